/** Indexes: used, honest about what was looked at, and demanded on every collection of the manifest. */
import fc from 'fast-check'
import type { Collection } from '../../../local/gateway/engine/collection'
import { Database } from '../../../local/gateway/engine/database'
import { identityOf } from '../../../local/gateway/engine/identity'
import { Row } from '../../../local/gateway/engine/row'
import { compare, type Doc } from '../../../local/gateway/engine/value'
import type { DeclaredCollection, DeclaredIndex } from '../../../local/gateway/manifest'
import { explain } from '../../../local/gateway/plan/explain'
import { type OrderField, readOrder } from '../../../local/gateway/plan/order'
import { planFor } from '../../../local/gateway/plan/plan'
import { read } from '../../../local/gateway/plan/read'
import { readFilter } from '../../../local/gateway/query/filter'
import { refusal, startUnderTest, type UnderTest } from './under-test'

const index = (
  name: string,
  keys: Record<string, 1 | -1 | '2dsphere'>,
  more: Partial<DeclaredIndex> = {},
): DeclaredIndex => ({
  name,
  keys: Object.entries(keys).map(([field, direction]) => ({ field, direction })),
  ...more,
})

const homes: DeclaredIndex[] = [
  index('byTown', { status: 1, town: 1, opensAt: -1 }),
  index('byMember', { memberIds: 1, opensAt: -1 }),
  index('byCode', { code: 1 }, { unique: true, sparse: true }),
  index('byPlace', { status: 1, loc: '2dsphere' }),
]

/** A collection in memory, filled without a log. */
function filled(
  docs: readonly Doc[],
  indexes: readonly DeclaredIndex[],
  scans: DeclaredCollection['scans'] = 'refused',
): Collection {
  const database = new Database({ collections: [{ name: 'homes', indexes, scans }] })
  for (const doc of docs) database.restore({ kind: 'put', collection: 'homes', doc })
  database.begin({ append: () => {}, durable: () => undefined })
  return database.collection('homes')
}

const ask = (collection: Collection, query: Doc, order: Doc = {}, limit = 1_000) => {
  const meter = { examined: 0 }
  const hits = read(collection, { filter: readFilter(query), order: readOrder(order), skip: 0, limit }, meter)
  return { ids: hits.map(({ doc }) => doc._id), examined: meter.examined }
}
const plan = (collection: Collection, query: Doc, order: Doc = {}) =>
  explain(planFor(collection, readFilter(query), readOrder(order)))

