/** Every command of the SDK's `db.command`, through the real SDK: what the official tests of the SDK cover, and what its source can express. */
import type * as Geography from '@cloudbase/database/dist/commonjs/geo/index'
import { refusal, startUnderTest, type UnderTest } from './under-test'

let cloud: UnderTest
beforeAll(async () => {
  cloud = await startUnderTest({ collections: [{ name: 'c', indexes: [], scans: 'allowed' }] })
})
afterAll(() => cloud.close())

let turn = 0
/** A collection of its own for each test, filled with these documents. */
async function holding(docs: readonly object[]) {
  const name = `c${++turn}`
  await cloud.db.createCollection(name)
  const collection = cloud.db.collection(name)
  if (docs.length > 0) await collection.add(docs)
  return collection
}

/** The kinds that the SDK has; its own types name the point only. */
const geography = () => cloud.db.Geo as unknown as typeof Geography

type Row = Record<string, unknown>
const idsOf = ({ data }: { data: Row[] }) => data.map(({ _id }) => _id).sort()

describe('queries', () => {
  let collection: Awaited<ReturnType<typeof holding>>
  const at = new Date('2019-08-09T01:29:09.491Z')
  beforeAll(async () => {
    collection = await holding([
      { _id: 'a', n: 1, tags: ['Go', 'C#'], o: { x: { z: 1 } }, at, name: 'AbCd12尾' },
      { _id: 'b', n: 2, tags: [1, 5, 9], o: { x: { z: 2, y: 1 } }, none: null },
      { _id: 'c', n: 2.5, tags: [{ v: 1 }, { v: 7 }], at: new Date(at.getTime() + 1000), name: 'abcd34尾' },
      { _id: 'd', n: '2', tags: [], name: 'line one\nabcd' },
    ])
  })

  type Command = UnderTest['db']['command'] & { mod(divisor: number | number[], rest?: number): object }
  const cases: [string, (_: Command, db: UnderTest['db']) => object, string[]][] = [
    ['eq', (_) => ({ n: _.eq(2) }), ['b']],
    ['neq', (_) => ({ n: _.neq(2) }), ['a', 'c', 'd']],
    ['gt within numbers', (_) => ({ n: _.gt(1) }), ['b', 'c']],
    ['gte and lt', (_) => ({ n: _.gte(1).and(_.lt(2.5)) }), ['a', 'b']],
    ['lte of dates', (_) => ({ at: _.lte(at) }), ['a']],
    ['a date by itself', () => ({ at }), ['a']],
    ['in', (_) => ({ n: _.in([1, '2']) }), ['a', 'd']],
    ['nin', (_) => ({ n: _.nin([1, '2']) }), ['b', 'c']],
    ['or on one field', (_) => ({ n: _.or(_.eq(1), _.gt(2)) }), ['a', 'c']],
    ['or of dates', (_) => ({ at: _.or(_.eq(at), _.gt(at)) }), ['a', 'c']],
    ['or of whole queries', (_) => _.or([{ n: 1 }, { o: { x: { z: 2 } } }]), ['a', 'b']],
    ['and of whole queries', (_) => _.and([{ n: _.gt(1) }, { tags: 5 }]), ['b']],
    ['or within and', (_) => _.and(_.or({ n: 1 }, { n: 2 }), { tags: _.exists(true) }), ['a', 'b']],
    ['nor on one field', (_) => ({ n: _.nor(_.eq(1), _.eq(2)) }), ['c', 'd']],
    ['nor of whole queries', (_) => _.nor([{ n: 1 }, { name: _.exists(true) }]), ['b']],
    ['not', (_) => ({ n: _.not(_.gt(1)) }), ['a', 'd']],
    ['not of a regular expression', (_) => ({ name: _.not(/^ab/i) }), ['b', 'd']],
    ['a nested object asks by path', () => ({ o: { x: { z: 2 } } }), ['b']],
    ['null is also missing', () => ({ none: null }), ['a', 'b', 'c', 'd']],
    ['exists tells null from missing', (_) => ({ none: _.exists(true) }), ['b']],
    ['a place in a list', () => ({ 'tags.1': 5 }), ['b']],
    ['size', (_) => ({ tags: _.size(2) }), ['a', 'c']],
    ['all', (_) => ({ tags: _.all(['C#', 'Go']) }), ['a']],
    ['elemMatch of values', (_) => ({ tags: _.elemMatch(_.gt(4)) }), ['b']],
    ['elemMatch of objects', (_) => ({ tags: _.elemMatch({ v: _.gt(1) }) }), ['c']],
    ['mod', (_) => ({ n: _.mod(2, 0) }), ['b', 'c']],
    ['mod by a list, in elemMatch', (_) => ({ tags: _.elemMatch({ v: _.mod([4, 3]) }) }), ['c']],
    ['expr', (_) => _.expr(_.aggregate.gte(['$n', 2])), ['b', 'c', 'd']],
    ['jsonSchema', (_) => _.jsonSchema({ required: ['name', 'at'] }), ['a', 'c']],
    ['nor of jsonSchema', (_) => _.nor([_.jsonSchema({ required: ['name'] })]), ['b']],
    ['a JavaScript regular expression', () => ({ name: /^abcd\d+尾$/i }), ['a', 'c']],
    ['db.RegExp', (_, db) => ({ name: db.RegExp({ regexp: '^abcd', options: '' }) }), ['c']],
    ['the option m', (_, db) => ({ name: db.RegExp({ regexp: '^abcd$', options: 'm' }) }), ['d']],
    ['the option s', (_, db) => ({ name: db.RegExp({ regexp: 'one.abcd', options: 's' }) }), ['d']],
    ['the option x', (_, db) => ({ name: db.RegExp({ regexp: '^ab cd \\d # a digit', options: 'x' }) }), ['c']],
    ['or of regular expressions', (_, db) => ({ name: _.or(db.RegExp({ regexp: '^A' }), /^line/) }), ['a', 'd']],
    ['in with a regular expression', (_) => ({ name: _.in([/^A/, 'abcd34尾']) }), ['a', 'c']],
  ]
  test.each(cases)('%s', async (_, query, expected) => {
    expect(idsOf(await collection.where(query(cloud.db.command as Command, cloud.db)).get())).toEqual(expected)
  })

  test('what the SDK can say and this gateway cannot do is refused by its name', async () => {
    const { command: _ } = cloud.db
    const refused = async (query: object) => refusal(collection.where(query).get())
    const invalid = (name: string) => ({ code: 'DATABASE_INVALID_OPERRATOR', message: expect.stringContaining(name) })
    expect(await refused(_.jsonSchema({ dependencies: {} }))).toEqual(invalid('$jsonSchema'))
    expect(await refused({ $text: { $search: 'x' } })).toEqual(invalid('$text'))
    expect(await refused({ $where: 'this.n' })).toEqual(invalid('$where'))
    expect(await refused({ n: { $near: 1 } })).toEqual(invalid('$near'))
  })

  test('count, and paging by skip and limit over two orders', async () => {
    const { command: _ } = cloud.db
    expect((await collection.where({ n: _.gt(0) }).count()).total).toBe(3)
    const pages = await collection.orderBy('o.x.y', 'desc').orderBy('_id', 'asc').skip(1).limit(2).get()
    expect(pages.data.map(({ _id }: Row) => _id)).toEqual(['a', 'c'])
  })

  test('fields are kept or left out, also nested, sliced and matched', async () => {
    const { project } = cloud.db.command
    const field = async (id: string, projection: object) =>
      (await collection.where({ _id: id }).field(projection).get()).data[0]
    expect(await field('a', { n: true, 'o.x': 1 })).toEqual({ _id: 'a', n: 1, o: { x: { z: 1 } } })
    expect(await field('b', { tags: false, o: 0 })).toEqual({ _id: 'b', n: 2, none: null })
    expect(await field('b', { _id: 0, n: 1 })).toEqual({ n: 2 })
    expect((await field('b', { tags: project.slice(-1) })).tags).toEqual([9])
    expect((await field('b', { tags: project.slice([1, 1]) })).tags).toEqual([5])
    expect(await field('c', { tags: project.elemMatch({ v: 7 }) })).toEqual({ _id: 'c', tags: [{ v: 7 }] })
    expect((await collection.doc('a').field({ n: 1 }).get()).data).toEqual([{ _id: 'a', n: 1 }])
  })
})

