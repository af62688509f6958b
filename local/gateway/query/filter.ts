/**
 * A query as sent by the SDK, read once into a test of documents and into what the planner needs: the conditions that must all hold, and
 * at most one "nearest first". Operators that are not listed here are refused by name.
 */

import { BSONRegExp } from 'bson'
import { open, reach } from '../engine/path'
import { type Doc, isArray, isDoc, type Value } from '../engine/value'
import { readExpression } from '../expression/expression'
import { type Bindings, isTrue, noBindings } from '../expression/scope'
import { invalidOperator, requestFailed } from '../failure'
import { type Near, nearOf } from '../geo/near-clause'
import { type Area, intersects, within } from '../geo/shapes'
import { refusalOf } from '../refused'
import { readSchema } from './schema'
import { compares, equals, matchesRegex, oneOf, remainder, sized, typed, type ValueTest } from './tests'

/** Every operator that a query may use; `operatorTest` and `docTest` read them, and the tests hold this list against both. */
export const queryOperators: readonly string[] = [
  ...[
    '$eq',
    '$ne',
    '$gt',
    '$gte',
    '$lt',
    '$lte',
    '$in',
    '$nin',
    '$not',
    '$exists',
    '$type',
    '$mod',
    '$regex',
    '$options',
  ],
  ...['$all', '$size', '$elemMatch', '$geoWithin', '$geoIntersects', '$nearSphere'],
  ...['$and', '$or', '$nor', '$expr', '$jsonSchema'],
]

export type DocTest = (doc: Doc) => boolean

/** One condition that every result meets. `area` is set for the two geo operators. */
export interface Condition {
  readonly path: string
  readonly operator: string
  readonly operand: Value
  readonly area?: Area
  /** Set for what stands inside `$elemMatch`: the list whose one element meets it together with others of the same kind. */
  readonly element?: string
  /** The condition alone. */
  readonly holds: DocTest
}

export interface Filter {
  readonly matches: DocTest
  /** Conditions joined by AND at the top; what stands inside $or, $nor and $not is only in `matches`. */
  readonly conditions: readonly Condition[]
  readonly near: Near | undefined
  /** The branches of each `$or` at the top, each read as a query of its own. */
  readonly alternatives: readonly (readonly Filter[])[]
  /** True when the query has conditions that are not in `conditions`: inside $or or $nor. */
  readonly branched: boolean
  /** True when the query asks nothing at all. */
  readonly everything: boolean
}

interface Reading {
  readonly conditions: Condition[]
  near: Near | undefined
  readonly alternatives: (readonly Filter[])[]
  branched: boolean
  /** Inside $or, $nor, $not and $elemMatch nothing may be used for planning, and "nearest first" has no meaning. */
  readonly nested: boolean
  readonly bindings: Bindings
}

const newReading = (bindings: Bindings, nested: boolean): Reading => ({
  conditions: [],
  near: undefined,
  alternatives: [],
  branched: false,
  nested,
  bindings,
})
const nestedIn = ({ bindings }: Reading): Reading => newReading(bindings, true)

const every =
  (tests: readonly DocTest[]): DocTest =>
  (doc) => {
    for (const test of tests) if (!test(doc)) return false
    return true
  }

function some(path: string, test: ValueTest): DocTest {
  if (!path.includes('.')) return (doc) => test(Object.hasOwn(doc, path) ? doc[path] : undefined)
  return (doc) => reach(doc, path).some(test)
}

const isOperators = (value: Value): value is Doc => isDoc(value) && Object.keys(value)[0]?.startsWith('$') === true

interface ElementTest {
  readonly test: ValueTest
  /** What the one element must meet, as far as an index could look it up. */
  readonly conditions: readonly Condition[]
}

function elementTest(path: string, operand: Value, reading: Reading): ElementTest {
  if (!isDoc(operand)) throw requestFailed('$elemMatch needs an Object')
  const inner = nestedIn(reading)
  const first = Object.keys(operand)[0]
  if (first?.startsWith('$') && !['$and', '$or', '$nor'].includes(first)) {
    const test = fieldTests(path, operand, inner)
    const field = path.split('.').at(-1) as string
    const alone = field === path ? test : fieldTests(field, operand, nestedIn(reading))
    return {
      test: (value) => isArray(value) && value.some((element) => alone({ [field]: element })),
      conditions: inner.conditions,
    }
  }
  const test = docTest(operand, inner)
  return {
    test: (value) => isArray(value) && value.some((element) => isDoc(element) && test(element)),
    // deeper paths may run into lists of their own, where one element need not meet everything
    conditions: inner.conditions
      .filter((condition) => condition.element === undefined && !condition.path.includes('.'))
      .map((condition) => ({ ...condition, path: `${path}.${condition.path}` })),
  }
}

/** Operators that say something of the whole document when they say it of one element. */
const lookedUp: ReadonlySet<string> = new Set(['$eq', '$in', '$gt', '$gte', '$lt', '$lte'])

function allTest(operand: Value, reading: Reading): ValueTest {
  if (!isArray(operand)) throw requestFailed('$all needs an array')
  const tests = operand.map((each) =>
    isOperators(each) && '$elemMatch' in each
      ? elementTest('element', each.$elemMatch as Value, reading).test
      : equals(each),
  )
  return (value) => tests.length > 0 && tests.every((test) => test(value))
}

