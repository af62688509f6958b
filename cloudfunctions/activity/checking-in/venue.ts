import type { ActivityHead } from '../../kit/activity-document'
import type { HomeDocument } from '../../kit/documents'

/** Chairs: the home's, where people meet there and it has said how many; never fewer than were given out beforehand (S06: walk-ins up to the venue's seats). */
export function venueSeatsOf(
  { place, capacity }: Pick<ActivityHead, 'place' | 'capacity'>,
  home: HomeDocument,
): number {
  return Math.max(capacity, place.at === 'home' ? (home.seats ?? 0) : 0)
}
