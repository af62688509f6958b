import { type DistanceBand, distanceBand } from '../../../domain/check-in'
import { distanceM } from '../../../domain/geo'
import type { Position } from '../../../domain/organisation'
import { exactPlace } from '../../kit/home-document'
import { homeById, placeOf } from './store'

/**
 * How far she is from where people meet, as a band. The position itself is measured here and goes nowhere else; for a flat the true place counts, not the
 * point that neighbours are shown. Undefined where nobody knows the place.
 */
export async function bandAt(activityId: string, position: Position): Promise<DistanceBand | undefined> {
  const activity = await placeOf(activityId)
  if (!activity) return undefined
  const home = activity.place.at === 'home' ? await homeById(activity.homeId) : null
  const place = home ? exactPlace(home).position : activity.shownAt
  return place ? distanceBand(distanceM(position, place)) : undefined
}
