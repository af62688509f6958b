import type { Request } from '../test/functions/house'
import { atMost, type Measure } from './measure'

/** The worst of the action's lists: documents examined for each returned. */
export function looked(requests: readonly Request[], collection: string, what: string, budget: number): Measure {
  const lists = requests.filter(
    (request) => request.collection === collection && request.action === 'database.getDocument' && request.returned > 1,
  )
  const worst = Math.max(1, ...lists.map(({ examined, returned }) => examined / returned))
  return atMost('lists', 'count', `${what}: examined for each returned`, Number(worst.toFixed(2)), budget)
}
