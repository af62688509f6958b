import fc from 'fast-check'
import type { Input } from '../../demo/client'
import { gridPoint } from '../../domain/geo'
import type { Position } from '../../domain/organisation'
import { type County, FLAT, foundCounty, openidOf } from './county'
import { type House, openHouse } from './house'

jest.setTimeout(180_000)

/*
 * Whoever asks from many places, with any wishes, pages and edges, learns of a flat no more than the middle of its grid cell: the same flat at two
 * true positions of one cell gives the same answers, to the byte (safety, "Private venues").
 */
let house: House
let county: County
beforeAll(async () => {
  house = await openHouse()
  county = await foundCounty(house)
  // Neighbours on every side, so that order, pages and groups depend on where the flat seems to be.
  await house.multiply('microHomes', county.homeId, 60)
  await house
    .as(openidOf('countyOfficer'))
    .call('federation', 'changeSettings', { orgId: 'T1', settings: { nearbyRadiusKm: 3 } })
  await house.drain()
  await house.keep()
}, 120_000)
afterAll(() => house.close())

const NAME = '望星微家'
const CELL = gridPoint(FLAT.position)
/** Half the steps of the grid, a hair inside. */
const HALF = { longitude: 0.00449, latitude: 0.00299 }

const inCell: fc.Arbitrary<Position> = fc
  .record({ x: fc.double({ min: -1, max: 1, noNaN: true }), y: fc.double({ min: -1, max: 1, noNaN: true }) })
  .map(({ x, y }) => ({
    longitude: CELL.longitude + x * HALF.longitude,
    latitude: CELL.latitude + y * HALF.latitude,
  }))

/** Around the flat, and about three kilometres away, where the radius of 「身边」 cuts through its cell. */
const watcher: fc.Arbitrary<Position> = fc
  .record({
    away: fc.oneof(fc.double({ min: 0, max: 0.02, noNaN: true }), fc.double({ min: 0.022, max: 0.034, noNaN: true })),
    turn: fc.double({ min: 0, max: 6.28, noNaN: true }),
  })
  .map(({ away, turn }) => ({
    longitude: CELL.longitude + away * Math.cos(turn) * 1.15,
    latitude: CELL.latitude + away * Math.sin(turn),
  }))

type Wishes = Pick<Input<'home', 'find'>, 'query' | 'service' | 'openNow'>
const wishes: fc.Arbitrary<Wishes> = fc.record(
  { query: fc.constant('wx'), service: fc.constant('parenting' as const), openNow: fc.constant(true as const) },
  { requiredKeys: [] },
)
/** A view whose edges run through the cell. */
const bounds = fc
  .record({ a: inCell, width: fc.double({ min: 0.001, max: 0.2, noNaN: true }) })
  .map(({ a, width }) => ({
    west: a.longitude,
    south: a.latitude - width / 2,
    east: a.longitude + width,
    north: a.latitude + width / 2,
  }))

type Query =
  | { ask: 'nearbyHere'; input: { position: Position } }
  | { ask: 'find'; input: Input<'home', 'find'> }
  | { ask: 'map'; input: Input<'home', 'map'> }
  | { ask: 'view'; input: null }

const query: fc.Arbitrary<Query> = fc.oneof(
  watcher.map((position): Query => ({ ask: 'nearbyHere', input: { position } })),
  fc.tuple(watcher, wishes).map(([position, wish]): Query => ({ ask: 'find', input: { ...wish, position } })),
  fc.tuple(bounds, wishes).map(([view, wish]): Query => ({ ask: 'map', input: { ...wish, bounds: view } })),
  fc.constant<Query>({ ask: 'view', input: null }),
)

/** Registers the flat there and asks; lists are read to their end. */
async function answersWith(position: Position, queries: readonly Query[]): Promise<string[]> {
  await house.restore()
  const { homeId } = await house.as(openidOf('townshipOfficer')).call('home', 'register', {
    ...FLAT,
    name: NAME,
    services: [...FLAT.services],
    position,
    hostPersonId: county.personIds.hostOfAnotherHome,
  })
  // The way from its registration to an open door is another test's.
  await house.change('microHomes', homeId, { state: 'active' })
  const visitor = house.as('a-watcher')
  const answers: string[] = []
  for (const { ask, input } of queries) {
    for (let after: string | null | undefined; after !== null; ) {
      const more = after === undefined ? {} : { after }
      const page =
        ask === 'view'
          ? await visitor.call('home', 'view', { homeId })
          : ask === 'map'
            ? await visitor.call('home', 'map', input)
            : await visitor.call('home', ask, { ...input, ...more })
      answers.push(JSON.stringify(page))
      after = 'next' in page ? page.next : null
    }
  }
  const [flat] = ((await house.dump()).microHomes ?? []).filter(({ _id }) => _id === homeId)
  const { shownAt, shownExact, shownAddress, tiles, lot, facets, terms, path } = flat ?? {}
  return [...answers, JSON.stringify({ shownAt, shownExact, shownAddress, tiles, lot, facets, terms, path })]
}

test('no sequence of questions tells two positions of one grid cell apart', async () => {
  await fc.assert(
    fc.asyncProperty(inCell, inCell, fc.array(query, { minLength: 4, maxLength: 10 }), async (here, there, queries) => {
      const answers = await answersWith(here, queries)
      expect(await answersWith(there, queries)).toEqual(answers)
      expect(answers.length).toBeGreaterThan(queries.length)
    }),
    { numRuns: 12 },
  )
})

test('the questions do tell two cells apart, so that telling nothing means something', async () => {
  const queries: Query[] = [{ ask: 'nearbyHere', input: { position: CELL } }]
  const next = { longitude: CELL.longitude + 0.009, latitude: CELL.latitude }
  expect(await answersWith(next, queries)).not.toEqual(await answersWith(CELL, queries))
})
