/**
 * Aggregation expressions, written by hand as MongoDB has them: mingo, which could evaluate them, deviates in too many places (the tests list
 * them). An operator that is not here is refused by its name when the request is read, whether or not there are documents.
 */
import { type Doc, isArray, isDoc, type Value } from '../engine/value'
import { invalidOperator, requestFailed } from '../failure'
import { refusalOf } from '../refused'
import { arithmeticOperators } from './arithmetic'
import { arrayOperators } from './arrays'
import { conversionOperators } from './conversions'
import { dateOperators } from './dates'
import { readPath } from './field-path'
import { logicOperators } from './logic'
import { objectOperators } from './objects'
import type { Bindings, Compile, Evaluate, Operator, Scope } from './scope'
import { setOperators } from './sets'
import { statisticOperators } from './statistics'
import { stringOperators } from './strings'

/** Every operator by its own name. */
export const expressionOperators: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ...arithmeticOperators,
  ...arrayOperators,
  ...conversionOperators,
  ...dateOperators,
  ...logicOperators,
  ...objectOperators,
  ...setOperators,
  ...statisticOperators,
  ...stringOperators,
])

const isOperator = (value: Doc) => Object.keys(value)[0]?.startsWith('$') === true

function objectOf(fields: Doc, compile: Compile): Evaluate {
  const parts = Object.entries(fields).map(([name, value]) => {
    if (name === '' || name.includes('.')) throw requestFailed(`FieldPath field names may not contain '.': '${name}'`)
    if (name.startsWith('$')) throw requestFailed(`field names may not start with '$': '${name}'`)
    return [name, compile(value)] as const
  })
  return (scope) => {
    const result: { [field: string]: Value } = {}
    for (const [name, evaluate] of parts) {
      const value = evaluate(scope)
      if (value !== undefined) result[name] = value
    }
    return result
  }
}

function operatorOf(expression: Doc, compile: Compile): Evaluate {
  const [entry, more] = Object.entries(expression)
  if (!entry || more) throw requestFailed('an object representing an expression must have exactly one field')
  const [name, operand] = entry
  if (name === '$literal') return () => operand
  const operator = expressionOperators.get(name)
  if (!operator) throw refusalOf('expression', name) ?? invalidOperator(`Unrecognized expression '${name}'`)
  return operator(operand, compile)
}

function read(expression: Value, names: ReadonlySet<string>): Evaluate {
  const compile: Compile = (part, more = []) => read(part, more.length > 0 ? new Set([...names, ...more]) : names)
  if (typeof expression === 'string' && expression.startsWith('$')) return readPath(expression, names)
  if (isArray(expression)) {
    const parts = expression.map((part) => compile(part))
    return (scope) => parts.map((evaluate) => evaluate(scope) ?? null)
  }
  if (!isDoc(expression)) return () => expression
  return isOperator(expression) ? operatorOf(expression, compile) : objectOf(expression, compile)
}

/** Reads an expression once, for many documents; throws a Failure that names what is malformed or not supported. */
export function readExpression(expression: Value, bindings: Bindings): (doc: Doc) => Value | undefined {
  const evaluate = read(expression, new Set(Object.keys(bindings.variables)))
  return (root) => {
    const scope: Scope = { ...bindings, root }
    return evaluate(scope)
  }
}
