/**
 * Index keys as text whose plain `<` is MongoDB's order of the values (proved against `compare` in the tests). Every part is prefix-free,
 * so that parts can be joined, and a part never begins with U+FFFF, so that `prefix + AFTER` comes after everything below a prefix.
 */
import type { BSONRegExp, ObjectId } from 'bson'
import { byCodePoint, type Doc, rank, rankOf, type Value } from './value'

/** Follows every key that begins with what stands before it. */
export const AFTER = '\uffff'

const bytes = new DataView(new ArrayBuffer(8))

function numberPart(value: number): string {
  if (Number.isNaN(value)) return '\0\0\0\0\0\0\0\0'
  bytes.setFloat64(0, value === 0 ? 0 : value)
  let high = bytes.getUint32(0)
  let low = bytes.getUint32(4)
  if (high & 0x80000000) {
    high = ~high
    low = ~low
  } else high ^= 0x80000000
  return String.fromCharCode(
    (high >>> 24) & 255,
    (high >>> 16) & 255,
    (high >>> 8) & 255,
    high & 255,
    (low >>> 24) & 255,
    (low >>> 16) & 255,
    (low >>> 8) & 255,
    low & 255,
  )
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: U+0000 ends a text part, so it and its escape are rewritten
const needsEscape = /[\u0000\u0001\ud800-\uffff]/

/** Text, ended by U+0000; U+0000 and U+0001 inside are escaped, and code units are moved into the order of code points. */
function textPart(value: string): string {
  if (!needsEscape.test(value)) return `${value}\0`
  let part = ''
  for (let i = 0; i < value.length; i++) {
    const unit = value.charCodeAt(i)
    if (unit < 2) part += unit === 0 ? '\u0001\u0001' : '\u0001\u0002'
    else part += String.fromCharCode(byCodePoint(unit))
  }
  return `${part}\0`
}

function payload(kind: number, value: Value | undefined): string {
  switch (kind) {
    case rank.none:
    case rank.null:
      return ''
    case rank.number:
      return numberPart(value as number)
    case rank.text:
      return textPart(value as string)
    case rank.boolean:
      return value === true ? '\u0001' : '\0'
    case rank.date:
      return numberPart((value as Date).getTime())
    case rank.objectId:
      return (value as ObjectId).toHexString()
    case rank.regex:
      return textPart((value as BSONRegExp).pattern) + textPart((value as BSONRegExp).options)
    case rank.array:
      return `${(value as readonly Value[]).map((element) => ascending(element)).join('')}\0`
    default: {
      let part = ''
      for (const [name, inner] of Object.entries(value as Doc)) {
        const innerKind = rankOf(inner)
        part += String.fromCharCode(innerKind) + textPart(name) + payload(innerKind, inner)
      }
      return `${part}\0`
    }
  }
}

/** The part of one value in ascending order; a missing value counts as null. */
export function ascending(value: Value | undefined): string {
  const kind = rankOf(value)
  return String.fromCharCode(kind) + payload(kind, value)
}

/** The part of an empty array, which holds no element: before null, and not equal to it. */
const emptyPart = String.fromCharCode(rank.none)

/** Fixed-size payloads are turned around within one byte, so that keys of dates and numbers stay small in memory. */
const fixed: ReadonlySet<number> = new Set([rank.number, rank.boolean, rank.date, rank.objectId])

function turned(part: string, kind: number): string {
  const top = fixed.has(kind) ? 0xff : 0xffff
  let result = String.fromCharCode(0xff - kind)
  for (let i = 1; i < part.length; i++) result += String.fromCharCode(top - part.charCodeAt(i))
  return result
}

export type Direction = 1 | -1

/** The part of one value in an index field of that direction. */
export function part(value: Value | undefined, direction: Direction): string {
  const plain = ascending(value)
  return direction === 1 ? plain : turned(plain, plain.charCodeAt(0))
}

export const emptyArrayPart = (direction: Direction) => (direction === 1 ? emptyPart : turned(emptyPart, rank.none))

/** The stretch of an index field that holds all values of one kind: [from, to). */
export function kindStretch(kind: number, direction: Direction): { from: string; to: string } {
  const first = direction === 1 ? kind : 0xff - kind
  return { from: String.fromCharCode(first), to: String.fromCharCode(first + 1) }
}