function negated(path: string, operand: Value, reading: Reading): DocTest {
  if (!isOperators(operand) && !(operand instanceof BSONRegExp)) {
    throw requestFailed('$not needs a regex or a document')
  }
  const test = isDoc(operand) ? fieldTests(path, operand, nestedIn(reading)) : some(path, equals(operand))
  return (doc) => !test(doc)
}

function operatorTest(path: string, operator: string, operand: Value, all: Doc, reading: Reading): DocTest {
  const keep = (holds: DocTest, area?: Area): DocTest => {
    reading.conditions.push({ path, operator, operand, holds, ...(area && { area }) })
    return holds
  }
  const none =
    (test: DocTest): DocTest =>
    (doc) =>
      !test(doc)
  switch (operator) {
    case '$eq':
    case '$in':
      return keep(some(path, operator === '$eq' ? equals(operand) : oneOf(operand, '$in')))
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return keep(some(path, compares(operator, operand)))
    case '$ne':
    case '$nin':
      return keep(none(some(path, operator === '$ne' ? equals(operand) : oneOf(operand, '$nin'))))
    case '$exists': {
      const test = some(path, (value) => value !== undefined)
      return keep(isTrue(operand) ? test : none(test))
    }
    case '$not':
      return keep(negated(path, operand, reading))
    case '$size':
      return keep(some(path, sized(operand)))
    case '$all':
      return keep(some(path, allTest(operand, reading)))
    case '$elemMatch': {
      const { test, conditions } = elementTest(path, operand, reading)
      const holds = keep(some(path, test))
      for (const condition of conditions) {
        if (lookedUp.has(condition.operator)) reading.conditions.push({ ...condition, element: path, holds })
      }
      return holds
    }
    case '$mod':
      return keep(some(path, remainder(operand)))
    case '$type':
      return keep(some(path, typed(operand)))
    case '$regex':
      return keep(some(path, matchesRegex(operand, all.$options)))
    case '$options':
      if (all.$regex === undefined) throw requestFailed('$options needs a $regex')
      return () => true
    case '$geoWithin':
    case '$geoIntersects': {
      const area = operator === '$geoWithin' ? within(operand) : intersects(operand)
      return keep((doc) => open(doc, path).values.some(area.holds), area)
    }
    case '$nearSphere':
      if (reading.nested) throw requestFailed('$nearSphere must stand at the top of a query')
      if (reading.near) throw requestFailed('Too many geoNear expressions')
      reading.near = nearOf(path, operand)
      return () => true
    default:
      throw refusalOf('query operator', operator) ?? invalidOperator(`unknown operator: ${operator}`)
  }
}

function fieldTests(path: string, operators: Doc, reading: Reading): DocTest {
  const tests = Object.entries(operators).map(([operator, operand]) =>
    operatorTest(path, operator, operand, operators, reading),
  )
  const [only] = tests
  return tests.length === 1 && only ? only : every(tests)
}

function branchesOf(operator: string, operand: Value): readonly Doc[] {
  if (!isArray(operand) || operand.length === 0) throw requestFailed(`${operator} must be a nonempty array`)
  return operand.map((branch) => {
    if (!isDoc(branch)) throw requestFailed(`${operator} entries need to be full objects`)
    return branch
  })
}

const readBranches = (operator: string, operand: Value, reading: Reading): Filter[] =>
  branchesOf(operator, operand).map((branch) => filterOf(branch, nestedIn(reading)))

function docTest(query: Doc, reading: Reading): DocTest {
  const tests: DocTest[] = []
  for (const [key, operand] of Object.entries(query)) {
    if (!key.startsWith('$')) {
      if (isOperators(operand)) tests.push(fieldTests(key, operand, reading))
      else {
        const holds = some(key, equals(operand))
        reading.conditions.push({ path: key, operator: '$eq', operand, holds })
        tests.push(holds)
      }
      continue
    }
    switch (key) {
      case '$and':
        tests.push(every(branchesOf(key, operand).map((branch) => docTest(branch, reading))))
        break
      case '$or': {
        const either = readBranches(key, operand, reading)
        reading.branched = true
        reading.alternatives.push(either)
        tests.push((doc) => either.some((branch) => branch.matches(doc)))
        break
      }
      case '$nor': {
        const neither = readBranches(key, operand, reading)
        reading.branched = true
        tests.push((doc) => !neither.some((branch) => branch.matches(doc)))
        break
      }
      case '$expr': {
        const answer = readExpression(operand, reading.bindings)
        tests.push((doc) => isTrue(answer(doc)))
        break
      }
      case '$jsonSchema':
        tests.push(readSchema(operand))
        break
      default:
        throw refusalOf('query operator', key) ?? invalidOperator(`unknown top level operator: ${key}`)
    }
  }
  const [only] = tests
  return tests.length === 1 && only ? only : every(tests)
}

function filterOf(query: Doc, reading: Reading): Filter {
  const matches = docTest(query, reading)
  const { conditions, near, alternatives, branched } = reading
  return { matches, conditions, near, alternatives, branched, everything: Object.keys(query).length === 0 }
}

/** Reads a query; throws a Failure that names what is malformed or not supported. */
export const readFilter = (query: Doc, bindings: Bindings = noBindings): Filter =>
  filterOf(query, newReading(bindings, false))
