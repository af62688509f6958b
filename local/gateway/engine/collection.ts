import { duplicateKey } from '../failure'
import type { DeclaredCollection, DeclaredIndex } from '../manifest'
import { identity } from './identity'
import { Index } from './index'
import { Row } from './row'
import type { Doc, Value } from './value'

/** A write whose index keys are worked out and found free of conflicts, so that applying it cannot fail. */
export interface Prepared {
  readonly collection: Collection
  readonly row: Row
  readonly doc: Doc | null
  /** For each index; empty for one without duplicates to refuse that the write leaves as it is. */
  readonly keys: readonly (readonly string[])[]
}

/** Who reads: everybody sees what is committed, a transaction its snapshot and its own writes. */
export interface Reader {
  view(row: Row): Doc | null
  /** Has this reader written the row without having committed yet? */
  owns(row: Row): boolean
}
export const everybody: Reader = { view: (row) => row.doc, owns: () => false }

const idIndex: DeclaredIndex = { name: '_id_', keys: [{ field: '_id', direction: 1 }] }

export class Collection {
  readonly rows = new Map<string, Row>()
  readonly indexes: readonly Index[]
  /** Documents that are there for every reader outside a transaction. */
  size = 0
  private nextOrdinal = 1
  private sortedIds: Index | undefined

  constructor(
    readonly name: string,
    /** Undefined for a collection that the manifest does not know. */
    readonly declared: DeclaredCollection | undefined,
  ) {
    this.indexes = (declared?.indexes ?? []).map((index) => new Index(index))
  }

  /** Whether a query must be served by a declared index. */
  get strict(): boolean {
    return this.declared !== undefined && (this.declared.scans ?? 'refused') === 'refused'
  }

  find(id: Value): Row | undefined {
    return this.rows.get(identity(id))
  }

  /** Fills the declared indexes from rows that were read back; stops the start when they break a unique index. */
  build(version: number): void {
    for (const row of this.rows.values()) {
      if (!row.doc) continue
      this.size++
      row.version = version
    }
    for (const index of this.indexes) {
      fill(index, this.rows.values())
      const twin = index.declared.unique ? index.list.firstTwin() : undefined
      if (twin?.doc) throw duplicateKey(this.name, index.name, keyText(index, twin.doc))
    }
  }

  /** The row of that key, made when there is none: as the latest, or where it stood before. */
  place(key: string, ordinal = this.nextOrdinal++): Row {
    const there = this.rows.get(key)
    if (there) return there
    const row = new Row(key, ordinal)
    this.rows.set(key, row)
    return row
  }

  /** Forgets a row that holds nothing and that nobody looks behind. */
  tidy(row: Row): void {
    if (row.doc === null && !row.holder && !row.past) this.rows.delete(row.key)
  }

  /** The `_id` index in sorted form: built when first asked for, since most collections only look ids up. */
  get ids(): Index {
    if (!this.sortedIds) {
      const index = new Index(idIndex)
      fill(index, this.rows.values())
      this.sortedIds = index
    }
    return this.sortedIds
  }

  private get maintained(): readonly Index[] {
    return this.sortedIds ? [...this.indexes, this.sortedIds] : this.indexes
  }

  /**
   * Works out the index keys of a write and checks unique indexes against what is committed or held by a
   * transaction. Throws E11000 as MongoDB does; returns the row whose write stands in the way when it is not settled yet.
   */
  prepare(row: Row, doc: Doc | null, reader: Reader = everybody): Prepared | Row {
    const keys: (readonly string[])[] = []
    for (const index of this.maintained) {
      const { unique } = index.declared
      const found = !doc || (!unique && row.doc && index.leaves(row.doc, doc)) ? [] : index.keysOf(doc)
      keys.push(found)
      if (!doc || !unique) continue
      for (const key of found) {
        const blocker = this.taken(index, key, row, doc, reader)
        if (blocker) return blocker
      }
    }
    return { collection: this, row, doc, keys }
  }

  private taken(index: Index, key: string, row: Row, doc: Doc, reader: Reader): Row | undefined {
    const refuse = () => duplicateKey(this.name, index.name, keyText(index, doc))
    for (const other of index.at(key)) {
      if (other === row) continue
      const seen = reader.view(other)
      if (reader.owns(other)) {
        if (seen && index.keysOf(seen).includes(key)) throw refuse()
        continue
      }
      if (other.holder || seen !== other.doc) return other
      throw refuse()
    }
    const reserver = index.reserved.get(key)
    if (!reserver || reserver === row) return undefined
    if (!reader.owns(reserver)) return reserver
    const seen = reader.view(reserver)
    if (seen && index.keysOf(seen).includes(key)) throw refuse()
    return undefined
  }

  /** Makes a prepared write visible. Never fails: a log record of it is already on disk. */
  apply(write: Prepared, version: number, keepPast: (row: Row) => void): void {
    const { row, doc } = write
    const before = row.doc
    for (const [i, index] of this.maintained.entries()) {
      if (before && doc && index.leaves(before, doc)) continue
      const fresh = write.keys[i] ?? (doc ? index.keysOf(doc) : [])
      const old = before ? index.keysOf(before) : []
      if (old.length === 1 && fresh.length === 1 && old[0] === fresh[0]) continue
      for (const key of old) if (!fresh.includes(key)) index.list.remove(key, row)
      for (const key of fresh) if (!old.includes(key)) index.list.insert(key, row)
    }
    if (before && !doc) this.size--
    if (!before && doc) this.size++
    keepPast(row)
    row.doc = doc
    row.version = version
    this.tidy(row)
  }
}

function fill(index: Index, all: Iterable<Row>): void {
  const keys: string[] = []
  const rows: Row[] = []
  let sorted = true
  for (const row of all) {
    if (!row.doc) continue
    for (const key of index.keysOf(row.doc)) {
      // this comparison also makes V8 join the pieces of a fresh key at once: a million unjoined ones cost 350 MB [M]
      sorted = (keys.at(-1) ?? '') <= key && sorted
      keys.push(key)
      rows.push(row)
    }
  }
  index.list.fill(keys, rows, sorted ? 'sorted' : 'unsorted')
}

function keyText(index: Index, doc: Doc): string {
  const pairs = index.declared.keys.map(({ field }) => {
    const value = field
      .split('.')
      .reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], doc)
    return `${field}: ${JSON.stringify(value ?? null)}`
  })
  return `{ ${pairs.join(', ')} }`
}
