/** One declared index: which keys a document has in it, and the sorted list of them. Hash, sorted, multikey and geo are one structure. */
import { requestFailed } from '../failure'
import { cellOf } from '../geo/cells'
import { pointOf } from '../geo/sphere'
import type { DeclaredIndex, IndexField } from '../manifest'
import { emptyArrayPart, part } from './key'
import { open } from './path'
import type { Row } from './row'
import { SortedList } from './sorted-list'
import { EMPTY, type End, spread } from './spread'
import type { Doc } from './value'

export class Index {
  readonly list = new SortedList<Row>()
  /** Fields in which some document has held a list; bounds and order work differently there. */
  readonly several: boolean[]
  /** Keys that uncommitted writes of transactions hold in a unique index. */
  readonly reserved = new Map<string, Row>()

  constructor(readonly declared: DeclaredIndex) {
    this.several = declared.keys.map(() => false)
  }

  get name(): string {
    return this.declared.name
  }

  /** The document's keys in this index, without duplicates; none when it is not in the index at all. */
  keysOf(doc: Doc): readonly string[] {
    const { keys: fields, sparse } = this.declared
    const [first] = fields
    if (fields.length === 1 && first && first.direction !== '2dsphere') {
      const opened = open(doc, first.field)
      const only = opened.values[0]
      if (!opened.several && !(sparse && only === undefined)) return [part(only, first.direction)]
    }
    return this.combined(doc)
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
