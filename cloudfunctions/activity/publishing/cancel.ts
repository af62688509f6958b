import type { activity } from '../../../contract/activity'
import { CANCEL_REASON_LABELS, type CancelReason } from '../../../domain/activity-plan'
import { toldOf } from '../../../domain/roster-told'
import type { ActivityDocument } from '../../kit/activity-document'
import { type ActivityEdit, editActivity } from '../../kit/activity-edit'
import { refreshComing } from '../../kit/home-week'
import { assertTextFit } from '../../kit/moderation'
import type { UseCase } from '../../kit/serve'
import { command } from '../../kit/store'
import { assertNotOver } from './assert-changeable'

/**
 * It does not take place: everybody who has a place or waits is told, with the reason. Her own words pass WeChat's check first; where it does not
 * answer she cancels with the closed reason alone, which needs none, so that nobody stands before a closed door.
 */
export const cancel: UseCase<typeof activity.cancel> = async (call, { activityId, reason, words }) => {
  const { keeper, now } = call
  const why = await reasonWords(reason, words, call.openid)
  const before = await editActivity(activityId, call.source(keeper._id), (current) => cancelled(current, why, now))
  await refreshComing(call.home._id, now)
  return { told: toldOf(before).length, why: before.cancelledWhy ?? why }
}

/** What everybody reads: the closed reason, and her own words once WeChat has passed them. */
export async function reasonWords(reason: CancelReason, words: string | null, openid: string): Promise<string> {
  const label = CANCEL_REASON_LABELS[reason]
  if (words === null) return label
  await assertTextFit([words], openid, 'words')
  return `${label}:${words}`
}

/** What cancelling makes of an activity; null where it is cancelled already. Who had a place stays on it, so that "my activities" says why. */
export function cancelled(current: ActivityDocument, why: string, at: Date): ActivityEdit | null {
  if (current.state === 'cancelled') return null
  assertNotOver(current, at)
  const { _id, homeId, homeName, title, startsAt } = current
  const about = { activityId: _id, homeId, homeName, title, at: startsAt, why }
  return {
    patch: { state: 'cancelled', cancelledWhy: why, dueAt: command.remove() },
    notices: [{ kind: 'activityCancelled', to: toldOf(current), about }],
  }
}
