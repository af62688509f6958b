import { type County, foundCounty, openidOf } from '../test/functions/county'
import { type House, openHouse, type Request } from '../test/functions/house'
import { type Scenario, scenariosOf } from '../test/functions/scenarios'
import { BUDGETS } from './budgets'
import { atMost, type Measure } from './measure'

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
  const lookUps = requests.some(isLookUp) ? 1 : 0
  const facts = requests.filter(({ collection }) => collection === 'audit').length
  const told = requests.filter(({ collection }) => collection === 'inbox').length
  const own = requests.length - lookUps - 2 * facts - told
  const beside = `${lookUps} look-up and ${2 * facts} for the audit${told > 0 ? `, ${told} for messages` : ''}`
  const what = `${action}: calls, beside ${beside}`
  return [atMost('calls', 'count', what, own, budget)]
}

function isLookUp({ action, collection }: Request): boolean {
  return action === 'database.getDocument' && collection === 'persons'
}
