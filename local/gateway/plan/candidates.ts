/** Walks a plan: the rows that may match, in the order the plan promises, each once. */
import type { Collection } from '../engine/collection'
import type { Row } from '../engine/row'
import { insideBox, type Meter, nearestFirst } from '../geo/search'
import type { Filter } from '../query/filter'
import { type Candidate, whole } from './candidate'
import type { Plan } from './plan'

function* onlyOnce(rows: Iterable<Row>): Generator<Row> {
  const seen = new Set<Row>()
  for (const row of rows) {
    if (seen.has(row)) continue
    seen.add(row)
    yield row
  }
}

function* oneAfterAnother(candidate: Candidate): Generator<Row> {
  for (const prefix of candidate.prefixes) {
    const { from, to } = whole(prefix, candidate.stretch)
    const { list } = candidate.index
    for (const [, row] of candidate.ordered === 'backwards' ? list.down(from, to) : list.up(from, to)) yield row
  }
}

interface Head {
  readonly rest: Generator<readonly [string, Row]>
  readonly skip: number
  key: string
  row: Row
}

/** Several stretches, each in order, woven into one by what follows their prefix. */
function* merged(candidate: Candidate): Generator<Row> {
  const backwards = candidate.ordered === 'backwards'
  const heads: Head[] = []
  for (const prefix of candidate.prefixes) {
    const { from, to } = whole(prefix, candidate.stretch)
    const rest = backwards ? candidate.index.list.down(from, to) : candidate.index.list.up(from, to)
    const first = rest.next()
    if (!first.done)
      heads.push({ rest, skip: prefix.length, key: first.value[0].slice(prefix.length), row: first.value[1] })
  }
  while (heads.length > 0) {
    let best = 0
    for (let i = 1; i < heads.length; i++) {
      const [a, b] = [heads[i] as Head, heads[best] as Head]
      const sooner = a.key === b.key ? a.row.ordinal < b.row.ordinal : a.key < b.key
      if (sooner !== backwards) best = i
    }
    const head = heads[best] as Head
    yield head.row
    const next = head.rest.next()
    if (next.done) heads.splice(best, 1)
    else {
      head.key = next.value[0].slice(head.skip)
      head.row = next.value[1]
    }
  }
}

function* counted(rows: Iterable<Row>, meter: Meter): Generator<Row> {
  for (const row of rows) {
    if (!row.doc) continue
    meter.examined++
    yield row
  }
}

function indexRows(candidate: Candidate, needsOrder: boolean): Iterable<Row> {
  const rows = candidate.prefixes.length > 1 && needsOrder ? merged(candidate) : oneAfterAnother(candidate)
  return candidate.index.several.includes(true) ? onlyOnce(rows) : rows
}

function* withoutDistance(placed: Iterable<{ row: Row }>): Generator<Row> {
  for (const { row } of placed) yield row
}

function* each(plans: readonly Plan[], rowsOf: (plan: Plan) => Iterable<Row>): Generator<Row> {
  for (const plan of plans) yield* rowsOf(plan)
}

/** Rows that may match. `meter` counts each document that is looked at. */
export function candidates(
  collection: Collection,
  plan: Plan,
  filter: Filter,
  needsOrder: boolean,
  meter: Meter,
): Iterable<Row> {
  if (plan.kind === 'scan') return counted(collection.rows.values(), meter)
  if (plan.kind === 'ids') return counted(plan.rows, meter)
  if (plan.kind === 'union')
    return onlyOnce(each(plan.branches, (branch) => candidates(collection, branch, filter, false, meter)))
  const { index, prefixes, geo, area } = plan.candidate
  if (geo === 'near' && filter.near) return withoutDistance(nearestFirst(index, prefixes, filter.near, meter))
  const box = geo === 'area' ? area?.area?.box : undefined
  if (box) return counted(onlyOnce(insideBox(index, prefixes, box)), meter)
  return counted(indexRows(plan.candidate, needsOrder), meter)
}
