import type { Wish } from '../../../contract/home/search'
import type { CalendarDay } from '../../../domain/calendar-day'
import type { Facets } from '../../../domain/home-facets'
import { searchTerm } from '../../../domain/name-terms'
import { openStateAt } from '../../../domain/opening-hours'
import type { HomeDocument } from '../../kit/documents'

/** What a home is asked to be. */
export interface Wishes extends Facets {
  query?: string
  openNow?: true
}

/** Only the wishes of an input, without its places and keys. */
export function wishesIn({ query, primaryType, service, openNow, stepFree }: Wishes): Wishes {
  return {
    ...(query !== undefined && { query }),
    ...(primaryType !== undefined && { primaryType }),
    ...(service !== undefined && { service }),
    ...(openNow && { openNow }),
    ...(stepFree && { stepFree }),
  }
}

export function without(wishes: Wishes, wish: Wish): Wishes {
  const { [wish]: _dropped, ...rest } = wishes
  return rest
}

/** The wishes that the index does not serve already: those beside a name, and open now, which no stored key can say. */
export function hasRest(wishes: Wishes): boolean {
  const { query, openNow, ...facets } = wishes
  return openNow === true || (query !== undefined && Object.keys(facets).length > 0)
}

/** Whether a home that the index gave meets the other wishes as well. A holiday marks an open door, it does not shut it. */
export function meets(home: HomeDocument, wishes: Wishes, now: Date, days: readonly CalendarDay[]): boolean {
  const { primaryType, service, stepFree, openNow } = wishes
  if (primaryType !== undefined && home.primaryType !== primaryType) return false
  if (service !== undefined && !home.services.includes(service)) return false
  if (stepFree && home.stepFree !== true) return false
  return !openNow || openStateAt(home.hours, now, days).state === 'open'
}

/** The same for a home that came without any index of wishes; its terms have been read. */
export function meetsAll(home: HomeDocument, wishes: Wishes, now: Date, days: readonly CalendarDay[]): boolean {
  if (wishes.query !== undefined && !home.terms.includes(searchTerm(wishes.query))) return false
  return meets(home, wishes, now, days)
}
