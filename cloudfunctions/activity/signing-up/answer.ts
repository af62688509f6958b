import type { activity } from '../../../contract/activity'
import { answerIsLate } from '../../../domain/roster-changes'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { command } from '../../kit/store'
import { vacate } from '../roster/vacate'
import { ownSeat, settleQuestion, shownSeat } from './own-seat'
import { whoIs } from './who'

/** Off the waitlist: she takes the place, or gives it to the next one. */
export const answer: UseCase<typeof activity.answer> = async (call, { activityId, personId, yes }) => {
  const { resident } = call
  const who = whoIs(resident, personId)
  const source = call.source(resident._id)
  if (!yes) {
    await vacate(activityId, who.ids, resident._id, call)
    return { activityId, standing: null }
  }
  const own = await ownSeat(activityId, who)
  const { answerBy, ...seat } = own.seat
  if (answerIsLate(own.seat, call.now)) refuse('ANSWER_LATE')
  if (answerBy && !(await settleQuestion(activityId, own, 'answerBy', command.gt(call.now), source))) refuse('BUSY')
  return { activityId, standing: shownSeat(resident, who, { ...own, seat }) }
}
