/** Runs a query: plan, walk, test, order, skip and limit. */
import type { Collection } from '../engine/collection'
import type { Database } from '../engine/database'
import type { Row } from '../engine/row'
import type { Doc } from '../engine/value'
import { requestFailed } from '../failure'
import { type Meter, nearestIn } from '../geo/search'
import type { Filter } from '../query/filter'
import type { Transaction } from '../transaction/transaction'
import { candidates } from './candidates'
import { note } from './explain'
import { type OrderField, sortBy } from './order'
import { type Plan, planFor } from './plan'

export interface Question {
  readonly filter: Filter
  readonly order: readonly OrderField[]
  readonly skip: number
  /** Infinity for no limit. */
  readonly limit: number
}

export interface Hit {
  readonly row: Row
  readonly doc: Doc
}

/** Walks one plan until enough is found; all of it when the order is made afterwards. */
function walk(collection: Collection, plan: Plan, { filter, order }: Question, enough: number, meter: Meter): Hit[] {
  const inOrder = plan.kind === 'index' ? plan.inOrder : order.length === 0
  const most = inOrder ? enough : Number.POSITIVE_INFINITY
  const hits: Hit[] = []
  for (const row of candidates(collection, plan, filter, order.length > 0, meter)) {
    const { doc } = row
    if (!doc || !filter.matches(doc)) continue
    hits.push({ row, doc })
    if (hits.length >= most) break
  }
  return inOrder ? hits : sortBy(hits, ({ doc }) => doc, order)
}

/** The branches of a union one after the other, each document once. What is first of all is among the first of some branch. */
function walkAll(
  collection: Collection,
  branches: readonly Plan[],
  question: Question,
  enough: number,
  meter: Meter,
): Hit[] {
  const found = new Map<Row, Hit>()
  for (const branch of branches) {
    const hits =
      branch.kind === 'union'
        ? walkAll(collection, branch.branches, question, enough, meter)
        : walk(collection, branch, question, enough, meter)
    for (const hit of hits) found.set(hit.row, hit)
    if (question.order.length === 0 && found.size >= enough) break
  }
  return sortBy([...found.values()], ({ doc }) => doc, question.order)
}

/** Documents that any query may look at, whatever it finds: small collections need no index. */
const FREE = 100

/** Refuses what looked at far more than it found, where the manifest sets a limit. */
function assertWorthwhile({ name, declared }: Collection, examined: number, found: number): void {
  if (typeof declared?.scans !== 'object') return
  const { examinedPerReturned } = declared.scans
  if (examined <= FREE + examinedPerReturned * found) return
  throw requestFailed(
    `the query looked at ${examined} documents of "${name}" and found ${found}: more than ${examinedPerReturned} for each. Declare an index that serves it.`,
  )
}

/** What is committed, as everybody outside a transaction sees it. */
export function read(collection: Collection, question: Question, meter: Meter): Hit[] {
  const { filter, order, skip, limit } = question
  const plan = planFor(collection, filter, order)
  note(meter, plan)
  const enough = skip + limit
  if (enough === 0) return []
  const before = meter.examined
  const hits =
    plan.kind === 'union'
      ? walkAll(collection, plan.branches, question, enough, meter)
      : walk(collection, plan, question, enough, meter)
  assertWorthwhile(collection, meter.examined - before, hits.length)
  return skip === 0 && hits.length <= limit ? hits : hits.slice(skip, skip + limit)
}

/**
 * The same inside a transaction: the index only knows what is committed now, so rows that changed since the snapshot, or that the
 * transaction wrote itself, are looked at as well, and the order is made afterwards.
 */
export function readWithin(
  database: Database,
  transaction: Transaction,
  collection: Collection,
  question: Question,
  meter: Meter,
): Hit[] {
  const { filter, order, skip, limit } = question
  const plan = planFor(collection, filter, order)
  note(meter, plan)
  const rows = new Set<Row>(candidates(collection, plan, filter, false, meter))
  for (const row of [...database.changedRows(collection), ...transaction.rowsOf(collection)]) rows.add(row)
  const hits: Hit[] = []
  for (const row of rows) {
    const doc = transaction.view(row)
    if (doc && filter.matches(doc) && (!filter.near || isNear(doc, filter.near))) hits.push({ row, doc })
  }
  const { near } = filter
  const natural = hits.sort((a, b) => a.row.ordinal - b.row.ordinal)
  if (near && order.length === 0) natural.sort((a, b) => nearestIn(a.doc, near) - nearestIn(b.doc, near))
  const sorted = order.length > 0 ? sortBy(natural, ({ doc }) => doc, order) : natural
  return sorted.slice(skip, skip + limit)
}

function isNear(doc: Doc, near: NonNullable<Filter['near']>): boolean {
  const metres = nearestIn(doc, near)
  return metres >= near.least && metres <= near.most
}