describe('the plan', () => {
  const empty = filled([], homes)

  test.each([
    [{ _id: 'x', anything: 1 }, { name: 1 }, '_id lookup of 0'],
    [{ status: 'a', town: 't' }, { opensAt: -1 }, 'index byTown, 1 stretch'],
    [{ status: 'a', town: 't' }, { opensAt: 1 }, 'index byTown, 1 stretch, backwards'],
    [{ status: { $in: ['a', 'b'] }, town: 't' }, { opensAt: -1 }, 'index byTown, 2 stretches'],
    [{ status: 'a', town: 't', opensAt: { $gt: 1, $lt: 9 } }, {}, 'index byTown, 1 stretch'],
    [{ status: 'a', town: 't', name: { $ne: 'x' } }, {}, 'index byTown, 1 stretch'],
    [{ memberIds: 'u' }, { opensAt: -1 }, 'index byMember, 1 stretch'],
    [{ code: 'c' }, {}, 'index byCode, 1 stretch'],
    [{ _id: { $gt: 'a' } }, { _id: 1 }, 'index _id_, 1 stretch'],
    [{}, {}, 'collection scan'],
    [{ $or: [{ code: 'c' }, { _id: 'x' }] }, {}, 'union of (index byCode, 1 stretch; _id lookup of 0)'],
    [
      { status: 'a', $or: [{ town: 't' }, { town: 'u', opensAt: { $gt: 1 } }] },
      { opensAt: -1 },
      'union of (index byTown, 1 stretch; index byTown, 1 stretch)',
    ],
    [
      { $or: [{ code: 'c' }, { $or: [{ memberIds: 'u' }, { code: 'd' }] }] },
      {},
      'union of (index byCode, 1 stretch; union of (index byMember, 1 stretch; index byCode, 1 stretch))',
    ],
  ] as [Doc, Doc, string][])('%j ordered by %j: %s', (query, order, expected) => {
    expect(plan(empty, query, order)).toBe(expected)
  })

  test.each([
    [{ name: 'x' }, {}, '{ name: 1 }'],
    [{ status: 'a', level: 2 }, {}, '{ status: 1, level: 1 }'],
    [{ status: 'a', town: 't' }, { name: 1 }, '{ status: 1, town: 1, name: 1 }'],
    [{ status: 'a', town: 't', at: { $gt: 1 } }, {}, '{ status: 1, town: 1, at: 1 }'],
    [{}, { opensAt: 1 }, '{ opensAt: 1 }'],
    [{ town: 't' }, {}, '{ town: 1 }'],
    [{ code: null }, {}, '{ code: 1 }'],
    [{ name: { $ne: 'x' } }, {}, 'give it a condition that an index can serve'],
    [{ $or: [{ code: 'c' }, { name: 'x' }] }, {}, 'serves {name $eq}: declare the index { name: 1 }'],
    [{ $or: [{ memberIds: 'u' }, { status: 'a', town: 't' }] }, { name: 1 }, '{ memberIds: 1, name: 1 }'],
    [{ $or: [{ code: 'c' }, {}] }, {}, 'give it a condition that an index can serve'],
    [{ $nor: [{ code: 'c' }] }, {}, 'give it a condition that an index can serve'],
    [{ loc: { $nearSphere: { $geometry: { type: 'Point', coordinates: [1, 2] } } } }, {}, '{ loc: "2dsphere" }'],
    [{ town: 't', loc: { $geoWithin: { $centerSphere: [[1, 2], 0.1] } } }, {}, '{ town: 1, loc: "2dsphere" }'],
  ] as [Doc, Doc, string][])('%j ordered by %j is refused even when empty, naming %s', (query, order, missing) => {
    expect(() => plan(empty, query, order)).toThrow(missing)
  })

  test('a collection with a scan limit refuses what looks at far more than it finds, and lets the rest pass', () => {
    const many = Array.from(
      { length: 300 },
      (_, i): Doc => ({ _id: `h${i}`, status: i % 2 ? 'a' : 'b', name: `n${i}` }),
    )
    const limited = filled(many, homes, { examinedPerReturned: 2 })
    expect(ask(limited, { name: { $gt: '' } }).ids).toHaveLength(300)
    expect(ask(limited, { status: 'a' }).examined).toBe(150)
    expect(() => ask(limited, { name: 'n7' })).toThrow('looked at 300 documents of "homes" and found 1')
    expect(ask(filled(many.slice(0, 90), homes, { examinedPerReturned: 2 }), { name: 'n7' }).ids).toEqual(['h7'])
  })

  test('a collection that allows scans is searched through, with an index where one helps', () => {
    const free = filled([], homes, 'allowed')
    expect(plan(free, { name: 'x' })).toBe('collection scan')
    expect(plan(free, { status: 'a', name: 'x' }, { name: 1 })).toMatch(/^index byTown, .*then sort$/)
  })

  test('once a field has held a list, an index does not give its order, and only one bound of a range', () => {
    const lists = filled([{ _id: 'l', opensAt: [0, 10], status: 's', town: 't' }], homes)
    expect(() => plan(lists, { status: 's', town: 't' }, { opensAt: -1 })).toThrow('no declared index')
    expect(ask(lists, { status: 's', town: 't', opensAt: { $gt: 1, $lt: 5 } }).ids).toEqual(['l'])
  })
})

