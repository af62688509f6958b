import fc from 'fast-check'
import type { Input, Output } from '../../demo/client'
import { distanceM } from '../../domain/geo'
import { PRIMARY_TYPES, SERVICES } from '../../domain/micro-home'
import { openStateAt, type WeeklySlot } from '../../domain/opening-hours'
import { type House, openHouse } from './house'
import { CHIEF, foundLanchuan, importRoll, TIDY_ROLL } from './roll/lanchuan'
import { filesHolding } from './traces'

jest.setTimeout(120_000)

let house: House
beforeAll(async () => {
  house = await openHouse()
  await foundLanchuan(house)
  await importRoll(house, TIDY_ROLL)
  await house.drain()
  await house.keep()
}, 120_000)
beforeEach(() => house.restore())
afterAll(() => house.close())

const NEIGHBOUR = 'a-neighbour-who-looks'
const TOWN = { longitude: 120.412, latitude: 30.021 }
const WEDNESDAY_AT_THREE = '2027-05-19T15:00:00+08:00'
type Find = Input<'home', 'find'>
type Page = Output<'home', 'find'>

const find = (input: Find): Promise<Page> => house.as(NEIGHBOUR).call('home', 'find', input)

async function everyPage(input: Find): Promise<Page['homes']> {
  const homes: Page['homes'] = []
  for (let after: string | null | undefined; after !== null; ) {
    const page: Page = await find({ ...input, ...(after === undefined ? {} : { after }) })
    homes.push(...page.homes)
    after = page.next
  }
  return homes
}

interface StoredHome {
  _id: string
  name: string
  path: string
  primaryType: string
  services: string[]
  stepFree?: boolean
  terms: string[]
  hours: WeeklySlot[] | null
  shownAt?: { coordinates: [number, number] }
}
const stored = async (): Promise<StoredHome[]> => (await house.dump()).microHomes as unknown as StoredHome[]

test('homes are found exactly when they meet every wish, nearest first or village by village, page by page', async () => {
  await house.cloud.clock.set(WEDNESDAY_AT_THREE)
  const homes = await stored()
  for (const home of homes.slice(0, 80)) await house.change('microHomes', home._id, { stepFree: true })
  const all = await stored()
  const wishes = fc.record(
    {
      query: fc.constantFrom('潮', 'h', 'cy', '微'),
      primaryType: fc.constantFrom(...PRIMARY_TYPES),
      service: fc.constantFrom(...SERVICES),
      openNow: fc.constant(true as const),
    },
    { requiredKeys: [] },
  )
  const ground = fc.constantFrom({ position: TOWN }, { villageId: 'LC-T05-V01' }, { townshipId: 'LC-T05' }, {})
  await fc.assert(
    fc.asyncProperty(wishes, ground, async (wish, from) => {
      const found = await everyPage({ ...wish, ...from })
      const met = all.filter(
        (home) =>
          (!wish.query || home.terms.includes(wish.query)) &&
          (!wish.primaryType || home.primaryType === wish.primaryType) &&
          (!wish.service || home.services.includes(wish.service)) &&
          (!wish.openNow || openStateAt(home.hours, new Date(WEDNESDAY_AT_THREE)).state === 'open') &&
          (!('townshipId' in from) || home.path.startsWith('LC/LC-T05/')),
      )
      expect(found.map(({ id }) => id).sort()).toEqual(met.map(({ _id }) => _id).sort())
      if ('position' in from) {
        const metres = found.map(({ distanceM }) => distanceM ?? -1)
        expect(metres).toEqual([...metres].sort((a, b) => a - b))
      }
    }),
    { numRuns: 14 },
  )
})

test('two letters of its name find a home, from a village and without any place', async () => {
  const [home] = await stored()
  const name = home?.name ?? ''
  const letters = home?.terms.find((term) => /^[a-z]{2}$/.test(term)) ?? ''
  expect(letters).toHaveLength(2)
  for (const from of [{}, { villageId: 'LC-T01-V01' }, { position: TOWN }]) {
    for (const query of [letters, letters.toUpperCase(), ` ${letters} `, name.slice(0, 2)])
      expect((await everyPage({ query, ...from })).map((card) => card.name)).toContain(name)
  }
  for (const query of [' ', '·'])
    expect(await house.as(NEIGHBOUR).ask('home', 'find', { query })).toMatchObject({
      error: { code: 'INPUT_INVALID', field: 'query' },
    })
})

