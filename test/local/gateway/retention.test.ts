/** Documents end when their time is over, and only where the manifest says by which date. */
import { Database } from '../../../local/gateway/engine/database'
import type { Doc } from '../../../local/gateway/engine/value'
import { checkManifest, type DeclaredCollection } from '../../../local/gateway/manifest'
import { Retention } from '../../../local/gateway/retention'
import { Transactions } from '../../../local/gateway/transaction/transactions'
import { startUnderTest } from './under-test'

const start = Date.parse('2026-11-21T20:00:00Z')
const DAY = 86_400_000
const byDate = { name: 'at', keys: [{ field: 'at', direction: 1 as const }] }

function keeping(declared: DeclaredCollection, docs: readonly Doc[]) {
  let now = start
  const clock = { now: () => now }
  const database = new Database({ collections: [declared] })
  for (const doc of docs) database.restore({ kind: 'put', collection: declared.name, doc })
  database.begin({ append: () => {}, durable: () => undefined })
  const retention = new Retention(database, new Transactions(database, clock), clock)
  const ids = () => [...database.collection(declared.name).rows.values()].map(({ doc }) => doc?._id)
  return {
    ids,
    look: () => retention.look(),
    forward: (ms: number) => {
      now += ms
    },
  }
}

const docs: Doc[] = [
  { _id: 'old', at: new Date(start - 31 * DAY) },
  { _id: 'fresh', at: new Date(start - 29 * DAY) },
  { _id: 'several', at: [new Date(start), new Date(start - 40 * DAY)] },
  { _id: 'text', at: '2020-01-01' },
  { _id: 'none' },
]

test('what is older than its days goes, by the earliest of several dates; what has no date stays', async () => {
  const kept = keeping({ name: 'c', indexes: [byDate], retentionDays: 30, retentionField: 'at' }, docs)
  expect(await kept.look()).toBe(2)
  expect(kept.ids()).toEqual(['fresh', 'text', 'none'])
  kept.forward(2 * DAY)
  expect(await kept.look()).toBe(1)
  expect(kept.ids()).toEqual(['text', 'none'])
})

test('it looks once a minute of the movable clock', async () => {
  const kept = keeping({ name: 'c', indexes: [byDate], retentionDays: 30, retentionField: 'at' }, [
    { _id: 'x', at: new Date(start - 30 * DAY) },
  ])
  expect(await kept.look()).toBe(0)
  kept.forward(59_000)
  expect(await kept.look()).toBe(0)
  kept.forward(1_000)
  expect(await kept.look()).toBe(1)
})

test('without a date field nothing expires', async () => {
  const kept = keeping({ name: 'c', indexes: [byDate], retentionDays: 30 }, docs)
  expect(await kept.look()).toBe(0)
})

test('a gateway removes them before it answers', async () => {
  const cloud = await startUnderTest({
    collections: [{ name: 'c', indexes: [byDate], retentionDays: 1, retentionField: 'at' }],
  })
  const collection = cloud.db.collection('c')
  const at = new Date(cloud.clock.now() - DAY + 200_000)
  await collection.add([{ _id: 'x', at }, { _id: 'y' }])
  cloud.clock.forward(201_000)
  expect((await collection.get()).data).toEqual([{ _id: 'y' }])
  await cloud.close()
})

test.each([
  [{ name: 'c', indexes: [byDate], retentionField: 'at' }, 'needs retentionDays'],
  [{ name: 'c', indexes: [], retentionDays: 1, retentionField: 'at' }, 'needs an index on that field alone'],
  [{ name: 'c', indexes: [], retentionDays: 0 }, 'must be above 0'],
] as [DeclaredCollection, string][])('the manifest %j is refused: %s', (declared, message) => {
  expect(() => checkManifest({ collections: [declared] })).toThrow(message)
})
