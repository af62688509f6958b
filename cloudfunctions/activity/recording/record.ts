import type { activity } from '../../../contract/activity'
import { heartsOf } from '../../../domain/activity-record'
import type { Seat } from '../../../domain/roster'
import { toIso } from '../../../domain/time'
import { identities } from '../../kit/person-document'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { activityWithSeats, recordOf } from './store'

/** What is left of an activity, for everybody; and to whoever was there, her own hearts and what she agreed to. */
export const record: UseCase<typeof activity.record> = async (call, { activityId }) => {
  const person = await call.person()
  const found = await activityWithSeats(activityId, person ? identities(person) : [])
  if (!found || found.state === 'draft') return refuse('NOT_FOUND', 'activityId')
  const pictures = await recordOf(activityId)
  const [seat] = Object.values(found.seats ?? {})
  const { record: written } = found
  return {
    written: written ? { summary: written.summary, thanks: written.thanks, at: toIso(written.at) } : null,
    photos: pictures?.photos.map(({ fileId }) => fileId) ?? [],
    takenDown: pictures?.tombstones.length ?? 0,
    hearts: heartsOf({ sum: found.hearts?.sum ?? 0, count: found.hearts?.count ?? 0 }),
    mine: seat ? { came: came(seat), hearts: seat.hearts ?? null, agreed: seat.photo !== undefined } : null,
  }
}

/** She was checked in, and nobody revoked it. */
export const came = (seat: Seat): boolean => seat.in !== undefined && seat.in.state !== 'revoked'
