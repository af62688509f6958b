import type { activity } from '../../../contract/activity'
import { isLate } from '../../../domain/activity-record'
import type { Notice } from '../../../domain/notice'
import type { ActivityDocument, ActivityRecord } from '../../kit/activity-document'
import { editActivity } from '../../kit/activity-edit'
import { assertTextFit } from '../../kit/moderation'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { assertHeld } from './assert-held'
import { came } from './record'
import { activityById } from './store'

/**
 * What the host writes of it afterwards: once it stands, everybody who was checked in is thanked, once. The first writing decides whether it is on
 * time; whatever she puts right later is no later record.
 */
export const saveRecord: UseCase<typeof activity.saveRecord> = async (call, { activityId, summary, thanks }) => {
  const { host, now } = call
  assertHeld(call.activity, now)
  await assertTextFit([summary, thanks ?? ''], call.openid, 'summary')
  await editActivity(activityId, call.source(host._id), (current) => {
    assertHeld(current, now)
    const before = current.record
    if (before?.summary === summary && before.thanks === thanks) return null
    const to = thankedBy(current)
    const thank = thanks !== null && before?.thankedAt === undefined && to.length > 0
    const record: ActivityRecord = {
      ...{ summary, thanks, at: before?.at ?? now, by: host._id },
      ...(before
        ? before.late
          ? { late: true as const }
          : {}
        : isLate(current.endsAt, now)
          ? { late: true as const }
          : {}),
      ...(thank ? { thankedAt: now } : before?.thankedAt ? { thankedAt: before.thankedAt } : {}),
    }
    return { patch: { record }, notices: thank ? [thanksNotice(current, to)] : [] }
  })
  const after = (await activityById(activityId)) ?? refuse('NOT_FOUND', 'activityId')
  return {
    written: after.record?.late ? 'late' : 'written',
    thanked: after.record?.thankedAt ? thankedBy(after).length : 0,
  }
}

/** Everybody who was checked in, and whoever brought somebody without a phone. */
function thankedBy({ seats = {} }: ActivityDocument): string[] {
  const those = Object.entries(seats).filter(([, seat]) => came(seat))
  return [...new Set(those.flatMap(([id, { by }]) => (by === undefined ? [id] : [id, by])))]
}

function thanksNotice({ _id, homeId, homeName, title, startsAt }: ActivityDocument, to: string[]): Notice {
  return { kind: 'thanks', to, about: { activityId: _id, homeId, homeName, title, at: startsAt } }
}
