import type { HomeState } from '../../../domain/home-state'
import { isPrivateVenue } from '../../../domain/micro-home'
import type { HomeDocument } from '../../kit/documents'
import type { ExactPlace } from '../../kit/home-document'

/** Before anybody has looked at a home, and after it is gone, its host may write any place. */
const UNSEEN = new Set<HomeState>(['draft', 'returned', 'withdrawn'])

/**
 * Where a home stands has been checked by village and township, and neighbours go there: from then on its township moves it (C02). A host may
 * still hide a flat at once.
 */
export function mayMove(home: Pick<HomeDocument, 'state'>, keeps: 'host' | 'officer'): boolean {
  return keeps === 'officer' || UNSEEN.has(home.state)
}

/** The field that only the township may change so; null when the host may. Going into hiding is always hers. */
export function fieldOfTownship(before: ExactPlace, after: ExactPlace): 'address' | 'position' | 'venueKind' | null {
  if (after.address !== before.address) return 'address'
  if (!samePosition(before, after)) return 'position'
  return after.venueKind !== before.venueKind && isPrivateVenue(before.venueKind) ? 'venueKind' : null
}

export function isSamePlace(before: ExactPlace, after: ExactPlace): boolean {
  return before.venueKind === after.venueKind && before.address === after.address && samePosition(before, after)
}

function samePosition({ position: a }: ExactPlace, { position: b }: ExactPlace): boolean {
  return a?.longitude === b?.longitude && a?.latitude === b?.latitude
}
