/**
 * What one field of a query asks, as a test of a single value that a path reached. Written by hand, not by mingo, since guarded writes
 * stand on it: the order of an object's fields counts, numbers only compare with numbers, null also means missing.
 */
import { BSONRegExp } from 'bson'
import type { Found } from '../engine/path'
import { compare, isArray, rank, rankOf, same, type Value } from '../engine/value'
import { requestFailed, unsupported } from '../failure'

export type ValueTest = (value: Found) => boolean

/** A test of the value itself or, for a list, of any of its elements. */
const selfOrElement =
  (test: ValueTest): ValueTest =>
  (value) =>
    test(value) || (isArray(value) && value.some(test))

/** Forms that JavaScript would read as something else than MongoDB does; other foreign forms are syntax errors in JavaScript. */
const foreign = /\\[AzZGKQEhHRX]|\[\[[:.=]/

/** The option x: white space and comments outside of a class do not count. */
const bare = (pattern: string) =>
  pattern.replace(/\\[\s\S]|\[(?:\\[\s\S]|[^\]])*\]|\s+|#.*/g, (part) => (/^[\s#]/.test(part) ? '' : part))

export function regexOf(pattern: string, options: string): RegExp {
  const odd = [...options].find((option) => !'imsux'.includes(option))
  if (odd) throw unsupported(`the regular expression option "${odd}"`)
  const form = foreign.exec(pattern)?.[0]
  if (form) throw unsupported(`${form} in a regular expression`)
  try {
    return new RegExp(options.includes('x') ? bare(pattern) : pattern, options.replace('x', ''))
  } catch {
    throw requestFailed(`Regular expression is invalid: ${pattern}`)
  }
}

export function equals(operand: Value): ValueTest {
  if (operand === null) return selfOrElement((value) => value === null || value === undefined)
  if (operand instanceof BSONRegExp) {
    const regex = regexOf(operand.pattern, operand.options)
    return selfOrElement((value) => (typeof value === 'string' ? regex.test(value) : same(value, operand)))
  }
  if (typeof operand === 'string' || typeof operand === 'boolean') {
    return (value) => value === operand || (isArray(value) && value.includes(operand))
  }
  return selfOrElement((value) => same(value, operand))
}

type Comparison = '$gt' | '$gte' | '$lt' | '$lte'
const accepts: Record<Comparison, (difference: number) => boolean> = {
  $gt: (difference) => difference > 0,
  $gte: (difference) => difference >= 0,
  $lt: (difference) => difference < 0,
  $lte: (difference) => difference <= 0,
}

/** Comparisons stay within the operand's own kind; NaN is only equal to itself. */
export function compares(operator: Comparison, operand: Value): ValueTest {
  const kind = rankOf(operand)
  const accept = accepts[operator]
  if (kind === rank.null) return operator === '$gte' || operator === '$lte' ? equals(null) : () => false
  if (operand instanceof BSONRegExp)
    throw requestFailed(`Can't have RegEx as arg to predicate over field with ${operator}.`)
  const lone = Number.isNaN(operand)
  return selfOrElement((value) => {
    if (rankOf(value) !== kind || Number.isNaN(value) !== lone) return false
    return accept(compare(value, operand))
  })
}

export function oneOf(operand: Value, operator: string): ValueTest {
  if (!isArray(operand)) throw requestFailed(`${operator} needs an array`)
  if (operand.length > 8 && operand.every((each) => typeof each === 'string')) {
    const texts: ReadonlySet<Found> = new Set(operand)
    return selfOrElement((value) => texts.has(value))
  }
  const tests = operand.map(equals)
  return (value) => tests.some((test) => test(value))
}

export function sized(operand: Value): ValueTest {
  if (typeof operand !== 'number' || !Number.isInteger(operand) || operand < 0) {
    throw requestFailed('$size needs a non-negative whole number')
  }
  return (value) => isArray(value) && value.length === operand
}

export function remainder(operand: Value): ValueTest {
  const [divisor, rest] = isArray(operand) ? operand : []
  if (typeof divisor !== 'number' || typeof rest !== 'number' || Math.trunc(divisor) === 0) {
    throw requestFailed('malformed $mod: needs [divisor, remainder], divisor not 0')
  }
  return selfOrElement(
    (value) =>
      typeof value === 'number' &&
      Number.isFinite(value) &&
      Math.trunc(value) % Math.trunc(divisor) === Math.trunc(rest),
  )
}

export function matchesRegex(pattern: Value, options: Value | undefined): ValueTest {
  const source = pattern instanceof BSONRegExp ? pattern.pattern : pattern
  const flags = typeof options === 'string' ? options : pattern instanceof BSONRegExp ? pattern.options : ''
  if (typeof source !== 'string') throw requestFailed('$regex has to be a string')
  const regex = regexOf(source, flags)
  return selfOrElement((value) => typeof value === 'string' && regex.test(value))
}

const kinds: Readonly<Record<string, ValueTest>> = {
  double: (value) => typeof value === 'number' && !Number.isInteger(value),
  string: (value) => typeof value === 'string',
  object: (value) => rankOf(value) === rank.object,
  array: (value) => isArray(value),
  objectId: (value) => rankOf(value) === rank.objectId,
  bool: (value) => typeof value === 'boolean',
  date: (value) => value instanceof Date,
  null: (value) => value === null,
  regex: (value) => rankOf(value) === rank.regex,
  int: (value) => Number.isInteger(value) && Math.abs(value as number) <= 0x7fffffff,
  long: (value) => Number.isInteger(value) && Math.abs(value as number) > 0x7fffffff,
  number: (value) => typeof value === 'number',
}
const kindNumbers: Readonly<Record<number, string>> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  16: 'int',
  18: 'long',
}

export function typed(operand: Value): ValueTest {
  const tests = (isArray(operand) ? operand : [operand]).map((each) => {
    const name = typeof each === 'number' ? kindNumbers[each] : each
    const test = typeof name === 'string' ? kinds[name] : undefined
    if (!test) throw requestFailed(`Unknown type name alias or number: ${String(each)}`)
    return test
  })
  return (value) => value !== undefined && selfOrElement((each) => tests.some((test) => test(each)))(value)
}