describe('what is looked at', () => {
  const docs = Array.from({ length: 1_000 }, (_, i) => ({
    _id: `h${i}`,
    status: i % 2 ? 'a' : 'b',
    town: `t${i % 10}`,
    opensAt: i,
    memberIds: [`u${i % 7}`, `u${i % 11}`],
    name: `n${i % 3}`,
  }))
  const collection = filled(docs, homes)

  test('a page of an ordered list is not more than its documents', () => {
    expect(ask(collection, { status: 'a', town: 't1' }, { opensAt: -1 }, 3)).toEqual({
      ids: ['h991', 'h981', 'h971'],
      examined: 3,
    })
  })

  test('several stretches are woven into one order', () => {
    const { ids, examined } = ask(
      collection,
      { status: { $in: ['a', 'b'] }, town: { $in: ['t1', 't2'] } },
      { opensAt: 1 },
      4,
    )
    expect(ids).toEqual(['h1', 'h2', 'h11', 'h12'])
    expect(examined).toBe(4)
  })

  test('a document with two wanted elements comes once', () => {
    const { ids } = ask(collection, { memberIds: { $in: ['u0', 'u1'] } }, { opensAt: 1 })
    expect(ids).toEqual([...new Set(ids)])
    expect(ids).toHaveLength(
      docs.filter(({ memberIds }) => memberIds.includes('u0') || memberIds.includes('u1')).length,
    )
  })
})

test('the branches of an or give each document once, in order, and no more than is asked', () => {
  const docs = Array.from({ length: 100 }, (_, i) => ({
    _id: `h${i}`,
    status: 's',
    town: `t${i % 3}`,
    opensAt: i,
    memberIds: [`u${i % 2}`],
  }))
  const collection = filled(docs, homes)
  const either: Doc = { $or: [{ status: 's', town: 't0' }, { memberIds: 'u0' }] }
  expect(ask(collection, either, { opensAt: -1 }, 5)).toEqual({
    ids: ['h99', 'h98', 'h96', 'h94', 'h93'],
    examined: 10,
  })
  expect(ask(collection, either).ids.sort()).toEqual(
    docs
      .filter(({ opensAt }) => opensAt % 3 === 0 || opensAt % 2 === 0)
      .map(({ _id }) => _id)
      .sort(),
  )
  expect(ask(collection, either, {}, 4).examined).toBe(4)
})

test('with any index or none, random queries find the same documents in the same order', () => {
  const scalar = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constantFrom('x', 'y', null))
  const docs = fc.array(
    fc.record(
      { a: fc.oneof(scalar, fc.array(scalar, { maxLength: 2 })), b: scalar, c: scalar },
      { requiredKeys: [], noNullPrototype: true },
    ),
    { maxLength: 30 },
  )
  const condition = fc.oneof(
    scalar,
    fc.array(scalar, { minLength: 1, maxLength: 3 }).map(($in) => ({ $in })),
    fc
      .constantFrom('$gt', '$gte', '$lt', '$lte')
      .chain((name) => fc.integer({ min: 0, max: 4 }).map((n) => ({ [name]: n }))),
    fc.constant({ $gt: 0, $lt: 3 }),
  )
  const query = fc.dictionary(fc.constantFrom('a', 'b', 'c'), condition, { maxKeys: 3, noNullPrototype: true })
  const order = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom(1, -1), {
    maxKeys: 2,
    noNullPrototype: true,
  })
  const indexes = [
    index('ab', { a: 1, b: -1 }),
    index('b', { b: -1, c: 1 }),
    index('c', { c: 1 }, { sparse: true }),
    index('ba', { b: 1, a: 1, c: -1 }),
  ]
  fc.assert(
    fc.property(docs, query, order, (bare, asked, sorted) => {
      const whole = bare.map((doc, i) => ({ _id: `d${i}`, ...doc }) as Doc)
      const plain = ask(filled(whole, [], 'allowed'), asked as Doc, sorted as Doc).ids
      const indexed = ask(filled(whole, indexes, 'allowed'), asked as Doc, sorted as Doc).ids
      expect([...indexed].sort()).toEqual([...plain].sort())
      expect(keysInOrder(whole, indexed, readOrder(sorted as Doc))).toEqual(
        keysInOrder(whole, plain, readOrder(sorted as Doc)),
      )
    }),
    { numRuns: 500, seed: 11 },
  )
})

