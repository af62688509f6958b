import { CENTRE, foundCounty, openidOf } from '../test/functions/county'
import { type House, openHouse } from '../test/functions/house'
import { looked } from './looked'
import { atMost, type Measure } from './measure'
import { weekLists } from './week-lists'

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
      const { reply, requests } = await house.ask('a-visitor', 'home.nearbyHere', { position: CENTRE, after })
      if (!reply.ok) throw new Error(`home.nearbyHere: ${reply.error.code}`)
      if (page === 1) {
        const bytes = Buffer.byteLength(JSON.stringify(reply))
        measures.push(atMost('lists', 'count', 'first screen full of homes: bytes of the reply', bytes, 20 * 1024))
      }
      if (page === 1 || page === PAGES)
        measures.push(looked(requests, 'microHomes', `home.nearbyHere: page ${page} of the nearest`, 6))
      after = (reply.data as { next: string | null }).next ?? undefined
    }
    for (const [action, input, collection] of [
      ['home.find', { service: 'parenting', townshipId: 'T1' }, 'microHomes'],
      ['home.find', { query: 'cy' }, 'microHomes'],
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
    for (const input of NEAREST) {
      const asked = await house.ask('a-visitor', 'home.find', input)
      if (!asked.reply.ok) throw new Error(`home.find: ${asked.reply.error.code}`)
      measures.push(looked(asked.requests, 'microHomes', `home.find ${JSON.stringify(input)}`, 6))
    }
    for (const bounds of VIEWS) measures.push(...(await mapOf(house, bounds)))
    measures.push(...(await weekLists(house, county)))
    return measures
  } finally {
    await house.close()
  }
}

/** Nearest first by what a home is, by its name, and by what no index can say: those look at 200 homes and then say so. */
const NEAREST = [
  { service: 'parenting', position: CENTRE },
  { query: 'cy', villageId: 'V1' },
  { query: 'cy', service: 'parenting', position: CENTRE },
  { openNow: true, position: CENTRE },
]

/** Of all homes, and of a few streets. */
const VIEWS = [
  {
    west: CENTRE.longitude - 0.2,
    south: CENTRE.latitude - 0.2,
    east: CENTRE.longitude + 0.2,
    north: CENTRE.latitude + 0.2,
  },
  { west: CENTRE.longitude, south: CENTRE.latitude, east: CENTRE.longitude + 0.016, north: CENTRE.latitude + 0.014 },
]

/** A view of the map looks at 500 homes one by one, or at a sample of 1000, however many it holds. */
async function mapOf(house: House, bounds: (typeof VIEWS)[number]): Promise<Measure[]> {
  const { reply, requests } = await house.ask('a-visitor', 'home.map', { bounds })
  if (!reply.ok) throw new Error(`home.map: ${reply.error.code}`)
  const { total, about } = reply.data as { total: number; about: boolean }
  const examined = requests.reduce((sum, request) => sum + request.examined, 0)
  const what = `home.map of ${about ? 'about ' : ''}${total} homes`
  return [
    atMost('lists', 'count', `${what}: examined`, examined, 2000),
    atMost('lists', 'count', `${what}: bytes of the reply`, Buffer.byteLength(JSON.stringify(reply)), 20 * 1024),
  ]
}
