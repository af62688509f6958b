/** `$group`, `$sortByCount` and `$sample`. Groups come in the order in which they first appear; MongoDB promises none. */
import { randomInt } from 'node:crypto'
import { ascending } from '../engine/key'
import { type Doc, isDoc, type Value } from '../engine/value'
import { readExpression } from '../expression/expression'
import type { Bindings } from '../expression/scope'
import { requestFailed } from '../failure'
import { sortBy } from '../plan/order'
import { readAccumulators } from './accumulators'

/** Documents whose key is missing are in the group of null, as in MongoDB; so is the only field of a key that is an object. */
function readKey(id: Value, bindings: Bindings): (doc: Doc) => Value {
  const keyOf = readExpression(id, bindings)
  const [only, more] = isDoc(id) ? Object.keys(id) : []
  const name = only !== undefined && more === undefined && !only.startsWith('$') ? only : undefined
  return (doc) => {
    const key = keyOf(doc) ?? null
    return name !== undefined && isDoc(key) && key[name] === undefined ? { [name]: null } : key
  }
}

export function group(options: Doc, docs: readonly Doc[], bindings: Bindings): Doc[] {
  const { _id: id, ...fields } = options
  if (id === undefined) throw requestFailed("a group specification must include an '_id'")
  const keyOf = readKey(id, bindings)
  const gather = readAccumulators(fields, bindings)
  const groups = new Map<string, { readonly key: Value; readonly docs: Doc[] }>()
  for (const doc of docs) {
    const key = keyOf(doc)
    const text = ascending(key)
    const there = groups.get(text)
    if (there) there.docs.push(doc)
    else groups.set(text, { key, docs: [doc] })
  }
  return [...groups.values()].map(({ key, docs: members }) => ({ _id: key, ...gather(members) }))
}

export function sortByCount(value: Value, docs: readonly Doc[], bindings: Bindings): Doc[] {
  const expression =
    typeof value === 'string' ? value.startsWith('$') : isDoc(value) && Object.keys(value)[0]?.startsWith('$')
  if (!expression)
    throw requestFailed('the sortByCount field must be defined as a $-prefixed path or an expression inside an object')
  const counts = group({ _id: value, count: { $sum: 1 } }, docs, bindings)
  return sortBy(counts, (each) => each, [{ path: 'count', direction: -1 }])
}

/** So many documents by chance, in no order. */
export function sample(value: Value, docs: readonly Doc[]): Doc[] {
  const size = isDoc(value) ? value.size : undefined
  if (typeof size !== 'number' || !Number.isInteger(size) || size < 1)
    throw requestFailed('size argument to $sample must be a positive whole number')
  const pool = [...docs]
  const chosen: Doc[] = []
  while (chosen.length < size && pool.length > 0) {
    const at = randomInt(pool.length)
    chosen.push(pool[at] as Doc)
    pool[at] = pool.at(-1) as Doc
    pool.pop()
  }
  return chosen
}
