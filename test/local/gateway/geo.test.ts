/** Places: exact against brute force on random points, and little more looked at than asked for. */
import fc from 'fast-check'
import type { Collection } from '../../../local/gateway/engine/collection'
import { Database } from '../../../local/gateway/engine/database'
import type { Doc } from '../../../local/gateway/engine/value'
import { areaOf, cellOf, distanceTo } from '../../../local/gateway/geo/cells'
import { contains, polygonsOf } from '../../../local/gateway/geo/polygon'
import { distance, type Position } from '../../../local/gateway/geo/sphere'
import { read } from '../../../local/gateway/plan/read'
import { readFilter } from '../../../local/gateway/query/filter'
import { refusal, startUnderTest, type UnderTest } from './under-test'

const point = (position: Position) => ({ type: 'Point', coordinates: position })
const anywhere: fc.Arbitrary<Position> = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
)
/** A county: most points close together, some exactly alike. */
const county: fc.Arbitrary<Position> = fc.tuple(
  fc.integer({ min: 0, max: 400 }).map((n) => 113 + n / 1_000),
  fc.integer({ min: 0, max: 400 }).map((n) => 23 + n / 1_000),
)
const edge: fc.Arbitrary<Position> = fc.tuple(
  fc.constantFrom(-180, 179.99, 180, -179.99),
  fc.constantFrom(-90, -89.9, 0, 89.9, 90),
)
const position = fc.oneof(county, anywhere, edge)

function placed(places: readonly Position[], status: (i: number) => string = () => 'a'): Collection {
  const database = new Database({
    collections: [
      {
        name: 'homes',
        indexes: [
          {
            name: 'byPlace',
            keys: [
              { field: 'status', direction: 1 },
              { field: 'loc', direction: '2dsphere' },
            ],
          },
        ],
      },
    ],
  })
  places.forEach((each, i) => {
    database.restore({
      kind: 'put',
      collection: 'homes',
      doc: { _id: i, status: status(i), loc: point(each) } as unknown as Doc,
    })
  })
  database.begin({ append: () => {}, durable: () => undefined })
  return database.collection('homes')
}

function ask(collection: Collection, query: object, limit = Number.POSITIVE_INFINITY) {
  const meter = { examined: 0 }
  const hits = read(collection, { filter: readFilter(query as Doc), order: [], skip: 0, limit }, meter)
  return { ids: hits.map(({ doc }) => doc._id as number), examined: meter.examined }
}

test('nearest first is what sorting every distance gives', () => {
  fc.assert(
    fc.property(
      fc.array(position, { maxLength: 60 }),
      position,
      fc.oneof(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 0, max: 19_000_000 })),
      fc.constantFrom(10_000, 60_000, 3_000_000, undefined),
      fc.integer({ min: 1, max: 70 }),
      (places, here, least, most, limit) => {
        const collection = placed(places, (i) => (i % 3 ? 'a' : 'b'))
        const $nearSphere = {
          $geometry: point(here),
          $minDistance: least,
          ...(most !== undefined && { $maxDistance: most }),
        }
        const { ids } = ask(collection, { status: { $in: ['a', 'b'] }, loc: { $nearSphere } }, limit)
        const expected = places
          .map((each, i) => ({ i, metres: distance(here, each) }))
          .filter(({ metres }) => metres >= least && metres <= (most ?? Number.POSITIVE_INFINITY))
          .sort((a, b) => a.metres - b.metres || a.i - b.i)
          .slice(0, limit)
        expect(ids.map((i) => distance(here, places[i] as Position))).toEqual(expected.map(({ metres }) => metres))
        expect(new Set(ids).size).toBe(ids.length)
      },
    ),
    { numRuns: 300, seed: 21 },
  )
})

