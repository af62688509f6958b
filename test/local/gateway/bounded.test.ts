/** Memory and disk stay bounded while the same documents change again and again, with and without transactions that look back. */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Database } from '../../../local/gateway/engine/database'
import { Row } from '../../../local/gateway/engine/row'
import type { Doc } from '../../../local/gateway/engine/value'
import { Log } from '../../../local/gateway/log/log'
import { MovableClock, startUnderTest } from './under-test'

const declared = { collections: [{ name: 'c', indexes: [] }] }

function inMemory() {
  const database = new Database(declared)
  database.begin({ append: () => {}, durable: () => undefined })
  const collection = database.collection('c')
  const write = (key: string, doc: Doc | null) => {
    const prepared = collection.prepare(collection.place(key), doc)
    if (prepared instanceof Row) throw new Error('nobody holds anything here')
    database.commit([prepared])
  }
  const versions = (key: string) => {
    let count = 0
    for (let past = collection.rows.get(key)?.past; past; past = past.past) count++
    return count
  }
  return { database, collection, write, versions }
}

test('a document that changes a thousand times keeps one old version for each snapshot, and none without', () => {
  const { database, write, versions } = inMemory()
  const change = () => {
    for (let n = 0; n < 1_000; n++) write('hot', { _id: 'hot', n })
  }
  change()
  expect(versions('hot')).toBe(0)
  const [old, young] = [{}, {}]
  database.openSnapshot(old)
  change()
  expect(versions('hot')).toBe(1)
  database.openSnapshot(young)
  change()
  expect(versions('hot')).toBe(2)
  database.closeSnapshot(old)
  expect(versions('hot')).toBe(1)
  database.closeSnapshot(young)
  expect(versions('hot')).toBe(0)
})

test('snapshots that overlap without an end keep nothing that the oldest of them cannot see', () => {
  const { database, write, versions } = inMemory()
  let last: object = {}
  database.openSnapshot(last)
  for (let n = 0; n < 200; n++) {
    write('hot', { _id: 'hot', n })
    const next = {}
    database.openSnapshot(next)
    database.closeSnapshot(last)
    last = next
    expect(versions('hot')).toBeLessThanOrEqual(1)
  }
})

test('what was made and removed while a snapshot is open still stands in its way, and is forgotten after it', () => {
  const { database, collection, write } = inMemory()
  const holder = {}
  const snapshot = database.openSnapshot(holder)
  write('short', { _id: 'short' })
  write('short', null)
  expect(collection.rows.get('short')?.version).toBeGreaterThan(snapshot)
  database.closeSnapshot(holder)
  expect(collection.rows.size).toBe(0)
})

test('a transaction that its client forgot is over after thirty seconds, although nobody asks for one again', async () => {
  const cloud = await startUnderTest(declared, { clock: new MovableClock() })
  const { db, clock } = cloud
  await db.collection('c').add({ _id: 'a', n: 1 })
  const forgotten = await db.startTransaction()
  await forgotten.collection('c').doc('a').update({ n: 2 })
  const waiting = db.collection('c').doc('a').update({ n: 3 })
  const removing = db.collection('c').doc('a').remove()
  clock.forward(30_000)
  // no request comes any more: the gateway looks by itself
  await Promise.all([waiting, removing])
  await cloud.close()
})

test('however often a document changes, a compaction leaves little more than the document', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bounded-'))
  const database = new Database(declared)
  const said: string[] = []
  const log = new Log({
    folder,
    fsync: false,
    compactAfter: 20_000,
    restore: (change) => database.restore(change),
    collections: () => [...database.all()],
    say: (line) => said.push(line),
  })
  database.begin(log)
  const collection = database.collection('c')
  const files = () => readdirSync(folder).filter((file) => !file.startsWith('lock-'))
  const compacted = (snapshot: string) => files().length === 2 && files().some((file) => file === snapshot)
  for (let round = 2; round < 8; round++) {
    for (let n = 0; n < 100; n++) {
      const prepared = collection.prepare(collection.place('a'), { _id: 'a', n, text: 'x'.repeat(200) })
      if (!(prepared instanceof Row)) database.commit([prepared])
    }
    while (!compacted(`snapshot-0000000${round}.jsonl`)) await new Promise((resolve) => setTimeout(resolve, 1))
    // never more than what a round writes, 27,200 bytes, and the snapshot
    expect(files().reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)).toBeLessThan(28_000)
  }
  await log.close()
  rmSync(folder, { recursive: true, force: true })
  expect(said).toEqual([])
})
