import type { Output } from '../../demo/client'
import { distanceM, gridPoint } from '../../domain/geo'
import { type House, openHouse } from './house'
import { CHIEF, foundLanchuan, importRoll, rollOf, TIDY_ROLL } from './roll/lanchuan'

jest.setTimeout(60_000)

let house: House
beforeAll(async () => {
  house = await openHouse()
  await foundLanchuan(house)
  await house.drain()
  await house.keep()
}, 60_000)
beforeEach(() => house.restore())
afterAll(() => house.close())

const NEIGHBOUR = 'a-neighbour-who-browses'
const TOWN = { longitude: 120.412, latitude: 30.021 }
const DOCK = { longitude: 120.5906, latitude: 29.98654 }
type Card = Output<'home', 'nearby'>['homes'][number]
interface From {
  position?: typeof TOWN
  villageId?: string
  after?: string
}

/** Near a position by the boxed door, near a village by the open one. */
const near = ({ position, ...from }: From) =>
  position
    ? house.as(NEIGHBOUR).call('home', 'nearbyHere', { ...from, position })
    : house.as(NEIGHBOUR).call('home', 'nearby', from)

async function everyPage(input: Omit<From, 'after'>): Promise<Card[]> {
  const cards: Card[] = []
  for (let after: string | null | undefined; after !== null; ) {
    const page = await near({ ...input, ...(after === undefined ? {} : { after }) })
    cards.push(...page.homes)
    after = page.next
  }
  return cards
}

/** The points that the database has indexed. */
async function storedPoints(): Promise<(typeof TOWN)[]> {
  const homes = (await house.dump()).microHomes as { shownAt: { coordinates: [number, number] } }[]
  return homes.map(({ shownAt }) => ({ longitude: shownAt.coordinates[0], latitude: shownAt.coordinates[1] }))
}

test('homes come nearest first, page by page, each once, within the radius', async () => {
  await importRoll(house, TIDY_ROLL)
  const cards = await everyPage({ position: TOWN })
  const distances = cards.map((card) => card.distanceM ?? -1)
  expect(distances).toEqual([...distances].sort((a, b) => a - b))
  expect(new Set(cards.map(({ id }) => id)).size).toBe(cards.length)
  const within = (await storedPoints()).filter((point) => distanceM(TOWN, point) <= 30_000)
  expect(cards).toHaveLength(within.length)
  expect(cards.length).toBeLessThan(200)
})

test.each([
  ['by position', { position: TOWN }],
  ['by village', { villageId: 'LC-T05-V01' }],
  ['for the county', {}],
  ['from far away', { position: { longitude: 116.4, latitude: 39.9 } }],
])('the first page %s costs at most three database calls and 20 KB', async (_, input) => {
  await importRoll(house, TIDY_ROLL)
  const door = 'position' in input ? 'home.nearbyHere' : 'home.nearby'
  const { reply, requests } = await house.ask(NEIGHBOUR, door, input)
  expect(requests.filter(({ collection }) => collection !== 'persons').length).toBeLessThanOrEqual(3)
  expect(Buffer.byteLength(JSON.stringify(reply))).toBeLessThanOrEqual(20 * 1024)
  const examined = requests.find(({ collection }) => collection === 'microHomes')?.examined ?? 0
  expect(examined).toBeLessThanOrEqual(200)
})

test('the page says where it looked from, and distances only from a position that it was given', async () => {
  await importRoll(house, rollOf([{}]))
  expect((await near({ position: DOCK })).where).toMatchObject({ label: '白沙镇 · 渔港村', source: 'position' })
  expect((await near({ position: DOCK })).homes[0]?.distanceM).toBe(0)
  const village = await near({ villageId: 'LC-T05-V01' })
  expect(village.where).toMatchObject({ label: '白沙镇 · 渔港村', source: 'village' })
  expect(village.homes[0]?.distanceM).toBeNull()
  expect((await near({})).where).toMatchObject({ label: '澜川县', source: 'county' })
  await house.as(NEIGHBOUR).call('member', 'settle', { villageId: 'LC-T05-V02' })
  expect((await near({})).where).toMatchObject({ label: '白沙镇 · 前堰村', source: 'village' })
})

test('the radius is the setting of the place', async () => {
  await importRoll(house, TIDY_ROLL)
  await house.as(CHIEF).call('federation', 'changeSettings', { orgId: 'LC-T01', settings: { nearbyRadiusKm: 2 } })
  const page = await near({ position: TOWN })
  expect(page.radiusKm).toBe(2)
  expect(page.homes.every((card) => (card.distanceM ?? 0) <= 2_000)).toBe(true)
})

