import { type County, foundCounty, openidOf } from '../test/functions/county'
import { type House, openHouse } from '../test/functions/house'
import { type Scenario, scenariosOf } from '../test/functions/scenarios'
import { BUDGETS } from './budgets'
import { atMost, type Measure } from './measure'
import { callsApart } from './own-calls'

export async function bench(): Promise<Measure[]> {
  const house = await openHouse()
  try {
    const county = await foundCounty(house)
    await house.keep()
    const measures: Measure[] = []
    for (const [action, budget] of Object.entries(BUDGETS)) {
      for (const scenario of scenariosOf(action).slice(0, 1))
        measures.push(...(await measure(house, county, action, scenario, budget)))
    }
    return measures
  } finally {
    await house.close()
  }
}

async function measure(
  house: House,
  county: County,
  action: string,
  scenario: Scenario<unknown>,
  budget: number,
): Promise<Measure[]> {
  await house.restore()
  await scenario.before?.(house, county)
  const { reply, requests } = await house.ask(openidOf(scenario.as), action, scenario.input(county, house))
  if (!reply.ok) throw new Error(`${action} does not work: ${reply.error.code}`)
  const { own, lookUps, forAudit, forMessages } = callsApart(requests)
  const beside = `${lookUps} look-up and ${forAudit} for the audit${forMessages > 0 ? `, ${forMessages} for messages` : ''}`
  const what = `${action}: calls, beside ${beside}`
  return [atMost('calls', 'count', what, own, budget)]
}
