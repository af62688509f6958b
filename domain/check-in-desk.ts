import { newCheckIn } from './check-in'
import type { CheckInWindow } from './check-in-code'
import type { CheckIn, CheckInWay, Seat } from './roster'
import { walkIn } from './roster-changes'
import type { Roster } from './roster-sign-up'

/** What a host does at her door, once for each nonce, in the order in which she did it, with a network or without. */
export type Deed =
  | { kind: 'in'; personId: string; way: CheckInWay; name?: string }
  | { kind: 'undo'; personId: string }
  /** She left, or these of her children were fetched. */
  | { kind: 'out'; personId: string; lineIds: readonly string[] }

export const DEED_REFUSALS = [
  /** A card that nobody's is, or no longer. */
  'unknownCard',
  'notYet',
  /** After the window a word why is needed. */
  'whyNeeded',
  'paperTooLate',
  'venueFull',
  /** She scanned herself: that is judged, with a word why, not undone. */
  'scannedHerself',
  'revoked',
  'notHere',
] as const
export type DeedRefusal = (typeof DEED_REFUSALS)[number]

export const DEED_REFUSAL_WORDS: Record<DeedRefusal, string> = {
  unknownCard: '这张卡认不出来,可能换过新卡了。请在名单里点她。',
  notYet: '还没到签到的时候,开始前 30 分钟可以签。',
  whyNeeded: '签到时间过了,写一句为什么再补。',
  paperTooLate: '结束超过 72 小时了,不能再补。',
  venueFull: '屋里坐满了,加不进来了。',
  scannedHerself: '她是自己扫的码。要是不对,点「没来」写一句为什么。',
  revoked: '这次签到核对过,没有算。要改请点「核实」。',
  notHere: '她还没有签到。',
}

export type DeedOutcome =
  | { did: 'in' | 'again' | 'confirmed' | 'undone' | 'out'; personId: string }
  | { did: 'refused'; personId: string | null; why: DeedRefusal }

export interface Desk {
  window: CheckInWindow
  endsAt: Date
  /** Chairs of the venue, beyond what was given out beforehand (S06). */
  venueSeats: number
  /** The host. */
  by: string
  /** When it arrived. */
  arrivedAt: Date
  /** What she wrote why, of what comes after the window. */
  why: string | undefined
  /** The id of a person's check-in at this activity, always the same. */
  idOf: (personId: string) => string
}

/** Phones run a little fast or slow; more than this is said. */
const CLOCK_TOLD_S = 120

/** When a deed happened by the cloud's clock: her phone's time, put right by what it was behind, and never after it arrived. */
export function deedAt(at: Date, behindSeconds: number, arrivedAt: Date): Date {
  return new Date(Math.min(arrivedAt.getTime(), at.getTime() + behindSeconds * 1000))
}

/** What is said of her phone's clock: by how many seconds it is behind (ahead, below zero); null where it is not worth a word. */
export function clockNote(ats: readonly Date[], behindSeconds: number, arrivedAt: Date): number | null {
  if (Math.abs(behindSeconds) > CLOCK_TOLD_S) return behindSeconds
  const latest = Math.max(...ats.map((at) => at.getTime() + behindSeconds * 1000))
  const ahead = Math.round((latest - arrivedAt.getTime()) / 1000)
  return ahead > CLOCK_TOLD_S ? -ahead : null
}

/** One deed: what it makes of the roster, and what is said of it. */
export function doDeed(roster: Roster, deed: Deed, at: Date, desk: Desk): { roster: Roster; outcome: DeedOutcome } {
  switch (deed.kind) {
    case 'in':
      return checkIn(roster, deed, at, desk)
    case 'undo':
      return undo(roster, deed.personId)
    case 'out':
      return goOut(roster, deed, at)
  }
}

