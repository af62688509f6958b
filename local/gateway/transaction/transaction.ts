/** One open transaction: a snapshot to read from, writes that only it sees, and the rows and unique keys that it holds until its end. */
import type { Collection, Prepared, Reader } from '../engine/collection'
import type { Database } from '../engine/database'
import type { Index } from '../engine/index'
import { type Holder, Row } from '../engine/row'
import type { Doc } from '../engine/value'
import { transactionConflict } from '../failure'

interface Written {
  readonly collection: Collection
  readonly doc: Doc | null
}

export class Transaction implements Holder, Reader {
  readonly finished: Promise<void>
  /** True once it is committed, aborted or expired. */
  over = false
  /** True while one of its operations runs: a second one at the same time is refused. */
  busy = false
  /** The moment of its last answer. */
  answered = 0
  private readonly snapshot: number
  private readonly writes = new Map<Row, Written>()
  private readonly held = new Map<Row, Collection>()
  private readonly reserved: (readonly [Index, string])[] = []
  private finish: () => void = () => {}

  constructor(
    readonly id: string,
    private readonly database: Database,
    /** When it ends by itself, in milliseconds since 1970. */
    readonly expiresAt: number,
  ) {
    this.snapshot = database.openSnapshot(this)
    this.finished = new Promise((resolve) => {
      this.finish = resolve
    })
  }

  view(row: Row): Doc | null {
    const own = this.writes.get(row)
    if (own) return own.doc
    if (row.version <= this.snapshot) return row.doc
    for (let past = row.past; past; past = past.past) if (past.version <= this.snapshot) return past.doc
    return null
  }

  owns(row: Row): boolean {
    return this.writes.has(row)
  }

  rowsOf(collection: Collection): Row[] {
    return [...this.writes].filter(([, written]) => written.collection === collection).map(([row]) => row)
  }

  /** Takes a row for this transaction. The first writer wins: a row held by another, or changed since the snapshot, is a conflict. */
  private claim(collection: Collection, row: Row): void {
    if ((row.holder && row.holder !== this) || row.version > this.snapshot) {
      this.abort()
      throw transactionConflict()
    }
    row.holder = this
    this.held.set(row, collection)
  }

  write(collection: Collection, row: Row, doc: Doc | null): void {
    this.claim(collection, row)
    const prepared = collection.prepare(row, doc, this)
    if (prepared instanceof Row) {
      this.abort()
      throw transactionConflict()
    }
    this.writes.set(row, { collection, doc })
    for (const [i, index] of collection.indexes.entries()) {
      if (!index.declared.unique) continue
      for (const key of prepared.keys[i] ?? []) {
        index.reserved.set(key, row)
        this.reserved.push([index, key])
      }
    }
  }

  /** Everything at once, as one record of the log. When the log cannot be written the transaction is aborted. */
  commit(): void {
    try {
      const writes: Prepared[] = []
      for (const [row, { collection, doc }] of this.writes) {
        if (!doc && !row.doc) continue
        const prepared = collection.prepare(row, doc, this)
        if (prepared instanceof Row) throw transactionConflict()
        writes.push(prepared)
      }
      this.database.commit(writes)
    } finally {
      this.end()
    }
  }

  abort(): void {
    if (!this.over) this.end()
  }

  private end(): void {
    this.over = true
    for (const [index, key] of this.reserved) index.reserved.delete(key)
    for (const [row, collection] of this.held) {
      row.holder = undefined
      collection.tidy(row)
    }
    this.database.closeSnapshot(this)
    this.finish()
  }
}
