/** Aggregations through the real SDK: what MongoDB answers, planned where a collection is strict, refused by name where not supported. */
import { refusal, startUnderTest, type UnderTest } from './under-test'

let cloud: UnderTest
beforeAll(async () => {
  const byTown = {
    name: 'byTown',
    keys: [
      { field: 'town', direction: 1 as const },
      { field: 'n', direction: -1 as const },
    ],
  }
  cloud = await startUnderTest({
    collections: [
      { name: 'homes', indexes: [byTown] },
      { name: 'visits', indexes: [{ name: 'byHome', keys: [{ field: 'home', direction: 1 }] }] },
    ],
  })
  await cloud.db.collection('homes').add([
    { _id: 'a', town: 't', n: 1, tags: ['x', 'y'] },
    { _id: 'b', town: 't', n: 2, tags: [], boss: 'p' },
    { _id: 'c', town: 't', n: 3, tags: ['x'] },
    { _id: 'd', town: 'u', n: 4 },
  ])
  await cloud.db.collection('visits').add([
    { _id: 'v1', home: 'a' },
    { _id: 'v2', home: 'a' },
    { _id: 'v3', home: 'c' },
  ])
})
afterAll(() => cloud.close())

const homes = () => cloud.db.collection('homes').aggregate().match({ town: 't' })

test('groups leave out what is missing, and count what is there', async () => {
  const { command: _ } = cloud.db
  const { $ } = { $: _.aggregate }
  const { data } = await homes()
    .group({ _id: null, sum: $.sum('$n'), bosses: $.addToSet('$boss'), all: $.push('$boss'), mean: $.avg('$n') })
    .end()
  expect(data).toEqual([{ _id: null, sum: 6, bosses: ['p'], all: ['p'], mean: 2 }])
})

test('missing and null are one group', async () => {
  const { data } = await homes()
    .group({ _id: '$boss', n: { $sum: 1 } })
    .sort({ n: 1 })
    .end()
  expect(data).toEqual([
    { _id: 'p', n: 1 },
    { _id: null, n: 2 },
  ])
})

test('buckets begin at their boundary, empty ones are left out', async () => {
  const { data } = await homes()
    .bucket({ groupBy: '$n', boundaries: [1, 2, 3], default: 'more', output: { ids: { $push: '$_id' } } })
    .end()
  expect(data).toEqual([
    { _id: 1, ids: ['a'] },
    { _id: 2, ids: ['b'] },
    { _id: 'more', ids: ['c'] },
  ])
})

test('a sort and limit after the match are served by the index', async () => {
  const before = cloud.gateway.metrics.of('invocation-1').length
  const { data } = await homes().sort({ n: -1 }).limit(1).project({ n: 1, _id: 0 }).end()
  expect(data).toEqual([{ n: 3 }])
  expect(cloud.gateway.metrics.of('invocation-1')[before]).toMatchObject({ examined: 1, returned: 1 })
})

test('a lookup finds by an index of the other collection, and needs one', async () => {
  const { data } = await homes()
    .lookup({ from: 'visits', localField: '_id', foreignField: 'home', as: 'visits' })
    .project({ visits: { _id: 1 } })
    .sort({ _id: 1 })
    .end()
  expect(data).toEqual([
    { _id: 'a', visits: [{ _id: 'v1' }, { _id: 'v2' }] },
    { _id: 'b', visits: [] },
    { _id: 'c', visits: [{ _id: 'v3' }] },
  ])
  const unindexed = homes().lookup({ from: 'visits', localField: 'n', foreignField: 'minute', as: 'm' }).end()
  expect((await refusal(unindexed)).message).toContain('no declared index of "visits" serves {minute')
})

test('an aggregation does not change what is stored', async () => {
  await homes().addFields({ 'deep.er': 1, tags: [] }).unwind({ path: '$tags', preserveNullAndEmptyArrays: true }).end()
  expect((await cloud.db.collection('homes').doc('a').get()).data).toEqual([
    { _id: 'a', town: 't', n: 1, tags: ['x', 'y'] },
  ])
})

const raw = (stage: object) =>
  cloud.db
    .collection('homes')
    .options({ raw: true })
    .aggregate([{ $match: { town: 't' } }, stage])
    .end()

test.each([
  [{ $out: 'elsewhere' }, 'the aggregation stage $out', 'DATABASE_INVALID_OPERRATOR'],
  [{ $graphLookup: {} }, 'the aggregation stage $graphLookup', 'DATABASE_INVALID_OPERRATOR'],
  [{ $project: { x: { $explode: 1 } } }, '$explode', 'DATABASE_INVALID_OPERRATOR'],
  [{ $addFields: { x: { $function: { body: '', args: [], lang: 'js' } } } }, '$function', 'DATABASE_INVALID_OPERRATOR'],
  [{ $unionWith: 'visits' }, 'an aggregation over all of "visits"', 'DATABASE_REQUEST_FAILED'],
  [{ $geoNear: {} }, '$geoNear is only valid as the first stage', 'DATABASE_REQUEST_FAILED'],
])('%j is refused: %s', async (stage, message, code) => {
  expect(await refusal(raw(stage))).toEqual({ code, message: expect.stringContaining(message) })
})

test('the metrics tell by which index each part of a request was served', async () => {
  const before = cloud.gateway.metrics.of('invocation-1').length
  await homes()
    .sort({ n: -1 })
    .limit(1)
    .lookup({ from: 'visits', localField: '_id', foreignField: 'home', as: 'v' })
    .end()
  expect(cloud.gateway.metrics.of('invocation-1')[before]?.plans).toEqual([
    { plan: 'index byTown, 1 stretch', index: 'byTown', bounds: ['town $eq "t"'] },
    { plan: 'index byHome, 1 stretch', index: 'byHome', bounds: ['home $eq "c"'] },
  ])
})

test('$$NOW is the movable time, one for the whole request', async () => {
  const { data } = await homes().project({ now: '$$NOW' }).end()
  expect(new Set(data.map(({ now }: { now: Date }) => now.getTime())).size).toBe(1)
  expect(Math.abs(data[0].now.getTime() - cloud.clock.now())).toBeLessThan(10_000)
})
