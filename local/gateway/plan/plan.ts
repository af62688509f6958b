/**
 * Chooses one index for a query. A collection of the manifest refuses a query that no declared index serves, whatever its size: every
 * equality must bound the scan, one range if there are ranges, and the order must come from the index. Lookups by `_id` are always fine,
 * and an `$or` is when every branch of it is.
 */
import type { Collection } from '../engine/collection'
import { identity } from '../engine/identity'
import type { Row } from '../engine/row'
import { isArray } from '../engine/value'
import type { Filter } from '../query/filter'
import { isEquality, isRange, pointsOf } from './bounds'
import { type Candidate, candidateOf } from './candidate'
import type { OrderField } from './order'
import { missingIndex, missingNear } from './refusal'

export type Plan =
  | { readonly kind: 'ids'; readonly rows: readonly Row[] }
  | { readonly kind: 'index'; readonly candidate: Candidate; readonly inOrder: boolean }
  /** Each branch of an `$or` by a plan of its own. */
  | { readonly kind: 'union'; readonly branches: readonly Plan[] }
  | { readonly kind: 'scan' }

function idLookup(collection: Collection, filter: Filter): Plan | undefined {
  for (const condition of filter.conditions) {
    if (condition.path !== '_id') continue
    const { operator, operand } = condition
    const values = operator === '$in' && isArray(operand) ? operand : pointsOf(condition)
    if (!values) continue
    if (operator === '$eq') {
      const row = collection.find(operand)
      return { kind: 'ids', rows: row ? [row] : [] }
    }
    const keys = new Set(values.filter((value) => pointsOf({ operator: '$eq', operand: value })).map(identity))
    return { kind: 'ids', rows: [...keys].flatMap((key) => collection.rows.get(key) ?? []) }
  }
  return undefined
}

/** What a strict collection demands of a plan. */
function serves(candidate: Candidate, filter: Filter, order: readonly OrderField[]): boolean {
  const demanded = filter.conditions.filter(({ element }) => element === undefined)
  if (demanded.some((condition) => isEquality(condition) && !candidate.bound.has(condition))) return false
  if (filter.conditions.some((condition) => condition.area && !candidate.bound.has(condition))) return false
  if (candidate.geo) return order.length === 0
  const ranges = demanded.filter(isRange)
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

/** A branch asks for all that the query asks beside the `$or`, and for its own conditions. */
const within = (filter: Filter, branch: Filter): Filter => ({
  ...filter,
  conditions: [...filter.conditions, ...branch.conditions],
  alternatives: branch.alternatives,
  everything: false,
})

/** Undefined when the query has no `$or`, or, where scans are allowed, when a branch needs one. Throws for the branch that no index serves. */
function unionFor(collection: Collection, filter: Filter, order: readonly OrderField[]): Plan | undefined {
  const [either] = filter.alternatives
  if (!either || filter.near) return undefined
  const branches = either.map((branch) => planFor(collection, within(filter, branch), order))
  return branches.some(({ kind }) => kind === 'scan') ? undefined : { kind: 'union', branches }
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
    if (fitting.length === 0) {
      const union = unionFor(collection, filter, order)
      if (union) return union
      throw missingIndex(collection, filter, order)
    }
  } else {
    fitting = fitting.filter(
      (candidate) => candidate.bound.size > 0 || candidate.geo || (order.length > 0 && candidate.ordered),
    )
  }
  const best = fitting.reduce<Candidate | undefined>(
    (found, each) => (!found || worth(each, order) > worth(found, order) ? each : found),
    undefined,
  )
  if (!best) return unionFor(collection, filter, order) ?? { kind: 'scan' }
  return {
    kind: 'index',
    candidate: best,
    inOrder: order.length === 0 || (best.geo === undefined && best.ordered !== undefined),
  }
}
