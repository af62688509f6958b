import type { activity } from '../../../contract/activity'
import { happen } from '../../../domain/roster-history'
import type { ActivityDocument } from '../../kit/activity-document'
import { editActivity, type Step } from '../../kit/activity-edit'
import { refreshComing } from '../../kit/home-week'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { rosterPatch } from '../roster/patch'
import { rosterOf } from '../roster/read'
import { noticesOf } from '../roster/told'
import { assertNotBegun } from './assert-changeable'
import { dueAfter } from './due-after'
import { activityById } from './store'

/**
 * More places: whoever heads the waitlist comes up, in the same write, and is told until when to answer. Fewer: whoever came last goes to the head
 * of the waitlist with notice, never silently (S06).
 */
export const setCapacity: UseCase<typeof activity.setCapacity> = async (call, { activityId, capacity }) => {
  const { host, now } = call
  await editActivity(activityId, call.source(host._id), (current) => recut(current, capacity, now))
  await refreshComing(call.home._id, now)
  const after = (await activityById(activityId)) ?? refuse('NOT_FOUND', 'activityId')
  return { capacity: after.capacity, left: after.left, waiting: after.waiting.length }
}

/** What another capacity makes of an activity; null where it has that one already. */
export function recut(current: ActivityDocument, capacity: number, at: Date): Step | null {
  if (current.capacity === capacity) return null
  assertNotBegun(current, at)
  const before = rosterOf(current)
  const { roster, told } = happen(before, { kind: 'cut', capacity }, at)
  const next = { ...current, ...roster }
  return {
    next,
    patch: { ...rosterPatch(before, roster), ...dueAfter(next, at) },
    notices: noticesOf(current._id, current, told),
  }
}
