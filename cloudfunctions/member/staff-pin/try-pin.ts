import { randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { delayAfter } from '../../../domain/staff-pin'
import type { Call } from '../../kit/context'
import type { PersonDocument } from '../../kit/documents'
import { refuse } from '../../kit/refusal'
import { isPin } from '../../kit/staff-pin'
import { countPinTry, personById, tellPinWrong } from '../store'

const ROUNDS = 8
const JITTER_MS = 60

/**
 * Lets whoever knows the pin through; the document as it stands then. A try is counted, as a wrong one, by a guarded write before anything is
 * computed: of many at once no more are looked at than there are tries, and none while she must wait, right or wrong. The retry of a call that
 * was told that it is wrong is told so again, whatever it holds.
 */
export async function tryPin(call: Call, officer: PersonDocument, pin: string, field: string): Promise<PersonDocument> {
  let current = officer
  for (let round = 1; round <= ROUNDS; round += 1) {
    const { staffPin, pinTries } = current
    if (!staffPin) return refuse('PIN_NOT_SET', field)
    if (pinTries?.wrongIn === call.requestId) return refuse('PIN_WRONG', field)
    if (pinTries && call.now < pinTries.until) return refuse('PIN_WAIT', field)
    const wrong = (pinTries?.wrong ?? 0) + 1
    const delay = delayAfter(wrong)
    const counted = { wrong, until: new Date(call.now.getTime() + delay), wrongIn: '' }
    // That she is made to wait stands in the audit.
    const source = delay > 0 ? call.source(officer._id) : undefined
    if (await countPinTry(current, counted, source)) {
      if (await isPin(pin, staffPin.token, officer._id))
        return { ...current, pinTries: counted, version: current.version + 1 }
      await tellPinWrong(officer._id, wrong, call.requestId)
      return refuse('PIN_WRONG', field)
    }
    await wait(randomInt(JITTER_MS))
    current = (await personById(officer._id)) ?? refuse('NOT_FOUND')
  }
  return refuse('BUSY')
}
