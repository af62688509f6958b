/**
 * Canonical EJSON, the text in which the SDK sends and expects documents (bson 4). Written out by hand because every request passes here
 * twice; the tests hold it against bson's own EJSON. Private extension of CloudBase: `{"$tcb_server_date":{"offset":ms}}` is "now, there".
 */
import { BSONRegExp, ObjectId } from 'bson'
import { quoted } from './engine/quoted'
import type { Doc, Value } from './engine/value'
import { invalidParam, unsupported } from './failure'

/** Makes the date of a `db.serverDate({offset})`; may refuse. */
export type ServerDate = (offset: number) => Date

type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

const beyond = new Set([
  '$binary',
  '$uuid',
  '$numberDecimal',
  '$timestamp',
  '$minKey',
  '$maxKey',
  '$symbol',
  '$code',
  '$dbPointer',
  '$undefined',
])

const asNumber = (value: Json | undefined): number => {
  const number = Number(value)
  if (typeof value === 'string' && value !== '' && (value === 'NaN' || !Number.isNaN(number))) return number
  throw invalidParam('malformed EJSON number')
}

function special(name: string, value: Json, serverDate: ServerDate): Value | undefined {
  switch (name) {
    case '$numberInt':
    case '$numberLong': {
      const whole = asNumber(value)
      return whole === 0 ? 0 : whole
    }
    case '$numberDouble':
      return asNumber(value)
    case '$date': {
      const date = new Date(
        typeof value === 'object' && value !== null
          ? asNumber((value as { $numberLong: Json }).$numberLong)
          : (value as string),
      )
      if (Number.isNaN(date.getTime())) throw invalidParam('malformed EJSON date')
      return date
    }
    case '$oid':
      if (typeof value !== 'string' || !/^[0-9a-fA-F]{24}$/.test(value)) throw invalidParam('malformed EJSON ObjectId')
      return new ObjectId(value)
    case '$regularExpression': {
      const { pattern, options } = (value ?? {}) as { pattern?: Json; options?: Json }
      if (typeof pattern !== 'string') throw invalidParam('malformed EJSON regular expression')
      return new BSONRegExp(pattern, typeof options === 'string' ? options : '')
    }
    case '$tcb_server_date': {
      const { offset } = (value ?? {}) as { offset?: Json }
      return serverDate(Number(typeof offset === 'object' ? Object.values(offset ?? {})[0] : (offset ?? 0)))
    }
    default:
      if (beyond.has(name)) throw unsupported(`the EJSON type ${name}`)
      return undefined
  }
}

/** Rewrites what JSON.parse made, in place: those objects belong to nobody else. */
function revive(value: Json, serverDate: ServerDate): Value {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const element = value[i] as Json
      if (typeof element === 'object') value[i] = revive(element, serverDate) as Json
    }
    return value as readonly Value[]
  }
  for (const name in value) {
    if (name.charCodeAt(0) === 36) {
      const found = special(name, value[name] as Json, serverDate)
      if (found !== undefined) return found
    }
    const inner = value[name] as Json
    if (typeof inner === 'object') value[name] = revive(inner, serverDate) as Json
  }
  return value as Doc
}

/** Reads EJSON text. Throws INVALID_PARAM for text that is not EJSON, and by name for kinds of values that are not supported. */
export function decode(text: unknown, serverDate: ServerDate): Value {
  if (typeof text !== 'string') throw invalidParam('expected EJSON text')
  let json: Json
  try {
    json = JSON.parse(text) as Json
  } catch {
    throw invalidParam('malformed EJSON text')
  }
  return revive(json, serverDate)
}

function encodeNumber(value: number): string {
  if (Number.isInteger(value)) {
    if (value >= -0x80000000 && value <= 0x7fffffff) return `{"$numberInt":"${value === 0 ? 0 : value}"}`
    if (value >= -(2 ** 63) && value <= 2 ** 63) return `{"$numberLong":"${value}"}`
  }
  return `{"$numberDouble":"${value}"}`
}

/** Writes canonical EJSON. */
export function encode(value: Value | undefined): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value)
    case 'number':
      return encodeNumber(value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'undefined':
      return 'null'
    default:
  }
  if (value === null) return 'null'
  if (Array.isArray(value)) return `[${value.map(encode).join(',')}]`
  if (value instanceof Date) return `{"$date":{"$numberLong":"${value.getTime()}"}}`
  if (value instanceof ObjectId) return `{"$oid":"${value.toHexString()}"}`
  if (value instanceof BSONRegExp) {
    return `{"$regularExpression":{"pattern":${JSON.stringify(value.pattern)},"options":${JSON.stringify(value.options)}}}`
  }
  let text = '{'
  for (const name in value as Doc) {
    const inner = (value as Doc)[name]
    if (inner === undefined) continue
    text += `${text.length > 1 ? ',' : ''}${quoted(name)}:${encode(inner)}`
  }
  return `${text}}`
}
