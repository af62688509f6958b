/** All collections, the number of the last commit, and the one door through which every change passes: log first, then memory. */
import { collectionExists, collectionMissing, invalidParam } from '../failure'
import type { Journal } from '../log/journal'
import type { Change } from '../log/record'
import type { Manifest } from '../manifest'
import { Collection, type Prepared } from './collection'
import { identityOf } from './identity'
import type { Row } from './row'

export class Database {
  private readonly collections = new Map<string, Collection>()
  /** The number of the last commit; a snapshot is such a number. */
  version = 1
  private readonly snapshots = new Map<object, number>()
  private readonly withPast = new Map<Row, Collection>()
  /** The oldest snapshot that is open, and the last that was opened. */
  private oldest = Number.POSITIVE_INFINITY
  private youngest = 0
  private journal: Journal = unread

  constructor(manifest: Manifest) {
    for (const declared of manifest.collections) {
      this.collections.set(declared.name, new Collection(declared.name, declared))
    }
  }

  collection(name: unknown): Collection {
    if (typeof name !== 'string' || name === '') throw invalidParam('collectionName is missing')
    const found = this.collections.get(name)
    if (!found) throw collectionMissing(name)
    return found
  }

  all(): Iterable<Collection> {
    return this.collections.values()
  }

  createCollection(name: unknown): void {
    if (typeof name !== 'string' || !/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$/.test(name) || name.startsWith('system.')) {
      throw invalidParam(`"${String(name)}" cannot be the name of a collection`)
    }
    if (this.collections.has(name)) throw collectionExists()
    this.journal.append([{ kind: 'collection', collection: name }])
    this.adopt(name)
  }

  /** Writes the changes as one log record, then shows them all at once. A log that cannot be written leaves memory as it was. */
  commit(writes: readonly Prepared[]): void {
    if (writes.length === 0) return
    this.journal.append(writes.map(asChange))
    this.version++
    for (const write of writes) {
      write.collection.apply(write, this.version, (row) => {
        if (this.snapshots.size === 0) return
        // a version that is younger than every snapshot is seen by none: a document that changes a lot keeps few of them
        if (row.past && row.version > this.youngest) return
        row.past = { doc: row.doc, version: row.version, past: row.past }
        this.withPast.set(row, write.collection)
      })
    }
  }

  /** Settles when everything committed so far is as safe as the gateway promises (at once, unless it syncs to disk). */
  durable(): Promise<void> | undefined {
    return this.journal.durable()
  }

  /** Old versions are kept from now until `closeSnapshot` with the same holder. */
  openSnapshot(holder: object): number {
    this.snapshots.set(holder, this.version)
    this.oldest = Math.min(this.oldest, this.version)
    this.youngest = this.version
    return this.version
  }

  closeSnapshot(holder: object): void {
    this.snapshots.delete(holder)
    const oldest = Math.min(...this.snapshots.values())
    if (oldest === this.oldest) return
    this.oldest = oldest
    for (const [row, collection] of this.withPast) {
      forget(row, oldest)
      if (row.past) continue
      this.withPast.delete(row)
      collection.tidy(row)
    }
  }

  /** Rows of a collection that changed while a snapshot was open. */
  changedRows(collection: Collection): Row[] {
    return [...this.withPast].filter(([, owner]) => owner === collection).map(([row]) => row)
  }

  /** Takes over a change read from the log at start, before `begin`. */
  restore(change: Change): void {
    if (change.kind === 'end') return
    const collection = this.collections.get(change.collection) ?? this.adopt(change.collection)
    if (change.kind === 'put') collection.place(identityOf(change.doc)).doc = change.doc
    if (change.kind === 'remove') collection.rows.delete(change.key)
  }

  /** A collection that the manifest does not declare, or no longer: anything may be asked of it. */
  private adopt(name: string): Collection {
    const collection = new Collection(name, undefined)
    this.collections.set(name, collection)
    return collection
  }

  /** Builds the indexes of what was restored, checks the unique ones, and from then on writes to the journal. */
  begin(journal: Journal): void {
    for (const collection of this.collections.values()) collection.build(this.version)
    this.journal = journal
  }
}

const unread: Journal = {
  append: () => {
    throw new Error('the log has not been read yet')
  },
  durable: () => undefined,
}

/** Drops the part of a row's past that the oldest open snapshot cannot see. */
function forget(row: Row, oldest: number): void {
  if (row.version <= oldest) {
    row.past = undefined
    return
  }
  let last = row.past
  while (last && last.version > oldest) last = last.past
  if (last) last.past = undefined
}

function asChange({ collection, row, doc }: Prepared): Change {
  return doc
    ? { kind: 'put', collection: collection.name, doc }
    : { kind: 'remove', collection: collection.name, key: row.key }
}
