import type { Waiting } from './roster'
import type { Draw, Told } from './roster-event'
import type { Roster } from './roster-sign-up'

/**
 * The numbers 1 to `entries` in the order of the lot: by the digest of `<seed>:<number>`. Anybody can do it again with `printf 'SEED:7' | sha256sum`.
 */
export function lotOrder(entries: number, { seed, digest }: Draw): number[] {
  return Array.from({ length: entries }, (_, i) => i + 1)
    .map((no) => ({ no, by: digest(`${seed}:${no}`) }))
    .sort((a, b) => (a.by < b.by ? -1 : 1))
    .map(({ no }) => no)
}

/**
 * Draws once, when sign-up has closed: everybody who put her name down has a number, in the order in which the database took them; the lot orders the
 * numbers, and places go to them in that order until one party does not fit. Everybody else waits in the order of the lot.
 */
export function drawLot(
  before: { roster: Roster; told: Told[] },
  draw: Draw,
  at: Date,
): { roster: Roster; told: Told[] } {
  const { roster } = before
  if (roster.audience !== 'lot' || roster.lot || at < roster.closesAt) return before
  const order = lotOrder(roster.waiting.length, draw)
  const drawn = order.flatMap((no): Waiting[] => {
    const entry = roster.waiting[no - 1]
    return entry ? [{ ...entry, no }] : []
  })
  const firstOut = firstThatDoesNotFit(drawn, roster.left)
  const winners = drawn.slice(0, firstOut)
  const waiting = drawn.slice(firstOut)
  return {
    roster: {
      ...roster,
      lot: { drawnAt: at, seed: draw.seed, entries: drawn.length, won: winners.map(({ no = 0 }) => no) },
      seats: { ...roster.seats, ...Object.fromEntries(winners.map(({ id, ...seat }) => [id, seat])) },
      waiting,
      left: roster.left - winners.reduce((sum, { n }) => sum + n, 0),
      waitLeft: roster.waitLeft + winners.length,
    },
    told: [
      ...before.told,
      ...winners.map(({ id, by = id }): Told => ({ kind: 'seatByLot', to: by })),
      ...waiting.map(({ id, by = id }): Told => ({ kind: 'noSeatByLot', to: by })),
    ],
  }
}

function firstThatDoesNotFit(entries: readonly Waiting[], places: number): number {
  let left = places
  const at = entries.findIndex(({ n }) => {
    left -= n
    return left < 0
  })
  return at === -1 ? entries.length : at
}
