import { DAY_MS } from './time'

/** What a home does (C08, N10): the four kinds of the cadence, trainings, and everything else. */
export const ACTIVITY_KINDS = ['reception', 'gathering', 'quarterly', 'banquet', 'training', 'other'] as const
export type ActivityKind = (typeof ACTIVITY_KINDS)[number]
export const ACTIVITY_KIND_LABELS: Record<ActivityKind, string> = {
  reception: '家接待',
  gathering: '家聚会',
  quarterly: '家活动',
  banquet: '家宴会',
  training: '培训',
  other: '其他活动',
}

/**
 * What is stored of an activity's way (C09). Sign-up closed and under way are no states: they follow from the clock (`phaseOf`), so nothing has to
 * happen at the right second.
 */
export const ACTIVITY_STATES = ['draft', 'moderating', 'published', 'completed', 'cancelled'] as const
export type ActivityState = (typeof ACTIVITY_STATES)[number]

/** Where an activity stands for whoever looks at it. */
export const ACTIVITY_PHASES = [
  'draft',
  'moderating',
  'notOpen',
  'open',
  'closed',
  'ongoing',
  'over',
  'completed',
  'cancelled',
] as const
export type ActivityPhase = (typeof ACTIVITY_PHASES)[number]

/** The moments that an activity lives by. */
export interface ActivityTimes {
  startsAt: Date
  endsAt: Date
  /** Sign-up opens and closes. */
  opensAt: Date
  closesAt: Date
}

export function phaseOf(activity: ActivityTimes & { state: ActivityState }, at: Date): ActivityPhase {
  if (activity.state !== 'published') return activity.state
  if (at >= activity.endsAt) return 'over'
  if (at >= activity.startsAt) return 'ongoing'
  if (at >= activity.closesAt) return 'closed'
  return at >= activity.opensAt ? 'open' : 'notOpen'
}

/** Who may sign up: everybody, who lives in the home's township, or by lot among those who put their names down. */
export const AUDIENCES = ['everyone', 'township', 'lot'] as const
export type Audience = (typeof AUDIENCES)[number]

/** An activity's roster lives in its own document: 500 seats weigh 110 KB (house, "How data is kept" 1). */
export const MOST_SEATS = 500
/** Longer waiting is no hope. */
export const MOST_WAITING = 100
/** Nobody announces what is a year away. */
export const LONGEST_AHEAD_MS = 366 * DAY_MS
