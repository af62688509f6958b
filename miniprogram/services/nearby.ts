import { api } from './api'
import { keep, kept } from './cache'
import type { HomeCard, Nearby } from './model'
import { nearbyInput, placeName } from './place'

/** What the home page keeps of a list: the first page only, so that storage and setData stay small. */
const KEPT_HOMES = 20

/** The list as last seen from this place; shown at once while the network is asked. */
export function lastNearby(): Nearby | null {
  return kept<Nearby>(`nearby-${placeName()}`)
}

/** The nearest homes from the chosen place; one call of the cloud. */
export async function loadNearby(): Promise<Nearby> {
  const from = placeName()
  const nearby = await api.home.nearby(nearbyInput())
  keep(`nearby-${from}`, { ...nearby, homes: nearby.homes.slice(0, KEPT_HOMES) })
  return nearby
}

/** The homes after those that are shown. */
export function moreNearby(after: string): Promise<Nearby> {
  return api.home.nearby({ ...nearbyInput(), after })
}

/** The greeting's second line, honest by the clock: how many are open, else when the next one opens. */
export interface NearbyWords {
  before: string
  strong: string
  after: string
}

/** 70 m a minute, an unhurried walk. */
const WALK_M_PER_MINUTE = 70

/** 「走 4 分钟」 up to two kilometres, nothing beyond: nobody walks that to have a look. */
export function walkWords(home: HomeCard): string {
  if (home.distanceM === null || home.distanceM > 2000) return ''
  return `走 ${Math.max(1, Math.round(home.distanceM / WALK_M_PER_MINUTE))} 分钟`
}
