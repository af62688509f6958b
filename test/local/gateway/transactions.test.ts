/** Transactions as the SDK meets them: snapshot, first writer wins, waiting outsiders, thirty seconds, one operation at a time. */
import { refusal, startUnderTest, type Transaction, type UnderTest } from './under-test'
import { send } from './wire-client'

let cloud: UnderTest
beforeAll(async () => {
  cloud = await startUnderTest({
    collections: [
      {
        name: 'c',
        indexes: [
          { name: 'k', keys: [{ field: 'k', direction: 1 }], unique: true, sparse: true },
          { name: 'g', keys: [{ field: 'g', direction: 1 }] },
        ],
      },
    ],
  })
})
afterAll(() => cloud.close())

const collection = () => cloud.db.collection('c')
const get = async (id: string) => (await collection().doc(id).get()).data[0]
const begin = () => cloud.db.startTransaction()

test('a commit shows everything at once, an abort nothing', async () => {
  const { command: _ } = cloud.db
  await collection().add({ _id: 'a', n: 1 })
  const one = await begin()
  await one
    .collection('c')
    .doc('a')
    .update({ n: _.inc(1) })
  await one.collection('c').add({ _id: 'b', n: 1 })
  expect(await get('a')).toEqual({ _id: 'a', n: 1 })
  expect(await get('b')).toBeUndefined()
  expect((await one.collection('c').doc('a').get()).data).toEqual({ _id: 'a', n: 2 })
  await one.commit()
  expect(await get('a')).toEqual({ _id: 'a', n: 2 })
  expect(await get('b')).toEqual({ _id: 'b', n: 1 })
  const two = await begin()
  await two.collection('c').doc('a').remove()
  await two.rollback(null)
  expect(await get('a')).toEqual({ _id: 'a', n: 2 })
})

test('reads see the moment of the start, also through an index', async () => {
  await collection().add([
    { _id: 's1', g: 'in' },
    { _id: 's2', g: 'in' },
    { _id: 's3', g: 'out' },
  ])
  const transaction = await begin()
  await collection().doc('s1').update({ g: 'out' })
  await collection().doc('s2').remove()
  await collection().doc('s3').update({ g: 'in' })
  await collection().add({ _id: 's4', g: 'in' })
  const seen = await transaction.collection('c').where({ g: 'in' }).get()
  expect(seen.data.map(({ _id }: { _id: string }) => _id).sort()).toEqual(['s1', 's2'])
  expect((await transaction.collection('c').doc('s2').get()).data).toEqual({ _id: 's2', g: 'in' })
  await transaction.rollback(null)
  expect((await collection().where({ g: 'in' }).get()).data.map(({ _id }) => _id).sort()).toEqual(['s3', 's4'])
})

test('the second writer of a document is in conflict at its write, and the SDK tries again', async () => {
  await collection().add({ _id: 'w', n: 0 })
  let tries = 0
  const result = await cloud.db.runTransaction(async (transaction: Transaction) => {
    tries++
    const { data } = await transaction.collection('c').doc('w').get()
    if (tries === 1) await collection().doc('w').update({ n: 100 })
    await transaction
      .collection('c')
      .doc('w')
      .update({ n: data.n + 1 })
    return data.n
  })
  expect({ tries, result, now: await get('w') }).toEqual({ tries: 2, result: 100, now: { _id: 'w', n: 101 } })
})

test('after a conflict the transaction is over, and what it held is free', async () => {
  await collection().add([{ _id: 'x1' }, { _id: 'x2' }])
  const [first, second] = [await begin(), await begin()]
  await second.collection('c').doc('x2').update({ by: 'second' })
  await first.collection('c').doc('x1').update({ by: 'first' })
  expect(await refusal(second.collection('c').doc('x1').update({ by: 'second' }))).toMatchObject({
    code: 'DATABASE_TRANSACTION_CONFLICT',
  })
  expect(await refusal(second.collection('c').doc('x2').get())).toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
  await collection().doc('x2').update({ by: 'outside' })
  await first.commit()
  expect([await get('x1'), await get('x2')]).toEqual([
    { _id: 'x1', by: 'first' },
    { _id: 'x2', by: 'outside' },
  ])
})

test('a writer outside waits for the document, and then works on what was committed', async () => {
  const { command: _ } = cloud.db
  await collection().add({ _id: 'q', n: 1 })
  const transaction = await begin()
  await transaction.collection('c').doc('q').update({ n: 10 })
  const order: string[] = []
  const outside = collection()
    .doc('q')
    .update({ n: _.inc(1) })
    .then(() => order.push('outside'))
  const another = collection()
    .doc('q')
    .remove()
    .then(() => order.push('removed'))
  expect(await get('q')).toEqual({ _id: 'q', n: 1 })
  order.push('commit')
  await transaction.commit()
  await Promise.all([outside, another])
  expect(order[0]).toBe('commit')
  expect(await get('q')).toBeUndefined()
})

