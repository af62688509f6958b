/**
 * A query as sent by the SDK, read once into a test of documents and into what the planner needs: the conditions that must all hold, and
 * at most one "nearest first". Operators that are not listed here are refused by name.
 */

import { BSONRegExp } from 'bson'
import { open, reach } from '../engine/path'
import { type Doc, isArray, isDoc, type Value } from '../engine/value'
import { readExpression } from '../expression/expression'
import { type Bindings, isTrue, noBindings } from '../expression/scope'
import { requestFailed, unsupported } from '../failure'
import { type Near, nearOf } from '../geo/near-clause'
import { type Area, intersects, within } from '../geo/shapes'
import { compares, equals, matchesRegex, oneOf, remainder, sized, typed, type ValueTest } from './tests'

export type DocTest = (doc: Doc) => boolean

/** One condition that every result meets. `area` is set for the two geo operators. */
export interface Condition {
  readonly path: string
  readonly operator: string
  readonly operand: Value
  readonly area?: Area
}

export interface Filter {
  readonly matches: DocTest
  /** Conditions joined by AND at the top; what stands inside $or, $nor and $not is only in `matches`. */
  readonly conditions: readonly Condition[]
  readonly near: Near | undefined
  /** True when the query asks nothing at all. */
  readonly everything: boolean
}

interface Reading {
  readonly conditions: Condition[]
  near: Near | undefined
  /** Inside $or, $nor, $not and $elemMatch nothing may be used for planning, and "nearest first" has no meaning. */
  readonly nested: boolean
  readonly bindings: Bindings
}

const nestedIn = ({ bindings }: Reading): Reading => ({ conditions: [], near: undefined, nested: true, bindings })

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

function elementTest(operand: Value, reading: Reading): ValueTest {
  if (!isDoc(operand)) throw requestFailed('$elemMatch needs an Object')
  const first = Object.keys(operand)[0]
  if (first?.startsWith('$') && !['$and', '$or', '$nor'].includes(first)) {
    const test = fieldTests('element', operand, nestedIn(reading))
    return (value) => isArray(value) && value.some((element) => test({ element }))
  }
  const test = docTest(operand, nestedIn(reading))
  return (value) => isArray(value) && value.some((element) => isDoc(element) && test(element))
}

function allTest(operand: Value, reading: Reading): ValueTest {
  if (!isArray(operand)) throw requestFailed('$all needs an array')
  const tests = operand.map((each) =>
    isOperators(each) && '$elemMatch' in each ? elementTest(each.$elemMatch as Value, reading) : equals(each),
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
  const keep = (area?: Area) => reading.conditions.push({ path, operator, operand, ...(area && { area }) })
  switch (operator) {
    case '$eq':
    case '$in':
      keep()
      return some(path, operator === '$eq' ? equals(operand) : oneOf(operand, '$in'))
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      keep()
      return some(path, compares(operator, operand))
    case '$ne':
    case '$nin': {
      const test = some(path, operator === '$ne' ? equals(operand) : oneOf(operand, '$nin'))
      keep()
      return (doc) => !test(doc)
    }
    case '$exists': {
      keep()
      const test = some(path, (value) => value !== undefined)
      return operand === false || operand === 0 || operand === null ? (doc) => !test(doc) : test
    }
    case '$not':
      keep()
      return negated(path, operand, reading)
    case '$size':
      keep()
      return some(path, sized(operand))
    case '$all':
      keep()
      return some(path, allTest(operand, reading))
    case '$elemMatch':
      keep()
      return some(path, elementTest(operand, reading))
    case '$mod':
      keep()
      return some(path, remainder(operand))
    case '$type':
      keep()
      return some(path, typed(operand))
    case '$regex':
      keep()
      return some(path, matchesRegex(operand, all.$options))
    case '$options':
      if (all.$regex === undefined) throw requestFailed('$options needs a $regex')
      return () => true
    case '$geoWithin':
    case '$geoIntersects': {
      const area = operator === '$geoWithin' ? within(operand) : intersects(operand)
      keep(area)
      return (doc) => open(doc, path).values.some(area.holds)
    }
    case '$nearSphere':
      if (reading.nested) throw requestFailed('$nearSphere must stand at the top of a query')
      if (reading.near) throw requestFailed('Too many geoNear expressions')
      reading.near = nearOf(path, operand)
      return () => true
    default:
      throw requestFailed(`unknown operator: ${operator}`)
  }
}

function fieldTests(path: string, operators: Doc, reading: Reading): DocTest {
  const tests = Object.entries(operators).map(([operator, operand]) =>
    operatorTest(path, operator, operand, operators, reading),
  )
  const [only] = tests
  return tests.length === 1 && only ? only : every(tests)
}

function branches(operator: string, operand: Value, reading: () => Reading): DocTest[] {
  if (!isArray(operand) || operand.length === 0) throw requestFailed(`${operator} must be a nonempty array`)
  return operand.map((branch) => {
    if (!isDoc(branch)) throw requestFailed(`${operator} entries need to be full objects`)
    return docTest(branch, reading())
  })
}

function docTest(query: Doc, reading: Reading): DocTest {
  const tests: DocTest[] = []
  for (const [key, operand] of Object.entries(query)) {
    if (!key.startsWith('$')) {
      if (isOperators(operand)) tests.push(fieldTests(key, operand, reading))
      else {
        reading.conditions.push({ path: key, operator: '$eq', operand })
        tests.push(some(key, equals(operand)))
      }
      continue
    }
    switch (key) {
      case '$and':
        tests.push(every(branches(key, operand, () => reading)))
        break
      case '$or': {
        const either = branches(key, operand, () => nestedIn(reading))
        tests.push((doc) => either.some((test) => test(doc)))
        break
      }
      case '$nor': {
        const neither = branches(key, operand, () => nestedIn(reading))
        tests.push((doc) => !neither.some((test) => test(doc)))
        break
      }
      case '$expr': {
        const answer = readExpression(operand, reading.bindings)
        tests.push((doc) => isTrue(answer(doc)))
        break
      }
      case '$text':
      case '$where':
      case '$jsonSchema':
      case '$comment':
        throw unsupported(`${key} in a query`)
      default:
        throw requestFailed(`unknown top level operator: ${key}`)
    }
  }
  const [only] = tests
  return tests.length === 1 && only ? only : every(tests)
}

/** Reads a query; throws a Failure that names what is malformed or not supported. */
export function readFilter(query: Doc, bindings: Bindings = noBindings): Filter {
  const reading: Reading = { conditions: [], near: undefined, nested: false, bindings }
  const matches = docTest(query, reading)
  return { matches, conditions: reading.conditions, near: reading.near, everything: Object.keys(query).length === 0 }
}
