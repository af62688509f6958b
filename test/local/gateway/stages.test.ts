/** Stages of an aggregation, each against what MongoDB's manual and source say. */

import { runPipeline, runStages } from '../../../local/gateway/aggregate/pipeline'
import { type Run, stagesOf } from '../../../local/gateway/aggregate/stage'
import { Database } from '../../../local/gateway/engine/database'
import type { Doc, Value } from '../../../local/gateway/engine/value'

const now = new Date('2026-11-21T20:00:00Z')

function over(collections: Record<string, readonly Doc[]>): Run {
  const names = Object.keys(collections)
  const database = new Database({
    collections: names.map((name) => ({ name, indexes: [], scans: 'allowed' as const })),
  })
  for (const name of names)
    for (const doc of collections[name] ?? []) database.restore({ kind: 'put', collection: name, doc })
  database.begin({ append: () => {}, durable: () => undefined })
  return {
    database,
    meter: { examined: 0 },
    bindings: { variables: {}, now },
    pipeline: runPipeline,
    stages: runStages,
  }
}
const runOver = (collections: Record<string, readonly Doc[]>, from: string, stages: readonly Doc[]) =>
  runPipeline(from, stagesOf(stages as Value, 'the test'), over(collections))

const bare = over({})
const run = (docs: readonly Doc[], ...stages: Doc[]) => runStages(stagesOf(stages, 'the test'), docs, bare)

const nested = { _id: 1, a: { x: 1, y: 2 }, list: [{ k: 1, m: 1 }, 7, [{ k: 2 }]], n: 3 }

test.each([
  ['keeps fields, and the id', { n: 1 }, { _id: 1, n: 3 }],
  ['leaves the id out', { n: 1, _id: 0 }, { n: 3 }],
  [
    'keeps nested fields, by path or by object',
    { 'a.x': 1, list: { k: 1 } },
    { _id: 1, a: { x: 1 }, list: [{ k: 1 }, [{ k: 2 }]] },
  ],
  ['drops fields', { n: 0, 'a.y': false, list: 0 }, { _id: 1, a: { x: 1 } }],
  ['drops only the id', { _id: 0 }, { a: { x: 1, y: 2 }, list: [{ k: 1, m: 1 }, 7, [{ k: 2 }]], n: 3 }],
  [
    'computes',
    { twice: { $multiply: ['$n', 2] }, text: 'n', pair: ['$n', '$gone'] },
    { _id: 1, twice: 6, text: 'n', pair: [3, null] },
  ],
  ['computes inside an object beside what it keeps', { a: { x: 1, z: '$n' } }, { _id: 1, a: { x: 1, z: 3 } }],
  ['leaves out what is missing', { gone: '$gone', n: 1 }, { _id: 1, n: 3 }],
  ['removes on demand', { n: { $cond: [{ $gt: ['$n', 1] }, '$$REMOVE', '$n'] } }, { _id: 1 }],
  ['a computed field needs no other', { n: { $literal: 1 } }, { _id: 1, n: 1 }],
] as [string, Doc, Doc][])('$project %s', (_, specification, expected) => {
  expect(run([nested], { $project: specification })).toEqual([expected])
})

test.each([
  [{}, 'at least one field'],
  [{ a: 1, n: 0 }, 'Cannot do exclusion on field n in inclusion projection'],
  [{ a: 1, 'a.x': 1 }, 'two conflicting paths'],
  [{ a: {} }, 'an empty object is not a valid value'],
  [{ 'a.$b': 1 }, 'is not valid'],
] as [Doc, string][])('$project %j is refused: %s', (specification, message) => {
  expect(() => run([nested], { $project: specification })).toThrow(message)
})

test.each([
  ['adds and replaces', { n: '$a.x', m: 1 }, { _id: 1, n: 1, m: 1, a: { x: 1 } }],
  ['reaches into objects', { 'a.y': '$n' }, { _id: 1, n: 3, a: { x: 1, y: 3 } }],
  ['makes objects of what is none', { 'n.y': 1 }, { _id: 1, n: { y: 1 }, a: { x: 1 } }],
  ['removes what has no value', { n: '$gone' }, { _id: 1, a: { x: 1 } }],
] as [string, Doc, Doc][])('$addFields %s', (_, fields, expected) => {
  expect(run([{ _id: 1, n: 3, a: { x: 1 } }], { $addFields: fields })).toEqual([expected])
})

