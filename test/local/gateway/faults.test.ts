/** Faults on demand, metrics by invocation, functions through their port. */
import { Failure } from '../../../local/gateway/failure'
import type { FaultKind } from '../../../local/gateway/fault'
import { Faults, readFault, readRandomFault } from '../../../local/gateway/faults'
import { refusal, startUnderTest, type Transaction, type UnderTest } from './under-test'

let cloud: UnderTest
const callers: string[] = []
beforeAll(async () => {
  cloud = await startUnderTest(
    { collections: [{ name: 'c', indexes: [{ name: 'g', keys: [{ field: 'g', direction: 1 }] }] }] },
    {
      functionOf: (invocation) => (invocation === 'invocation-1' ? 'activity' : undefined),
      invokeFunction: async (name, data, { invocation }) => {
        callers.push(invocation)
        if (name === 'broken')
          throw new Failure('FUNCTIONS_TIME_LIMIT_EXCEEDED', 'Invoking task timed out after 3 seconds')
        return { name, data }
      },
    },
  )
})
afterEach(() => cloud.gateway.faults.clear())
afterAll(() => cloud.close())

const collection = () => cloud.db.collection('c')

test('a lost answer: the write happened, the caller sees a broken connection, once', async () => {
  cloud.gateway.faults.add({ match: { action: 'database.insertDocument', collection: 'c' }, kind: 'dropAnswer' })
  expect((await refusal(collection().add({ _id: 'lost' }))).code).toBe('ECONNRESET')
  expect((await collection().doc('lost').get()).data).toEqual([{ _id: 'lost' }])
  expect((await refusal(collection().add({ _id: 'lost' }))).message).toContain('E11000')
})

test('a refusal changes nothing and comes as often as asked', async () => {
  cloud.gateway.faults.add({ match: { action: 'database.insertDocument' }, kind: 'refuse', times: 2 })
  for (const _ of [1, 2]) expect(await refusal(collection().add({ _id: 'refused' }))).toMatchObject({ code: 'SYS_ERR' })
  expect((await collection().doc('refused').get()).data).toEqual([])
  await collection().add({ _id: 'refused' })
})

test('faults are meant for one collection or one function', async () => {
  cloud.gateway.faults.add({ match: { collection: 'other' }, kind: 'refuse' })
  cloud.gateway.faults.add({ match: { function: 'other' }, kind: 'refuse' })
  await collection().doc('x').get()
  cloud.gateway.faults.add({ match: { function: 'activity' }, kind: 'refuse' })
  expect(await refusal(collection().doc('x').get())).toMatchObject({ code: 'SYS_ERR' })
})

test('a conflict ends the transaction, and the SDK tries again', async () => {
  cloud.gateway.faults.add({ match: { action: 'database.modifyDocument' }, kind: 'conflict' })
  await collection().add({ _id: 'retried', n: 0 })
  let tries = 0
  await cloud.db.runTransaction(async (transaction: Transaction) => {
    tries++
    await transaction.collection('c').doc('retried').update({ n: tries })
  })
  expect((await collection().doc('retried').get()).data).toEqual([{ _id: 'retried', n: 2 }])
})

test('a delay holds a request until its time is over or faults are cleared', async () => {
  const { faults } = cloud.gateway
  faults.add({ match: {}, kind: 'delay', ms: 600_000 })
  const read = cloud.db.collection('c').limit(1).get()
  while (faults.holding === 0) await new Promise((resolve) => setTimeout(resolve, 1))
  faults.clear()
  await read
  expect(faults.holding).toBe(0)
})

test('a delay delays', async () => {
  cloud.gateway.faults.add({ match: {}, kind: 'delay', ms: 60 })
  const started = performance.now()
  await collection().doc('x').get()
  expect(performance.now() - started).toBeGreaterThan(55)
})

test.each([
  [{ match: {}, kind: 'explode' }, 'a fault is one of'],
  [{ match: { colour: 'red' }, kind: 'refuse' }, 'cannot match by "colour"'],
  [{ match: {}, kind: 'refuse', times: 0 }, 'times'],
  [{ match: {}, kind: 'refuse', forever: true }, 'no "forever"'],
  [null, 'a fault is one of'],
])('the fault %j is refused: %s', (input, message) => {
  expect(() => readFault(input)).toThrow(message)
})

