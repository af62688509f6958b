/** Operators on lists. Null or missing gives null, other kinds are errors. */
import { compare, isArray, type Value } from '../engine/value'
import { requestFailed } from '../failure'
import { checkName } from './logic'
import {
  argumentsOf,
  type Evaluate,
  type Found,
  isNone,
  isTrue,
  kindOf,
  type Operator,
  ofArguments,
  requireWhole,
  type Scope,
} from './scope'

const bound = (scope: Scope, values: Readonly<Record<string, Found>>): Scope => ({
  ...scope,
  variables: { ...scope.variables, ...values },
})

function nameOf(as: Value | undefined): string {
  if (as === undefined) return 'this'
  if (typeof as !== 'string') throw requestFailed("'as' must be a string")
  checkName(as)
  return as
}

/** The list that an operator works on; undefined for null and missing. */
function listIn(input: Evaluate, name: string, scope: Scope): readonly Value[] | undefined {
  const list = input(scope)
  if (isNone(list)) return undefined
  if (!isArray(list)) throw requestFailed(`input to ${name} must be an array not ${kindOf(list)}`)
  return list
}

const filter: Operator = (operand, compile) => {
  const { input, as, cond } = argumentsOf('$filter', operand, ['input', 'cond'], ['as'])
  const name = nameOf(as)
  const list = compile(input ?? null)
  const test = compile(cond ?? null, [name])
  return (scope) =>
    listIn(list, '$filter', scope)?.filter((element) => isTrue(test(bound(scope, { [name]: element })))) ?? null
}

const map: Operator = (operand, compile) => {
  const { input, as, in: body } = argumentsOf('$map', operand, ['input', 'in'], ['as'])
  const name = nameOf(as)
  const list = compile(input ?? null)
  const each = compile(body ?? null, [name])
  return (scope) =>
    listIn(list, '$map', scope)?.map((element) => each(bound(scope, { [name]: element })) ?? null) ?? null
}

const reduce: Operator = (operand, compile) => {
  const { input, initialValue, in: body } = argumentsOf('$reduce', operand, ['input', 'initialValue', 'in'])
  const list = compile(input ?? null)
  const start = compile(initialValue ?? null)
  const step = compile(body ?? null, ['this', 'value'])
  return (scope) =>
    listIn(list, '$reduce', scope)?.reduce<Found>(
      (value, element) => step(bound(scope, { value, this: element })),
      start(scope),
    ) ?? null
}

const elementAt = ofArguments('$arrayElemAt', [2, 2], ([list, at]) => {
  if (isNone(list) || isNone(at)) return null
  if (!isArray(list)) throw requestFailed(`$arrayElemAt's first argument must be an array, but is ${kindOf(list)}`)
  return list.at(requireWhole(at, "$arrayElemAt's second argument"))
})

const concatArrays = ofArguments('$concatArrays', [0, Infinity], (values) => {
  const all: Value[] = []
  for (const value of values) {
    if (isNone(value)) return null
    if (!isArray(value)) throw requestFailed(`$concatArrays only supports arrays, not ${kindOf(value)}`)
    all.push(...value)
  }
  return all
})

const includes = ofArguments('$in', [2, 2], ([value, list]) => {
  if (!isArray(list)) throw requestFailed(`$in requires an array as a second argument, found: ${kindOf(list)}`)
  return value !== undefined && list.some((element) => compare(element, value) === 0)
})

/** The start and end of a search: whole numbers from 0. */
export function spanOf(name: string, start: Found, end: Found, length: number): readonly [number, number] {
  const from = start === undefined ? 0 : requireWhole(start, `${name}: the starting index`)
  const to = end === undefined ? length : requireWhole(end, `${name}: the ending index`)
  if (from < 0 || to < 0) throw requestFailed(`${name} requires a nonnegative starting and ending index`)
  return [from, Math.min(to, length)]
}

