/** One declared index: which keys a document has in it, and the sorted list of them. Hash, sorted, multikey and geo are one structure. */
import { requestFailed } from '../failure'
import { cellOf } from '../geo/cells'
import { pointOf } from '../geo/sphere'
import type { DeclaredIndex } from '../manifest'
import { emptyArrayPart, part } from './key'
import { type Opened, open } from './path'
import type { Row } from './row'
import { SortedList } from './sorted-list'
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
    let keys = ['']
    let listField: string | undefined
    let present = false
    for (const [i, { field, direction }] of fields.entries()) {
      const opened = open(doc, field)
      if (opened.several) {
        if (listField !== undefined) {
          throw requestFailed(`cannot index parallel arrays [${field}] [${listField}] in index ${this.name}`)
        }
        listField = field
        this.several[i] = true
      }
      const parts = direction === '2dsphere' ? this.cells(opened, field) : partsOf(opened, direction)
      if (direction === '2dsphere' && parts.length === 0) return []
      if (opened.several || opened.values[0] !== undefined) present = true
      keys =
        parts.length === 1 ? keys.map((key) => key + parts[0]) : keys.flatMap((key) => parts.map((each) => key + each))
    }
    if (sparse && !present) return []
    return keys.length > 1 ? [...new Set(keys)] : keys
  }

  private cells(opened: Opened, field: string): string[] {
    const cells: string[] = []
    for (const value of opened.values) {
      if (value === undefined || value === null) continue
      const point = pointOf(value)
      if (!point) {
        throw requestFailed(
          `Can't extract geo keys: the local gateway indexes GeoJSON Points only, and ${field} holds something else`,
        )
      }
      cells.push(cellOf(point))
    }
    return cells
  }

  /** Rows other than `row` that stand at exactly this key. */
  *at(key: string): Generator<Row> {
    for (const [, row] of this.list.up(key, `${key}\0`)) yield row
  }
}

function partsOf(opened: Opened, direction: 1 | -1): string[] {
  if (opened.values.length === 0) return [emptyArrayPart(direction)]
  return opened.values.map((value) => part(value, direction))
}