test('metrics tell what each request of an invocation looked at and wrote', async () => {
  await collection().add([
    { _id: 'm1', g: 'm' },
    { _id: 'm2', g: 'm' },
    { _id: 'm3', g: 'z' },
  ])
  const before = cloud.gateway.metrics.of('invocation-1').length
  await collection().where({ g: 'm' }).get()
  await collection().where({ g: 'm' }).update({ n: 1 })
  const seen = cloud.gateway.metrics.of('invocation-1').slice(before)
  expect(seen).toEqual([
    {
      requestId: 'invocation-1',
      action: 'database.getDocument',
      collection: 'c',
      examined: 2,
      returned: 2,
      written: 0,
      plans: [{ plan: 'index g, 1 stretch', index: 'g', bounds: ['g $eq "m"'] }],
      at: expect.any(Number),
      ms: expect.any(Number),
    },
    {
      requestId: 'invocation-1',
      action: 'database.modifyDocument',
      collection: 'c',
      examined: 2,
      returned: 0,
      written: 2,
      plans: [{ plan: 'index g, 1 stretch', index: 'g', bounds: ['g $eq "m"'] }],
      at: expect.any(Number),
      ms: expect.any(Number),
    },
  ])
  expect(cloud.gateway.metrics.of('nobody')).toEqual([])
})

test('a function is called through its port, with the invocation that calls', async () => {
  const { result } = await cloud.app.callFunction({ name: 'hello', data: { a: 1 } })
  expect(result).toEqual({ name: 'hello', data: { a: 1 } })
  expect(callers.at(-1)).toBe('invocation-1')
  expect(await refusal(cloud.app.callFunction({ name: 'broken', data: undefined }))).toEqual({
    code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED',
    message: expect.stringContaining('timed out'),
  })
})

test('a cut connection comes before the request is done', async () => {
  cloud.gateway.faults.add({ match: { action: 'database.insertDocument' }, kind: 'disconnect' })
  expect((await refusal(collection().add({ _id: 'cut' }))).code).toBe('ECONNRESET')
  expect((await collection().doc('cut').get()).data).toEqual([])
})

describe('faults at random', () => {
  const drawn = (seed: number, sorts: string[], kinds: FaultKind[] = ['refuse', 'conflict']) => {
    const faults = new Faults()
    faults.addRandom(readRandomFault({ seed, rate: 0.3, kinds }))
    return sorts.map((action) => faults.take({ action, collection: 'c', functions: [] })?.kind)
  }
  const many = Array.from({ length: 200 }, (_, i) => (i % 3 ? 'read' : 'write'))

  test('are the same for the same seed, others for another, about as many as asked', () => {
    expect(drawn(1, many)).toEqual(drawn(1, many))
    expect(drawn(1, many)).not.toEqual(drawn(2, many))
    const hit = drawn(1, many).filter(Boolean).length
    expect(hit).toBeGreaterThan(30)
    expect(hit).toBeLessThan(90)
  })

  test('hit the same requests however sorts of them overtake each other', () => {
    const sorted = [...many].sort()
    const of = (sort: string, order: string[]) => drawn(7, order).filter((_, i) => order[i] === sort)
    expect(of('read', many)).toEqual(of('read', sorted))
    expect(of('write', many)).toEqual(of('write', sorted))
  })

  test('a conflict comes to transactions only, and clearing ends them', () => {
    const faults = new Faults()
    faults.addRandom(readRandomFault({ seed: 1, rate: 1, kinds: ['conflict'], match: { collection: 'c' } }))
    const subject = { action: 'a', collection: 'c', functions: [] }
    expect(faults.take(subject)).toBeUndefined()
    expect(faults.take({ ...subject, transactional: true })?.kind).toBe('conflict')
    expect(faults.take({ ...subject, collection: 'other', transactional: true })).toBeUndefined()
    faults.clear()
    expect(faults.take({ ...subject, transactional: true })).toBeUndefined()
  })

  test.each([
    [{ rate: 0.1, kinds: ['refuse'] }, 'seed'],
    [{ seed: 1, rate: 2, kinds: ['refuse'] }, 'rate'],
    [{ seed: 1, rate: 0.1, kinds: ['explode'] }, 'kinds'],
    [{ seed: 1, rate: 0.1, kinds: [] }, 'kinds'],
    [{ seed: 1, rate: 0.1, kinds: ['refuse'], times: 3 }, 'no "times"'],
  ])('%j is refused: %s', (input, message) => {
    expect(() => readRandomFault(input)).toThrow(message)
  })
})
