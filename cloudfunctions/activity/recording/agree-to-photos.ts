import type { activity } from '../../../contract/activity'
import type { Call } from '../../kit/context'
import type { PersonDocument } from '../../kit/documents'
import type { FactSource } from '../../kit/outbox'
import { TIMER_REQUEST } from '../../kit/outbox'
import { identities } from '../../kit/person-document'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { command } from '../../kit/store'
import { activityWithSeats, changeActivity, withPhotosOff } from './store'
import { takeDown } from './take-down'

const ACTIVITIES_A_TICK = 20
const BY_TIMER: FactSource = { actor: 'timer', action: 'activity.agreeToPhotos', requestId: TIMER_REQUEST }

/**
 * Whether she may be seen in photos of an activity where she has a place. Taking it back is written first, with the order to take her photos down;
 * the call carries it out, and the timer within a minute where the call broke off (S08: within 24 hours).
 */
export const agreeToPhotos: UseCase<typeof activity.agreeToPhotos> = async (call, { activityId, agree }) => {
  const { resident, now } = call
  const { personId, agreed } = await herSeat(call, resident, activityId)
  const source = call.source(resident._id)
  const seat = `seats.${personId}`
  const sits = { [`${seat}.n`]: command.gte(0) }
  if (agree) {
    const waits = { 'photosOff.personId': command.neq(personId) }
    if (!agreed && !(await changeActivity(activityId, { ...sits, ...waits }, { [`${seat}.photo`]: now }, source)))
      refuse('TRY_AGAIN')
    return { agreed: true }
  }
  if (agreed) {
    const patch = { [`${seat}.photo`]: command.remove(), photosOff: command.push([{ personId, at: now }]) }
    await changeActivity(activityId, { ...sits, [`${seat}.photo`]: command.exists(true) }, patch, source)
  }
  await finish(activityId, personId, now, source)
  return { agreed: false }
}

async function herSeat({ now: _now }: Call, resident: PersonDocument, activityId: string) {
  const found = await activityWithSeats(activityId, identities(resident))
  const [entry] = Object.entries(found?.seats ?? {})
  if (!entry) return refuse('NOT_FOUND', 'activityId')
  return { personId: entry[0], agreed: entry[1].photo !== undefined }
}

/** Takes down the photos that show her, then the order to do so. */
async function finish(activityId: string, personId: string, at: Date, source: FactSource): Promise<void> {
  await takeDown(activityId, ({ persons }) => persons.includes(personId), 'consent', at, source)
  const patch = { photosOff: command.pull({ personId }) }
  await changeActivity(activityId, { 'photosOff.personId': personId }, patch)
}

/** What calls left behind. Run by the timer. */
export async function finishPhotosOff(at: Date): Promise<void> {
  for (const { _id, photosOff = [] } of await withPhotosOff(at, ACTIVITIES_A_TICK))
    for (const { personId } of photosOff) await finish(_id, personId, at, BY_TIMER)
}
