import type { activity } from '../../../contract/activity'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { vacate } from '../roster/vacate'
import { ownSeat, settleQuestion, shownSeat } from './own-seat'
import { whoIs } from './who'

/** The time was moved: she says that she still comes, or leaves without a mark (S06). */
export const reconfirm: UseCase<typeof activity.reconfirm> = async (call, { activityId, personId, coming }) => {
  const { resident } = call
  const who = whoIs(resident, personId)
  if (!coming) {
    await vacate(activityId, who.ids, resident._id, call)
    return { activityId, standing: null }
  }
  const own = await ownSeat(activityId, who)
  const { asked, ...seat } = own.seat
  if (asked && !(await settleQuestion(activityId, own, 'asked', true, call.source(resident._id)))) refuse('BUSY')
  return { activityId, standing: shownSeat(resident, who, { ...own, seat }) }
}