test('$addFields puts a field into every element of a list', () => {
  expect(run([{ list: [{ k: 1 }, 2] }], { $addFields: { 'list.z': 1 } })).toEqual([
    { list: [{ k: 1, z: 1 }, { z: 1 }] },
  ])
})

test('$unset drops by path, one or several', () => {
  expect(run([nested], { $unset: ['a.x', 'list'] })).toEqual([{ _id: 1, a: { y: 2 }, n: 3 }])
  expect(run([{ a: 1, b: 2 }], { $unset: 'a' })).toEqual([{ b: 2 }])
})

describe('$unwind', () => {
  const docs: Doc[] = [{ _id: 1, s: ['S', 'M'] }, { _id: 2, s: [] }, { _id: 3, s: null }, { _id: 4 }, { _id: 5, s: '' }]
  test('gives one document an element, and takes what is no list for one element', () => {
    expect(run(docs, { $unwind: '$s' })).toEqual([
      { _id: 1, s: 'S' },
      { _id: 1, s: 'M' },
      { _id: 5, s: '' },
    ])
  })
  test('keeps the empty ones on demand, and tells the place', () => {
    const options = { path: '$s', includeArrayIndex: 'at', preserveNullAndEmptyArrays: true }
    expect(run(docs, { $unwind: options })).toEqual([
      { _id: 1, s: 'S', at: 0 },
      { _id: 1, s: 'M', at: 1 },
      { _id: 2, at: null },
      { _id: 3, s: null, at: null },
      { _id: 4, at: null },
      { _id: 5, s: '', at: null },
    ])
    expect(docs[1]).toEqual({ _id: 2, s: [] })
  })
  test('reaches into objects', () => {
    expect(run([{ a: { b: [1, 2] } }], { $unwind: '$a.b' })).toEqual([{ a: { b: 1 } }, { a: { b: 2 } }])
  })
  test('a path without $ is refused', () => {
    expect(() => run(docs, { $unwind: 's' })).toThrow("should be prefixed with a '$'")
  })
})

const scores: Doc[] = [
  { _id: 1, g: 'a', n: 84, o: { x: 1 } },
  { _id: 2, g: 'a', n: 96, o: { y: 2 } },
  { _id: 3, g: 'b', n: '5' },
  { _id: 4, n: null },
]

test('every accumulator of $group', () => {
  const fields = {
    sum: { $sum: '$n' },
    count: { $sum: 1 },
    avg: { $avg: '$n' },
    max: { $max: '$n' },
    min: { $min: '$n' },
    first: { $first: '$n' },
    last: { $last: '$o' },
    push: { $push: { n: '$n' } },
    set: { $addToSet: '$g' },
    pop: { $stdDevPop: '$n' },
    samp: { $stdDevSamp: '$n' },
    merged: { $mergeObjects: '$o' },
  }
  expect(run(scores, { $group: { _id: '$g', ...fields } })).toEqual([
    {
      _id: 'a',
      sum: 180,
      count: 2,
      avg: 90,
      max: 96,
      min: 84,
      first: 84,
      last: { y: 2 },
      push: [{ n: 84 }, { n: 96 }],
      set: ['a'],
      pop: 6,
      samp: Math.sqrt(72),
      merged: { x: 1, y: 2 },
    },
    {
      _id: 'b',
      sum: 0,
      count: 1,
      avg: null,
      max: '5',
      min: '5',
      first: '5',
      last: null,
      push: [{ n: '5' }],
      set: ['b'],
      pop: null,
      samp: null,
      merged: {},
    },
    {
      _id: null,
      sum: 0,
      count: 1,
      avg: null,
      max: null,
      min: null,
      first: null,
      last: null,
      push: [{ n: null }],
      set: [],
      pop: null,
      samp: null,
      merged: {},
    },
  ])
})

test('groups by several fields keep missing apart from null', () => {
  const docs: Doc[] = [{ a: 1 }, { a: 1, b: null }, { a: 1, b: 2 }, { a: 1 }]
  expect(run(docs, { $group: { _id: { a: '$a', b: '$b' }, n: { $sum: 1 } } })).toEqual([
    { _id: { a: 1 }, n: 2 },
    { _id: { a: 1, b: null }, n: 1 },
    { _id: { a: 1, b: 2 }, n: 1 },
  ])
  expect(run(docs, { $group: { _id: { b: '$b' }, n: { $sum: 1 } } })[0]).toEqual({ _id: { b: null }, n: 3 })
})

