import type { CheckInFlag, DistanceBand } from './check-in-flag'
import type { CheckIn, CheckInWay, Seat } from './roster'

export * from './check-in-flag'

/** What a scan of the rotating code by herself says; `walksIn` came without a seat, through another door than an open reception's. */
export function flagsOfScan(scan: { walksIn: boolean; band?: DistanceBand | undefined }): CheckInFlag[] {
  const flags: CheckInFlag[] = []
  if (scan.band === 'far' || scan.band === 'veryFar') flags.push('far')
  if (scan.walksIn && scan.band !== 'here') flags.push('notSignedUp')
  return flags
}

/** A check-in as it comes in. */
export function newCheckIn(made: {
  id: string
  at: Date
  way: CheckInWay
  flags?: readonly CheckInFlag[]
  band?: DistanceBand | undefined
  by?: string
  why?: string | undefined
  req?: string
}): CheckIn {
  const { id, at, way, flags = [], band, by, why, req } = made
  return {
    id,
    at,
    way,
    state: flags.length > 0 ? 'flagged' : 'valid',
    ...(flags.length > 0 ? { flags: [...flags] } : {}),
    ...(band === undefined ? {} : { band }),
    ...(by === undefined ? {} : { by }),
    ...(why === undefined ? {} : { why }),
    ...(req === undefined ? {} : { req }),
  }
}

export const VERDICTS = ['clear', 'revoke'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Who judges, when and why: every verdict keeps all three (S07). */
export interface Judged {
  verdict: Verdict
  as: 'host' | 'officer'
  by: string
  at: Date
  why: string
}

/**
 * A verdict on a check-in; null where it says already what is asked for. A host knows who was in her room; that a code was passed on looks like her own
 * doing, so of many within seconds the township alone says that they were there.
 */
export function judgeCheckIn(checkIn: CheckIn, judged: Judged): { next: CheckIn } | { refused: 'townshipOnly' } | null {
  const { verdict, as, by, at, why } = judged
  const state = verdict === 'clear' ? 'valid' : 'revoked'
  if (checkIn.state === state) return null
  const isBurst = checkIn.flags?.includes('burst') === true
  if (verdict === 'clear' && isBurst && as === 'host') return { refused: 'townshipOnly' }
  return { next: { ...checkIn, state, by, why, judgedAt: at } }
}

/** Seconds in which so many scans by themselves are more than people at one door. */
const BURST_MS = 10_000
const BURST_AT_LEAST = 8
/** A hall scans from a wall: there a fifth of it within ten seconds is a crowd, not a leak. */
const BURST_SHARE = 5

/** Those who scanned within a burst, by person. */
export function burstOf(seats: Readonly<Record<string, Seat>>, capacity: number): string[] {
  const scans = Object.entries(seats)
    .flatMap(([id, seat]) => (seat.in?.way === 'code' ? [{ id, at: seat.in.at.getTime() }] : []))
    .sort((a, b) => a.at - b.at)
  const most = Math.max(BURST_AT_LEAST, Math.ceil(capacity / BURST_SHARE))
  const burst = new Set<string>()
  let from = 0
  scans.forEach((scan, i) => {
    while (scan.at - (scans[from]?.at ?? scan.at) > BURST_MS) from += 1
    if (i - from + 1 > most) for (const { id } of scans.slice(from, i + 1)) burst.add(id)
  })
  return [...burst]
}

/**
 * Why the township has a look at how an activity was checked in: most by hand, many within seconds, or flags that no host has judged. Hand-ticks have no
 * cap (safety, "Check-in and points").
 */
export const SPOT_CHECKS = ['byHand', 'burst', 'unjudged'] as const
export type SpotCheck = (typeof SPOT_CHECKS)[number]
export const SPOT_CHECK_LABELS: Record<SpotCheck, string> = {
  byHand: '一半以上是手动签的',
  burst: '几秒里签到的人太多',
  unjudged: '有签到还没人核实',
}

/** What was ticked from a list, not scanned. */
export const isByHand = ({ way }: Pick<CheckIn, 'way'>): boolean => way === 'roll' || way === 'paper'

/** Whatever somebody has judged is looked at. */
export function spotChecks(seats: Readonly<Record<string, Seat>>): SpotCheck[] {
  const all = Object.values(seats).flatMap((seat) => seat.in ?? [])
  const valid = all.filter(({ state }) => state === 'valid')
  const open = all.filter(({ state }) => state === 'flagged')
  const isOfBurst = ({ flags = [] }: CheckIn): boolean => flags.includes('burst')
  return [
    ...(valid.filter(isByHand).length * 2 > valid.length ? (['byHand'] as const) : []),
    ...(open.some(isOfBurst) ? (['burst'] as const) : []),
    ...(open.some((checkIn) => !isOfBurst(checkIn)) ? (['unjudged'] as const) : []),
  ]
}

/** Minutes of service, from her check-in until she left; nothing while either is missing, and nobody serves after the end. */
export function serviceMinutes({ in: checkIn, out }: Pick<Seat, 'in' | 'out'>, endsAt: Date): number {
  if (checkIn?.state !== 'valid' || out === undefined) return 0
  const until = Math.min(out.getTime(), endsAt.getTime())
  return Math.max(0, Math.floor((until - checkIn.at.getTime()) / 60_000))
}

/** At least one grown-up for eight children (S08). */
export const CHILDREN_PER_ADULT = 8

/** Who is in the room now: grown-ups who came and have not left, and children who have not been fetched. */
export function inTheRoom(seats: Readonly<Record<string, Seat>>): { adults: number; children: number } {
  let adults = 0
  let children = 0
  for (const seat of Object.values(seats)) {
    if (!seat.in || seat.in.state === 'revoked') continue
    if (seat.out === undefined) adults += 1
    children += (seat.lines ?? []).filter((line) => seat.fetched?.[line] === undefined).length
  }
  return { adults, children }
}

export const tooManyChildren = ({ adults, children }: { adults: number; children: number }): boolean =>
  children > adults * CHILDREN_PER_ADULT