test('inside a circle is what measuring every distance gives', () => {
  fc.assert(
    fc.property(
      fc.array(position, { maxLength: 60 }),
      position,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (places, here, angle) => {
        const { ids } = ask(placed(places), { status: 'a', loc: { $geoWithin: { $centerSphere: [here, angle] } } })
        const expected = places.flatMap((each, i) => (distance(here, each) <= angle * 6_378_100 ? [i] : []))
        expect(ids.sort((a, b) => a - b)).toEqual(expected)
      },
    ),
    { numRuns: 300, seed: 22 },
  )
})

test('inside a polygon is what testing every point gives, also across the date line', () => {
  const box = fc.tuple(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.integer({ min: -80, max: 60 }),
    fc.integer({ min: 1, max: 60 }),
    fc.integer({ min: 1, max: 20 }),
  )
  const wrap = (longitude: number) => (longitude > 180 ? longitude - 360 : longitude)
  fc.assert(
    fc.property(fc.array(position, { maxLength: 60 }), box, (places, [west, south, width, height]) => {
      const east = wrap(west + width)
      const ring = [
        [west, south],
        [east, south],
        [east, south + height],
        [west, south + height],
        [west, south],
      ]
      const $geometry = { type: 'Polygon', coordinates: [ring] }
      const { ids } = ask(placed(places), { status: 'a', loc: { $geoWithin: { $geometry } } })
      const expected = places.flatMap((each, i) => (contains(polygonsOf($geometry, 'test'), each) ? [i] : []))
      expect(ids.sort((a, b) => a - b)).toEqual(expected)
    }),
    { numRuns: 300, seed: 23 },
  )
})

test('a hole is outside, an edge along a parallel bows towards the pole', () => {
  const square = (min: number, max: number) => [
    [min, min],
    [max, min],
    [max, max],
    [min, max],
    [min, min],
  ]
  const polygons = polygonsOf({ type: 'Polygon', coordinates: [square(0, 10), square(4, 6)] }, 'test')
  expect(contains(polygons, [2, 2])).toBe(true)
  expect(contains(polygons, [5, 5])).toBe(false)
  expect(contains(polygons, [11, 5])).toBe(false)
  const wide = polygonsOf(
    {
      type: 'Polygon',
      coordinates: [
        [
          [-60, 40],
          [60, 40],
          [60, 50],
          [-60, 50],
          [-60, 40],
        ],
      ],
    },
    'test',
  )
  expect(contains(wide, [0, 45])).toBe(false)
  expect(contains(wide, [0, 65])).toBe(true)
})

test('a cell is never further away than a point in it', () => {
  fc.assert(
    fc.property(position, position, fc.integer({ min: 0, max: 12 }), (here, there, level) => {
      const cell = areaOf(cellOf(there).slice(0, level))
      expect(distanceTo(cell, here)).toBeLessThanOrEqual(distance(here, there) + 1e-6)
    }),
    { numRuns: 2_000, seed: 24 },
  )
})

test('twenty nearest of twenty thousand look at few more than twenty', () => {
  let seed = 1
  const random = () => {
    seed = (seed * 48_271) % 0x7fffffff
    return seed / 0x7fffffff
  }
  const places = Array.from({ length: 20_000 }, (): Position => [113 + random() * 0.5, 23 + random() * 0.5])
  const collection = placed(places)
  for (let i = 0; i < 50; i++) {
    const here: Position = [113 + random() * 0.5, 23 + random() * 0.5]
    const { ids, examined } = ask(
      collection,
      { status: 'a', loc: { $nearSphere: { $geometry: point(here), $maxDistance: 50_000 } } },
      20,
    )
    expect(ids).toHaveLength(20)
    expect(examined).toBeLessThanOrEqual(24)
  }
})

test('a page that starts twenty kilometres away does not look at what is nearer', () => {
  const side = 140
  const places = Array.from(
    { length: side * side },
    (_, i): Position => [113 + (i % side) * 0.0036, 23 + Math.floor(i / side) * 0.0036],
  )
  const near = { $geometry: point([113.25, 23.25]), $minDistance: 20_000, $maxDistance: 50_000 }
  const { ids, examined } = ask(placed(places), { status: 'a', loc: { $nearSphere: near } }, 20)
  expect(ids).toHaveLength(20)
  expect(examined).toBeLessThanOrEqual(24)
})