test('1 and 1.0 are one group, 0 and -0 too, true is another', () => {
  const keys = run([{ k: 1 }, { k: 0 }, { k: -0 }, { k: true }, { k: '1' }], { $group: { _id: '$k' } })
  expect(keys.map(({ _id }) => _id)).toEqual([1, 0, true, '1'])
})

test.each([
  [{ $group: { n: { $sum: 1 } } }, "must include an '_id'"],
  [{ $group: { _id: null, n: { $median: '$n' } } }, "unknown group operator '$median'"],
  [{ $group: { _id: null, n: '$n' } }, 'must be an accumulator object'],
  [{ $group: { _id: null, 'a.b': { $sum: 1 } } }, "cannot contain '.'"],
  [{ $limit: 0 }, '$limit must be a whole number from 1'],
  [{ $count: '$n' }, 'cannot be a $-prefixed path'],
  [{ $sortByCount: 'g' }, '$-prefixed path'],
  [{ $sample: { size: 0 } }, 'positive whole number'],
  [{ $replaceRoot: { newRoot: '$n' } }, "'newRoot' expression must evaluate to an object"],
  [{ $facet: { a: [{ $facet: { b: [] } }] } }, '$facet is not allowed to be used within a $facet stage'],
  [{ $sort: { n: 2 } }, 'bad order'],
  [{ $out: 'c' }, 'does not support the aggregation stage $out'],
  [{ $merge: 'c' }, 'does not support the aggregation stage $merge'],
  [{ $bucketAuto: { groupBy: '$n', buckets: 2, granularity: 'R5' } }, 'granularity'],
  [{ $bucketAuto: { groupBy: '$n', buckets: 0 } }, 'whole number from 1'],
  [{ $bucket: { groupBy: '$n', boundaries: [2, 1] } }, 'must be sorted'],
  [{ $bucket: { groupBy: '$n', boundaries: [0, 90] } }, 'no default was specified'],
  [{ $lookup: { from: 'c', as: 'x', pipeline: [], let: { Big: 1 } } }, 'user variable name'],
  [{ $match: { $expr: { $explode: 1 } } }, "Unrecognized expression '$explode'"],
] as [Doc, string][])('%j is refused: %s', (stage, message) => {
  expect(() => run(scores, stage)).toThrow(message)
})

test('$bucket puts values between boundaries, the rest in the default', () => {
  const bucket = { groupBy: '$n', boundaries: [0, 90, 100], default: 'other', output: { ids: { $push: '$_id' } } }
  expect(run(scores, { $bucket: bucket })).toEqual([
    { _id: 0, ids: [1] },
    { _id: 90, ids: [2] },
    { _id: 'other', ids: [3, 4] },
  ])
})

describe('$bucketAuto', () => {
  const auto = (values: readonly number[], buckets: number) =>
    run(
      values.map((n) => ({ n })),
      { $bucketAuto: { groupBy: '$n', buckets } },
    )
  test('makes buckets of about the same size', () => {
    expect(auto([5, 1, 4, 2, 3, 6], 3)).toEqual([
      { _id: { min: 1, max: 3 }, count: 2 },
      { _id: { min: 3, max: 5 }, count: 2 },
      { _id: { min: 5, max: 6 }, count: 2 },
    ])
  })
  test('keeps equal values together', () => {
    expect(auto([1, 1, 1, 1, 2], 4)).toEqual([
      { _id: { min: 1, max: 2 }, count: 4 },
      { _id: { min: 2, max: 2 }, count: 1 },
    ])
  })
  test('the last bucket takes what is left, of nothing there are none', () => {
    expect(auto([1, 2, 3, 4, 5], 3)).toEqual([
      { _id: { min: 1, max: 3 }, count: 2 },
      { _id: { min: 3, max: 5 }, count: 2 },
      { _id: { min: 5, max: 5 }, count: 1 },
    ])
    expect(auto([], 3)).toEqual([])
  })
})

