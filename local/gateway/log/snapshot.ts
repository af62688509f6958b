/**
 * Writes all documents into one file while requests go on. Each document is written as it is when its turn comes; everything that changes
 * meanwhile is in the log that begins before the first of them, and replaying a whole-document log twice changes nothing.
 */
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { syncFolder } from '../disk'
import type { Collection } from '../engine/collection'
import { type Change, recordOf } from './record'

/** About how many bytes are prepared between two turns of the event loop. */
const SLICE = 64 * 1024

async function* slicesOf(collections: readonly Collection[]): AsyncGenerator<Buffer> {
  let documents = 0
  let parts: Buffer[] = []
  let bytes = 0
  const add = (change: Change) => {
    const record = recordOf([change])
    parts.push(record)
    bytes += record.length
  }
  for (const collection of collections) {
    if (!collection.declared) add({ kind: 'collection', collection: collection.name })
    for (const row of collection.rows.values()) {
      if (!row.doc) continue
      add({ kind: 'put', collection: collection.name, doc: row.doc })
      documents++
      if (bytes < SLICE) continue
      yield Buffer.concat(parts)
      parts = []
      bytes = 0
    }
  }
  add({ kind: 'end', documents })
  yield Buffer.concat(parts)
}

async function fill(handle: FileHandle, collections: readonly Collection[]): Promise<number> {
  let size = 0
  for await (const slice of slicesOf(collections)) {
    await handle.writeFile(slice)
    size += slice.length
  }
  await handle.datasync()
  return size
}

/**
 * Returns the size of the snapshot in bytes once it is safely in place under `file`. `logIsSafe` makes sure of the log that began before it:
 * the snapshot may hold half of a transaction, whose other half only that log has.
 */
export async function writeSnapshot(
  file: string,
  collections: readonly Collection[],
  logIsSafe: () => Promise<void>,
): Promise<number> {
  const partial = `${file}.partial`
  try {
    const handle = await open(partial, 'w')
    const size = await fill(handle, collections).finally(() => handle.close())
    await logIsSafe()
    await rename(partial, file)
    await syncFolder(dirname(file))
    return size
  } catch (error) {
    // on a full disk an unfinished snapshot would take the room that the log needs
    await rm(partial, { force: true })
    throw error
  }
}