test('100 unless told, 1000 at most', async () => {
  const collection = await holding(Array.from({ length: 1_001 }, (_, n) => ({ n })))
  expect((await collection.get()).data).toHaveLength(100)
  expect((await collection.limit(101).get()).data).toHaveLength(101)
  expect((await collection.limit(5_000).get()).data).toHaveLength(1_000)
  expect((await collection.skip(1_000).get()).data).toHaveLength(1)
})

describe('updates', () => {
  const start = { _id: 'x', n: 6, list: [3, 1, 2], objects: [{ k: 2 }, { k: 1 }], o: { a: 1, b: { c: 2 } }, f: 0.2 }
  type Update = (_: UnderTest['db']['command']) => object
  test.each([
    ['plain values by path', () => ({ n: 1, o: { b: { c: 9 } } }), { n: 1, o: { a: 1, b: { c: 9 } } }],
    ['set replaces an object', (_) => ({ o: _.set({ z: 1 }) }), { o: { z: 1 } }],
    ['set stores an empty object', (_) => ({ o: _.set({}) }), { o: {} }],
    ['remove', (_) => ({ o: { b: _.remove() } }), { o: { a: 1 } }],
    ['remove in a list leaves null', (_) => ({ list: { 1: _.remove() } }), { list: [3, null, 2] }],
    ['inc', (_) => ({ n: _.inc(-1) }), { n: 5 }],
    ['inc of a float', (_) => ({ f: _.inc(-0.05) }), { f: 0.2 - 0.05 }],
    ['mul', (_) => ({ n: _.mul(2) }), { n: 12 }],
    ['max', (_) => ({ n: _.max(100) }), { n: 100 }],
    ['min', (_) => ({ n: _.min(0) }), { n: 0 }],
    ['bit', (_) => ({ n: _.bit({ xor: 5 }) }), { n: 3 }],
    ['rename', (_) => ({ n: _.rename('m') }), { n: undefined, m: 6 }],
    ['push one', (_) => ({ list: _.push(9) }), { list: [3, 1, 2, 9] }],
    ['push several', (_) => ({ list: _.push(8, 9) }), { list: [3, 1, 2, 8, 9] }],
    ['push a list is push its elements', (_) => ({ list: _.push([8, 9]) }), { list: [3, 1, 2, 8, 9] }],
    [
      'push with order and length',
      (_) => ({ list: _.push({ each: [4, 5], sort: -1, slice: 3 }) }),
      { list: [5, 4, 3] },
    ],
    ['push at a place', (_) => ({ list: _.push({ each: [8, 9], position: 1 }) }), { list: [3, 8, 9, 1, 2] }],
    [
      'push sorted by a field',
      (_) => ({ objects: _.push({ each: [{ k: 0 }], sort: { k: 1 } }) }),
      { objects: [{ k: 0 }, { k: 1 }, { k: 2 }] },
    ],
    ['pop', (_) => ({ list: _.pop() }), { list: [3, 1] }],
    ['shift', (_) => ({ list: _.shift() }), { list: [1, 2] }],
    ['unshift', (_) => ({ list: _.unshift([8, 9]) }), { list: [8, 9, 3, 1, 2] }],
    ['pull a value', (_) => ({ list: _.pull(1) }), { list: [3, 2] }],
    ['pull by a command', (_) => ({ list: _.pull(_.gte(2)) }), { list: [1] }],
    ['pull by in', (_) => ({ list: _.pull(_.in([1, 3])) }), { list: [2] }],
    ['pull objects', (_) => ({ objects: _.pull({ k: _.gt(1) }) }), { objects: [{ k: 1 }] }],
    ['pullAll', (_) => ({ list: _.pullAll([3, 2]) }), { list: [1] }],
    ['addToSet', (_) => ({ list: _.addToSet(1) }), { list: [3, 1, 2] }],
    ['addToSet several', (_) => ({ list: _.addToSet({ $each: [1, 7, 7] }) }), { list: [3, 1, 2, 7] }],
    ['a place by number', (_) => ({ 'objects.0.k': _.inc(5) }), { objects: [{ k: 7 }, { k: 1 }] }],
    ['every place', (_) => ({ 'objects.$[].k': _.inc(5) }), { objects: [{ k: 7 }, { k: 6 }] }],
    [
      'several commands at once',
      (_) => ({ n: _.inc(1), list: _.pop(), o: { a: _.remove() } }),
      { n: 7, list: [3, 1], o: { b: { c: 2 } } },
    ],
  ] as [string, Update, Row][])('%s', async (_, update, changed) => {
    const collection = await holding([start])
    await collection.doc('x').update(update(cloud.db.command))
    const [found] = (await collection.doc('x').get()).data
    expect(found).toEqual(JSON.parse(JSON.stringify({ ...start, ...changed })))
  })

  test('the matched element, one document or all', async () => {
    const { command: _ } = cloud.db
    const collection = await holding([
      { _id: 'x', l: [{ k: 1 }, { k: 2 }] },
      { _id: 'y', l: [{ k: 2 }] },
    ])
    expect((await collection.where({ 'l.k': 2 }).update({ 'l.$.seen': true })).updated).toBe(2)
    expect((await collection.get()).data.map(({ l }: Row) => l)).toEqual([
      [{ k: 1 }, { k: 2, seen: true }],
      [{ k: 2, seen: true }],
    ])
    expect(
      (
        await collection
          .where({})
          .options({ multiple: false })
          .update({ n: _.inc(1) })
      ).updated,
    ).toBe(1)
  })

  test('updateAndReturn gives the document as it became, of one document only', async () => {
    const { command: _ } = cloud.db
    const collection = await holding([
      { _id: 'x', n: 1 },
      { _id: 'y', n: 1 },
    ])
    expect(await collection.where({ n: 1 }).updateAndReturn({ n: _.inc(1) })).toMatchObject({
      updated: 1,
      doc: { _id: 'x', n: 2 },
    })
    expect(await collection.where({ n: 9 }).updateAndReturn({ n: 1 })).toMatchObject({ updated: 0, doc: null })
  })

  test('updated counts what changed, deleted what is gone', async () => {
    const collection = await holding([{ n: 1 }, { n: 2 }, { n: 3 }])
    expect((await collection.where({}).update({ n: 2 })).updated).toBe(2)
    expect((await collection.where({ n: 2 }).remove()).deleted).toBe(3)
    expect((await collection.doc('nobody').remove()).deleted).toBe(0)
    expect((await collection.doc('nobody').update({ n: 1 })).updated).toBe(0)
  })

  test('set replaces or inserts', async () => {
    const collection = await holding([{ _id: 'x', n: 1 }])
    expect(await collection.doc('x').set({ m: 1 })).toMatchObject({ updated: 1, upsertedId: null })
    expect(await collection.doc('y').set({ m: 2 })).toMatchObject({ updated: 0, upsertedId: 'y' })
    expect((await collection.get()).data).toEqual([
      { _id: 'x', m: 1 },
      { _id: 'y', m: 2 },
    ])
  })

  test('of several new documents those before a duplicate are in, the others are not', async () => {
    const collection = await holding([{ _id: 'b' }])
    const { code, message } = await refusal(collection.add([{ _id: 'a' }, { _id: 'b' }, { _id: 'c' }]))
    expect([code, message]).toEqual(['DATABASE_REQUEST_FAILED', expect.stringMatching(/E11000.*_id_.*"b"/)])
    expect(idsOf(await collection.get())).toEqual(['a', 'b'])
  })

  test.each([
    ['an id', { _id: 'z' }, 'INVALID_PARAM', '不能更新_id的值'],
    ['arithmetic on a list', { list: { inc: 1 } }, 'DATABASE_REQUEST_FAILED', "Cannot create field 'inc' in element"],
    ['nothing', {}, 'DATABASE_REQUEST_FAILED', 'the update names no field'],
  ])('%s cannot be updated', async (_, update, code, message) => {
    const collection = await holding([start])
    expect(await refusal(collection.doc('x').update(update))).toEqual({
      code,
      message: expect.stringContaining(message),
    })
  })

  test('raw operators pass as they are, unknown ones are refused by name', async () => {
    const collection = await holding([start])
    const raw = collection.options({ raw: true })
    await raw.where({ n: { $gt: 5 } }).update({ $set: { n: 1 }, $currentDate: { at: true } })
    expect((await collection.doc('x').get()).data[0].at).toBeInstanceOf(Date)
    const unknown = raw.where({ n: 1 }).update({ $explode: { n: 1 } })
    expect(await refusal(unknown)).toEqual({
      code: 'DATABASE_INVALID_OPERRATOR',
      message: expect.stringContaining('$explode'),
    })
    const filtered = raw.where({ n: 1 }).update({ $set: { 'list.$[x]': 1 } })
    expect((await refusal(filtered)).message).toContain("No array filter found for identifier 'x'")
  })
})

