/** Why no plan is there: what was asked, and the index that would serve it. */
import type { Collection } from '../engine/collection'
import { type Failure, requestFailed } from '../failure'
import type { Filter } from '../query/filter'
import { isEquality, isRange } from './bounds'
import type { OrderField } from './order'

const wordsOf = (filter: Filter, order: readonly OrderField[]): string => {
  const asked = filter.conditions.map(({ path, operator }) => `${path} ${operator}`)
  if (filter.near) asked.push(`${filter.near.path} $nearSphere`)
  const sorted = order.map(({ path, direction }) => `${path}: ${direction}`)
  return `{${asked.join(', ') || 'no indexable condition'}}${sorted.length > 0 ? ` ordered by {${sorted.join(', ')}}` : ''}`
}

/** The index that would serve the query: equalities first, then the order, then ranges; the place last. */
function wanted(filter: Filter, order: readonly OrderField[]): string {
  const fields = new Map<string, string>()
  const add = (path: string, direction: string) => {
    if (!fields.has(path)) fields.set(path, direction)
  }
  for (const condition of filter.conditions) if (isEquality(condition)) add(condition.path, '1')
  const place = filter.near?.path ?? filter.conditions.find((condition) => condition.area)?.path
  if (place !== undefined) add(place, '"2dsphere"')
  else {
    for (const { path, direction } of order) add(path, String(direction))
    const range = filter.conditions.find(isRange)
    if (range) add(range.path, '1')
  }
  return `{ ${[...fields].map(([path, direction]) => `${path}: ${direction}`).join(', ')} }`
}

export function missingIndex(collection: Collection, filter: Filter, order: readonly OrderField[]): Failure {
  const asked = wordsOf(filter, order)
  const index = wanted(filter, order)
  const advice =
    index === '{  }'
      ? 'give it a condition that an index can serve'
      : `declare the index ${index} in the manifest, or ask by one that is there`
  return requestFailed(`no declared index of "${collection.name}" serves ${asked}: ${advice}`)
}

export function missingNear(collection: Collection, filter: Filter): Failure {
  return requestFailed(
    `unable to find index for $geoNear query on "${collection.name}": declare the index ${wanted(filter, [])} in the manifest`,
  )
}
