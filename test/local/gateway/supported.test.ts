/** The list of what is supported says what the gateway does: every name on it is read, everything that the SDK's `$` offers is on it, and what is refused is refused with its reason. */
import { runStages } from '../../../local/gateway/aggregate/pipeline'
import { stagesOf } from '../../../local/gateway/aggregate/stage'
import { Database } from '../../../local/gateway/engine/database'
import { readExpression } from '../../../local/gateway/expression/expression'
import { noBindings } from '../../../local/gateway/expression/scope'
import { queryOperators, readFilter } from '../../../local/gateway/query/filter'
import { supported } from '../../../local/gateway/supported'
import { startUnderTest, type UnderTest } from './under-test'

let cloud: UnderTest
beforeAll(async () => {
  cloud = await startUnderTest({ collections: [] })
})
afterAll(() => cloud.close())

const messageOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    return (error as Error).message
  }
  return ''
}
const unknown =
  /unknown (top level )?operator|Unrecognized expression|does not support the (query operator|expression|aggregation stage)/

test('every expression of the SDK is one of the list, $meta apart', () => {
  const { pipeline, ...builders } = cloud.db.command.aggregate as Record<string, (param: unknown) => object>
  const names = Object.values(builders).map((build) => Object.keys(build(1))[0] as string)
  const known = [...supported.expressions, ...supported.accumulators]
  expect(pipeline).toBeDefined()
  expect(names.length).toBeGreaterThan(90)
  expect(names.filter((name) => !known.includes(name))).toEqual(['$meta'])
})

test('every stage of the SDK is one of the list', () => {
  const builder = cloud.db.command.aggregate.pipeline() as object
  const own = Object.getOwnPropertyNames(Object.getPrototypeOf(builder)).filter(
    (name) => !['constructor', 'end', 'unwrap', 'done', '_pipe'].includes(name),
  )
  expect(own.length).toBeGreaterThan(14)
  expect(own.map((name) => `$${name}`).filter((name) => !supported.stages.includes(name))).toEqual([])
})

test.each(queryOperators)('%s is read in a query', (name) => {
  const top = messageOf(() => readFilter({ [name]: 1 }))
  const inside = messageOf(() => readFilter({ a: { [name]: 1 } }))
  expect([top, inside].some((message) => !unknown.test(message))).toBe(true)
})

test.each(supported.expressions)('%s is read in an expression', (name) => {
  expect(messageOf(() => readExpression({ [name]: 1 }, noBindings))).not.toMatch(unknown)
})

const refused = supported.refused.flatMap(({ kind, names, why }) => names.map((name) => [name, kind, why] as const))
test.each(refused)('%s is refused as %s: %s', (name, kind, why) => {
  const run = {
    database: new Database({ collections: [] }),
    meter: { examined: 0 },
    bindings: noBindings,
    pipeline: () => [],
    stages: runStages,
  }
  const attempts = {
    'query operator': () => [
      messageOf(() => readFilter({ [name]: 1 })),
      messageOf(() => readFilter({ a: { [name]: 1 } })),
    ],
    'aggregation stage': () => [messageOf(() => runStages(stagesOf([{ [name]: 1 }], 'the test'), [], run))],
    expression: () => [messageOf(() => readExpression({ [name]: 1 }, noBindings))],
  }
  expect(attempts[kind]().join('\n')).toContain(`does not support the ${kind} ${name}: ${why}`)
})
