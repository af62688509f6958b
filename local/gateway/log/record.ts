/**
 * One line of the log: a checksum and a list of changes that belong together. Documents are plain JSON with short marks for dates, ids and
 * expressions, not canonical EJSON, which takes several times as long to read back.
 */
import { crc32 } from 'node:zlib'
import { BSONRegExp, ObjectId } from 'bson'
import { quoted } from '../engine/quoted'
import type { Doc, Value } from '../engine/value'

export type Change =
  | { readonly kind: 'put'; readonly collection: string; readonly doc: Doc }
  | { readonly kind: 'remove'; readonly collection: string; readonly key: string }
  | { readonly kind: 'collection'; readonly collection: string }
  /** Closes a snapshot: how many documents it holds. */
  | { readonly kind: 'end'; readonly documents: number }

/** Stored documents have no field that begins with `$` (writes refuse it), so the marks cannot be confused with data. */
function write(value: Value): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value)
    case 'number':
      return Number.isFinite(value) ? String(value) : `{"$number":"${value}"}`
    case 'boolean':
      return value ? 'true' : 'false'
    default:
  }
  if (value === null) return 'null'
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`
  if (value instanceof Date) return `{"$date":${value.getTime()}}`
  if (value instanceof ObjectId) return `{"$oid":"${value.toHexString()}"}`
  if (value instanceof BSONRegExp)
    return `{"$regex":[${JSON.stringify(value.pattern)},${JSON.stringify(value.options)}]}`
  let text = '{'
  for (const name in value as Doc)
    text += `${text.length > 1 ? ',' : ''}${quoted(name)}:${write((value as Doc)[name] as Value)}`
  return `${text}}`
}

type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

function read(value: Json): Value {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) value[i] = read(value[i] as Json) as Json
    return value as readonly Value[]
  }
  for (const name in value) {
    const inner = value[name] as Json
    if (name === '$date') return new Date(inner as number)
    if (name === '$oid') return new ObjectId(inner as string)
    if (name === '$number') return Number(inner)
    if (name === '$regex') return new BSONRegExp((inner as string[])[0] as string, (inner as string[])[1])
    if (typeof inner === 'object') value[name] = read(inner) as Json
  }
  return value as Doc
}

function writeChange(change: Change): string {
  if (change.kind === 'end') return `["end",${change.documents}]`
  const collection = JSON.stringify(change.collection)
  switch (change.kind) {
    case 'put':
      return `["+",${collection},${write(change.doc)}]`
    case 'remove':
      return `["-",${collection},${JSON.stringify(change.key)}]`
    case 'collection':
      return `["c",${collection}]`
  }
}

const HEAD = 9

const checksum = (body: Buffer) => crc32(body).toString(16).padStart(8, '0')

/** The bytes of one record: eight hexadecimal digits of CRC-32, a space, JSON, a line end. */
export function recordOf(changes: readonly Change[]): Buffer {
  const json = `[${changes.map(writeChange).join(',')}]`
  const line = Buffer.allocUnsafe(HEAD + Buffer.byteLength(json) + 1)
  line.write(json, HEAD)
  line[line.length - 1] = 10
  line.write(`${checksum(line.subarray(HEAD, -1))} `, 0, 'latin1')
  return line
}

function readChange(change: Json): Change | undefined {
  if (!Array.isArray(change)) return undefined
  const [mark, collection, rest] = change
  if (mark === 'end') return { kind: 'end', documents: collection as number }
  if (typeof collection !== 'string') return undefined
  if (mark === '+') return { kind: 'put', collection, doc: read(rest as Json) as Doc }
  if (mark === '-' && typeof rest === 'string') return { kind: 'remove', collection, key: rest }
  if (mark === 'c') return { kind: 'collection', collection }
  return undefined
}

/** Reads a line without its line end; undefined when it is torn or damaged. */
export function changesOf(line: Buffer): Change[] | undefined {
  if (line.length < HEAD + 2 || line[HEAD - 1] !== 32) return undefined
  const body = line.subarray(HEAD)
  if (line.toString('latin1', 0, HEAD - 1) !== checksum(body)) return undefined
  const json = JSON.parse(body.toString()) as Json
  const changes = Array.isArray(json) ? json.map(readChange) : []
  if (changes.includes(undefined)) throw new Error('a log record of an unknown kind: written by a newer version?')
  return changes as Change[]
}
