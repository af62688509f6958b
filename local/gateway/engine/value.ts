/**
 * What a document is made of, and MongoDB's order of it: null < numbers < text < objects < arrays < ObjectId < booleans < dates
 * < regular expressions (MongoDB manual, "Comparison/Sort Order"). Documents are never changed in place.
 */
import { BSONRegExp, ObjectId } from 'bson'

export type Value = null | boolean | number | string | Date | ObjectId | BSONRegExp | readonly Value[] | Doc
export interface Doc {
  readonly [field: string]: Value
}

/** The rank of each kind; also the first character of its part of an index key (key.ts). 0x04 is "no element" (an empty array). */
export const rank = {
  none: 0x04,
  null: 0x05,
  number: 0x0a,
  text: 0x0f,
  object: 0x14,
  array: 0x19,
  objectId: 0x23,
  boolean: 0x28,
  date: 0x2d,
  regex: 0x32,
} as const

export const isArray = (value: Value | undefined): value is readonly Value[] => Array.isArray(value)

/** A plain document, not a date, id, expression or list. */
export function isDoc(value: unknown): value is Doc {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof ObjectId) &&
    !(value instanceof BSONRegExp)
  )
}

export function rankOf(value: Value | undefined): number {
  switch (typeof value) {
    case 'undefined':
      return rank.null
    case 'string':
      return rank.text
    case 'number':
      return rank.number
    case 'boolean':
      return rank.boolean
    default:
      if (value === null) return rank.null
      if (Array.isArray(value)) return rank.array
      if (value instanceof Date) return rank.date
      if (value instanceof ObjectId) return rank.objectId
      if (value instanceof BSONRegExp) return rank.regex
      return rank.object
  }
}

const sign = (less: boolean, more: boolean) => (less ? -1 : more ? 1 : 0)

/** Text by code point, as MongoDB compares UTF-8 bytes; UTF-16 order differs only around surrogates. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) return byCodePoint(x) < byCodePoint(y) ? -1 : 1
  }
  return a.length < b.length ? -1 : 1
}

/** Moves surrogates above the rest of the basic plane, so that code units order like code points. */
export const byCodePoint = (unit: number) => (unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800)

function compareNumbers(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return sign(!Number.isNaN(b), !Number.isNaN(a))
  return sign(a < b, a > b)
}

function compareArrays(a: readonly Value[], b: readonly Value[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const difference = compare(a[i], b[i])
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

function compareDocs(a: Doc, b: Doc): number {
  const left = Object.keys(a)
  const right = Object.keys(b)
  for (let i = 0; i < left.length && i < right.length; i++) {
    const x = left[i] as string
    const y = right[i] as string
    const difference = rankOf(a[x]) - rankOf(b[y]) || compareText(x, y) || compare(a[x], b[y])
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

/** MongoDB's order of any two values; a missing value counts as null. */
export function compare(a: Value | undefined, b: Value | undefined): number {
  const kind = rankOf(a)
  const other = rankOf(b)
  if (kind !== other) return kind - other
  switch (kind) {
    case rank.null:
      return 0
    case rank.number:
      return compareNumbers(a as number, b as number)
    case rank.text:
      return compareText(a as string, b as string)
    case rank.boolean:
      return sign(b === true && a === false, a === true && b === false)
    case rank.date:
      return compareNumbers((a as Date).getTime(), (b as Date).getTime())
    case rank.objectId:
      return compareText((a as ObjectId).toHexString(), (b as ObjectId).toHexString())
    case rank.regex:
      return (
        compareText((a as BSONRegExp).pattern, (b as BSONRegExp).pattern) ||
        compareText((a as BSONRegExp).options, (b as BSONRegExp).options)
      )
    case rank.array:
      return compareArrays(a as readonly Value[], b as readonly Value[])
    default:
      return compareDocs(a as Doc, b as Doc)
  }
}

/** Equality as MongoDB has it: the order of an object's fields matters. */
export function same(a: Value | undefined, b: Value | undefined): boolean {
  if (a === b) return true
  if (a === undefined || b === undefined) return false
  return compare(a, b) === 0
}
