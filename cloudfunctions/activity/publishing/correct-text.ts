import type { activity } from '../../../contract/activity'
import { editActivity } from '../../kit/activity-edit'
import { refreshComing } from '../../kit/home-week'
import { assertTextFit } from '../../kit/moderation'
import type { UseCase } from '../../kit/serve'
import { assertNotOver } from './assert-changeable'

/**
 * Puts published words right. Neighbours read the old ones until WeChat has passed the new: words that it will not have, and words that it does not
 * answer about, are hers to send again, and change nothing.
 */
export const correctText: UseCase<typeof activity.correctText> = async (call, { activityId, title, note }) => {
  const { host, now } = call
  const wanted = { title, note: note ?? '' }
  assertNotOver(call.activity, now)
  await assertTextFit([wanted.title, wanted.note], call.openid, 'title')
  await editActivity(activityId, call.source(host._id), (current) => {
    assertNotOver(current, now)
    return current.title === wanted.title && current.note === wanted.note ? null : { patch: wanted }
  })
  await refreshComing(call.home._id, now)
  return wanted
}
