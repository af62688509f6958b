/** How one index could serve a query: which conditions it bounds, and whether it gives the order. */

import type { Index } from '../engine/index'
import { AFTER, part } from '../engine/key'
import type { Condition, Filter } from '../query/filter'
import { acceptsMissing, isRange, MOST_POINTS, pointsOf, rangeOf, type Stretch } from './bounds'
import type { OrderField } from './order'

export interface Candidate {
  readonly index: Index
  /** Key prefixes from equalities; one empty prefix when there are none. */
  readonly prefixes: readonly string[]
  /** The stretch within each prefix; undefined for all of it. */
  readonly stretch: Stretch | undefined
  /** Set when the 2dsphere field of the index serves "nearest first" or an area. */
  readonly geo: 'near' | 'area' | undefined
  readonly area: Condition | undefined
  /** The conditions that the bounds enforce. */
  readonly bound: ReadonlySet<Condition>
  readonly ordered: 'forwards' | 'backwards' | undefined
}

const onPath = (filter: Filter, path: string) => filter.conditions.filter((condition) => condition.path === path)

function bestPoints(
  conditions: readonly Condition[],
): { condition: Condition; values: readonly (typeof conditions)[0]['operand'][] } | undefined {
  for (const operator of ['$eq', '$in']) {
    for (const condition of conditions) {
      const values = condition.operator === operator ? pointsOf(condition) : undefined
      if (values) return { condition, values }
    }
  }
  return undefined
}

const top = (path: string) => path.split('.')[0]

/**
 * Once a condition bounds a field that runs through a list, another field of that list may only be bounded by a condition on the same element:
 * otherwise one element could meet the one and another the other, and the document would stand at no single key for both.
 */
const besides = (index: Index, at: number, listed: readonly Condition[]) => (condition: Condition) =>
  !index.several[at] ||
  listed.every(
    ({ path, element }) =>
      top(path) !== top(condition.path) || (condition.element !== undefined && condition.element === element),
  )

export function candidateOf(index: Index, filter: Filter, order: readonly OrderField[]): Candidate | undefined {
  const fields = index.declared.keys
  const bound = new Set<Condition>()
  let prefixes: string[] = ['']
  const constant = new Set<string>()
  let at = 0
  const listed: Condition[] = []
  for (; at < fields.length; at++) {
    const field = fields[at]
    if (!field || field.direction === '2dsphere') break
    const { direction } = field
    const points = bestPoints(onPath(filter, field.field).filter(besides(index, at, listed)))
    if (!points || prefixes.length * points.values.length > MOST_POINTS) break
    const parts = [...new Set(points.values.map((value) => part(value, direction)))]
    prefixes = prefixes.flatMap((prefix) => parts.map((each) => prefix + each))
    bound.add(points.condition)
    if (index.several[at]) listed.push(points.condition)
    if (parts.length === 1 && !index.several[at]) constant.add(field.field)
  }
  const next = fields[at]
  const base = { index, prefixes, bound, stretch: undefined, area: undefined, ordered: undefined }
  if (next?.direction === '2dsphere') return geoCandidate(base, next.field, filter)
  if (fields.at(-1)?.direction === '2dsphere') return undefined
  let stretch: Stretch | undefined
  if (next) {
    const ranges = onPath(filter, next.field).filter(besides(index, at, listed))
    stretch = rangeOf(ranges, next.direction as 1 | -1, index.several[at] === true)
    if (stretch) for (const condition of ranges.filter(isRange)) bound.add(condition)
  }
  if (index.declared.sparse && ![...bound].some((condition) => !acceptsMissing(condition))) return undefined
  const single = index.declared.unique === true && at === fields.length && prefixes.length === 1
  return { ...base, stretch, geo: undefined, ordered: single ? 'forwards' : orderOf(index, at, constant, order) }
}

function geoCandidate(base: Omit<Candidate, 'geo'>, path: string, filter: Filter): Candidate | undefined {
  if (filter.near?.path === path) return { ...base, geo: 'near' }
  const area = onPath(filter, path).find((condition) => condition.area?.box)
  if (!area || filter.near) return undefined
  return { ...base, geo: 'area', area, bound: new Set([...base.bound, area]) }
}

/** Do the fields from `at` on run in the asked order, forwards or backwards? Fields fixed by an equality do not matter. */
function orderOf(
  index: Index,
  at: number,
  constant: ReadonlySet<string>,
  order: readonly OrderField[],
): Candidate['ordered'] {
  const asked = order.filter(({ path }) => !constant.has(path))
  if (asked.length === 0) return 'forwards'
  const fields = index.declared.keys.slice(at)
  const backwards = asked[0]?.direction !== fields[0]?.direction
  const served = asked.every(({ path, direction }, i) => {
    const field = fields[i]
    return field?.field === path && index.several[at + i] !== true && (field.direction === direction) !== backwards
  })
  if (!served) return undefined
  return backwards ? 'backwards' : 'forwards'
}

/** The stretch of whole keys below one prefix. */
export function whole(prefix: string, stretch: Stretch | undefined): Stretch {
  return stretch ? { from: prefix + stretch.from, to: prefix + stretch.to } : { from: prefix, to: prefix + AFTER }
}