describe('kinds of values', () => {
  test('come back as they went', async () => {
    const Geo = geography()
    const square = new Geo.LineString(
      [
        [0, 0],
        [2, 0],
        [2, 2],
        [0, 0],
      ].map(([x, y]) => new Geo.Point(x as number, y as number)),
    )
    const doc = {
      _id: 'x',
      int: 1,
      long: 1_700_000_000_000,
      double: 1.5,
      exact: 2 ** 53,
      at: new Date(0),
      none: null,
      empty: [],
      nothing: {},
      nested: [[1, [2]], { a: [{ b: null }] }],
      point: new Geo.Point(1, 2),
      line: square,
      polygon: new Geo.Polygon([square]),
      points: new Geo.MultiPoint([new Geo.Point(1, 2)]),
      lines: new Geo.MultiLineString([square]),
      polygons: new Geo.MultiPolygon([new Geo.Polygon([square])]),
      'a.b': 'a dot in a name',
    }
    const collection = await holding([doc])
    expect((await collection.doc('x').get()).data).toEqual([doc])
  })

  test('NaN is stored, equal to itself and below no number', async () => {
    const { command: _ } = cloud.db
    const collection = await holding([
      { _id: 'x', n: Number.NaN },
      { _id: 'y', n: -0 },
    ])
    expect(idsOf(await collection.where({ n: Number.NaN }).get())).toEqual(['x'])
    expect(idsOf(await collection.where({ n: _.lt(1) }).get())).toEqual(['y'])
    expect(idsOf(await collection.where({ n: 0 }).get())).toEqual(['y'])
  })

  test('object ids and regular expressions are kinds of their own', async () => {
    const { db } = cloud
    const id = '62000000aaaaaaaaaaaaaaaa'
    const collection = await holding([
      { _id: 'x', ref: db.ObjectId({ id }), rule: db.RegExp({ regexp: '.*', options: 'i' }) },
    ])
    expect(idsOf(await collection.where({ ref: db.ObjectId({ id }) }).get())).toEqual(['x'])
    expect(idsOf(await collection.where({ ref: id }).get())).toEqual([])
    expect((await collection.add({ _id: db.ObjectId({ id }) })).id).toBe(id)
  })

  test('server dates are the movable time, wherever they stand', async () => {
    const { db } = cloud
    const collection = await holding([
      { _id: 'x', at: db.serverDate({ offset: 60_000 }), in: [{ at: db.serverDate() }] },
    ])
    const [{ at, in: inner }] = (await collection.get()).data
    expect(at.getTime() - inner[0].at.getTime()).toBe(60_000)
  })
})

