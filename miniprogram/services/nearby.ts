import { distanceM, distanceWords } from '../../domain/geo'
import type { Position } from '../../domain/organisation'
import { api } from './api'
import { keep, kept } from './cache'
import type { HomeCard, Nearby } from './model'
import { chosenPlace, placeName } from './place'

/** What the home page keeps of a list: the first page only, so that storage and setData stay small. */
const KEPT_HOMES = 20

/** The list as last seen from this place; shown at once while the network is asked. */
export function lastNearby(): Nearby | null {
  return kept<Nearby>(`nearby-${placeName()}`)
}

/** The nearest homes from the chosen place; one call of the cloud. */
export async function loadNearby(): Promise<Nearby> {
  const from = placeName()
  const nearby = await nearbyFrom({})
  keep(`nearby-${from}`, { ...nearby, homes: nearby.homes.slice(0, KEPT_HOMES) })
  return nearby
}

/** The homes after those that are shown. */
export function moreNearby(after: string): Promise<Nearby> {
  return nearbyFrom({ after })
}

/** By the boxed door when it is her own position; with nothing chosen the cloud looks from her village or the whole county. */
function nearbyFrom(page: { after?: string }): Promise<Nearby> {
  const place = chosenPlace()
  if (place === null) return api.home.nearby(page)
  return place.source === 'position'
    ? api.home.nearbyHere({ ...page, position: place.position })
    : api.home.nearby({ ...page, villageId: place.villageId })
}

/** 70 m a minute, an unhurried walk. */
const WALK_M_PER_MINUTE = 70

/** Nobody walks further to have a look. */
export const WALK_M = 2000

/** How far a home is: as the cloud measured it, else from `from`; null when neither is known. */
export function metresTo(home: HomeCard, from: Position | null): number | null {
  return home.distanceM ?? (from && home.point ? distanceM(from, home.point) : null)
}

/** 「走 4 分钟」, and 「19 公里」 for what nobody walks: a far home must not sound near. */
export function wayWords(metres: number | null): string {
  if (metres === null) return ''
  return metres > WALK_M ? distanceWords(metres) : `走 ${Math.max(1, Math.round(metres / WALK_M_PER_MINUTE))} 分钟`
}
