import type { rotation } from '../../../contract/rotation'
import { planIdOf, servedRate } from '../../../domain/rotation-plan'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { slotViews } from '../slot-view'
import { plansBelow } from '../store'

const PAGE = 30

/** A place's homes with their month of duty, for whoever excuses and exempts. */
export const duties: UseCase<typeof rotation.duties> = async (call, { month, after }) => {
  const { organisation, now } = call
  const found = await plansBelow(organisation.path, month, after === undefined ? null : keyOf(after, month), PAGE + 1)
  const page = found.slice(0, PAGE)
  const last = page.at(-1)
  return {
    homes: page.map(({ homeId, homeName, villageName, slots = {} }) => ({
      homeId,
      name: homeName,
      villageName,
      rate: servedRate(slots, now),
      slots: slotViews(slots, [], now),
    })),
    next: last && found.length > PAGE ? `${last.path.replaceAll('/', ':')}|${last.homeId}` : null,
  }
}

/** The path and the home after which the list goes on. */
function keyOf(after: string, month: string): { path: string; id: string } {
  const [path, homeId] = after.split('|')
  if (!path || !homeId) return refuse('INPUT_INVALID', 'after')
  return { path: path.replaceAll(':', '/'), id: planIdOf(homeId, month) }
}
