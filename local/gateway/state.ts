/**
 * Everything that the database and the storage hold, kept and put back: for tests that begin again and again at the same point. Documents are
 * never changed in place, so keeping them costs nothing, and putting them back writes only what differs, through the log like any write.
 */
import type { Collection } from './engine/collection'
import type { Database } from './engine/database'
import { identityOf } from './engine/identity'
import type { Row } from './engine/row'
import type { Doc } from './engine/value'
import { changesOf, recordOf } from './log/record'
import type { KeptFiles, Storage } from './storage/storage'
import type { Transactions } from './transaction/transactions'

/** A document with its place in the natural order of its collection. */
interface KeptDocument {
  readonly doc: Doc
  readonly ordinal: number | undefined
}

export interface State {
  /** By name of the collection, then by the key of the document. */
  readonly documents: ReadonlyMap<string, ReadonlyMap<string, KeptDocument>>
  readonly files: KeptFiles
}

export class States {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly storage: Storage,
  ) {}

  keep(): State {
    const documents = new Map<string, Map<string, KeptDocument>>()
    for (const { name, rows } of this.database.all()) {
      const kept = new Map<string, KeptDocument>()
      for (const { key, doc, ordinal } of rows.values()) if (doc) kept.set(key, { doc, ordinal })
      documents.set(name, kept)
    }
    return { documents, files: this.storage.keep() }
  }

  /** What was written since is gone, what was removed or changed is as it was. Waits for transactions that hold a document. */
  async restore({ documents, files }: State): Promise<void> {
    this.storage.restore(files)
    for (const collection of this.database.all()) {
      for (const row of collection.rows.values()) if (row.holder) await this.transactions.waitFor(row)
    }
    for (const collection of this.database.all()) this.reset(collection, documents.get(collection.name) ?? new Map())
  }

  /** First all that differs goes, then what was there comes back: unique keys may have changed hands. */
  private reset(collection: Collection, kept: ReadonlyMap<string, KeptDocument>): void {
    const differs = (row: Row) => row.doc !== null && row.doc !== kept.get(row.key)?.doc
    const gone = [...collection.rows.values()].filter(differs)
    this.write(
      collection,
      gone.map((row) => [row, null]),
    )
    const missing = [...kept].filter(([key, { doc }]) => collection.rows.get(key)?.doc !== doc)
    this.write(
      collection,
      missing.map(([key, { doc, ordinal }]) => [collection.place(key, ordinal), doc]),
    )
  }

  private write(collection: Collection, writes: readonly (readonly [Row, Doc | null])[]): void {
    this.database.commit(
      writes.map(([row, doc]) => {
        const prepared = collection.prepare(row, doc)
        if (!('keys' in prepared)) throw new Error(`a transaction holds a document of ${collection.name}`)
        return prepared
      }),
    )
  }
}

/** A state as text, for another process; its documents in the form of the log. */
export function textOf({ documents, files }: State): string {
  const puts = [...documents].flatMap(([collection, kept]) =>
    [...kept.values()].map(({ doc }) => ({ kind: 'put' as const, collection, doc })),
  )
  const bytes = [...files].map(([file, kept]) => [file, kept.bytes.toString('base64')])
  return JSON.stringify({ documents: recordOf(puts).toString(), files: bytes })
}

/** @throws Error when the text is none of `textOf`. */
export function stateOf(text: string): State {
  const { documents, files } = JSON.parse(text) as { documents: string; files: [string, string][] }
  const read = new Map<string, Map<string, KeptDocument>>()
  for (const change of changesOf(Buffer.from(documents.trimEnd())) ?? []) {
    if (change.kind !== 'put') throw new Error('a state holds nothing but documents')
    const kept = read.get(change.collection) ?? new Map<string, KeptDocument>()
    read.set(change.collection, kept.set(identityOf(change.doc), { doc: change.doc, ordinal: undefined }))
  }
  return {
    documents: read,
    files: new Map(files.map(([file, bytes]) => [file, { bytes: Buffer.from(bytes, 'base64') }])),
  }
}
