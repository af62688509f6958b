/** `$type`, `$convert` and its short forms (MongoDB 4.0). Kinds that this gateway does not store are refused by name. */
import { ObjectId } from 'bson'
import { isDoc, type Value } from '../engine/value'
import { type Failure, requestFailed, unsupported } from '../failure'
import { dateOfText } from './date-text'
import { argumentsOf, type Found, isNone, kindOf, type Operator, ofArguments } from './scope'

type Conversion = (value: Value) => Value

const impossible = (value: Value, to: string): Failure =>
  requestFailed(`Unsupported conversion from ${kindOf(value)} to ${to} in $convert with no onError value`)

const failed = (value: Value, to: string): Failure =>
  requestFailed(`Failed to parse ${to} '${String(value)}' in $convert with no onError value`)

function toNumber(value: Value, to: string, [least, most]: readonly [number, number]): number {
  let number: number
  if (typeof value === 'number') number = Math.trunc(value)
  else if (typeof value === 'boolean') number = Number(value)
  else if (typeof value === 'string') {
    if (!/^[+-]?\d+$/.test(value)) throw failed(value, 'number')
    number = Number(value)
  } else if (value instanceof Date && to === 'long') number = value.getTime()
  else throw impossible(value, to)
  if (!(number >= least && number <= most))
    throw requestFailed(`Conversion would overflow target type in $convert with no onError value: ${number}`)
  return number === 0 ? 0 : number
}

function toDouble(value: Value): number {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return Number(value)
  if (value instanceof Date) return value.getTime()
  if (typeof value !== 'string') throw impossible(value, 'double')
  if (value.trim() !== value || value === '' || Number.isNaN(Number(value))) throw failed(value, 'number')
  return Number(value)
}

function toText(value: Value): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (value instanceof Date) return value.toISOString()
  if (value instanceof ObjectId) return value.toHexString()
  throw impossible(value, 'string')
}

function toDate(value: Value): Date {
  if (value instanceof Date) return value
  if (typeof value === 'number') return new Date(Math.trunc(value))
  if (typeof value === 'string') return dateOfText(value, undefined)
  if (value instanceof ObjectId) return value.getTimestamp()
  throw impossible(value, 'date')
}

function toObjectId(value: Value): ObjectId {
  if (value instanceof ObjectId) return value
  if (typeof value !== 'string') throw impossible(value, 'objectId')
  if (!/^[0-9a-fA-F]{24}$/.test(value)) throw failed(value, 'objectId')
  return new ObjectId(value)
}

const conversions: ReadonlyMap<string, Conversion> = new Map<string, Conversion>([
  ['double', toDouble],
  ['string', toText],
  ['objectId', toObjectId],
  ['bool', (value) => (typeof value === 'number' ? value !== 0 : value !== false)],
  ['date', toDate],
  ['int', (value) => toNumber(value, 'int', [-0x80000000, 0x7fffffff])],
  ['long', (value) => toNumber(value, 'long', [-(2 ** 63), 2 ** 63])],
])
const byNumber: Readonly<Record<number, string>> = {
  1: 'double',
  2: 'string',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  16: 'int',
  18: 'long',
}

function conversionTo(to: Found): Conversion {
  const name = typeof to === 'number' ? byNumber[to] : to
  const conversion = typeof name === 'string' ? conversions.get(name) : undefined
  if (!conversion) throw unsupported(`$convert to ${isDoc(to) ? 'an object' : String(to)}`)
  return conversion
}

const convert: Operator = (operand, compile) => {
  const parts = argumentsOf('$convert', operand, ['input', 'to'], ['onError', 'onNull'])
  const input = compile(parts.input ?? null)
  const to = compile(parts.to ?? null)
  const onError = parts.onError === undefined ? undefined : compile(parts.onError)
  const onNull = compile(parts.onNull ?? null)
  return (scope) => {
    const [value, target] = [input(scope), to(scope)]
    if (isNone(value)) return onNull(scope)
    if (isNone(target)) return null
    const conversion = conversionTo(target)
    if (!onError) return conversion(value)
    try {
      return conversion(value)
    } catch {
      // $convert's own way: what cannot be converted becomes onError
      return onError(scope)
    }
  }
}

const short = (name: string, to: string): [string, Operator] => [
  name,
  ofArguments(name, [1, 1], ([value]) => (isNone(value) ? null : conversionTo(to)(value))),
]

export const conversionOperators: readonly [string, Operator][] = [
  ['$type', ofArguments('$type', [1, 1], ([value]) => kindOf(value))],
  ['$convert', convert],
  short('$toBool', 'bool'),
  short('$toDate', 'date'),
  short('$toDouble', 'double'),
  short('$toInt', 'int'),
  short('$toLong', 'long'),
  short('$toObjectId', 'objectId'),
  short('$toString', 'string'),
]
