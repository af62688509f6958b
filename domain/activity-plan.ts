import { type ActivityTimes, type Audience, LONGEST_AHEAD_MS } from './activity'
import { DAY_MS } from './time'

/** Limits of what is written of an activity, in characters: a title fits a share card, a note one screen. */
export const TITLE_LENGTH = 30
export const NOTE_LENGTH = 500
export const PLACE_LENGTH = 80

const HOUR_MS = 3_600_000
/** A day's outing; longer is two activities. */
export const LONGEST_ACTIVITY_MS = 12 * HOUR_MS
/** Until a day before, whoever cancels leaves no mark (S06), unless the host says otherwise. */
export const FREE_CANCEL_MS = DAY_MS
/** Whoever drew a place needs an hour to come. */
export const LOT_BEFORE_START_MS = HOUR_MS

/** All moments of an activity. */
export interface PlannedTimes extends ActivityTimes {
  freeCancelUntil: Date
}

/** What a host says of the times: sign-up and free cancelling may be left to the rule. */
export interface WishedTimes {
  startsAt: Date
  endsAt: Date
  opensAt: Date | null
  closesAt: Date | null
  freeCancelUntil: Date | null
}

/**
 * The times that follow from what a host says: sign-up opens at once and closes at the start (before a lot an hour earlier); cancelling is free until
 * a day before, or until the start when that day has begun.
 */
export function plannedTimes(wished: WishedTimes, audience: Audience, at: Date): PlannedTimes {
  const start = wished.startsAt.getTime()
  const dayBefore = start - FREE_CANCEL_MS
  return {
    startsAt: wished.startsAt,
    endsAt: wished.endsAt,
    opensAt: wished.opensAt ?? at,
    closesAt: wished.closesAt ?? new Date(audience === 'lot' ? start - LOT_BEFORE_START_MS : start),
    freeCancelUntil: wished.freeCancelUntil ?? new Date(dayBefore > at.getTime() ? dayBefore : start),
  }
}

/** What is wrong with an activity's times, and at which of them. */
export interface TimeFault {
  why: 'startPassed' | 'tooFarAhead' | 'endUnfit' | 'signUpUnfit' | 'lotTooLate' | 'freeCancelUnfit'
  field: keyof PlannedTimes
}

/** The first thing that is wrong with the times, or null. Every fault has a sentence of its own in contract/errors. */
export function timeFault(times: PlannedTimes, audience: Audience, at: Date): TimeFault | null {
  const { startsAt, endsAt, opensAt, closesAt, freeCancelUntil } = times
  if (startsAt <= at) return { why: 'startPassed', field: 'startsAt' }
  if (startsAt.getTime() - at.getTime() > LONGEST_AHEAD_MS) return { why: 'tooFarAhead', field: 'startsAt' }
  const length = endsAt.getTime() - startsAt.getTime()
  if (length <= 0 || length > LONGEST_ACTIVITY_MS) return { why: 'endUnfit', field: 'endsAt' }
  if (closesAt <= at || closesAt > startsAt) return { why: 'signUpUnfit', field: 'closesAt' }
  if (opensAt >= closesAt) return { why: 'signUpUnfit', field: 'opensAt' }
  if (audience === 'lot' && startsAt.getTime() - closesAt.getTime() < LOT_BEFORE_START_MS)
    return { why: 'lotTooLate', field: 'closesAt' }
  if (freeCancelUntil > startsAt) return { why: 'freeCancelUnfit', field: 'freeCancelUntil' }
  return null
}

/**
 * The times of an activity that is moved: what was open stays open, and whatever lay before the start keeps its distance to it. Sign-up that would
 * have closed already closes at the new start.
 */
export function movedTimes(before: PlannedTimes, startsAt: Date, endsAt: Date, at: Date): PlannedTimes {
  const by = startsAt.getTime() - before.startsAt.getTime()
  const closes = new Date(before.closesAt.getTime() + by)
  const free = new Date(before.freeCancelUntil.getTime() + by)
  return {
    startsAt,
    endsAt,
    opensAt:
      before.opensAt <= at ? before.opensAt : new Date(Math.min(before.opensAt.getTime() + by, startsAt.getTime() - 1)),
    closesAt: closes > at ? closes : startsAt,
    freeCancelUntil: free > at ? free : startsAt,
  }
}

/** Why an activity does not take place: closed words that everybody may read even while no text can be checked. */
export const CANCEL_REASONS = ['weather', 'hostIll', 'tooFew', 'place', 'other'] as const
export type CancelReason = (typeof CANCEL_REASONS)[number]
export const CANCEL_REASON_LABELS: Record<CancelReason, string> = {
  weather: '天气不好,为了大家安全',
  hostIll: '带活动的人有事来不了',
  tooFew: '报名的人还不够',
  place: '场地这天用不了',
  other: '临时有变化',
}