test('step-free homes are found as soon as they are known to be', async () => {
  expect((await find({ stepFree: true })).homes).toEqual([])
  const [home] = await stored()
  await house.change('microHomes', home?._id ?? '', {
    stepFree: true,
    facets: ['*|*|*', '*|*|stepFree', `${home?.primaryType}|*|stepFree`],
  })
  const { homes } = await find({ stepFree: true })
  expect(homes).toEqual([expect.objectContaining({ id: home?._id, stepFree: true })])
})

test('looking for an open door stops after 200 homes, says so, and goes on from there', async () => {
  await house.cloud.clock.set('2027-05-19T03:00:00+08:00')
  const [home] = await stored()
  await house.multiply('microHomes', home?._id ?? '', 250)
  const page = await find({ openNow: true, position: TOWN })
  expect(page).toMatchObject({ homes: [], stoppedAfter: 200, without: [] })
  expect(page.next).not.toBeNull()
  let pages = 1
  for (let after = page.next; after !== null; pages += 1)
    after = (await find({ openNow: true, position: TOWN, after })).next
  expect(pages).toBe(3)
})

test('when nothing meets all wishes it says which wish to drop, and how many there would be', async () => {
  await house.cloud.clock.set('2027-05-19T03:00:00+08:00')
  const page = await find({ primaryType: 'safetyWatch', service: 'counselling', openNow: true, townshipId: 'LC-T05' })
  expect(page.homes).toEqual([])
  const counted = await Promise.all(
    page.without.map(async ({ wish, count }) => {
      const wishes = { primaryType: 'safetyWatch', service: 'counselling', openNow: true } as const
      const { [wish as keyof typeof wishes]: _dropped, ...rest } = wishes
      return [count, Math.min(20, (await everyPage({ ...rest, townshipId: 'LC-T05' })).length)]
    }),
  )
  for (const [said, there] of counted) expect(said).toBe(there)
  const open = page.without.find(({ wish }) => wish === 'openNow')
  const there = await everyPage({ primaryType: 'safetyWatch', service: 'counselling', townshipId: 'LC-T05' })
  expect(open?.count ?? 0).toBe(there.length)
})

test('a place that is no village or township is not found', async () => {
  for (const place of [{ villageId: 'LC-T05' }, { townshipId: 'LC-T05-V01' }, { townshipId: 'nowhere' }])
    expect(await house.as(NEIGHBOUR).ask('home', 'find', place)).toMatchObject({ error: { code: 'NOT_FOUND' } })
})

test.each<[string, Find, number]>([
  ['nearest', { service: 'policy', position: TOWN }, 3],
  ['by village', { primaryType: 'gridNeighbour' }, 2],
  ['by name', { query: 'h', villageId: 'LC-T05-V01' }, 3],
])('a page %s costs few calls and looks at few homes', async (_, input, calls) => {
  const { reply, requests } = await house.ask(NEIGHBOUR, 'home.find', input)
  expect(reply.ok).toBe(true)
  expect(requests.filter(({ collection }) => collection !== 'persons').length).toBeLessThanOrEqual(calls)
  const homes = requests.filter(({ collection }) => collection === 'microHomes')
  for (const { examined, returned } of homes) expect(examined).toBeLessThanOrEqual(Math.max(30, 3 * returned))
})

test('a holiday marks open doors and hides none; a day that the county closed opens none', async () => {
  await house.cloud.clock.set(WEDNESDAY_AT_THREE)
  const open = (await everyPage({ openNow: true })).length
  expect(open).toBeGreaterThan(20)
  const mark = (kind: 'holiday' | 'closed', name: string) =>
    house.as(CHIEF).call('federation', 'changeCalendar', {
      orgId: 'LC',
      year: 2027,
      set: [{ date: '2027-05-19', kind, name }],
      clear: [],
    })
  await mark('holiday', '节日')
  const page = await find({ openNow: true })
  expect(page.days).toContainEqual({ date: '2027-05-19', kind: 'holiday', name: '节日' })
  expect(await everyPage({ openNow: true })).toHaveLength(open)
  expect((await house.as(NEIGHBOUR).call('home', 'nearby', {})).days).toEqual(page.days)
  await mark('closed', '台风')
  expect((await find({ openNow: true })).homes).toEqual([])
})

