import type { Seat, Waiting } from './roster'

/** The parts of a roster that say whom a change concerns. */
export interface OnRoster {
  seats?: Record<string, Seat>
  waiting: readonly Waiting[]
  behind: readonly Waiting[]
}

/**
 * Whom to tell that an activity changes: everybody who has a place or waits, and whoever signed up somebody who has no phone of her own.
 */
export function toldOf({ seats = {}, waiting, behind }: OnRoster): string[] {
  const queued = [...waiting, ...behind].flatMap(({ id, by }) => [id, ...(by === undefined ? [] : [by])])
  const seated = Object.entries(seats).flatMap(([id, { by }]) => [id, ...(by === undefined ? [] : [by])])
  return [...new Set([...seated, ...queued])]
}
