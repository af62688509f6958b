/**
 * Appointments in half-hour places (N01: lawyers, counsellors and mediators take turns; S13: six places in half a day). A turn that is open for them
 * has one place every half hour; nothing else is kept of it than which of its places are gone.
 */
export const HALF_HOUR_MS = 30 * 60_000

/** How far ahead a place can be taken. */
export const PLACES_AHEAD_DAYS = 14

/** Appointments still to come of one request: enough for a lawyer and a counsellor, too few to empty a week of theirs. */
export const MOST_APPOINTMENTS = 2

/** A turn with its places, by their number from its beginning. */
export interface PlacesTurn {
  from: Date
  until: Date
  /** Places that somebody has. */
  taken: ReadonlySet<number>
  /** Places that she cannot keep after all. */
  closed: ReadonlySet<number>
}

/** When each of its places begins; a rest shorter than half an hour is none. */
export function placesOf({ from, until }: Pick<PlacesTurn, 'from' | 'until'>): Date[] {
  const count = Math.max(0, Math.floor((until.getTime() - from.getTime()) / HALF_HOUR_MS))
  return Array.from({ length: count }, (_, place) => placeAt({ from }, place))
}

/** When a place begins. */
export function placeAt({ from }: Pick<PlacesTurn, 'from'>, place: number): Date {
  return new Date(from.getTime() + place * HALF_HOUR_MS)
}

/** Places that can still be taken: nobody has them, nobody closed them, and they have not begun. */
export function freePlaces(turn: PlacesTurn, at: Date): number[] {
  const last = at.getTime() + PLACES_AHEAD_DAYS * 86_400_000
  return placesOf(turn).flatMap((begins, place) => {
    const isFree = !turn.taken.has(place) && !turn.closed.has(place)
    return isFree && begins > at && begins.getTime() <= last ? [place] : []
  })
}
