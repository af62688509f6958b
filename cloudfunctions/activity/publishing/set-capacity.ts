import type { activity } from '../../../contract/activity'
import type { Notice, NoticeKind } from '../../../domain/notice'
import { type Recut, withCapacity } from '../../../domain/roster-capacity'
import { nextPromoted, promotedSeat } from '../../../domain/roster-promotion'
import type { ActivityDocument } from '../../kit/activity-document'
import { editActivity, type Step } from '../../kit/activity-edit'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { command } from '../../kit/store'
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
  const after = (await activityById(activityId)) ?? refuse('NOT_FOUND', 'activityId')
  return { capacity: after.capacity, left: after.left, waiting: after.waiting.length }
}

/** What another capacity makes of an activity; null where it has that one already. */
export function recut(current: ActivityDocument, capacity: number, at: Date): Step | null {
  if (current.capacity === capacity) return null
  assertNotBegun(current, at)
  const cut = withCapacity(
    { capacity: current.capacity, seats: current.seats ?? {}, waiting: current.waiting },
    capacity,
  )
  const next = promoteAll(withCut(current, cut), at)
  const { seats, waiting, behind, left, waitLeft } = next.activity
  return {
    next: next.activity,
    patch: {
      ...{ capacity, left, waitLeft, waiting, behind, seats: command.set(seats) },
      ...dueAfter(next.activity, at),
    },
    notices: [
      ...told(current, 'seatCut', cut.moved),
      ...next.promoted.flatMap(({ id, until }) => told(current, 'promoted', [id], until)),
    ],
  }
}

function withCut(current: ActivityDocument, { capacity, seats, waiting, left, moved }: Recut) {
  return { ...current, capacity, seats, waiting, left, waitLeft: current.waitLeft - moved.length }
}

/** Lets everybody up for whom there is room, in the order of the waitlist. */
function promoteAll(activity: ActivityDocument & { seats: NonNullable<ActivityDocument['seats']> }, at: Date) {
  const promoted: { id: string; until: Date | undefined }[] = []
  let current = activity
  const isDrawn = activity.audience !== 'lot' || activity.lot !== undefined
  for (let next = isDrawn ? nextPromoted(current, at) : null; next; next = nextPromoted(current, at)) {
    const { entry, from } = next
    const seat = promotedSeat(entry, at, current.startsAt)
    promoted.push({ id: entry.id, until: seat.answerBy })
    current = {
      ...current,
      [from]: current[from].slice(1),
      seats: { ...current.seats, [entry.id]: seat },
      left: current.left - entry.n,
      waitLeft: from === 'waiting' ? current.waitLeft + 1 : current.waitLeft,
    }
  }
  return { activity: current, promoted }
}

function told(activity: ActivityDocument, kind: NoticeKind, ids: readonly string[], until?: Date): Notice[] {
  const { _id, homeId, homeName, title, startsAt, seats = {}, waiting } = activity
  const to = ids.flatMap((id) => {
    const by = seats[id]?.by ?? waiting.find((each) => each.id === id)?.by
    return by === undefined ? [id] : [id, by]
  })
  const about = { activityId: _id, homeId, homeName, title, at: startsAt, ...(until === undefined ? {} : { until }) }
  return to.length === 0 ? [] : [{ kind, to, about }]
}