describe('through the SDK', () => {
  let cloud: UnderTest
  beforeAll(async () => {
    cloud = await startUnderTest({
      collections: [
        { name: 'homes', indexes: [{ name: 'byPlace', keys: [{ field: 'loc', direction: '2dsphere' }] }] },
        { name: 'bare', indexes: [], scans: 'allowed' },
      ],
    })
    for (let i = 0; i < 5; i++)
      await cloud.db.collection('homes').add({ _id: `h${i}`, loc: new cloud.db.Geo.Point(113 + i / 100, 23) })
  })
  afterAll(() => cloud.close())

  test('geoNear gives points, nearest first, within its radius', async () => {
    const { Geo, command: _ } = cloud.db
    const near = _.geoNear({ geometry: new Geo.Point(113.021, 23), maxDistance: 1_500, minDistance: 500 })
    const { data } = await cloud.db.collection('homes').where({ loc: near }).get()
    expect(data.map(({ _id }) => _id)).toEqual(['h3', 'h1'])
    expect(data[0].loc).toBeInstanceOf(Geo.Point)
  })

  test('the aggregation geoNear tells the distance', async () => {
    const { Geo } = cloud.db
    const { data } = await cloud.db
      .collection('homes')
      .aggregate()
      .geoNear({ near: new Geo.Point(113.021, 23), key: 'loc', distanceField: 'metres', spherical: true })
      .limit(2)
      .project({ metres: 1 })
      .end()
    expect(data.map(({ _id }: { _id: string }) => _id)).toEqual(['h2', 'h3'])
    expect(data[0].metres).toBeCloseTo(102.5, 0)
  })

  test('the aggregation geoNear filters, measures in metres or as it is told, and shows the place', async () => {
    const { Geo } = cloud.db
    const base = { near: new Geo.Point(113.021, 23), distanceField: 'how.far', spherical: true }
    const ask = async (more: object) =>
      (
        await cloud.db
          .collection('homes')
          .aggregate()
          .geoNear({ ...base, ...more })
          .end()
      ).data
    const some = await ask({ query: { _id: /[04]$/ }, includeLocs: 'how.where', maxDistance: 3_000 })
    expect(some).toEqual([
      {
        _id: 'h4',
        loc: { type: 'Point', coordinates: [113.04, 23] },
        how: { far: expect.closeTo(1946.9, 0), where: { type: 'Point', coordinates: [113.04, 23] } },
      },
      {
        _id: 'h0',
        loc: { type: 'Point', coordinates: [113, 23] },
        how: { far: expect.closeTo(2151.8, 0), where: { type: 'Point', coordinates: [113, 23] } },
      },
    ])
    const scaled = await ask({ distanceMultiplier: 0.001, minDistance: 2_000 })
    expect(scaled).toEqual([expect.objectContaining({ _id: 'h0', how: { far: expect.closeTo(2.1518, 3) } })])
  })

  test('the distance is the one that the official tests of the SDK expect of the cloud', () => {
    expect(distance([113.3089506, 23.0968251], [113.306789, 23.1564721])).toBeCloseTo(6643.521654040738, 6)
  })

  test('without a 2dsphere index there is no nearest', async () => {
    const { Geo, command: _ } = cloud.db
    const near = cloud.db.collection('bare').where({ loc: _.geoNear({ geometry: new Geo.Point(1, 2) }) })
    expect(await refusal(near.get())).toEqual({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringContaining(
        'unable to find index for $geoNear query on "bare": declare the index { loc: "2dsphere" }',
      ),
    })
  })

  test('what is not a point is not stored under a 2dsphere index', async () => {
    const bad = cloud.db.collection('homes').add({ _id: 'bad', loc: { type: 'Point', coordinates: [200, 0] } })
    expect((await refusal(bad)).message).toContain("Can't extract geo keys")
    expect((await cloud.db.collection('homes').doc('bad').get()).data).toEqual([])
  })
})