function checkIn(roster: Roster, deed: Extract<Deed, { kind: 'in' }>, at: Date, desk: Desk) {
  const { personId } = deed
  const refused = (why: DeedRefusal) => ({ roster, outcome: { did: 'refused' as const, personId, why } })
  const standing = roster.seats[personId]?.in
  if (standing?.state === 'valid') return { roster, outcome: { did: 'again' as const, personId } }
  if (standing?.state === 'revoked') return refused('revoked')
  // She has her before her eyes: that is the witness whom a flag waits for, but for a burst (`judgeCheckIn`).
  if (standing && !standing.flags?.includes('burst')) {
    const seen: CheckIn = { ...standing, state: 'valid', by: desk.by, why: '主人当面确认', judgedAt: at }
    return { roster: withIn(roster, personId, seen), outcome: { did: 'confirmed' as const, personId } }
  }
  if (standing) return { roster, outcome: { did: 'again' as const, personId } }
  const late = lateness(at, desk)
  if (late) return refused(late)
  const seated = roster.seats[personId] ? roster : seatFor(roster, personId, at, desk)
  if (!seated) return refused('venueFull')
  const isAfter = at > desk.window.until
  const way = isAfter && at > desk.endsAt ? 'paper' : deed.way
  const made = newCheckIn({ id: desk.idOf(personId), at, way, by: desk.by, why: isAfter ? desk.why : undefined })
  return { roster: withIn(seated, personId, made), outcome: { did: 'in' as const, personId } }
}

function lateness(at: Date, { window, why, arrivedAt }: Desk): DeedRefusal | null {
  if (arrivedAt > window.paperUntil) return 'paperTooLate'
  if (at < window.from) return 'notYet'
  return at > window.until && !why ? 'whyNeeded' : null
}

/** She comes without a seat: one of the venue's chairs, if there is one. */
function seatFor(roster: Roster, id: string, at: Date, { venueSeats, by }: Desk): Roster | null {
  const seat = { req: 'atTheDoor', by }
  const { roster: next, outcome } = walkIn(roster, { kind: 'walkIn', id, n: 1, venueSeats, seat }, at)
  return 'refused' in outcome ? null : next
}

function withIn(roster: Roster, personId: string, made: CheckIn): Roster {
  const seat = roster.seats[personId]
  if (!seat) return roster
  return { ...roster, seats: { ...roster.seats, [personId]: { ...seat, in: made } } }
}

/** Takes back what the host ticked or scanned. Whoever walked in by it is off the roster again. */
function undo(roster: Roster, personId: string): { roster: Roster; outcome: DeedOutcome } {
  const seat = roster.seats[personId]
  if (!seat?.in) return { roster, outcome: { did: 'undone', personId } }
  if (seat.in.way === 'code') return { roster, outcome: { did: 'refused', personId, why: 'scannedHerself' } }
  const { [personId]: _hers, ...others } = roster.seats
  if (seat.walkIn) {
    const memberIds = roster.memberIds.filter((id) => id !== personId)
    return { roster: { ...roster, seats: others, memberIds }, outcome: { did: 'undone', personId } }
  }
  const { in: _in, out: _out, fetched: _fetched, ...kept } = seat
  return { roster: { ...roster, seats: { ...others, [personId]: kept } }, outcome: { did: 'undone', personId } }
}

function goOut(
  roster: Roster,
  { personId, lineIds }: Extract<Deed, { kind: 'out' }>,
  at: Date,
): { roster: Roster; outcome: DeedOutcome } {
  const seat = roster.seats[personId]
  if (!seat?.in) return { roster, outcome: { did: 'refused', personId, why: 'notHere' } }
  const fetched = { ...seat.fetched }
  for (const line of lineIds) if (seat.lines?.includes(line)) fetched[line] ??= at
  const next: Seat =
    lineIds.length === 0
      ? { ...seat, out: seat.out ?? at }
      : Object.keys(fetched).length > 0
        ? { ...seat, fetched }
        : seat
  return {
    roster: { ...roster, seats: { ...roster.seats, [personId]: next } },
    outcome: { did: 'out', personId },
  }
}