test('two fields of the objects in one list share an index, and find what a scan finds', () => {
  const small = fc.integer({ min: 0, max: 2 })
  const element = fc.oneof(
    fc.record({ a: small, b: small }, { requiredKeys: [], noNullPrototype: true }),
    fc.record({ a: fc.array(small, { maxLength: 2 }) }, { noNullPrototype: true }),
    small,
  )
  const docs = fc.array(
    fc.record(
      {
        s: small,
        hosts: fc.oneof(fc.array(element, { maxLength: 3 }), element),
        list: fc.array(small, { maxLength: 3 }),
      },
      { requiredKeys: ['s'], noNullPrototype: true },
    ),
    { maxLength: 8 },
  )
  const wanted = fc.oneof(
    small,
    fc.record({ $gte: small }),
    fc.record({ $in: fc.array(small, { maxLength: 2 }) }),
    fc.constant(null),
  )
  const both = fc.record({ a: wanted, b: wanted }, { requiredKeys: [] })
  const query = fc.oneof(
    both.map(({ a, b }) => ({ ...(a !== undefined && { 'hosts.a': a }), ...(b !== undefined && { 'hosts.b': b }) })),
    both.map((each) => ({ hosts: { $elemMatch: each } })),
    fc.tuple(small, both).map(([x, each]) => ({ s: x, 'hosts.a': x, hosts: { $elemMatch: each } })),
    fc.tuple(small, small).map(([x, y]) => ({ list: { $elemMatch: { $gte: x, $lt: y } } })),
    fc.tuple(small, small).map(([x, y]) => ({ $or: [{ 'hosts.a': x, 'hosts.b': y }, { list: y }] })),
  )
  const indexes = [
    index('hosts', { 'hosts.a': 1, 'hosts.b': -1 }),
    index('s', { s: 1, 'hosts.b': 1, 'hosts.a': 1 }, { sparse: true }),
    index('list', { list: 1, s: 1 }),
  ]
  fc.assert(
    fc.property(docs, query, (bare, asked) => {
      const whole = bare.map((doc, i) => ({ _id: `d${i}`, ...doc }) as Doc)
      const plain = ask(filled(whole, [], 'allowed'), asked as Doc).ids
      expect(ask(filled(whole, indexes, 'allowed'), asked as Doc).ids.sort()).toEqual(plain.sort())
    }),
    { numRuns: 1_000, seed: 13 },
  )
})

test('conditions on one element are looked up together, those on any element one by one', () => {
  const hosts = [
    { a: 1, b: 0 },
    { a: 0, b: 1 },
  ]
  const docs = Array.from({ length: 50 }, (_, i) => ({ _id: `d${i}`, hosts }))
  const collection = filled(
    [...docs, { _id: 'one', hosts: [{ a: 1, b: 1 }] }],
    [index('hosts', { 'hosts.a': 1, 'hosts.b': 1 })],
    'allowed',
  )
  expect(ask(collection, { hosts: { $elemMatch: { a: 1, b: 1 } } })).toEqual({ ids: ['one'], examined: 1 })
  expect(ask(collection, { 'hosts.a': 1, 'hosts.b': 1 }).ids).toHaveLength(51)
})

test('two different lists are not indexed together', () => {
  const parallel = () => filled([{ _id: 'x', a: [1], b: [2] }], [index('ab', { a: 1, b: 1 })])
  expect(parallel).toThrow('cannot index parallel arrays [b] [a] in index ab')
})

/** What the documents are sorted by, in the order they came: ties may come in any order. */
function keysInOrder(docs: readonly Doc[], ids: readonly unknown[], order: readonly OrderField[]): unknown[] {
  const byId = new Map(docs.map((doc) => [doc._id as string, doc]))
  return ids.map((id) =>
    order.map(({ path, direction }) => {
      const value = byId.get(id as string)?.[path]
      const values = Array.isArray(value) ? value : [value]
      return [...values].sort((a, b) => compare(a, b) * direction)[0] ?? null
    }),
  )
}

