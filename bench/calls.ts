import { type County, foundCounty, openidOf } from '../test/functions/county'
import { type House, openHouse, type Request } from '../test/functions/house'
import { type Scenario, scenariosOf } from '../test/functions/scenarios'
import { atMost, type Measure } from './measure'

/**
 * Database and storage requests of one call (house, "Budgets"), without the look-up of the caller and without writing out the audit, which
 * have budgets of their own: at most one look-up a call, two requests a fact.
 */
const BUDGETS: Record<string, number> = {
  'member.me': 3,
  'member.settle': 2,
  'member.introduce': 1,
  'member.villages': 1,
  'home.nearby': 3,
  'home.view': 2,
  'home.list': 3,
  'home.register': 4,
  'home.contact': 2,
  'home.publishPhone': 2,
  'home.withdrawPhone': 2,
  'federation.found': 2,
  'federation.addOrganisations': 4,
  'federation.organisations': 1,
  'federation.officers': 2,
  'federation.grant': 3,
  'federation.endGrant': 3,
  'federation.settings': 2,
  'federation.changeSettings': 2,
  'roll.start': 8,
  'roll.advance': 6,
  'roll.rows': 4,
  'roll.confirm': 3,
  'roll.cancel': 3,
  'roll.recent': 2,
}

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
  const own = requests.length - lookUps - 2 * facts
  const what = `${action}: calls, beside ${lookUps} look-up and ${2 * facts} for the audit`
  return [atMost('calls', 'count', what, own, budget)]
}

function isLookUp({ action, collection }: Request): boolean {
  return action === 'database.getDocument' && collection === 'persons'
}
