import type { activity } from '../../../contract/activity'
import type { UseCase } from '../../kit/serve'
import { vacate } from '../roster/vacate'
import { whoIs } from './who'

/** She gives her place back, and the next one comes up. */
export const cancelSignUp: UseCase<typeof activity.cancelSignUp> = async (call, { activityId, personId }) => {
  const { ids } = whoIs(call.resident, personId)
  await vacate(activityId, ids, call.resident._id, call)
  return { activityId }
}
