import type { activity } from '../../../contract/activity'
import type { UseCase } from '../../kit/serve'
import { companyOf, idsOf, standingsIn } from '../standing'
import { card } from './card'
import { activitiesOf } from './store'
import { keyFrom, nextAfter } from './time-cursor'

const PAGE = 20

/** What she and those whom she remembers are signed up for. */
export const mine: UseCase<typeof activity.mine> = async (call, { past, after }) => {
  const company = companyOf(call.resident)
  const way = past ? 'desc' : 'asc'
  const found = await activitiesOf(idsOf(company), { now: call.now, after: keyFrom(after), way }, PAGE)
  return {
    activities: found.map((each) => ({ ...card(each), standings: standingsIn(each, company) })),
    next: nextAfter(found, PAGE),
  }
}
