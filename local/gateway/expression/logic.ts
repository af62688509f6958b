/** Booleans, comparisons, conditions and `$let`. Here a missing value is smaller than null, unlike in a query. */
import { compare, isArray, isDoc } from '../engine/value'
import { requestFailed } from '../failure'
import { argumentsOf, type Found, isNone, isTrue, type Operator, ofArguments, type Scope } from './scope'

/** MongoDB's order with "missing" before everything. */
export function compareFound(left: Found, right: Found): number {
  if (left === undefined || right === undefined) return Number(right === undefined) - Number(left === undefined)
  return compare(left, right)
}

const and: Operator = (operand, compile) => {
  const parts = (isArray(operand) ? operand : [operand]).map((part) => compile(part))
  return (scope) => parts.every((part) => isTrue(part(scope)))
}

const or: Operator = (operand, compile) => {
  const parts = (isArray(operand) ? operand : [operand]).map((part) => compile(part))
  return (scope) => parts.some((part) => isTrue(part(scope)))
}

const comparison = (name: string, accept: (difference: number) => boolean): Operator =>
  ofArguments(name, [2, 2], ([left, right]) => accept(compareFound(left, right)))

const condition: Operator = (operand, compile) => {
  if (isArray(operand) && operand.length !== 3) {
    throw requestFailed(`Expression $cond takes exactly 3 arguments. ${operand.length} were passed in.`)
  }
  const [first, second, third] = isArray(operand) ? operand : []
  const named = isArray(operand) ? undefined : argumentsOf('$cond', operand, ['if', 'then', 'else'])
  const test = compile((named ? named.if : first) ?? null)
  const yes = compile((named ? named.then : second) ?? null)
  const no = compile((named ? named.else : third) ?? null)
  return (scope) => (isTrue(test(scope)) ? yes(scope) : no(scope))
}

const ifNull = ofArguments(
  '$ifNull',
  [2, Infinity],
  (values) => values.find((value) => !isNone(value)) ?? values.at(-1),
)

const choice: Operator = (operand, compile) => {
  const { branches, default: other } = argumentsOf('$switch', operand, ['branches'], ['default'])
  if (!isArray(branches) || branches.length === 0) throw requestFailed('$switch requires at least one branch.')
  const cases = branches.map((branch) => {
    const { case: test, then } = argumentsOf('$switch', branch, ['case', 'then'])
    return { test: compile(test ?? null), result: compile(then ?? null) }
  })
  const otherwise = other === undefined ? undefined : compile(other)
  return (scope) => {
    const found = cases.find(({ test }) => isTrue(test(scope)))
    if (found) return found.result(scope)
    if (otherwise) return otherwise(scope)
    throw requestFailed('$switch could not find a matching branch for an input, and no default was specified.')
  }
}

/** A name that `let` may bind: lower case first, or not ASCII. */
export function checkName(name: string): void {
  if (!/^[a-z\u0080-\uffff][\w\u0080-\uffff]*$/.test(name)) {
    throw requestFailed(`'${name}' starts with an invalid character for a user variable name`)
  }
}

const bind: Operator = (operand, compile) => {
  const { vars, in: body } = argumentsOf('$let', operand, ['vars', 'in'])
  if (!isDoc(vars)) throw requestFailed('invalid parameter: expected an object (vars)')
  const bound = Object.entries(vars).map(([name, value]) => {
    checkName(name)
    return [name, compile(value)] as const
  })
  const evaluate = compile(
    body ?? null,
    bound.map(([name]) => name),
  )
  return (scope: Scope) => {
    const values = bound.map(([name, value]) => [name, value(scope)] as const)
    return evaluate({ ...scope, variables: { ...scope.variables, ...Object.fromEntries(values) } })
  }
}

export const logicOperators: readonly [string, Operator][] = [
  ['$and', and],
  ['$or', or],
  ['$not', ofArguments('$not', [1, 1], ([value]) => !isTrue(value))],
  ['$cmp', ofArguments('$cmp', [2, 2], ([left, right]) => Math.sign(compareFound(left, right)))],
  ['$eq', comparison('$eq', (difference) => difference === 0)],
  ['$ne', comparison('$ne', (difference) => difference !== 0)],
  ['$gt', comparison('$gt', (difference) => difference > 0)],
  ['$gte', comparison('$gte', (difference) => difference >= 0)],
  ['$lt', comparison('$lt', (difference) => difference < 0)],
  ['$lte', comparison('$lte', (difference) => difference <= 0)],
  ['$cond', condition],
  ['$ifNull', ifNull],
  ['$switch', choice],
  ['$let', bind],
]
