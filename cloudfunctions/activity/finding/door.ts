import type { ActivityTimes } from '../../../domain/activity'

/** The door of a flat is told two hours before the start (S02), to those who have a seat, until it is over. */
const DOOR_TOLD_BEFORE_MS = 2 * 3_600_000

export function doorFrom({ startsAt }: Pick<ActivityTimes, 'startsAt'>): Date {
  return new Date(startsAt.getTime() - DOOR_TOLD_BEFORE_MS)
}

export function isDoorTold(activity: Pick<ActivityTimes, 'startsAt' | 'endsAt'>, at: Date): boolean {
  return at >= doorFrom(activity) && at < activity.endsAt
}
