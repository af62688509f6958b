/** Runs a query: plan, walk, test, order, skip and limit. */
import type { Collection } from '../engine/collection'
import type { Database } from '../engine/database'
import type { Row } from '../engine/row'
import type { Doc } from '../engine/value'
import { type Meter, nearestIn } from '../geo/search'
import type { Filter } from '../query/filter'
import type { Transaction } from '../transaction/transaction'
import { candidates } from './candidates'
import { type OrderField, sortBy } from './order'
import { planFor } from './plan'

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

/** What is committed, as everybody outside a transaction sees it. */
export function read(collection: Collection, question: Question, meter: Meter): Hit[] {
  const { filter, order, skip, limit } = question
  const plan = planFor(collection, filter, order)
  const inOrder = plan.kind === 'index' ? plan.inOrder : order.length === 0
  const hits: Hit[] = []
  const enough = inOrder ? skip + limit : Number.POSITIVE_INFINITY
  if (enough === 0) return hits
  for (const row of candidates(collection, plan, filter, order.length > 0, meter)) {
    const { doc } = row
    if (!doc || !filter.matches(doc)) continue
    hits.push({ row, doc })
    if (hits.length >= enough) break
  }
  const sorted = inOrder ? hits : sortBy(hits, ({ doc }) => doc, order)
  return skip === 0 && sorted.length <= limit ? sorted : sorted.slice(skip, skip + limit)
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
