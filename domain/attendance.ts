import { burstOf, type CheckInFlag } from './check-in'
import type { CheckIn, Seat } from './roster'

const HOUR_MS = 3_600_000
/** S06: nobody is a no-show before two hours after the end. */
export const SETTLED_AFTER_MS = 2 * HOUR_MS

export const settlesAt = (endsAt: Date): Date => new Date(endsAt.getTime() + SETTLED_AFTER_MS)

/** Where a person was at another activity of the same time. */
export interface Elsewhere {
  personId: string
  at: Date
}

/**
 * The flags that only the whole roster shows: within a burst, and, at two places at one time, whoever came here later. What somebody has judged stays as
 * it was judged.
 */
export function withLateFlags(
  seats: Readonly<Record<string, Seat>>,
  capacity: number,
  elsewhere: readonly Elsewhere[],
): Record<string, Seat> {
  const burst = new Set(burstOf(seats, capacity))
  const flagged = Object.entries(seats).map(([id, seat]): [string, Seat] => {
    const { in: checkIn } = seat
    if (!checkIn || checkIn.judgedAt || checkIn.state === 'revoked') return [id, seat]
    const overlaps = elsewhere.some((other) => other.personId === id && other.at < checkIn.at)
    const late: CheckInFlag[] = [
      ...(overlaps ? (['overlap'] as const) : []),
      ...(burst.has(id) ? (['burst'] as const) : []),
    ]
    const flags = [...new Set([...(checkIn.flags ?? []), ...late])]
    if (flags.length === (checkIn.flags?.length ?? 0)) return [id, seat]
    const next: CheckIn = { ...checkIn, state: 'flagged', flags }
    return [id, { ...seat, in: next }]
  })
  return Object.fromEntries(flagged)
}

/** Had a seat, was not asked about another time or off the waitlist, and did not come. Only where check-in was run (S06). */
export function didNotCome(seat: Seat): boolean {
  const isHere = seat.in !== undefined && seat.in.state !== 'revoked'
  return !isHere && seat.walkIn === undefined && seat.asked === undefined && seat.answerBy === undefined
}

/** The roster with its no-shows: whoever came after all, by a later paper entry or a verdict, is none any more. */
export function withNoShows(seats: Readonly<Record<string, Seat>>): Record<string, Seat> {
  return Object.fromEntries(
    Object.entries(seats).map(([id, seat]): [string, Seat] => {
      const { noShow, ...rest } = seat
      if (!didNotCome(seat)) return [id, noShow === undefined ? seat : rest]
      return [id, noShow === undefined ? { ...seat, noShow: 'yes' } : seat]
    }),
  )
}

/** What is known of the persons on a roster when it is counted. */
export interface Counting {
  /** With whom a person counts as one; herself where nobody has claimed her. */
  oneOf: (personId: string) => string
  /** The home's hosts and those paired with it: they do not count as visitors (rubric, "minimum of distinct valid check-ins"). */
  isOwn: (personId: string) => boolean
  /** The band of age of a child, where its guardian still keeps it. */
  ageBandOf: (personId: string, lineId: string) => string | null
}

export interface Attendance {
  persons: number
  companions: number
  /** Children by band of age, and by nothing else (S08). */
  byAge: Record<string, number>
  ownPeople: number
  walkIns: number
  noShows: number
  /** Check-ins that wait for a witness: they count for nothing yet. */
  flagged: number
}

/** Counts who came: distinct persons with a valid check-in. */
export function attendanceOf(seats: Readonly<Record<string, Seat>>, counting: Counting): Attendance {
  const all = Object.entries(seats)
  const valid = all.filter(([, seat]) => seat.in?.state === 'valid')
  const visitors = new Set(valid.flatMap(([id]) => (counting.isOwn(id) ? [] : [counting.oneOf(id)])))
  const own = new Set(valid.flatMap(([id]) => (counting.isOwn(id) ? [counting.oneOf(id)] : [])))
  const children = new Map(valid.flatMap(([id, { lines = [] }]) => lines.map((line) => [line, id] as const)))
  const byAge: Record<string, number> = {}
  for (const [line, guardian] of children) {
    const band = counting.ageBandOf(guardian, line) ?? 'unknown'
    byAge[band] = (byAge[band] ?? 0) + 1
  }
  return {
    persons: visitors.size,
    companions: children.size,
    byAge,
    ownPeople: own.size,
    walkIns: valid.filter(([, seat]) => seat.walkIn).length,
    noShows: all.filter(([, seat]) => seat.noShow === 'yes').length,
    flagged: all.filter(([, seat]) => seat.in?.state === 'flagged').length,
  }
}