test('$sortByCount counts, most first', () => {
  expect(run([{ t: 'x' }, { t: 'y' }, { t: 'y' }, {}], { $sortByCount: '$t' })).toEqual([
    { _id: 'y', count: 2 },
    { _id: 'x', count: 1 },
    { _id: null, count: 1 },
  ])
})

test('$sample gives different documents, not more than there are', () => {
  const drawn = run(scores, { $sample: { size: 3 } })
  expect(new Set(drawn.map(({ _id }) => _id)).size).toBe(3)
  expect(run(scores, { $sample: { size: 9 } })).toHaveLength(4)
})

test('$replaceRoot and $replaceWith make a field the document', () => {
  const docs = [{ o: { x: 1 }, n: 2 }]
  expect(run(docs, { $replaceRoot: { newRoot: { $mergeObjects: ['$o', { n: '$n' }] } } })).toEqual([{ x: 1, n: 2 }])
  expect(run(docs, { $replaceWith: '$o' })).toEqual([{ x: 1 }])
})

test('$facet runs several pipelines over the same documents', () => {
  expect(
    run(scores, {
      $facet: { high: [{ $match: { n: { $gt: 90 } } }, { $project: { n: 1 } }], many: [{ $count: 'n' }], none: [] },
    }),
  ).toEqual([{ high: [{ _id: 2, n: 96 }], many: [{ n: 4 }], none: scores }])
})

test('$count of nothing is nothing', () => {
  expect(run(scores, { $match: { g: 'z' } }, { $count: 'n' })).toEqual([])
})

test('$sort, $skip and $limit in any order and again', () => {
  const stages: Doc[] = [
    { $match: { g: 'a' } },
    { $sort: { n: -1 } },
    { $skip: 1 },
    { $limit: 5 },
    { $sort: { _id: 1 } },
    { $limit: 1 },
  ]
  expect(run(scores, ...stages).map(({ _id }) => _id)).toEqual([1])
})

const homes: Doc[] = [{ _id: 'h1', town: 't', tags: ['a', 'b'] }, { _id: 'h2', town: null, tags: [] }, { _id: 'h3' }]
const visits: Doc[] = [
  { _id: 'v1', home: 'h1', tag: 'a', n: 1 },
  { _id: 'v2', home: 'h1', tag: 'b', n: 5 },
  { _id: 'v3', home: 'h2' },
]
const join = (lookup: Doc) =>
  runOver({ homes, visits }, 'homes', [
    { $lookup: { from: 'visits', as: 'found', ...lookup } },
    { $project: { 'found._id': 1 } },
  ])

const idsOf = (docs: readonly Doc[]) => docs.map(({ found }) => (found as Doc[]).map(({ _id }) => _id))

test('$lookup joins by equal fields, a list by any of its elements, missing with null', () => {
  expect(idsOf(join({ localField: '_id', foreignField: 'home' }))).toEqual([['v1', 'v2'], ['v3'], []])
  expect(idsOf(join({ localField: 'tags', foreignField: 'tag' }))).toEqual([['v1', 'v2'], [], ['v3']])
})

test('$lookup with let and a pipeline', () => {
  const pipeline: Doc[] = [
    { $match: { $expr: { $and: [{ $eq: ['$home', '$$home'] }, { $gt: ['$n', 2] }] } } },
    { $project: { n: 1, of: '$$home' } },
  ]
  expect(
    runOver({ homes, visits }, 'homes', [
      { $lookup: { from: 'visits', let: { home: '$_id' }, pipeline, as: 'found' } },
      { $limit: 1 },
    ]),
  ).toEqual([{ ...homes[0], found: [{ _id: 'v2', n: 5, of: 'h1' }] }])
})

test('$lookup with fields and a pipeline: first the fields, then the pipeline', () => {
  expect(idsOf(join({ localField: '_id', foreignField: 'home', pipeline: [{ $match: { n: 5 } }] }))).toEqual([
    ['v2'],
    [],
    [],
  ])
})

test('$unionWith adds the documents of another collection, through its pipeline', () => {
  const union = (value: Value) => runOver({ homes, visits }, 'homes', [{ $unionWith: value }]).map(({ _id }) => _id)
  expect(union('visits')).toEqual(['h1', 'h2', 'h3', 'v1', 'v2', 'v3'])
  expect(union({ coll: 'visits', pipeline: [{ $match: { home: 'h2' } }] })).toEqual(['h1', 'h2', 'h3', 'v3'])
})
