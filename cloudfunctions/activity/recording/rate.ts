import type { activity } from '../../../contract/activity'
import { identities } from '../../kit/person-document'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { command } from '../../kit/store'
import { came } from './record'
import { activityWithSeats, changeActivity } from './store'

/** One to five hearts of whoever was checked in, hers to change; the sum stands beside the roster, so that nobody reads it seat by seat. */
export const rate: UseCase<typeof activity.rate> = async (call, { activityId, hearts }) => {
  const { resident } = call
  const found = await activityWithSeats(activityId, identities(resident))
  const [entry] = Object.entries(found?.seats ?? {})
  if (!entry) return refuse('NOT_FOUND', 'activityId')
  const [personId, seat] = entry
  if (!came(seat)) return refuse('DIDNT_COME', 'activityId')
  if (seat.hearts === hearts) return { hearts }
  const field = `seats.${personId}.hearts`
  const before = seat.hearts
  const guard = { [`seats.${personId}.in.id`]: command.exists(true), [field]: before ?? command.exists(false) }
  const patch = {
    [field]: hearts,
    'hearts.sum': command.inc(hearts - (before ?? 0)),
    'hearts.count': command.inc(before === undefined ? 1 : 0),
  }
  if (!(await changeActivity(activityId, guard, patch, call.source(resident._id)))) refuse('TRY_AGAIN')
  return { hearts }
}
