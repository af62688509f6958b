import type { rotation } from '../../../contract/rotation'
import { planIdOf } from '../../../domain/rotation-plan'
import { confirm } from '../../../domain/rotation-steps'
import { identities } from '../../kit/person-document'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { slotView } from '../slot-view'
import { changePlan, planById } from '../store'
import { taken, whoIs } from './decide'

/** She says that she will come. */
export const confirmSlot: UseCase<typeof rotation.confirmSlot> = async (call, { homeId, month, slotId }) => {
  const { member, now } = call
  const plan = (await planById(planIdOf(homeId, month))) ?? refuse('NOT_FOUND', 'month')
  const hers = identities(member)
  const slots = await changePlan(plan, call.source(member._id), now, (current) => ({
    changed: taken(confirm(current, slotId, whoIs(hers), now)),
    notices: [],
  }))
  return slotView(slots, slotId, slots[slotId] ?? refuse('NOT_FOUND', 'slotId'), hers, now)
}
