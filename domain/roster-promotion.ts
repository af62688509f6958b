import type { Seat, Waiting } from './roster'
import { DAY_MS } from './time'

const HOUR_MS = 3_600_000
/** Whoever comes up from the waitlist has twelve hours to say yes, or until four hours before the start, whichever is earlier (S06). */
export const ANSWER_WITHIN_MS = 12 * HOUR_MS
export const ANSWERED_BEFORE_START_MS = 4 * HOUR_MS

/** From then on nobody is promoted any more: free places go to whoever walks in. */
export function promotionLastAt(startsAt: Date): Date {
  return new Date(startsAt.getTime() - ANSWERED_BEFORE_START_MS)
}

export function answerBy(promotedAt: Date, startsAt: Date): Date {
  return new Date(Math.min(promotedAt.getTime() + ANSWER_WITHIN_MS, promotionLastAt(startsAt).getTime()))
}

/** When those have their turn who wait first after two no-shows: at the close of sign-up, and a day before the start at the latest. */
export function behindTurnAt({ startsAt, closesAt }: { startsAt: Date; closesAt: Date }): Date {
  return new Date(Math.min(closesAt.getTime(), startsAt.getTime() - DAY_MS))
}

/** What promotion looks at. */
export interface Queues {
  startsAt: Date
  closesAt: Date
  left: number
  waiting: readonly Waiting[]
  behind: readonly Waiting[]
}

/**
 * Who gets a free place next: the head of the waitlist, and only she. A large party at the head waits until there is room for all of it, and
 * smaller ones behind it do not overtake: whoever waits knows her place, and it never gets worse.
 */
export function nextPromoted(queues: Queues, at: Date): { entry: Waiting; from: 'waiting' | 'behind' } | null {
  if (at >= promotionLastAt(queues.startsAt)) return null
  const [head] = queues.waiting
  if (head) return head.n <= queues.left ? { entry: head, from: 'waiting' } : null
  const [last] = queues.behind
  return last && at >= behindTurnAt(queues) && last.n <= queues.left ? { entry: last, from: 'behind' } : null
}

/** The seat of whoever came up: she keeps her companions, and has until then to answer. */
export function promotedSeat({ cut: _cut, id: _id, ...entry }: Waiting, at: Date, startsAt: Date): Seat {
  return { ...entry, answerBy: answerBy(at, startsAt) }
}
