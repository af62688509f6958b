import type { activity } from '../../../contract/activity'
import { settlesAt } from '../../../domain/attendance'
import { serviceMinutes } from '../../../domain/check-in'
import { standingOf } from '../../../domain/roster-sign-up'
import { toIso } from '../../../domain/time'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { change, command } from '../../kit/store'
import { activityFor, rosterOf } from '../roster/read'
import { whoIs } from '../signing-up/who'

/** 签退: the first time counts, and nobody serves after the end (domain/check-in `serviceMinutes`). */
export const leave: UseCase<typeof activity.leave> = async (call, { activityId, personId }) => {
  const { resident, now } = call
  const who = whoIs(resident, personId)
  const found = (await activityFor(activityId, who.ids)) ?? refuse('NOT_FOUND', 'activityId')
  const stands = standingOf(rosterOf(found), who.ids)
  const checkedIn = stands?.as === 'seat' ? stands.seat.in : undefined
  if (stands?.as !== 'seat' || !checkedIn) return refuse('NOT_CHECKED_IN')
  const { id, seat } = stands
  if (seat.out === undefined) {
    if (now > settlesAt(found.endsAt)) refuse('CHECK_IN_OVER')
    const open = { [`seats.${id}.in.id`]: checkedIn.id, [`seats.${id}.out`]: command.exists(false) }
    await change('activities', activityId, open, { [`seats.${id}.out`]: now }, call.source(resident._id))
  }
  const out = seat.out ?? now
  return { activityId, out: toIso(out), minutes: serviceMinutes({ ...seat, out }, found.endsAt) }
}