describe('geography', () => {
  test("within and intersects by every kind, and with the SDK's own validation", async () => {
    const Geo = geography()
    const { command: _ } = cloud.db
    const p = (x: number, y: number) => new Geo.Point(x, y)
    const square = (from: number, to: number) =>
      new Geo.LineString([p(from, from), p(to, from), p(to, to), p(from, to), p(from, from)])
    const frame = new Geo.Polygon([square(-2, 2), square(-1, 1)])
    const collection = await holding([
      { _id: 'in', loc: p(1.5, 1.5) },
      { _id: 'hole', loc: p(0, 0) },
      { _id: 'line', loc: new Geo.LineString([p(-5, 1.5), p(5, 1.5)]) },
      { _id: 'area', loc: new Geo.Polygon([square(1.2, 1.8)]) },
    ])
    const ids = async (loc: object) => idsOf(await collection.where({ loc }).get())
    expect(await ids(_.geoWithin({ geometry: frame }))).toEqual(['area', 'in'])
    expect(
      await ids(_.geoWithin({ geometry: new Geo.MultiPolygon([frame, new Geo.Polygon([square(-1, 1)])]) })),
    ).toEqual(['area', 'hole', 'in'])
    expect(await ids(_.geoWithin({ centerSphere: [p(0, 0), 0.001] }))).toEqual(['hole'])
    expect(await ids(_.geoWithin({ centerSphere: [[0, 0], 0.1] }))).toEqual(['area', 'hole', 'in', 'line'])
    expect(await ids(_.geoIntersects({ geometry: frame }))).toEqual(['area', 'in', 'line'])
    expect(await ids(_.geoIntersects({ geometry: p(1.5, 1.5) }))).toEqual(['area', 'in'])
    expect(await ids(_.geoIntersects({ geometry: new Geo.MultiPoint([p(0, 0), p(9, 9)]) }))).toEqual(['hole'])
    expect(await ids(_.geoIntersects({ geometry: new Geo.LineString([p(1.5, 1), p(1.5, 3)]) }))).toEqual([
      'area',
      'in',
      'line',
    ])
  })
})