test('a waiting insert is told of the duplicate that was committed before it', async () => {
  const transaction = await begin()
  await transaction.collection('c').add({ _id: 'new', k: 'unique' })
  const sameId = refusal(collection().add({ _id: 'new' }))
  const sameKey = refusal(collection().add({ _id: 'other', k: 'unique' }))
  await transaction.commit()
  expect((await sameId).message).toContain('_id_')
  expect((await sameKey).message).toMatch(/E11000.*index: k/)
})

test('two transactions that want one unique key: the second is in conflict', async () => {
  const [first, second] = [await begin(), await begin()]
  await first.collection('c').add({ _id: 'k1', k: 'same' })
  expect(await refusal(second.collection('c').add({ _id: 'k2', k: 'same' }))).toMatchObject({
    code: 'DATABASE_TRANSACTION_CONFLICT',
  })
  await first.rollback(null)
  await collection().add({ _id: 'k2', k: 'same' })
})

test('a unique key may move from one document to another in one transaction', async () => {
  await collection().add({ _id: 'm1', k: 'moving' })
  await cloud.db.runTransaction(async (transaction: Transaction) => {
    await transaction.collection('c').doc('m1').remove()
    await transaction.collection('c').add({ _id: 'm2', k: 'moving' })
  })
  expect((await collection().where({ k: 'moving' }).get()).data).toEqual([{ _id: 'm2', k: 'moving' }])
})

test('who wants a unique key that a transaction is giving up waits for its end', async () => {
  await collection().add({ _id: 'g1', k: 'given up' })
  const transaction = await begin()
  await transaction.collection('c').doc('g1').remove()
  const waiting = collection().add({ _id: 'g2', k: 'given up' })
  await transaction.commit()
  await waiting
  expect((await collection().where({ k: 'given up' }).get()).data).toEqual([{ _id: 'g2', k: 'given up' }])
})

test('thirty seconds after its start it is over by itself, and who waited goes on', async () => {
  await collection().add({ _id: 'e', n: 1 })
  const transaction = await begin()
  await transaction.collection('c').doc('e').update({ n: 2 })
  const waiting = collection().doc('e').update({ n: 3 })
  cloud.clock.forward(30_000)
  await waiting
  expect(await refusal(transaction.commit())).toMatchObject({
    code: 'DATABASE_TRANSACTION_FAIL',
    message: expect.stringContaining('30 seconds'),
  })
  expect(await get('e')).toEqual({ _id: 'e', n: 3 })
})

test('a second operation at the same time is refused as busy', async () => {
  await collection().add([{ _id: 'p1' }, { _id: 'p2' }])
  const transaction = await begin()
  const both = await Promise.allSettled([
    transaction.collection('c').doc('p1').get(),
    transaction.collection('c').doc('p2').get(),
  ])
  const refused = both.filter((each) => each.status === 'rejected')
  expect(refused).toHaveLength(1)
  expect(refused[0]?.reason).toMatchObject({
    code: 'DATABASE_TRANSACTION_FAIL',
    message: expect.stringContaining('Transaction is busy'),
  })
})

test('where().update inside a transaction runs outside it, as the SDK sends it', async () => {
  await collection().add({ _id: 'o', g: 'outside', n: 1 })
  const transaction = await begin()
  await transaction.collection('c').where({ g: 'outside' }).update({ n: 2 })
  await transaction.rollback(null)
  expect(await get('o')).toMatchObject({ n: 2 })
})

test('a server date inside a transaction is refused by name', async () => {
  const transaction = await begin()
  const dated = transaction.collection('c').add({ _id: 'd', at: cloud.db.serverDate() })
  expect((await refusal(dated)).message).toContain('a server date inside a transaction')
})

test('unknown transactions are said to be gone, aborting an ended one is no error', async () => {
  const transaction = await begin()
  await transaction.rollback(null)
  await transaction.rollback(null)
  expect(await send(cloud.port, { action: 'database.commitTransaction', transactionId: 'never' })).toMatchObject({
    code: 'DATABASE_TRANSACTION_FAIL',
  })
})

test('concurrent counters lose nothing', async () => {
  await collection().add({ _id: 'n', n: 0 })
  const { command: _ } = cloud.db
  const add = () =>
    cloud.db.runTransaction(async (transaction: Transaction) => {
      const { data } = await transaction.collection('c').doc('n').get()
      await transaction
        .collection('c')
        .doc('n')
        .update({ n: data.n + 1 })
    })
  const done = await Promise.allSettled([
    ...Array.from({ length: 4 }, add),
    ...Array.from({ length: 4 }, () =>
      collection()
        .doc('n')
        .update({ n: _.inc(1) }),
    ),
  ])
  expect(await get('n')).toEqual({ _id: 'n', n: done.filter(({ status }) => status === 'fulfilled').length })
})