test('seventy homes at one and the same place are all found, page by page', async () => {
  const flats = Array.from({ length: 40 }, () => ({ venue: '居民家中' }))
  await importRoll(house, rollOf([...flats, ...Array.from({ length: 30 }, () => ({ venue: '写字楼' }))]))
  const cards = await everyPage({ position: TOWN })
  expect(new Set(cards.map(({ id }) => id)).size).toBe(70)
  expect(cards).toHaveLength(70)
})

test('of a flat nobody learns more than its grid cell: not from points, distances, addresses or what is stored', async () => {
  const inOneCell = [
    { longitude: 120.5925, latitude: 29.9835 },
    { longitude: 120.5981, latitude: 29.9872 },
  ]
  const [cell] = inOneCell.map(gridPoint)
  expect(gridPoint(inOneCell[1] ?? DOCK)).toEqual(cell)
  await importRoll(house, rollOf(inOneCell.map((at) => ({ ...at, venue: '居民家中' }))))
  for (const position of [DOCK, TOWN, { longitude: 120.6, latitude: 29.99 }]) {
    const cards = await everyPage({ position })
    expect(cards.map(({ point, pointExact }) => [point, pointExact])).toEqual([
      [cell, false],
      [cell, false],
    ])
    expect(new Set(cards.map((card) => card.distanceM)).size).toBe(1)
    const view = await house.as(NEIGHBOUR).call('home', 'view', { homeId: cards[0]?.id ?? '' })
    expect(view).toMatchObject({ point: cell, pointExact: false, address: '白沙镇渔港村' })
  }
  for (const point of await storedPoints()) expect(distanceM(point, cell ?? DOCK)).toBeLessThan(0.2)
})

test('an id tells nothing of the door: it differs between two deployments of the same county', async () => {
  const { createHash } = await import('node:crypto')
  await importRoll(house, rollOf([{ venue: '居民家中', address: '渔港村8号', name: '八号微家' }]))
  const [home] = (await house.dump()).microHomes ?? []
  const plain = createHash('sha256').update('LC-T05-V01|八号微家|渔港村8号').digest()
  expect([plain.toString('base64url'), plain.toString('hex')]).not.toContain(home?._id)
})

test("the register lists every home of an officer's place once, fifty a page, counted once", async () => {
  await importRoll(house, TIDY_ROLL)
  const ids: string[] = []
  const counts: number[] = []
  for (let after: string | null | undefined; after !== null; ) {
    const input = { orgId: 'LC', ...(after === undefined ? {} : { after }) }
    const { reply, requests } = await house.ask(CHIEF, 'home.list', input)
    const page = (reply as { data: Output<'home', 'list'> }).data
    expect(page.total).toBe(200)
    expect(page.homes.length).toBeLessThanOrEqual(50)
    ids.push(...page.homes.map(({ id }) => id))
    counts.push(requests.filter(({ action }) => action === 'database.calculateDocument').length)
    after = page.next
  }
  expect(new Set(ids).size).toBe(200)
  expect(ids).toHaveLength(200)
  // All of them, and those of each state that the page's filter names.
  expect(counts).toEqual([4, 0, 0, 0])
  const drafts = await house.as(CHIEF).call('home', 'list', { orgId: 'LC', state: 'villageChecked' })
  expect(drafts).toMatchObject({ total: 0, homes: [], next: null })
})

test('an officer sees the telephone number and the door of a flat, and that she looked stands in the audit', async () => {
  await importRoll(house, rollOf([{ venue: '居民家中', address: '渔港村秘密花园9幢', phone: '13955512345' }]))
  const [home] = (await house.dump()).microHomes ?? []
  const homeId = String(home?._id)
  expect(await house.as(CHIEF).call('home', 'contact', { homeId })).toEqual({
    hostName: '孙静',
    phone: '13955512345',
    address: '渔港村秘密花园9幢',
  })
  await house.drain()
  const looks = ((await house.dump()).audit ?? []).filter(({ action }) => action === 'home.contact')
  expect(looks).toEqual([expect.objectContaining({ docId: homeId })])
})

test('a page of homes is asked for with a key that a page has given', async () => {
  for (const after of ['x', '1', '|', '-1|a', 'NaN|a'])
    expect(await house.as(NEIGHBOUR).ask('home', 'nearby', { after })).toMatchObject({
      error: { code: 'INPUT_INVALID' },
    })
  for (const after of ['x', '|', 'a|b|c', '1||'])
    expect(await house.as(CHIEF).ask('home', 'list', { orgId: 'LC', after })).toMatchObject({
      error: { code: 'INPUT_INVALID' },
    })
})
