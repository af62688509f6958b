import { randomBytes } from 'node:crypto'
import { requestFailed } from '../failure'
import { ascending } from './key'
import { type Doc, isArray, rank, rankOf, type Value } from './value'

/** The `_id` as a map key: text stays itself, other kinds get a prefix that text cannot be confused with. */
export function identity(id: Value): string {
  if (typeof id === 'string') return id.startsWith('\0') ? `\0${id}` : id
  return `\0\u0001${ascending(id)}`
}

/** The key of a document that is about to be stored; refuses kinds that MongoDB refuses as `_id`. */
export function identityOf(doc: Doc): string {
  const id = doc._id
  if (id === undefined) throw requestFailed('a document needs an _id')
  if (isArray(id) || rankOf(id) === rank.regex)
    throw requestFailed('The _id field cannot be a list or a regular expression')
  return identity(id)
}

/** A new `_id` as CloudBase makes them: 32 hexadecimal characters. */
export const newId = () => randomBytes(16).toString('hex')
