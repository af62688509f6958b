/** Lists taken as sets: order and repetition do not count. What comes out is sorted, since MongoDB promises no order. */
import { ascending } from '../engine/key'
import { compare, isArray, same, type Value } from '../engine/value'
import { requestFailed } from '../failure'
import { type Found, isNone, isTrue, kindOf, type Operator, ofArguments } from './scope'

function requireList(value: Found, name: string): readonly Value[] {
  if (!isArray(value))
    throw requestFailed(`All operands of ${name} must be arrays. One argument is of type: ${kindOf(value)}`)
  return value
}

const holds = (list: readonly Value[], value: Value) => list.some((each) => same(each, value))

/** Without repetitions, first ones kept. */
export function distinct(list: readonly Value[]): Value[] {
  const seen = new Set<string>()
  return list.filter((value) => {
    const key = ascending(value)
    return !seen.has(key) && seen.add(key)
  })
}

const inOrder = (list: readonly Value[]) => [...list].sort(compare)
const within = (part: readonly Value[], whole: readonly Value[]) => part.every((value) => holds(whole, value))

const ofLists = (
  name: string,
  count: readonly [number, number],
  apply: (lists: readonly (readonly Value[])[]) => Value,
): Operator => ofArguments(name, count, (values) => apply(values.map((value) => requireList(value, name))))

/** The same, but null when any list is null or missing. */
const ofSomeLists = (
  name: string,
  count: readonly [number, number],
  apply: (lists: readonly (readonly Value[])[]) => Value,
): Operator =>
  ofArguments(name, count, (values) =>
    values.some(isNone) ? null : apply(values.map((value) => requireList(value, name))),
  )

const difference = ofSomeLists('$setDifference', [2, 2], ([left = [], right = []]) =>
  distinct(left).filter((value) => !holds(right, value)),
)
const equals = ofLists('$setEquals', [2, Infinity], ([first = [], ...others]) =>
  others.every((other) => within(first, other) && within(other, first)),
)
const intersection = ofSomeLists('$setIntersection', [0, Infinity], ([first = [], ...others]) =>
  inOrder(distinct(first).filter((value) => others.every((other) => holds(other, value)))),
)
const subset = ofLists('$setIsSubset', [2, 2], ([part = [], whole = []]) => within(part, whole))
const union = ofSomeLists('$setUnion', [0, Infinity], (lists) => inOrder(distinct(lists.flat())))

export const setOperators: readonly [string, Operator][] = [
  ['$allElementsTrue', ofLists('$allElementsTrue', [1, 1], ([list = []]) => list.every(isTrue))],
  ['$anyElementTrue', ofLists('$anyElementTrue', [1, 1], ([list = []]) => list.some(isTrue))],
  ['$setDifference', difference],
  ['$setEquals', equals],
  ['$setIntersection', intersection],
  ['$setIsSubset', subset],
  ['$setUnion', union],
]
