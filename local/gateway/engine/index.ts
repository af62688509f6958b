/** One declared index: which keys a document has in it, and the sorted list of them. Hash, sorted, multikey and geo are one structure. */
import { requestFailed } from '../failure'
import { cellOf } from '../geo/cells'
import { pointOf } from '../geo/sphere'
import type { DeclaredIndex, IndexField } from '../manifest'
import { emptyArrayPart, part } from './key'
import { parts } from './path'
import type { Row } from './row'
import { SortedList } from './sorted-list'
import { EMPTY, type End, endOf, spread } from './spread'
import type { Doc } from './value'

export class Index {
  readonly list = new SortedList<Row>()
  /** Fields in which some document has held a list; bounds and order work differently there. */
  readonly several: boolean[]
  /** The fields of a document that this index looks into. */
  private readonly tops: readonly string[]
  /** Keys that uncommitted writes of transactions hold in a unique index. */
  readonly reserved = new Map<string, Row>()

  constructor(readonly declared: DeclaredIndex) {
    this.several = declared.keys.map(() => false)
    this.tops = [...new Set(declared.keys.map(({ field }) => parts(field)[0] as string))]
  }

  get name(): string {
    return this.declared.name
  }

  /** The document's keys in this index, without duplicates; none when it is not in the index at all. */
  keysOf(doc: Doc): readonly string[] {
    const alone = this.alone(doc)
    return alone === undefined ? this.combined(doc) : [alone]
  }

  /** The key of a document that has no list in any field; undefined when it has one, or when the key is not that simple. */
  private alone(doc: Doc): string | undefined {
    let key = ''
    let present = !this.declared.sparse
    for (const { field, direction } of this.declared.keys) {
      const end = endOf(doc, field)
      if (end === EMPTY) return undefined
      if (end !== undefined) present = true
      const found = direction === '2dsphere' ? this.cell(end, field) : part(end, direction)
      if (found === undefined) return undefined
      key += found
    }
    return present ? key : undefined
  }

  private combined(doc: Doc): readonly string[] {
    const { keys: fields, sparse } = this.declared
    const keys: string[] = []
    let present = false
    for (const ends of spread(
      fields.map(({ field }) => field),
      doc,
      (field) => this.noteList(field),
      this.name,
    )) {
      const parts: string[] = []
      for (const [i, end] of ends.entries()) {
        const { field, direction } = fields[i] as IndexField
        if (end !== undefined) present = true
        const found = direction === '2dsphere' ? this.cell(end, field) : partOf(end, direction)
        if (found !== undefined) parts.push(found)
      }
      if (parts.length === fields.length) keys.push(parts.join(''))
    }
    if (sparse && !present) return []
    return keys.length > 1 ? [...new Set(keys)] : keys
  }

  /** Does a change leave all that this index holds as it is? Documents share what did not change, so that looking at the top is enough. */
  leaves(before: Doc, after: Doc): boolean {
    for (const top of this.tops) if (before[top] !== after[top]) return false
    return true
  }

  private noteList(at: number): void {
    this.several[at] = true
  }

  /** The cell of a point; undefined where there is nothing to index. */
  private cell(end: End, field: string): string | undefined {
    if (end === undefined || end === null || end === EMPTY) return undefined
    const point = pointOf(end)
    if (point) return cellOf(point)
    throw requestFailed(
      `Can't extract geo keys: the local gateway indexes GeoJSON Points only, and ${field} holds something else`,
    )
  }

  /** Rows other than `row` that stand at exactly this key. */
  *at(key: string): Generator<Row> {
    for (const [, row] of this.list.up(key, `${key}\0`)) yield row
  }
}

const partOf = (end: End, direction: 1 | -1): string =>
  end === EMPTY ? emptyArrayPart(direction) : part(end, direction)