const indexOfArray = ofArguments('$indexOfArray', [2, 4], ([list, value, start, end]) => {
  if (isNone(list)) return null
  if (!isArray(list)) throw requestFailed(`$indexOfArray requires an array as a first argument, found: ${kindOf(list)}`)
  const [from, to] = spanOf('$indexOfArray', start, end, list.length)
  if (value === undefined) return -1
  for (let at = from; at < to; at++) if (compare(list[at], value) === 0) return at
  return -1
})

const range = ofArguments('$range', [2, 3], ([start, end, step = 1]) => {
  const from = requireWhole(start, "$range's starting value")
  const to = requireWhole(end, "$range's ending value")
  const by = requireWhole(step, "$range's step value")
  if (by === 0) throw requestFailed('$range requires a non-zero step value')
  const length = Math.max(0, Math.ceil((to - from) / by))
  if (length > 1_000_000) throw requestFailed('$range would use too much memory: more than a million numbers')
  return Array.from({ length }, (_, i) => from + i * by)
})

const reverse = ofArguments('$reverseArray', [1, 1], ([list]) => {
  if (isNone(list)) return null
  if (!isArray(list))
    throw requestFailed(`The argument to $reverseArray must be an array, but was of type: ${kindOf(list)}`)
  return [...list].reverse()
})

const size = ofArguments('$size', [1, 1], ([list]) => {
  if (!isArray(list)) throw requestFailed(`The argument to $size must be an array, but was of type: ${kindOf(list)}`)
  return list.length
})

const slice: Operator = (operand, compile) => {
  const three = isArray(operand) && operand.length === 3
  return ofArguments('$slice', [2, 3], ([list, first, second]) => {
    if (isNone(list) || isNone(first) || (three && isNone(second))) return null
    if (!isArray(list))
      throw requestFailed(`First argument to $slice must be an array, but is of type: ${kindOf(list)}`)
    const from = requireWhole(first, 'Second argument to $slice')
    if (!three) return from >= 0 ? list.slice(0, from) : list.slice(from)
    const count = requireWhole(second, 'Third argument to $slice')
    if (count <= 0) throw requestFailed(`Third argument to $slice must be positive: ${count}`)
    const at = from >= 0 ? from : Math.max(0, list.length + from)
    return list.slice(at, at + count)
  })(operand, compile)
}

const zip: Operator = (operand, compile) => {
  const { inputs, useLongestLength, defaults } = argumentsOf(
    '$zip',
    operand,
    ['inputs'],
    ['useLongestLength', 'defaults'],
  )
  if (!isArray(inputs) || inputs.length === 0) throw requestFailed('$zip requires at least one input array')
  if (useLongestLength !== undefined && typeof useLongestLength !== 'boolean')
    throw requestFailed('useLongestLength must be a bool')
  if (defaults !== undefined && useLongestLength !== true)
    throw requestFailed('cannot specify defaults unless useLongestLength is true')
  if (defaults !== undefined && (!isArray(defaults) || defaults.length !== inputs.length))
    throw requestFailed('defaults and inputs must have the same length')
  const lists = inputs.map((input) => compile(input))
  const fill = isArray(defaults) ? defaults.map((each) => compile(each)) : []
  return (scope) => {
    const values = lists.map((list) => list(scope))
    if (values.some(isNone)) return null
    const whole = values.map((value) => {
      if (!isArray(value)) throw requestFailed(`$zip found a non-array expression in input: ${kindOf(value)}`)
      return value
    })
    const lengths = whole.map((list) => list.length)
    const length = useLongestLength ? Math.max(...lengths) : Math.min(...lengths)
    return Array.from({ length }, (_, at) => whole.map((list, i) => list[at] ?? fill[i]?.(scope) ?? null))
  }
}

export const arrayOperators: readonly [string, Operator][] = [
  ['$arrayElemAt', elementAt],
  ['$concatArrays', concatArrays],
  ['$filter', filter],
  ['$in', includes],
  ['$indexOfArray', indexOfArray],
  ['$isArray', ofArguments('$isArray', [1, 1], ([value]) => isArray(value))],
  ['$map', map],
  ['$range', range],
  ['$reduce', reduce],
  ['$reverseArray', reverse],
  ['$size', size],
  ['$slice', slice],
  ['$zip', zip],
]
