import { type ActivityPhase, type ActivityState, type ActivityTimes, phaseOf } from '../../../domain/activity'
import { refuse } from '../../kit/refusal'

type Timed = ActivityTimes & { state: ActivityState }

/** Words may be put right until the end; what is over or cancelled is as it was. */
export function assertNotOver(activity: Timed, at: Date): void {
  const over: readonly ActivityPhase[] = ['over', 'completed', 'cancelled']
  if (over.includes(phaseOf(activity, at))) refuse('ACTIVITY_OVER', 'activityId')
}

/** Time and places may be changed until people sit there. */
export function assertNotBegun(activity: Timed, at: Date): void {
  assertNotOver(activity, at)
  if (phaseOf(activity, at) === 'ongoing') refuse('ACTIVITY_BEGUN', 'activityId')
}
