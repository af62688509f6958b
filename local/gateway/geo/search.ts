/** Searches of a 2dsphere index: nearest first, and everything inside a box. Both walk the grid of cells.ts down the sorted list. */

import type { Index } from '../engine/index'
import { AFTER } from '../engine/key'
import { open } from '../engine/path'
import type { Row } from '../engine/row'
import type { Noted } from '../plan/explain'
import { areaOf, DEPTH, distanceTo, farthestFrom, meets } from './cells'
import type { Near } from './near-clause'
import type { Box } from './polygon'
import { distance, pointOf } from './sphere'

/** Counts the documents that were looked at, and keeps the plans that were made, if somebody wants them. */
export interface Meter {
  examined: number
  plans?: readonly Noted[]
}

/** Cells with this few points are opened instead of divided, so that little more is examined than asked for. */
const FEW = 4

interface Waiting {
  readonly metres: number
  readonly prefix: string
  readonly cell: string
  /** Set for a document. */
  readonly row: Row | undefined
  /** The document was looked at, and its distance is exact; before that it is what its key tells, which is never more. */
  readonly exact: boolean
}

/** A binary heap, nearest on top; of equals what is not looked at yet comes first, then the older document. */
class Queue {
  private readonly heap: Waiting[] = []

  push(item: Waiting): void {
    const { heap } = this
    let at = heap.push(item) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!sooner(item, heap[parent] as Waiting)) break
      heap[at] = heap[parent] as Waiting
      at = parent
    }
    heap[at] = item
  }

  pop(): Waiting | undefined {
    const { heap } = this
    const top = heap[0]
    const last = heap.pop()
    if (!last || heap.length === 0) return top
    let at = 0
    for (;;) {
      let child = at * 2 + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && sooner(heap[child + 1] as Waiting, heap[child] as Waiting)) child++
      if (!sooner(heap[child] as Waiting, last)) break
      heap[at] = heap[child] as Waiting
      at = child
    }
    heap[at] = last
    return top
  }
}

function sooner(a: Waiting, b: Waiting): boolean {
  if (a.metres !== b.metres) return a.metres < b.metres
  if (a.exact !== b.exact) return b.exact
  return (a.row?.ordinal ?? Number.POSITIVE_INFINITY) < (b.row?.ordinal ?? Number.POSITIVE_INFINITY)
}

/** Metres from the point to the nearest point that the document holds at the path. */
export function nearestIn(doc: Row['doc'], near: Near): number {
  if (!doc) return Number.POSITIVE_INFINITY
  const points = open(doc, near.path).values.map(pointOf)
  return points.reduce(
    (least, point) => (point ? Math.min(least, distance(near.point, point)) : least),
    Number.POSITIVE_INFINITY,
  )
}

/** The cells one level down that hold anything: jumps from one existing key to the next. */
function* childrenOf(index: Index, prefix: string, cell: string): Generator<string> {
  let from = prefix + cell
  const end = from + AFTER
  for (;;) {
    const key = index.list.nextKey(from)
    if (key === undefined || key >= end) return
    const child = key.slice(prefix.length, prefix.length + cell.length + 1)
    yield child
    from = prefix + child + AFTER
  }
}

export interface Placed {
  readonly row: Row
  readonly metres: number
}

/** Rows by distance, lazily: only as much of the grid is opened as the reader goes on to ask for. */
export function* nearestFirst(index: Index, prefixes: readonly string[], near: Near, meter: Meter): Generator<Placed> {
  const queue = new Queue()
  const seen = new Set<Row>()
  for (const prefix of prefixes) queue.push({ metres: 0, prefix, cell: '', row: undefined, exact: false })
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { metres, prefix, cell, row, exact } = next
    if (metres > near.most) return
    if (row && exact) {
      yield { row, metres }
    } else if (row) {
      if (seen.has(row)) continue
      seen.add(row)
      meter.examined++
      const measured = nearestIn(row.doc, near)
      if (measured >= near.least) queue.push({ metres: measured, prefix, cell, row, exact: true })
    } else {
      for (const inner of inside(index, prefix, cell)) {
        const area = areaOf(inner.cell)
        // A later page of a list starts at a distance: what lies nearer as a whole is passed over unopened.
        if (near.least > 0 && farthestFrom(area, near.point) < near.least) continue
        queue.push({ metres: distanceTo(area, near.point), prefix, exact: false, ...inner })
      }
    }
  }
}

/** What a cell holds: its documents with the smallest cell that each lies in, by their keys alone, or the cells one level down. */
function* inside(index: Index, prefix: string, cell: string): Generator<{ cell: string; row: Row | undefined }> {
  const from = prefix + cell
  if (cell.length < DEPTH && index.list.countUpTo(from, from + AFTER, FEW + 1) > FEW) {
    for (const child of childrenOf(index, prefix, cell)) yield { cell: child, row: undefined }
    return
  }
  for (const [key, row] of index.list.up(from, from + AFTER)) {
    yield { cell: key.slice(prefix.length, prefix.length + DEPTH), row }
  }
}

/** Rows whose point may lie in the box. */
export function* insideBox(index: Index, prefixes: readonly string[], box: Box): Generator<Row> {
  for (const prefix of prefixes) yield* insideCell(index, prefix, '', box)
}

function* insideCell(index: Index, prefix: string, cell: string, box: Box): Generator<Row> {
  if (cell !== '' && !meets(areaOf(cell), box)) return
  const from = prefix + cell
  if (cell.length < DEPTH && index.list.countUpTo(from, from + AFTER, FEW + 1) > FEW) {
    for (const child of childrenOf(index, prefix, cell)) yield* insideCell(index, prefix, child, box)
    return
  }
  for (const [, row] of index.list.up(from, from + AFTER)) yield row
}
