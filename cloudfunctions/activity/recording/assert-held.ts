import type { ActivityHead } from '../../kit/activity-document'
import { refuse } from '../../kit/refusal'

/** A record and its photos are of what takes place or took place. */
export function assertHeld({ state, startsAt }: Pick<ActivityHead, 'state' | 'startsAt'>, at: Date): void {
  if (state !== 'published' && state !== 'completed') refuse('ACTIVITY_OVER', 'activityId')
  if (at < startsAt) refuse('ACTIVITY_NOT_YET', 'activityId')
}
