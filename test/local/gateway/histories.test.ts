/** Random histories of transactions hold no anomaly that snapshot isolation excludes; an engine that is broken on purpose is found out. */
import { Database } from '../../../local/gateway/engine/database'
import type { Row } from '../../../local/gateway/engine/row'
import { Transaction } from '../../../local/gateway/transaction/transaction'
import { DirectWriter } from '../../../local/gateway/write/writer'
import type { Anomaly } from './histories/anomalies'
import { historyInProcess } from './histories/in-process'
import { historyThroughSdk } from './histories/through-sdk'

jest.setTimeout(30_000)

const run = (seed: number) => historyInProcess({ seed, clients: 8, actions: 30, keys: 2 })

test('histories of eight clients in one process, with conflicts, a full disk, lost answers and expiry', async () => {
  for (let seed = 1; seed <= 6; seed++) {
    const { history, anomalies } = await run(seed)
    expect({ seed, anomalies }).toEqual({ seed, anomalies: [] })
    const outcomes = new Set(history.done.map(({ outcome }) => outcome))
    expect(outcomes).toContain('committed')
    expect(outcomes).toContain('aborted')
  }
})

test('the same seed makes the same history', async () => {
  const [first, second] = [await run(7), await run(7)]
  expect(second.history.done).toEqual(first.history.done)
})

test('a history of six clients through the SDK, with answers lost after the commit and transactions that expire', async () => {
  const { history, anomalies, before, after } = await historyThroughSdk({ seed: 1, clients: 6, actions: 40, keys: 2 })
  expect(anomalies).toEqual([])
  expect(after).toEqual(before)
  for (const outcome of ['committed', 'aborted', 'unknown'])
    expect(history.done.map((each) => each.outcome)).toContain(outcome)
})

/** The engine's own parts, open to be broken. */
interface Insides {
  writes: Map<Row, { doc: unknown }>
  held: Map<Row, unknown>
  snapshot: number
  claim(collection: unknown, row: Row): void
  view(row: Row): unknown
  commit(): void
}
const insides = Transaction.prototype as unknown as Insides
const commits = Database.prototype as unknown as { commit(writes: readonly unknown[]): void }
const direct = DirectWriter.prototype as unknown as { tryOnce(...args: unknown[]): unknown }

/** Each way to break it, and what may be found then. */
const broken: Record<string, { breakIt(): void; finds: Anomaly['kind'][] }> = {
  'reads see what others have not committed': {
    breakIt() {
      jest.spyOn(insides, 'view').mockImplementation(function (this: Insides, row) {
        const holder = row.holder as unknown as Insides | undefined
        return (this.writes.get(row) ?? holder?.writes.get(row) ?? row).doc
      })
    },
    finds: ['G1a aborted read', 'G1b intermediate read', 'G1c circular flow', 'not repeatable'],
  },
  'reads see what is committed now, and not their snapshot': {
    breakIt() {
      jest.spyOn(insides, 'view').mockImplementation(function (this: Insides, row) {
        return (this.writes.get(row) ?? row).doc
      })
    },
    finds: ['not repeatable', 'G-single'],
  },
  'a document that changed since the snapshot may be written': {
    breakIt() {
      const { claim } = insides
      jest.spyOn(insides, 'claim').mockImplementation(function (this: Insides, collection, row) {
        const { version } = row
        if (!row.holder) row.version = 0
        claim.call(this, collection, row)
        row.version = version
      })
    },
    finds: ['lost append'],
  },
  'a document that another transaction holds may be written': {
    breakIt() {
      jest.spyOn(insides, 'claim').mockImplementation(function (this: Insides, collection, row) {
        this.held.set(row, collection)
      })
    },
    finds: ['lost append'],
  },
  'writers outside do not wait for transactions': {
    breakIt() {
      const { tryOnce } = direct
      jest.spyOn(direct, 'tryOnce').mockImplementation(function (this: unknown, ...args) {
        const [collection, key] = args as [{ place(key: string): Row }, string]
        const row = collection.place(key)
        const { holder } = row
        row.holder = undefined
        const outcome = tryOnce.apply(this, args)
        row.holder = holder
        return outcome
      })
    },
    finds: ['lost append'],
  },
  'a commit writes only its first document': {
    breakIt() {
      const { commit } = commits
      jest.spyOn(commits, 'commit').mockImplementation(function (this: Database, writes) {
        commit.call(this, writes.slice(0, 1))
      })
    },
    finds: ['lost append'],
  },
  'an abort writes what it had': {
    breakIt() {
      const { abort } = Transaction.prototype
      jest.spyOn(Transaction.prototype, 'abort').mockImplementation(function (this: Transaction) {
        if (!this.over) this.commit()
        abort.call(this)
      })
    },
    finds: ['G1a aborted read'],
  },
  'snapshots are as old as the transaction before': {
    breakIt() {
      const { openSnapshot } = Database.prototype
      let last = 1
      jest.spyOn(Database.prototype, 'openSnapshot').mockImplementation(function (this: Database, holder) {
        const now = openSnapshot.call(this, holder)
        const old = Math.min(last, now)
        last = now
        return old
      })
    },
    finds: ['stale read', 'not repeatable', 'G-single', 'long fork', 'forked list'],
  },
}

describe('an engine is found out in which', () => {
  afterEach(() => jest.restoreAllMocks())

  test.each(Object.entries(broken))('%s', async (_, { breakIt, finds }) => {
    breakIt()
    const kinds = new Set<string>()
    for (let seed = 1; seed <= 5 && !finds.some((kind) => kinds.has(kind)); seed++)
      for (const { kind } of (await run(seed)).anomalies) kinds.add(kind)
    expect(finds.filter((kind) => kinds.has(kind))).not.toEqual([])
  })
})