test('an index keeps up with writes: after random changes it finds what a scan finds', () => {
  const change = fc.tuple(
    fc.integer({ min: 0, max: 9 }),
    fc.option(
      fc.record({ a: fc.integer({ min: 0, max: 3 }), b: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 2 }) }),
    ),
  )
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
      const collection = filled([], [index('a', { a: 1, b: 1 })])
      const state = new Map<string, Doc>()
      for (const [i, [id, content]] of changes.entries()) {
        const doc = content && ({ _id: `d${id}`, ...content } as Doc)
        const row = collection.place(identityOf({ _id: `d${id}` }))
        const prepared = collection.prepare(row, doc)
        if (prepared instanceof Row) throw new Error('nobody holds rows here')
        collection.apply(prepared, i + 2, () => {})
        if (doc) state.set(`d${id}`, doc)
        else state.delete(`d${id}`)
      }
      for (const a of [0, 1, 2, 3]) {
        const expected = [...state.values()].filter((doc) => doc.a === a).map(({ _id }) => _id)
        expect(ask(collection, { a }).ids.sort()).toEqual(expected.sort())
      }
      expect(collection.size).toBe(state.size)
    }),
    { numRuns: 200, seed: 12 },
  )
})

describe('through the SDK', () => {
  let cloud: UnderTest
  beforeAll(async () => {
    cloud = await startUnderTest({ collections: [{ name: 'homes', indexes: homes }] })
  })
  afterAll(() => cloud.close())

  test('a unique index refuses the second, on insert, update and set, and forgets removed ones', async () => {
    const collection = cloud.db.collection('homes')
    await collection.add({ _id: 'u1', code: 'K' })
    await collection.add({ _id: 'u2', code: 'L' })
    await collection.add({ _id: 'u3' })
    await collection.add({ _id: 'u4' })
    const dup = {
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringMatching(/E11000 duplicate key error.*byCode.*"K"/),
    }
    expect(await refusal(collection.add({ _id: 'u5', code: 'K' }))).toEqual(dup)
    expect(await refusal(collection.doc('u2').update({ code: 'K' }))).toEqual(dup)
    expect(await refusal(collection.doc('u2').set({ code: 'K' }))).toEqual(dup)
    await collection.doc('u1').remove()
    await collection.add({ _id: 'u5', code: 'K' })
    expect((await collection.where({ code: 'K' }).get()).data).toEqual([{ _id: 'u5', code: 'K' }])
  })

  test('updates, removes, counts and aggregations need an index too', async () => {
    const collection = cloud.db.collection('homes')
    const refused = { code: 'DATABASE_REQUEST_FAILED', message: expect.stringContaining('{ name: 1 }') }
    expect(await refusal(collection.where({ name: 'x' }).update({ a: 1 }))).toEqual(refused)
    expect(await refusal(collection.where({ name: 'x' }).remove())).toEqual(refused)
    expect(await refusal(collection.where({ name: 'x' }).count())).toEqual(refused)
    expect(await refusal(collection.aggregate().match({ name: 'x' }).end())).toEqual(refused)
    expect((await refusal(collection.aggregate().group({ _id: '$town' }).end())).message).toContain(
      'an aggregation over all of "homes"',
    )
  })

  test('a collection that the manifest does not know may be asked anything, but has to be created', async () => {
    expect(await refusal(cloud.db.collection('other').get())).toMatchObject({ code: 'DATABASE_COLLECTION_NOT_EXIST' })
    await cloud.db.createCollection('other')
    await cloud.db.collection('other').add({ _id: 'o', name: 'x' })
    expect((await cloud.db.collection('other').where({ name: 'x' }).orderBy('name', 'asc').get()).data).toHaveLength(1)
  })
})
