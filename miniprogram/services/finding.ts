import { PRIMARY_TYPE_LABELS, type PrimaryType, SERVICE_LABELS, type Service } from '../../domain/micro-home'
import { api } from './api'
import type { FindInput, Found, MapInput, MapView, Wish } from './model'
import { findPlace } from './place'

/** What she asks a home to be, as the page keeps it; list and map share it. */
export interface Wishes {
  query: string
  primaryType: PrimaryType | ''
  service: Service | ''
  openNow: boolean
  stepFree: boolean
}

export const NO_WISHES: Wishes = { query: '', primaryType: '', service: '', openNow: false, stepFree: false }

/** A name in the spelling of the cloud; blanks and signs alone ask for nothing. */
const isWord = (query: string): boolean => /[^\s·、,。.,!?\-—()()「」]/.test(query)

export function hasWishes(wishes: Wishes): boolean {
  return Object.keys(asked(wishes)).length > 0
}

function asked({ query, primaryType, service, openNow, stepFree }: Wishes): Pick<FindInput, Wish> {
  return {
    ...(isWord(query) && { query: query.trim().slice(0, 20) }),
    ...(primaryType !== '' && { primaryType }),
    ...(service !== '' && { service }),
    ...(openNow && { openNow: true as const }),
    ...(stepFree && { stepFree: true as const }),
  }
}

/** The wishes with one dropped. */
export function without(wishes: Wishes, wish: Wish): Wishes {
  return { ...wishes, [wish]: NO_WISHES[wish] }
}

/** 「正在开门」, 「亲子教育」, 「cy」: a wish as she made it. */
export function wishWords(wishes: Wishes, wish: Wish): string {
  switch (wish) {
    case 'query':
      return `「${wishes.query.trim()}」`
    case 'primaryType':
      return wishes.primaryType === '' ? '' : `「${PRIMARY_TYPE_LABELS[wishes.primaryType]}」`
    case 'service':
      return wishes.service === '' ? '' : `「${SERVICE_LABELS[wishes.service]}」`
    case 'openNow':
      return '「正在开门」'
    case 'stepFree':
      return '「无台阶」'
  }
}

/** Twenty stand for twenty and more. */
const MANY = 20

/** What a list without homes says: 「没有同时符合的」, and 「去掉「正在开门」有 5 家」 for each wish that helps. A single wish has no other to keep. */
export function emptyWords(found: Found, wishes: Wishes): { nothing: string; helps: { wish: Wish; words: string }[] } {
  const wished = Object.keys(asked(wishes)) as Wish[]
  const [only] = wished
  if (only === 'query' && wished.length === 1) return { nothing: `没有叫${wishWords(wishes, only)}的微家`, helps: [] }
  const helps = found.without.map(({ wish, count }) => ({
    wish,
    words: `去掉${wishWords(wishes, wish)}有 ${count < MANY ? count : `${MANY} 多`} 家`,
  }))
  if (only === undefined || wished.length > 1) return { nothing: '没有同时符合的', helps }
  return { nothing: only === 'openNow' ? '这会儿没有开着门的' : `没有${wishWords(wishes, only)}的微家`, helps }
}

/** A page of the homes that meet all wishes, from where she looks. */
export function find(wishes: Wishes, after: string | null): Promise<Found> {
  return api.home.find({ ...asked(wishes), ...findPlace(), ...(after === null ? {} : { after }) })
}

/** The same homes in a view of the map. */
export function findOnMap(wishes: Wishes, bounds: MapInput['bounds']): Promise<MapView> {
  return api.home.map({ ...asked(wishes), bounds })
}
