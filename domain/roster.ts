import type { CheckInFlag, DistanceBand } from './check-in-flag'

/**
 * Who comes to an activity: seats by person, and those who wait, in the order in which the database took them (house, "How data is kept" 1). Ids
 * and flags only; names and family lines are looked up by whoever may see them.
 */
export interface Seat {
  /** Places it takes: the person, and each family line that comes along. */
  n: number
  /** Ids of her family lines that come along. */
  lines?: string[]
  at: Date
  /** The call that made it, so that its retry is known. */
  req: string
  /** Who signed her up, where it was somebody else (代报名). */
  by?: string
  /** She came up from the waitlist and has until then to say yes; absent once she has. */
  answerBy?: Date
  /** Her number in the lot. */
  no?: number
  /** The time was moved: she is asked again, and may leave without a mark. */
  asked?: true
  /** She came without having signed up. */
  walkIn?: true
  /** Where check-in was run and she did not come; `excused` by the host (illness, a typhoon). */
  noShow?: 'yes' | 'excused'
  excusedWhy?: string
  in?: CheckIn
  /** When she agreed to be seen in photos of it; without it she is not shown (C14). Her family lines have consents of their own. */
  photo?: Date
  /** Who asked her and wrote it down, where she has no phone. */
  photoBy?: string
  /** How she liked it, 1 to 5 hearts; only of whoever was checked in. */
  hearts?: number
  /** She left (签退): minutes of service count from `in.at` to it. */
  out?: Date
  /** Her children whom somebody has taken home, by line, and when (S08: a check-out tick for each). */
  fetched?: Record<string, Date>
}

export const CHECK_IN_WAYS = ['code', 'hostScan', 'card', 'roll', 'paper'] as const
export type CheckInWay = (typeof CHECK_IN_WAYS)[number]
export const CHECK_IN_WAY_LABELS: Record<CheckInWay, string> = {
  code: '自己扫码',
  hostScan: '扫她的码',
  card: '扫纸卡',
  roll: '勾名单',
  paper: '补签',
}

/** Only `valid` counts; a host or the township clears what is flagged, or revokes it (S07). */
export interface CheckIn {
  id: string
  at: Date
  way: CheckInWay
  state: 'valid' | 'flagged' | 'revoked'
  /** Why it is flagged: closed words of domain/check-in. */
  flags?: CheckInFlag[]
  /** The call that made it, so that its retry is known. */
  req?: string
  /** How far away she was, where she said it (domain/check-in): no position is kept. */
  band?: DistanceBand
  /** Who scanned or ticked her, or last judged the flag, when and why. */
  by?: string
  why?: string
  judgedAt?: Date
}

export interface Waiting {
  /** The person. */
  id: string
  n: number
  lines?: string[]
  at: Date
  req: string
  by?: string
  /** She had a seat that was cut away: she stands at the head. */
  cut?: true
  /** Her number in the lot that did not win. */
  no?: number
}

/** A lot as anybody may draw it again (domain/roster-lot): the seed, how many put their names down, and which of their numbers won. */
export interface Lot {
  drawnAt: Date
  seed: string
  entries: number
  won: number[]
}
