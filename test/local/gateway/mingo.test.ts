/**
 * mingo is another reading of the same language: where it is known to follow MongoDB, random expressions and pipelines must agree with it.
 * It is not asked where it is known not to: $trunc of one argument, $count of nothing, what it does with missing fields, null and mixed kinds.
 */
import fc from 'fast-check'
import { Aggregator } from 'mingo/aggregator'
import { Context } from 'mingo/core'
import * as accumulators from 'mingo/operators/accumulator'
import * as expressions from 'mingo/operators/expression'
import * as pipelines from 'mingo/operators/pipeline'
import * as projections from 'mingo/operators/projection'
import * as queries from 'mingo/operators/query'
import { runStages } from '../../../local/gateway/aggregate/pipeline'
import { stagesOf } from '../../../local/gateway/aggregate/stage'
import { Database } from '../../../local/gateway/engine/database'
import type { Doc, Value } from '../../../local/gateway/engine/value'
import { noBindings } from '../../../local/gateway/expression/scope'

const context = Context.init({
  accumulator: accumulators,
  expression: expressions,
  pipeline: pipelines,
  projection: projections,
  query: queries,
} as Parameters<typeof Context.init>[0])

const run = {
  database: new Database({ collections: [] }),
  meter: { examined: 0 },
  bindings: noBindings,
  pipeline: () => [],
  stages: runStages,
}
const ours = (docs: readonly Doc[], stages: readonly Doc[]) => runStages(stagesOf(stages, 'the test'), docs, run)
const theirs = (docs: readonly Doc[], stages: readonly Doc[]) =>
  new Aggregator(stages as Doc[], { context }).run(structuredClone(docs) as Doc[])

const small = fc.integer({ min: -3, max: 9 })
const word = fc.constantFrom('a', 'b', 'ab', 'Ab')
const document = fc.record(
  {
    n: small,
    m: small,
    t: word,
    l: fc.array(small, { maxLength: 4 }),
    o: fc.record({ k: small }, { noNullPrototype: true }),
  },
  { noNullPrototype: true },
)
const numbered = fc
  .array(document, { minLength: 1, maxLength: 6 })
  .map((docs) => docs.map((doc, i) => ({ _id: i, ...doc }) as Doc))

const { number, text, flag, list } = fc.letrec<{ number: Value; text: Value; flag: Value; list: Value }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 3 },
    fc.oneof(small, fc.constantFrom('$n', '$m', '$o.k')),
    fc
      .tuple(fc.constantFrom('$add', '$multiply', '$subtract'), tie('number'), tie('number'))
      .map(([op, a, b]) => ({ [op]: [a, b] })),
    fc.tuple(fc.constantFrom('$abs', '$ceil', '$floor'), tie('number')).map(([op, a]) => ({ [op]: a })),
    fc.tuple(tie('flag'), tie('number'), tie('number')).map((parts) => ({ $cond: parts })),
    tie('list').map((each) => ({ $size: each })),
    tie('list').map((each) => ({ $sum: each })),
    tie('text').map((each) => ({ $strLenCP: each })),
    fc.tuple(tie('text'), tie('text')).map((parts) => ({ $indexOfBytes: parts })),
    fc.tuple(tie('list'), tie('number')).map(([each, sought]) => ({ $indexOfArray: [each, sought] })),
  ),
  text: fc.oneof(
    { maxDepth: 2 },
    fc.oneof(word, fc.constant('$t')),
    fc.tuple(tie('text'), tie('text')).map((parts) => ({ $concat: parts })),
    fc.tuple(fc.constantFrom('$toUpper', '$toLower'), tie('text')).map(([op, each]) => ({ [op]: each })),
    tie('text').map((each) => ({ $substrCP: [each, 0, 1] })),
  ),
  flag: fc.oneof(
    { maxDepth: 2 },
    fc
      .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$eq', '$ne'), tie('number'), tie('number'))
      .map(([op, a, b]) => ({ [op]: [a, b] })),
    fc.tuple(fc.constantFrom('$and', '$or'), tie('flag'), tie('flag')).map(([op, a, b]) => ({ [op]: [a, b] })),
    tie('flag').map((each) => ({ $not: [each] })),
    fc.tuple(tie('number'), tie('list')).map((parts) => ({ $in: parts })),
    fc.tuple(tie('list'), tie('list')).map((parts) => ({ $setIsSubset: parts })),
  ),
  list: fc.oneof(
    { maxDepth: 2 },
    fc.constant('$l'),
    fc.tuple(tie('list'), tie('list')).map((parts) => ({ $concatArrays: parts })),
    tie('list').map((each) => ({ $reverseArray: each })),
    fc.tuple(tie('list'), small).map(([each, n]) => ({ $slice: [each, n === 0 ? 1 : n] })),
    fc.tuple(tie('list'), small).map(([input, n]) => ({ $filter: { input, as: 'x', cond: { $gt: ['$$x', n] } } })),
    fc.tuple(tie('list'), small).map(([input, n]) => ({ $map: { input, as: 'x', in: { $add: ['$$x', n] } } })),
  ),
}))

test('random expressions', () => {
  fc.assert(
    fc.property(numbered, number, text, flag, list, (docs, a, b, c, d) => {
      const stages: Doc[] = [{ $addFields: { a, b, c, d } }]
      expect(ours(docs, stages)).toEqual(theirs(docs, stages))
    }),
    { numRuns: 400, seed: 31 },
  )
})

const field = fc.constantFrom('n', 'm', 't')
const stage: fc.Arbitrary<Doc> = fc.oneof(
  small.map((n) => ({ $match: { n: { $gt: n } } })),
  fc.tuple(field, fc.constantFrom(1, -1)).map(([name, direction]) => ({ $sort: { [name]: direction, _id: 1 } })),
  fc.integer({ min: 1, max: 4 }).map((n) => ({ $limit: n })),
  fc.integer({ min: 0, max: 2 }).map((n) => ({ $skip: n })),
  fc.constant({ $unwind: '$l' }),
  fc.constant({ $unwind: { path: '$l', preserveNullAndEmptyArrays: true, includeArrayIndex: 'at' } }),
  fc.constant({ $addFields: { n: { $add: ['$n', '$m'] }, 'o.t': '$t' } }),
  fc.constant({ $project: { n: 1, m: 1, t: 1, l: 1, o: { k: 1 } } }),
  fc.constant({ $project: { x: 0 } }),
)
const last: fc.Arbitrary<Doc> = fc.oneof(
  stage,
  field.map((name) => ({
    $group: {
      _id: `$${name}`,
      sum: { $sum: '$n' },
      mean: { $avg: '$m' },
      most: { $max: '$n' },
      least: { $min: '$m' },
      all: { $push: '$t' },
      first: { $first: '$n' },
    },
  })),
)

test('random pipelines', () => {
  fc.assert(
    fc.property(numbered, fc.array(stage, { maxLength: 4 }), last, (docs, stages, end) => {
      const pipeline = [...stages, end]
      expect(ours(docs, pipeline)).toEqual(theirs(docs, pipeline))
    }),
    { numRuns: 400, seed: 32 },
  )
})
