/** How a change reaches the database: outside a transaction at once, waiting for rows that a transaction holds; inside one, held back. */
import { encode } from '../ejson'
import type { Collection } from '../engine/collection'
import type { Database } from '../engine/database'
import { identityOf } from '../engine/identity'
import { Row } from '../engine/row'
import type { Doc } from '../engine/value'
import { duplicateKey } from '../failure'
import type { Transaction } from '../transaction/transaction'
import type { Transactions } from '../transaction/transactions'

/** What becomes of a document: the new one, the same one for "nothing to do", null for a remove, undefined when it no longer qualifies. */
export type Change = (doc: Doc | null) => Doc | null | undefined

/** The document before and after; undefined when it did not qualify. */
export interface Outcome {
  readonly before: Doc | null
  readonly after: Doc | null
}

export interface Writer {
  /** Changes the document of that key, which may not exist yet. */
  change(collection: Collection, key: string, change: Change): Promise<Outcome | undefined>
}

/** Writes outside any transaction. */
export class DirectWriter implements Writer {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
  ) {}

  async change(collection: Collection, key: string, change: Change): Promise<Outcome | undefined> {
    for (;;) {
      const held = this.tryOnce(collection, key, change)
      if (!(held instanceof Row)) return held
      await this.transactions.waitFor(held)
    }
  }

  /** The row whose holder must be waited for, or what was done. Nothing else runs between looking and writing. */
  private tryOnce(collection: Collection, key: string, change: Change): Outcome | undefined | Row {
    const row = collection.place(key)
    try {
      if (row.holder) return row
      const before = row.doc
      const after = change(before)
      if (after === undefined) return undefined
      if (after === before) return { before, after }
      const prepared = collection.prepare(row, after)
      if (prepared instanceof Row) return prepared
      this.database.commit([prepared])
      return { before, after }
    } finally {
      collection.tidy(row)
    }
  }
}

/** Writes inside a transaction. */
export class TransactionWriter implements Writer {
  constructor(private readonly transaction: Transaction) {}

  async change(collection: Collection, key: string, change: Change): Promise<Outcome | undefined> {
    const row = collection.place(key)
    try {
      const before = this.transaction.view(row)
      const after = change(before)
      if (after === undefined) return undefined
      if (after !== before) this.transaction.write(collection, row, after)
      return { before, after }
    } finally {
      collection.tidy(row)
    }
  }
}

/** Inserts one after the other: a refused one stops the rest, those before it stay. */
export async function insertAll(writer: Writer, collection: Collection, docs: readonly Doc[]): Promise<void> {
  for (const doc of docs) {
    await writer.change(collection, identityOf(doc), (there) => {
      if (there) throw duplicateKey(collection.name, '_id_', `{ _id: ${encode(doc._id)} }`)
      return doc
    })
  }
}
