import { leave, leavesMark } from '../../../domain/roster-changes'
import { promoted } from '../../../domain/roster-history'
import { nextPromoted } from '../../../domain/roster-promotion'
import { type Roster, type Standing, standingOf } from '../../../domain/roster-sign-up'
import type { Call } from '../../kit/context'
import { refuse } from '../../kit/refusal'
import { change, command, type Guard, type Patch } from '../../kit/store'
import { type ActivityForThem, activityFor, rosterOf } from './read'
import { REFUSALS } from './refusals'
import { noticesOf } from './told'

/** Her place may change under her hands as long as she is being promoted or cut. */
const TRIES = 3

/**
 * She leaves, and the next one comes up in the same call: three database calls (house, "Budgets"). Leaving is guarded by her own place alone, so
 * nobody else's doing blocks it. Whoever is not on the roster has left already; the promotion is tried all the same, for the call whose answer
 * was lost between the two writes. What one promotion leaves free the timer gives on.
 */
export async function vacate(activityId: string, ids: readonly string[], actor: string, call: Call): Promise<void> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const activity = (await activityFor(activityId, ids)) ?? refuse('NOT_FOUND')
    const before = rosterOf(activity)
    const stands = standingOf(before, ids)
    const { roster, outcome } = leave(before, ids, call.now)
    if ('refused' in outcome) refuse(REFUSALS[outcome.refused])
    if (stands && !(await takeAway(activity, stands, actor, call))) continue
    await promoteNext(activity, roster, actor, call)
    return
  }
  refuse('BUSY')
}

function takeAway(activity: ActivityForThem, stands: Standing, actor: string, call: Call): Promise<boolean> {
  const { n, lines = [] } = stands.as === 'seat' ? stands.seat : stands.entry
  const off: Patch = {
    memberIds: command.pull(stands.id),
    ...(lines.length > 0 ? { lineIds: command.pullAll([...lines]) } : {}),
    // The place may be somebody's who waits, also where this call ends before it is given on.
    dueAt: command.min(call.now),
  }
  const write = (guard: Guard, patch: Patch) =>
    change('activities', activity._id, { ...guard, startsAt: command.gt(call.now) }, patch, call.source(actor))
  if (stands.as !== 'seat') {
    const queue = stands.as
    const gone = { [queue]: command.pull({ id: stands.id }), waitLeft: command.inc(1) }
    return write({ [`${queue}.id`]: stands.id }, { ...off, ...gone })
  }
  const late = leavesMark(stands.seat, activity.freeCancelUntil, call.now)
  return write(
    { [`seats.${stands.id}.n`]: n, [`seats.${stands.id}.in`]: command.exists(false) },
    {
      ...off,
      [`seats.${stands.id}`]: command.remove(),
      left: command.inc(n),
      ...(late ? { leftLate: command.addToSet(stands.id) } : {}),
    },
  )
}

/** PROMOTE: the head of the queue as it was read, if she still heads it and there is room. Somebody faster has done it otherwise. */
async function promoteNext(activity: ActivityForThem, roster: Roster, actor: string, call: Call): Promise<void> {
  const after = promoted(roster, call.now)
  const next = nextPromoted(roster, call.now)
  if (after.roster === roster || !next) return
  const { entry, from } = next
  const seat = after.roster.seats[entry.id]
  await change(
    'activities',
    activity._id,
    {
      state: 'published',
      startsAt: activity.startsAt,
      [`${from}.0.id`]: entry.id,
      [`${from}.0.n`]: entry.n,
      left: command.gte(entry.n),
      ...(from === 'behind' ? { 'waiting.0': command.exists(false) } : {}),
    },
    {
      [from]: command.shift(),
      [`seats.${entry.id}`]: command.set(seat),
      left: command.inc(-entry.n),
      waitLeft: command.inc(1),
      dueAt: command.min(seat?.answerBy ?? call.now),
    },
    { ...call.source(actor), notices: noticesOf(activity._id, activity, after.told) },
  )
}
