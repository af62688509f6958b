/**
 * Chooses one index for a query. A collection of the manifest refuses a query that no declared index serves, whatever its size: every
 * equality must bound the scan, one range if there are ranges, and the order must come from the index. Lookups by `_id` are always fine.
 */
import type { Collection } from '../engine/collection'
import { identity } from '../engine/identity'
import type { Row } from '../engine/row'
import { isArray } from '../engine/value'
import { type Failure, requestFailed } from '../failure'
import type { Condition, Filter } from '../query/filter'
import { isRange, pointsOf } from './bounds'
import { type Candidate, candidateOf } from './candidate'
import type { OrderField } from './order'

export type Plan =
  | { readonly kind: 'ids'; readonly rows: readonly Row[] }
  | { readonly kind: 'index'; readonly candidate: Candidate; readonly inOrder: boolean }
  | { readonly kind: 'scan' }

function idLookup(collection: Collection, filter: Filter): Plan | undefined {
  for (const condition of filter.conditions) {
    if (condition.path !== '_id') continue
    const { operator, operand } = condition
    const values = operator === '$in' && isArray(operand) ? operand : pointsOf(condition)
    if (!values) continue
    const keys = new Set(
      values.filter((value) => pointsOf({ path: '_id', operator: '$eq', operand: value })).map(identity),
    )
    return { kind: 'ids', rows: [...keys].flatMap((key) => collection.rows.get(key) ?? []) }
  }
  return undefined
}

const isEquality = (condition: Condition) => pointsOf(condition) !== undefined || condition.operator === '$in'

/** What a strict collection demands of a plan. */
function serves(candidate: Candidate, filter: Filter, order: readonly OrderField[]): boolean {
  if (filter.conditions.some((condition) => isEquality(condition) && !candidate.bound.has(condition))) return false
  if (filter.conditions.some((condition) => condition.area && !candidate.bound.has(condition))) return false
  if (candidate.geo) return order.length === 0
  const ranges = filter.conditions.filter(isRange)
  if (ranges.length > 0 && !ranges.some((range) => candidate.bound.has(range))) return false
  if (candidate.bound.size === 0 && !filter.everything) return false
  return order.length === 0 || candidate.ordered !== undefined
}

/** Higher is better: everything bounded, in order, by the fewest separate stretches. */
function worth(candidate: Candidate, order: readonly OrderField[]): number {
  const inOrder = order.length > 0 && candidate.ordered ? 1.5 : 0
  return candidate.bound.size * 2 + inOrder + (candidate.geo ? 1 : 0) - candidate.prefixes.length / 1000
}

function candidatesOf(collection: Collection, filter: Filter, order: readonly OrderField[]): Candidate[] {
  const wantsIds =
    order[0]?.path === '_id' || filter.conditions.some((condition) => condition.path === '_id' && isRange(condition))
  const indexes = wantsIds ? [...collection.indexes, collection.ids] : collection.indexes
  return indexes.flatMap((index) => candidateOf(index, filter, order) ?? [])
}

export function planFor(collection: Collection, filter: Filter, order: readonly OrderField[]): Plan {
  const lookup = idLookup(collection, filter)
  if (lookup && !filter.near) return lookup
  if (filter.everything && order.length === 0) return { kind: 'scan' }
  let fitting = candidatesOf(collection, filter, order)
  if (filter.near) {
    fitting = fitting.filter((candidate) => candidate.geo === 'near')
    if (fitting.length === 0) throw missingNear(collection, filter)
  }
  if (collection.strict) {
    fitting = fitting.filter((candidate) => serves(candidate, filter, order))
    if (fitting.length === 0) throw missingIndex(collection, filter, order)
  } else {
    fitting = fitting.filter(
      (candidate) => candidate.bound.size > 0 || candidate.geo || (order.length > 0 && candidate.ordered),
    )
  }
  const best = fitting.reduce<Candidate | undefined>(
    (found, each) => (!found || worth(each, order) > worth(found, order) ? each : found),
    undefined,
  )
  if (!best) return { kind: 'scan' }
  return {
    kind: 'index',
    candidate: best,
    inOrder: order.length === 0 || (best.geo === undefined && best.ordered !== undefined),
  }
}

/** The plan in words, for errors and tests. */
export function explain(plan: Plan): string {
  switch (plan.kind) {
    case 'ids':
      return `_id lookup of ${plan.rows.length}`
    case 'scan':
      return 'collection scan'
    case 'index': {
      const { index, geo, prefixes, ordered } = plan.candidate
      const how = geo ?? `${prefixes.length} stretch${prefixes.length === 1 ? '' : 'es'}`
      return `index ${index.name}, ${how}${ordered === 'backwards' ? ', backwards' : ''}${plan.inOrder ? '' : ', then sort'}`
    }
  }
}

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

function missingIndex(collection: Collection, filter: Filter, order: readonly OrderField[]): Failure {
  const asked = wordsOf(filter, order)
  const index = wanted(filter, order)
  const advice =
    index === '{  }'
      ? 'give it a condition that an index can serve'
      : `declare the index ${index} in the manifest, or ask by one that is there`
  return requestFailed(`no declared index of "${collection.name}" serves ${asked}: ${advice}`)
}

function missingNear(collection: Collection, filter: Filter): Failure {
  return requestFailed(
    `unable to find index for $geoNear query on "${collection.name}": declare the index ${wanted(filter, [])} in the manifest`,
  )
}
