import { open } from '../engine/path'
import { compare, type Doc, isDoc, type Value } from '../engine/value'
import { requestFailed } from '../failure'

export interface OrderField {
  readonly path: string
  readonly direction: 1 | -1
}

/** Reads `{"n":-1,"_id":1}`. */
export function readOrder(order: Value | undefined): readonly OrderField[] {
  if (order === undefined || order === null) return []
  if (!isDoc(order)) throw requestFailed('order must be an object')
  return Object.entries(order).map(([path, direction]) => {
    if (direction !== 1 && direction !== -1) throw requestFailed(`bad order for "${path}": 1 or -1`)
    return { path, direction }
  })
}

/** What a document is sorted by: of a list the smallest element upwards, the largest downwards; an empty list before everything. */
function sortValue(doc: Doc, { path, direction }: OrderField): Value | undefined {
  const opened = open(doc, path)
  if (!opened.several) return opened.values[0]
  let best = opened.values[0]
  for (const value of opened.values) if (compare(value, best) * direction < 0) best = value
  return best
}

/** A sorted copy; documents that compare equal keep their places. */
export function sortBy<T>(items: readonly T[], docOf: (item: T) => Doc, order: readonly OrderField[]): T[] {
  const keyed = items.map((item) => ({ item, keys: order.map((field) => sortValue(docOf(item), field)) }))
  keyed.sort((a, b) => {
    for (const [i, { direction }] of order.entries()) {
      const difference = compare(a.keys[i], b.keys[i])
      if (difference !== 0) return difference * direction
    }
    return 0
  })
  return keyed.map(({ item }) => item)
}