describe('aggregations through the builder', () => {
  test('object ids join as they are', async () => {
    const { db } = cloud
    const [one, other] = ['62000000aaaaaaaaaaaaaaaa', '62000000bbbbbbbbbbbbbbbb']
    const people = await holding([{ _id: db.ObjectId({ id: one }), name: 'test' }])
    const invited = await holding([{ _id: db.ObjectId({ id: other }), by: db.ObjectId({ id: one }) }])
    const { data } = await invited
      .aggregate()
      .lookup({ from: people.name, localField: 'by', foreignField: '_id', as: 'who' })
      .end()
    expect(data[0].who[0].name).toBe('test')
  })

  test('a pipeline of its own inside a lookup, with let', async () => {
    const $ = cloud.db.command.aggregate
    const orders = await holding([
      { _id: 1, item: 'a', n: 3 },
      { _id: 2, item: 'b', n: 9 },
    ])
    const stock = await holding([
      { _id: 's1', item: 'a', left: 5 },
      { _id: 's2', item: 'b', left: 5 },
    ])
    const pipeline = $.pipeline()
      .match(cloud.db.command.expr($.and([$.eq(['$item', '$$wanted']), $.gte(['$left', '$$n'])])))
      .project({ _id: 0, left: 1 })
      .done()
    const { data } = await orders
      .aggregate()
      .lookup({ from: stock.name, let: { wanted: '$item', n: '$n' }, pipeline, as: 'found' })
      .sort({ _id: 1 })
      .end()
    expect(data.map(({ found }: Row) => found)).toEqual([[{ left: 5 }], []])
  })

  test('every other stage of the builder', async () => {
    const $ = cloud.db.command.aggregate
    const collection = await holding([
      { _id: 1, t: 'x', n: 1, l: ['p', 'q'], o: { k: 1 } },
      { _id: 2, t: 'y', n: 5, l: ['q'], o: { k: 2 } },
      { _id: 3, t: 'x', n: 9, l: [], o: { k: 3 } },
    ])
    const all = () => collection.aggregate()
    expect(
      (
        await all()
          .addFields({ twice: $.multiply(['$n', 2]) })
          .match({ twice: 10 })
          .count('found')
          .end()
      ).data,
    ).toEqual([{ found: 1 }])
    expect(
      (
        await all()
          .bucket({ groupBy: '$n', boundaries: [0, 5, 10] })
          .end()
      ).data,
    ).toEqual([
      { _id: 0, count: 1 },
      { _id: 5, count: 2 },
    ])
    expect((await all().bucketAuto({ groupBy: '$n', buckets: 2 }).end()).data).toEqual([
      { _id: { min: 1, max: 9 }, count: 2 },
      { _id: { min: 9, max: 9 }, count: 1 },
    ])
    expect(
      (
        await all()
          .group({ _id: '$t', n: $.sum('$n') })
          .sort({ _id: 1 })
          .end()
      ).data,
    ).toEqual([
      { _id: 'x', n: 10 },
      { _id: 'y', n: 5 },
    ])
    expect((await all().unwind('$l').sortByCount('$l').limit(1).end()).data).toEqual([{ _id: 'q', count: 2 }])
    expect((await all().sort({ n: -1 }).skip(1).limit(1).replaceRoot({ newRoot: '$o' }).end()).data).toEqual([{ k: 2 }])
    expect((await all().sample({ size: 2 }).end()).data).toHaveLength(2)
    const raw = [
      { $facet: { many: [{ $count: 'n' }], first: [{ $sort: { _id: 1 } }, { $limit: 1 }, { $project: { _id: 1 } }] } },
    ]
    expect((await collection.options({ raw: true }).aggregate(raw).end()).data).toEqual([
      { many: [{ n: 3 }], first: [{ _id: 1 }] },
    ])
  })
})