test('her position is in no log, file or document', async () => {
  const position = { longitude: 120.41203571468, latitude: 30.02104683579 }
  await house.as(NEIGHBOUR).call('home', 'nearbyHere', { position })
  await find({ position, openNow: true })
  await house.as(NEIGHBOUR).call('member', 'settle', { villageId: 'LC-T05-V01' })
  await house.as(NEIGHBOUR).call('home', 'nearbyHere', { position })
  // Long enough that no random base64 holds them by chance.
  for (const digits of ['120.41203571468', '30.02104683579', '41203571468', '02104683579'])
    expect(filesHolding(house.dataDir, digits)).toEqual([])
  expect(JSON.stringify(await house.dump())).not.toContain('412035714')
})

describe('the map', () => {
  const COUNTY = { west: 119.9, south: 29.5, east: 120.9, north: 30.4 }
  const map = (input: Input<'home', 'map'>) => house.as(NEIGHBOUR).call('home', 'map', input)
  const inside = ({ west, south, east, north }: typeof COUNTY, { shownAt }: StoredHome): boolean => {
    const [longitude = 0, latitude = 0] = shownAt?.coordinates ?? []
    return longitude >= west && longitude <= east && latitude >= south && latitude <= north
  }

  test('counts every home in view once, and draws those that stand apart', async () => {
    const homes = await stored()
    for (const bounds of [COUNTY, { west: 120.38, south: 30, east: 120.45, north: 30.06 }]) {
      const seen = await map({ bounds })
      expect(seen.about).toBe(false)
      expect(seen.total).toBe(homes.filter((home) => inside(bounds, home)).length)
      expect(seen.groups.reduce((sum, { count }) => sum + count, 0)).toBe(seen.total)
      for (const group of seen.groups) {
        if (group.count === 1) expect(group.homes).toHaveLength(1)
        expect(group.middle.longitude).toBeGreaterThanOrEqual(group.bounds.west - 1e-6)
      }
    }
  })

  test('follows the wishes of the list', async () => {
    const bounds = COUNTY
    const wished = (await stored()).filter(
      (home) => home.primaryType === 'publicService' && home.services.includes('volunteering'),
    )
    expect((await map({ bounds, primaryType: 'publicService', service: 'volunteering' })).total).toBe(wished.length)
    const named = await everyPage({ query: 'h', position: TOWN })
    expect((await map({ bounds, query: 'h' })).total).toBe(named.length)
  })

  test('of more than 500 homes a fair sample stands for all, says about, and the calls stay few', async () => {
    const [home] = await stored()
    await house.multiply('microHomes', home?._id ?? '', 2000)
    const { reply, requests } = await house.ask(NEIGHBOUR, 'home.map', { bounds: COUNTY })
    const seen = (reply as { data: Output<'home', 'map'> }).data
    const total = (await stored()).filter((each) => inside(COUNTY, each)).length
    expect(seen.about).toBe(true)
    expect(Math.abs(seen.total - total) / total).toBeLessThan(0.12)
    expect(requests).toHaveLength(3)
    expect(requests.reduce((sum, { examined }) => sum + examined, 0)).toBeLessThan(2100)
    expect(Buffer.byteLength(JSON.stringify(reply))).toBeLessThan(20 * 1024)
  })

  test('a view that is none, or larger than several counties of homes, is refused or stays bounded', async () => {
    const none = { west: 120.5, south: 30, east: 120.4, north: 30.1 }
    expect(await house.as(NEIGHBOUR).ask('home', 'map', { bounds: none })).toMatchObject({
      error: { code: 'INPUT_INVALID' },
    })
    const china = { west: 100, south: 20, east: 125, north: 45 }
    expect((await map({ bounds: china })).total).toBe((await stored()).filter(({ shownAt }) => shownAt).length)
  })
})

test('homes on one spot are measured from where they are shown', async () => {
  const cards = await everyPage({ position: TOWN })
  for (const card of cards.slice(0, 20))
    expect(Math.abs((card.distanceM ?? 0) - distanceM(TOWN, card.point ?? TOWN))).toBeLessThan(1)
})
