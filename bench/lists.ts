import { CENTRE, foundCounty, openidOf } from '../test/functions/county'
import { openHouse, type Request } from '../test/functions/house'
import { atMost, type Measure } from './measure'

/** As many micro-homes as a thousand counties have: what a list looks at must not grow with what is stored. */
const HOMES = 100_000
/** A later page of the nearest, far out. */
const PAGES = 10

/**
 * Documents that lists look at for each that they return, with 100,000 homes stored (house, "Budgets"): at most 2, the nearest at most 6.
 */
export async function bench(): Promise<Measure[]> {
  const house = await openHouse()
  try {
    const county = await foundCounty(house)
    await house.multiply('microHomes', county.homeId, HOMES)
    const officer = openidOf('countyOfficer')
    const measures: Measure[] = []
    let after: string | undefined
    for (let page = 1; page <= PAGES; page++) {
      const { reply, requests } = await house.ask('a-visitor', 'home.nearby', { position: CENTRE, after })
      if (!reply.ok) throw new Error(`home.nearby: ${reply.error.code}`)
      if (page === 1) {
        const bytes = Buffer.byteLength(JSON.stringify(reply))
        measures.push(atMost('lists', 'count', 'first screen full of homes: bytes of the reply', bytes, 20 * 1024))
      }
      if (page === 1 || page === PAGES)
        measures.push(looked(requests, 'microHomes', `home.nearby: page ${page} of the nearest`, 6))
      after = (reply.data as { next: string | null }).next ?? undefined
    }
    for (const [action, input, collection] of [
      ['home.list', { orgId: 'C' }, 'microHomes'],
      ['home.list', { orgId: 'T1', state: 'active' }, 'microHomes'],
      ['federation.organisations', { parentId: 'C' }, 'organisations'],
      ['federation.officers', { orgId: 'C' }, 'persons'],
      ['member.villages', { query: '里塘' }, 'organisations'],
      ['roll.recent', { orgId: 'T1' }, 'rollJobs'],
    ] as const) {
      const asked = await house.ask(officer, action, input)
      if (!asked.reply.ok) throw new Error(`${action}: ${asked.reply.error.code}`)
      measures.push(looked(asked.requests, collection, `${action} ${JSON.stringify(input)}`, 2))
    }
    return measures
  } finally {
    await house.close()
  }
}

/** The worst of the action's lists: documents examined for each returned. */
function looked(requests: readonly Request[], collection: string, what: string, budget: number): Measure {
  const lists = requests.filter(
    (request) => request.collection === collection && request.action === 'database.getDocument' && request.returned > 1,
  )
  const worst = Math.max(1, ...lists.map(({ examined, returned }) => examined / returned))
  return atMost('lists', 'count', `${what}: examined for each returned`, Number(worst.toFixed(2)), budget)
}
