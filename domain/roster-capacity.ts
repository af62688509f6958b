import type { Seat, Waiting } from './roster'

/** What a change of capacity looks at and gives back. */
export interface Places {
  capacity: number
  seats: Record<string, Seat>
  waiting: Waiting[]
}

/** A roster after a change of capacity, and who lost her place by it. */
export interface Recut extends Places {
  left: number
  moved: string[]
}

/**
 * Another capacity. Where it no longer holds everybody, those who came last go to the head of the waitlist, the earlier of them first, until the rest
 * fits; whoever is there already stays, and whoever walked in takes no place of it. Nobody is lost and nobody is overtaken: what a large party leaves free stays free (S06).
 */
export function withCapacity({ seats, waiting }: Places, capacity: number): Recut {
  const counted = Object.entries(seats).filter(([, seat]) => seat.walkIn !== true)
  const inOrder = counted
    .filter(([, seat]) => seat.in === undefined)
    .sort(([one, a], [other, b]) => a.at.getTime() - b.at.getTime() || one.localeCompare(other))
  let taken = counted.reduce((sum, [, { n }]) => sum + n, 0)
  const kept = { ...seats }
  const cut: Waiting[] = []
  while (taken > capacity) {
    const last = inOrder.pop()
    if (!last) break
    const [id, seat] = last
    taken -= seat.n
    delete kept[id]
    cut.unshift(waitingAgain(id, seat))
  }
  return {
    capacity,
    seats: kept,
    waiting: [...cut, ...waiting],
    left: capacity - taken,
    moved: cut.map(({ id }) => id),
  }
}

/** She keeps her companions and who signed her up. */
function waitingAgain(id: string, { n, lines, at, req, by, no }: Seat): Waiting {
  return {
    id,
    n,
    ...(lines === undefined ? {} : { lines }),
    at,
    req,
    ...(by === undefined ? {} : { by }),
    ...(no === undefined ? {} : { no }),
    cut: true,
  }
}
