import type { ActivityState, Audience } from './activity'
import type { Lot, Seat, Waiting } from './roster'
import type { Queues } from './roster-promotion'

/** Everything by which places are given: an activity's rules and who is on its roster. */
export interface Roster extends Queues {
  state: ActivityState
  opensAt: Date
  capacity: number
  audience: Audience
  countCompanions: boolean
  lot?: Lot
  seats: Record<string, Seat>
  waiting: Waiting[]
  behind: Waiting[]
  waitLeft: number
  memberIds: string[]
  lineIds: string[]
}

/** One person who wants to come, with the children she brings. */
export interface Wish {
  /** Her id, which her seat will have; and all that she is (kit/person-document `identities`). */
  id: string
  ids: readonly string[]
  lines: readonly string[]
  /** Places asked for: herself, and each child where companions count. */
  n: number
  by?: string
  req: string
  /** After two no-shows (domain/no-shows). */
  waitsFirst: boolean
  /** She lives in the home's township. */
  livesHere: boolean
}

/** How a person stands with an activity. `place` is hers among all who wait, from 1. */
export type Standing =
  | { as: 'seat'; id: string; seat: Seat }
  | { as: 'waiting' | 'behind'; id: string; entry: Waiting; place: number }

export type SignUpRefusal =
  | 'cancelled'
  | 'notPublished'
  | 'alreadyIn'
  | 'notOpen'
  | 'closed'
  | 'townshipOnly'
  | 'changed'
  | 'partyTooLarge'
  | 'childAlreadyIn'
  | 'full'

export function standingOf(
  { seats, waiting, behind }: Pick<Roster, 'seats' | 'waiting' | 'behind'>,
  ids: readonly string[],
): Standing | null {
  for (const id of ids) {
    const seat = seats[id]
    if (seat) return { as: 'seat', id, seat }
  }
  const at = waiting.findIndex(({ id }) => ids.includes(id))
  const entry = waiting[at]
  if (entry) return { as: 'waiting', id: entry.id, entry, place: at + 1 }
  const last = behind.findIndex(({ id }) => ids.includes(id))
  const behindEntry = behind[last]
  return behindEntry ? { as: 'behind', id: behindEntry.id, entry: behindEntry, place: waiting.length + last + 1 } : null
}

/**
 * What a wish comes to at a moment: a place of its own kind, the standing that she has already (a second tap asks for nothing new), or the reason why
 * not. The guarded writes of cloudfunctions/activity/roster decide the same, and ask this only to explain a refusal.
 */
export function judge(
  roster: Roster,
  wish: Wish,
  at: Date,
): { give: 'seat' | 'waiting' | 'behind' } | { stands: Standing } | { refused: SignUpRefusal } {
  const stands = standingOf(roster, wish.ids)
  if (stands && asksTheSame(stands, wish)) return { stands }
  const refused = reasonAgainst(roster, wish, at, stands)
  if (refused) return { refused }
  if (wish.waitsFirst) return { give: 'behind' }
  const waits = roster.audience === 'lot' || roster.waiting.length > 0 || roster.left < wish.n
  return { give: waits ? 'waiting' : 'seat' }
}

function reasonAgainst(roster: Roster, wish: Wish, at: Date, stands: Standing | null): SignUpRefusal | null {
  if (roster.state === 'cancelled') return 'cancelled'
  if (roster.state !== 'published') return 'notPublished'
  if (stands) return 'alreadyIn'
  if (at < roster.opensAt) return 'notOpen'
  if (at >= roster.closesAt) return 'closed'
  if (roster.audience === 'township' && !wish.livesHere) return 'townshipOnly'
  if (wish.lines.length > 0 && roster.countCompanions !== wish.n > 1) return 'changed'
  if (wish.n > roster.capacity) return 'partyTooLarge'
  if (wish.lines.some((line) => roster.lineIds.includes(line))) return 'childAlreadyIn'
  const waits = wish.waitsFirst || roster.audience === 'lot' || roster.waiting.length > 0 || roster.left < wish.n
  return waits && roster.waitLeft < 1 ? 'full' : null
}

function asksTheSame(stands: Standing, { lines, req }: Wish): boolean {
  const { req: standingReq, lines: standingLines = [] } = stands.as === 'seat' ? stands.seat : stands.entry
  const alike = lines.length === standingLines.length && lines.every((line) => standingLines.includes(line))
  return req === standingReq || alike
}

/** What a place on the roster holds of a wish. */
export function entryOf({ n, lines, req, by }: Wish, at: Date): Omit<Seat, 'in'> {
  return { n, at, req, ...(lines.length > 0 ? { lines: [...lines] } : {}), ...(by === undefined ? {} : { by }) }
}
