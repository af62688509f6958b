import type { Seat, Waiting } from './roster'
import { withCapacity } from './roster-capacity'
import type { Happened, RosterEvent, Told } from './roster-event'
import { type Roster, standingOf } from './roster-sign-up'
import { toldOf } from './roster-told'

export function answerIsLate({ answerBy }: Pick<Seat, 'answerBy'>, at: Date): boolean {
  return answerBy !== undefined && answerBy <= at
}

/**
 * She leaves the roster, a seat or her place in the queue, until the activity begins. Whoever is not on it has left already. Signing up again puts her
 * at the tail.
 */
export function leave(roster: Roster, ids: readonly string[], at: Date): Happened {
  const stands = standingOf(roster, ids)
  if (!stands) return { roster, told: [], outcome: { stands: null } }
  const here = stands.as === 'seat' && isHere(stands.seat)
  if (here || at >= roster.startsAt) return { roster, told: [], outcome: { refused: 'begun' } }
  const { lines = [], n } = stands.as === 'seat' ? stands.seat : stands.entry
  const off = {
    ...roster,
    memberIds: roster.memberIds.filter((id) => id !== stands.id),
    lineIds: roster.lineIds.filter((line) => !lines.includes(line)),
  }
  if (stands.as === 'seat') {
    const { [stands.id]: _gone, ...seats } = off.seats
    return { roster: { ...off, seats, left: off.left + n }, told: [], outcome: { stands: null } }
  }
  const queue = off[stands.as].filter(({ id }) => id !== stands.id)
  return { roster: { ...off, [stands.as]: queue, waitLeft: off.waitLeft + 1 }, told: [], outcome: { stands: null } }
}

/** True when she leaves late and without having been asked: it counts like not coming, where check-in was run. */
export function leavesMark(seat: Seat, freeCancelUntil: Date, at: Date): boolean {
  return at >= freeCancelUntil && seat.asked === undefined && seat.answerBy === undefined
}

const isHere = (seat: Seat): boolean => seat.walkIn === true || seat.in?.state === 'valid'

/** Another capacity: whoever no longer fits heads the waitlist, and is told (domain/roster-capacity). */
export function cutTo(roster: Roster, capacity: number): Happened {
  const { moved, ...cut } = withCapacity(roster, capacity)
  const told = cut.waiting.slice(0, moved.length).map(({ id, by = id }): Told => ({ kind: 'seatCut', to: by }))
  return { roster: { ...roster, ...cut, waitLeft: roster.waitLeft - moved.length }, told, outcome: { stands: null } }
}

/** Another time: whoever has a seat is asked again, and may leave without a mark; whoever waits is told too (S06). */
export function movedTo(roster: Roster, { times }: Extract<RosterEvent, { kind: 'moved' }>): Happened {
  const seats = Object.fromEntries(
    Object.entries(roster.seats).map(([id, seat]): [string, Seat] => [id, askedAgain(seat, times.startsAt)]),
  )
  const told = toldOf(roster).map((to): Told => ({ kind: 'activityMoved', to }))
  return { roster: { ...roster, ...times, seats }, told, outcome: { stands: null } }
}

/** Whoever has a promotion to answer answers before the new start. */
function askedAgain(seat: Seat, startsAt: Date): Seat {
  const sooner = seat.answerBy !== undefined && seat.answerBy > startsAt ? { answerBy: startsAt } : {}
  return { ...seat, ...sooner, asked: true }
}

/**
 * Somebody comes through the door: she sits as long as the venue has a chair, beyond what was given out beforehand (S06). Whoever has a seat has it;
 * whoever waited is taken from the queue.
 */
export function walkIn(roster: Roster, event: Extract<RosterEvent, { kind: 'walkIn' }>, at: Date): Happened {
  const { id, n, venueSeats } = event
  const stands = standingOf(roster, [id])
  if (stands?.as === 'seat') return { roster, told: [], outcome: { stands } }
  const chairs = Object.values(roster.seats).reduce((sum, seat) => sum + seat.n, 0)
  if (chairs + n > venueSeats) return { roster, told: [], outcome: { refused: 'venueFull' } }
  const seat: Seat = { n, at, req: event.seat.req, ...(event.seat.by ? { by: event.seat.by } : {}), walkIn: true }
  const rest = (queue: readonly Waiting[]): Waiting[] => queue.filter((entry) => entry.id !== id)
  const next: Roster = {
    ...roster,
    seats: { ...roster.seats, [id]: seat },
    waiting: rest(roster.waiting),
    behind: rest(roster.behind),
    waitLeft: roster.waitLeft + (stands ? 1 : 0),
    lineIds: stands ? roster.lineIds.filter((line) => !stands.entry.lines?.includes(line)) : roster.lineIds,
    memberIds: [...new Set([...roster.memberIds, id])],
  }
  return { roster: next, told: [], outcome: { stands: { as: 'seat', id, seat } } }
}
