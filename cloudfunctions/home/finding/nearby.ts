import type { home } from '../../../contract/home'
import type { Call } from '../../kit/context'
import type { UseCase } from '../../kit/serve'
import { card } from '../card'
import { comingNear } from '../week'
import { type Ground, look } from './look'
import { labelOf, type Where, whereLives, whereOf } from './where'

const PAGE = 20
/** Without a place to look from, the whole county is near. */
const COUNTY_RADIUS_KM = 200

/** Homes near a village, nearest first: three database calls beside the look-up of the caller (house, "Budgets": first screen). */
export const nearby: UseCase<typeof home.nearby> = async (call, { villageId, after }) =>
  pageFrom(call, await whereLives(call, villageId), after)

/** Homes near where she is now. Her position serves this call and is kept nowhere. */
export const nearbyHere: UseCase<typeof home.nearbyHere> = async (call, { position, after }) =>
  pageFrom(call, await whereOf(call, position), after)

async function pageFrom<S extends Where['source']>(call: Call, where: Where<S>, after: string | undefined) {
  const radiusKm = where.settings?.nearbyRadiusKm ?? COUNTY_RADIUS_KM
  const ground: Ground = { kind: 'around', centre: where.centre, radiusM: radiusKm * 1000 }
  const { homes, next } = await look({ ground, wishes: {}, now: call.now, days: where.days }, after, PAGE)
  const phoneAt = where.source === 'position' ? where.centre : null
  return {
    where: { label: labelOf(where), source: where.source, centre: where.centre },
    homes: homes.map((home) => card(home, phoneAt, call.now)),
    next,
    radiusKm,
    days: where.days,
    activities: after === undefined ? comingNear(homes, call.now) : [],
  }
}
