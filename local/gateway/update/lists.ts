/** `$push` with its modifiers, and `$pull` by value or by condition. */
import { compare, type Doc, isArray, isDoc, same, type Value } from '../engine/value'
import { requestFailed } from '../failure'
import { readOrder, sortBy } from '../plan/order'
import { readFilter } from '../query/filter'
import { equals } from '../query/tests'
import { type Draft, requireStorable } from './draft'

const whole = (value: Value | undefined, name: string): number | undefined => {
  if (value === undefined) return undefined
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    throw requestFailed(`The value for ${name} must be an integer value but was given ${JSON.stringify(value)}`)
  }
  return value
}

const modifiers = new Set(['$each', '$position', '$sort', '$slice'])

function sorted(list: readonly Value[], order: Value): Value[] {
  if (order === 1 || order === -1) return [...list].sort((a, b) => compare(a, b) * order)
  if (!isDoc(order))
    throw requestFailed(
      'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
    )
  return sortBy(list, (element) => (isDoc(element) ? element : {}), readOrder(order))
}

function pushed(list: readonly Value[], each: readonly Value[], options: Doc): Value[] {
  const position = whole(options.$position, '$position')
  const slice = whole(options.$slice, '$slice')
  const at = position === undefined ? list.length : position < 0 ? Math.max(0, list.length + position) : position
  let result: Value[] = [...list.slice(0, at), ...each, ...list.slice(at)]
  if (options.$sort !== undefined) result = sorted(result, options.$sort)
  if (slice === undefined) return result
  return slice >= 0 ? result.slice(0, slice) : result.slice(slice)
}

export function push(draft: Draft, path: string, operand: Value): void {
  const options = isDoc(operand) && operand.$each !== undefined ? operand : { $each: [operand] }
  const odd = Object.keys(options).find((name) => !modifiers.has(name))
  if (odd) throw requestFailed(`Unrecognized clause in $push: ${odd}`)
  const each = options.$each
  if (!isArray(each)) throw requestFailed('The argument to $each in $push must be an array')
  requireStorable(each)
  const value = draft.get(path)
  if (value !== undefined && !isArray(value)) {
    throw requestFailed(`The field '${path}' must be an array but is of type ${value === null ? 'null' : typeof value}`)
  }
  const result = pushed(value ?? [], each, options)
  if (value === undefined || !same(value, result)) draft.set(path, result)
}

function pullTest(operand: Value): (element: Value) => boolean {
  if (!isDoc(operand)) return equalsOne(operand)
  if (Object.keys(operand)[0]?.startsWith('$')) {
    const { matches } = readFilter({ element: operand })
    return (element) => matches({ element })
  }
  const { matches } = readFilter(operand)
  return (element) => isDoc(element) && matches(element)
}

/** A plain value is pulled where it is equal; an expression where it matches. */
function equalsOne(operand: Value): (element: Value) => boolean {
  if (operand === null || typeof operand !== 'object' || isArray(operand) || operand instanceof Date) {
    return (element) => same(element, operand)
  }
  return equals(operand)
}

export function pull(draft: Draft, path: string, operand: Value): void {
  const value = draft.get(path)
  if (value === undefined) return
  if (!isArray(value)) throw requestFailed('Cannot apply $pull to a non-array value')
  const gone = pullTest(operand)
  const result = value.filter((element) => !gone(element))
  if (result.length < value.length) draft.set(path, result)
}
