import type { ActivityState, Audience } from './activity'
import { settlesAt } from './attendance'
import type { Lot, Seat } from './roster'
import { behindTurnAt, promotionLastAt, type Queues } from './roster-promotion'

/** What decides when the timer must look at an activity again. */
export interface DueActivity extends Queues {
  state: ActivityState
  audience: Audience
  lot?: Lot
  seats?: Record<string, Seat>
  endsAt?: Date
  resettle?: true
}

/**
 * The next moment at which the timer has to look at an activity, asked at `at`; undefined when there is none. One list of reasons: whoever adds one
 * adds it here, lowers `dueAt` with `command.min` in the write that makes it, and adds its step to cloudfunctions/activity/due. A reason
 * that nothing can be done about any more is none.
 */
export function nextDue(activity: DueActivity, at: Date): Date | undefined {
  const moments = REASONS.flatMap((reason) => reason(activity, at)?.getTime() ?? [])
  return moments.length === 0 ? undefined : new Date(Math.min(...moments))
}

type Reason = (activity: DueActivity, at: Date) => Date | undefined

/** A lot is drawn when sign-up has closed. */
const lotDrawn: Reason = ({ state, audience, lot, closesAt }) =>
  state === 'published' && audience === 'lot' && !lot ? closesAt : undefined

/** Somebody came up from the waitlist and has not answered. */
const answerLapses: Reason = ({ state, seats = {} }) => {
  const until = Object.values(seats).flatMap((seat) => seat.answerBy?.getTime() ?? [])
  return state === 'published' && until.length > 0 ? new Date(Math.min(...until)) : undefined
}

/** A place is free for whoever heads the waitlist: the call that made it free promotes one, and may stop before it. */
const placeFree: Reason = ({ state, audience, lot, waiting, left, startsAt }, at) => {
  const [head] = waiting
  const fits = state === 'published' && head !== undefined && head.n <= left && !(audience === 'lot' && !lot)
  return fits && at < promotionLastAt(startsAt) ? at : undefined
}

/** Whoever waits first has her turn. */
const behindTurn: Reason = (activity, at) => {
  const { state, waiting, behind, left, startsAt } = activity
  const [head] = behind
  const fits = state === 'published' && waiting.length === 0 && head !== undefined && head.n <= left
  if (!fits || at >= promotionLastAt(startsAt)) return undefined
  return new Date(Math.max(at.getTime(), behindTurnAt(activity).getTime()))
}

/** Two hours after the end it is known who came; and again where something came in later. */
const settled: Reason = ({ state, endsAt, resettle }, at) => {
  if (state === 'completed') return resettle ? at : undefined
  return state === 'published' && endsAt ? settlesAt(endsAt) : undefined
}

const REASONS: readonly Reason[] = [lotDrawn, answerLapses, placeFree, behindTurn, settled]
