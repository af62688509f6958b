import type { rotation } from '../../../contract/rotation'
import { markedDays } from '../../../domain/calendar'
import { monthAfter, planIdOf, servedRate } from '../../../domain/rotation-plan'
import { countyTableAt } from '../../kit/calendar'
import { homeTeam } from '../../kit/home-team'
import { identities } from '../../kit/person-document'
import type { UseCase } from '../../kit/serve'
import { slotViews } from '../slot-view'
import { planById } from '../store'

/** A home's month of duty: the calendar that its team looks at. */
export const monthPlan: UseCase<typeof rotation.monthPlan> = async (call, { homeId, month }) => {
  const { home, member, now } = call
  const plan = await planById(planIdOf(homeId, month))
  const county = await countyTableAt(home.path, [Number(month.slice(0, 4))])
  const hers = identities(member)
  const slots = plan?.slots ?? {}
  return {
    homeName: home.name,
    edition: plan?.edition ?? 0,
    slots: slotViews(slots, hers, now),
    team: homeTeam(home, now).map(({ id, name, as, claimed }) => ({
      personId: id,
      name,
      as,
      claimed,
      mine: hers.includes(id),
    })),
    days: markedDays(`${month}-01`, daysIn(month), county),
    rate: servedRate(slots, now),
  }
}

const daysIn = (month: string): number =>
  (Date.parse(`${monthAfter(month, 1)}-01T00:00:00+08:00`) - Date.parse(`${month}-01T00:00:00+08:00`)) / 86_400_000
