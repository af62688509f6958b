import type { activity } from '../../../contract/activity'
import { exactPlace } from '../../kit/home-document'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { activityFor } from '../roster/read'
import { companyOf, idsOf, standingsIn } from '../standing'
import { homeById } from '../store'
import { isDoorTold } from './door'

/**
 * The door of the place, for whoever has a seat, from two hours before the start (S02). An activity that does not exist and one where she has no seat
 * are one answer.
 */
export const where: UseCase<typeof activity.where> = async (call, { activityId }) => {
  const company = companyOf(call.resident)
  const found = await activityFor(activityId, idsOf(company))
  const comes = found?.state === 'published' && standingsIn(found, company).some((standing) => standing.as === 'seat')
  if (!found || !comes) return refuse('NOT_FOUND', 'activityId')
  if (!isDoorTold(found, call.now)) return refuse('ADDRESS_LATER')
  if (found.place.at === 'elsewhere') return { address: found.place.address }
  const home = (await homeById(found.homeId)) ?? refuse('NOT_FOUND', 'activityId')
  return { address: exactPlace(home).address }
}
