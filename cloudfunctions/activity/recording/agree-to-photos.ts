import type { activity } from '../../../contract/activity'
import type { FactSource } from '../../kit/outbox'
import { TIMER_REQUEST } from '../../kit/outbox'
import { identities } from '../../kit/person-document'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { command } from '../../kit/store'
import { mayAskFor } from './photo-consent'
import { activityWithSeats, changeActivity, personsById, withPhotosOff } from './store'
import { takeDown } from './take-down'

const ACTIVITIES_A_TICK = 20
const BY_TIMER: FactSource = { actor: 'timer', action: 'activity.agreeToPhotos', requestId: TIMER_REQUEST }

/**
 * Whether she may be seen in photos of an activity where she has a place. Taking it back is written first, with the order to take her photos down;
 * the call carries it out, and the timer within a minute where the call broke off (S08: within 24 hours). For whoever has no phone, whoever entered
 * her asks and is written down beside the answer.
 */
export const agreeToPhotos: UseCase<typeof activity.agreeToPhotos> = async (call, input) => {
  const { resident, now } = call
  const { activityId, agree } = input
  const own = input.personId === undefined || input.personId === resident._id
  const { personId, agreed } = await (own
    ? herSeat(activityId, identities(resident))
    : enteredSeat(activityId, input.personId ?? '', identities(resident)))
  const source = call.source(resident._id)
  const seat = `seats.${personId}`
  const sits = { [`${seat}.n`]: command.gte(0) }
  if (agree) {
    const told = own ? {} : { [`${seat}.photoBy`]: resident._id }
    const waits = { 'photosOff.personId': command.neq(personId) }
    if (
      !agreed &&
      !(await changeActivity(activityId, { ...sits, ...waits }, { [`${seat}.photo`]: now, ...told }, source))
    )
      refuse('TRY_AGAIN')
    return { agreed: true }
  }
  if (agreed) {
    const off = { [`${seat}.photo`]: command.remove(), [`${seat}.photoBy`]: command.remove() }
    const patch = { ...off, photosOff: command.push([{ personId, at: now }]) }
    await changeActivity(activityId, { ...sits, [`${seat}.photo`]: command.exists(true) }, patch, source)
  }
  await finish(activityId, personId, now, source)
  return { agreed: false }
}

async function herSeat(activityId: string, personIds: readonly string[]) {
  const found = await activityWithSeats(activityId, personIds)
  const [entry] = Object.entries(found?.seats ?? {})
  if (!entry) return refuse('NOT_FOUND', 'activityId')
  return { personId: entry[0], agreed: entry[1].photo !== undefined, by: entry[1].by }
}

/** The place of somebody without an account, entered by the caller: a relative who signed her up, a host who ticked her at the door. */
async function enteredSeat(activityId: string, personId: string, callerIds: readonly string[]) {
  const seat = await herSeat(activityId, [personId])
  const person = (await personsById([personId])).get(personId)
  return mayAskFor({ by: seat.by }, person, callerIds) ? seat : refuse('NOT_FOUND', 'personId')
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
