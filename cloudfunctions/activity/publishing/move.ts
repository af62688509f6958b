import type { activity } from '../../../contract/activity'
import { movedTimes, type PlannedTimes } from '../../../domain/activity-plan'
import type { Notice } from '../../../domain/notice'
import type { Seat } from '../../../domain/roster'
import { toldOf } from '../../../domain/roster-told'
import type { ActivityDocument } from '../../kit/activity-document'
import { editActivity, type Step } from '../../kit/activity-edit'
import { refreshComing } from '../../kit/home-week'
import type { UseCase } from '../../kit/serve'
import { command } from '../../kit/store'
import { assertNotBegun } from './assert-changeable'
import { dueAfter } from './due-after'
import { assertTimes } from './planned'

/** Another time: everybody who has a place is asked again and may leave without a mark; whoever waits is told too (S06). */
export const move: UseCase<typeof activity.move> = async (call, { activityId, startsAt, endsAt }) => {
  const { host, now } = call
  let asked = 0
  await editActivity(activityId, call.source(host._id), (current) => {
    asked = Object.keys(current.seats ?? {}).length
    return moved(current, new Date(startsAt), new Date(endsAt), now)
  })
  await refreshComing(call.home._id, now)
  return { asked }
}

/** What moving makes of an activity; null where it stands at that time already. */
export function moved(current: ActivityDocument, startsAt: Date, endsAt: Date, at: Date): Step | null {
  const same = (one: Date, other: Date): boolean => one.getTime() === other.getTime()
  if (same(current.startsAt, startsAt) && same(current.endsAt, endsAt)) return null
  assertNotBegun(current, at)
  const times = movedTimes(current, startsAt, endsAt, at)
  assertTimes(times, current.audience, at)
  const seats = Object.fromEntries(
    Object.entries(current.seats ?? {}).map(([id, seat]) => [id, askedAgain(seat, times)]),
  )
  const next = { ...current, ...times, seats }
  const patch = { ...times, seats: command.set(seats), ...dueAfter(next, at) }
  return { next, patch, notices: [movedNotice(current, startsAt)] }
}

/** Whoever has a promotion to answer answers before the new start. */
function askedAgain(seat: Seat, { startsAt }: PlannedTimes): Seat {
  const { answerBy } = seat
  const sooner = answerBy !== undefined && answerBy > startsAt ? { answerBy: startsAt } : {}
  return { ...seat, ...sooner, asked: true }
}

export function movedNotice(current: ActivityDocument, startsAt: Date): Notice {
  const { _id, homeId, homeName, title } = current
  return {
    kind: 'activityMoved',
    to: toldOf(current),
    about: { activityId: _id, homeId, homeName, title, at: startsAt },
  }
}
