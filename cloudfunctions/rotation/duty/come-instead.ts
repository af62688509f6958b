import type { rotation } from '../../../contract/rotation'
import { planIdOf } from '../../../domain/rotation-plan'
import { comeInstead as comes } from '../../../domain/rotation-steps'
import { identities } from '../../kit/person-document'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { keeperName } from '../door/keeper'
import { slotView } from '../slot-view'
import { changePlan, planById } from '../store'
import { slotNotice, taken } from './decide'

/** Another keeper of the door says that she comes (顶班): whoever is on duty is told, and nobody else need hurry. */
export const comeInstead: UseCase<typeof rotation.comeInstead> = async (call, { homeId, month, slotId }) => {
  const { home, keeper, now } = call
  const plan = (await planById(planIdOf(homeId, month))) ?? refuse('NOT_FOUND', 'month')
  const hers = identities(keeper.person)
  const her = { id: keeper.id, name: keeperName(home, keeper) }
  const slots = await changePlan(plan, call.source(keeper.person._id), now, (current) => {
    if (current[slotId] && hers.includes(current[slotId].on.id)) refuse('SLOT_CHANGED', 'slotId')
    const changed = taken(comes(current, slotId, her, now))
    const notices = Object.entries(changed).map(([id, slot]) =>
      slotNotice(home, 'slotSubstituted', [id, slot], [slot.on.id], { name: her.name }),
    )
    return { changed, notices }
  })
  return slotView(slots, slotId, slots[slotId] ?? refuse('NOT_FOUND', 'slotId'), hers, now)
}
