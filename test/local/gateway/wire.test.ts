/** The wire: every captured call of the real SDK (wire-samples.json) is answered as recorded, and wrong requests are refused by name. */
import { EJSON } from 'bson'
import { MovableClock, startUnderTest, type UnderTest } from './under-test'
import { type Reply, send } from './wire-client'
import samples from './wire-samples.json'

interface Sample {
  readonly name: string
  readonly reqs: readonly Record<string, unknown>[]
  readonly ret?: unknown
  readonly err?: { readonly code?: string; readonly message?: string }
}

/** When the samples were captured: `sd` is this plus a minute. */
const captured = Date.parse('2026-11-21T19:39:01.400Z')

/** The copy here gives ids as text (the recorder lost them) and MongoDB's earth radius in the one distance. */
/** Where the recording shows a slip of the recorder's database, and what MongoDB answers. */
const corrected: Record<string, unknown> = {
  'orderBy/skip/limit/field': [[{ _id: 'b1', n: 7, tags: ['b'] }, { _id: 'a1', n: 1 }, { _id: 's1' }]],
  geoIntersects: [[]],
}
/** Not a matter of the database wire: tested with the SDK itself (storage), by chance (sample), or refused (open API). */
const elsewhere =
  /^(uploadFile|getTempFileURL|downloadFile|getFileInfo|deleteFile|callWxOpenApi|callCompatibleWxOpenApi.*|aggregate sample.*|runTransaction .*)$/

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null))
const docsOf = (reply: Reply) => plain(((reply.data?.list ?? []) as string[]).map((text) => EJSON.parse(text)))

/** What the SDK makes of a reply, without request ids. */
function asSdk(request: Record<string, unknown>, reply: Reply): unknown {
  const inTransaction = request.transactionId !== undefined
  switch (request.action) {
    case 'database.getDocument': {
      const data = docsOf(reply) as unknown[]
      return inTransaction && request.queryType === 'DOC' ? (data[0] ?? null) : data
    }
    case 'database.aggregateDocuments':
      return docsOf(reply)
    case 'database.insertDocument':
      return reply.data?.insertedIds
    case 'database.calculateDocument':
      return reply.data?.total
    case 'database.modifyDocument':
      return [reply.data?.updated, reply.data?.upsert_id]
    case 'database.modifyAndReturnDoc':
      return [reply.data?.updated, plain(EJSON.parse(reply.data?.doc as string))]
    case 'database.removeDocument':
      return reply.data?.deleted
    default:
      return null
  }
}

/** The same shape from what the SDK was recorded to return. */
function recorded(request: Record<string, unknown>, ret: Record<string, unknown>): unknown {
  switch (request.action) {
    case 'database.getDocument':
    case 'database.aggregateDocuments':
      return ret.data
    case 'database.insertDocument':
      return ret.ids ?? [ret.id]
    case 'database.calculateDocument':
      return ret.total
    case 'database.modifyDocument': {
      const upserted = ret.upserted as { _id: unknown }[] | undefined
      return [ret.updated, upserted?.[0]?._id ?? ret.upsertedId ?? ret.upsertId ?? null]
    }
    case 'database.modifyAndReturnDoc':
      return [ret.updated, ret.doc]
    case 'database.removeDocument':
      return ret.deleted
    default:
      return null
  }
}

let cloud: UnderTest
const timestamp = Math.floor(captured / 1000)
const replay = (body: object) => send(cloud.port, body, { timestamp })

interface Heard {
  readonly requests: readonly Record<string, unknown>[]
  readonly replies: readonly Reply[]
}

/** Requests of which the SDK shows nothing to its caller. */
const silent: ReadonlySet<unknown> = new Set(['database.startTransaction', 'database.abortTransaction'])

/** Sends what was captured, with the transaction id of this time in place of the recorded one. */
async function replaySample(sample: Sample): Promise<Heard> {
  const requests: Record<string, unknown>[] = []
  const replies: Reply[] = []
  let transactionId: string | undefined
  for (const captured of sample.reqs) {
    const request = { ...captured, ...(captured.transactionId !== undefined && { transactionId }) }
    if (sample.name === 'createCollection') Object.assign(request, { collectionName: 'fresh' })
    const reply = await replay(request)
    transactionId = reply.transactionId ?? transactionId
    requests.push(request)
    replies.push(reply)
  }
  return { requests, replies }
}

beforeAll(async () => {
  cloud = await startUnderTest(
    {
      collections: [
        { name: 'c', scans: 'allowed', indexes: [{ name: 'loc', keys: [{ field: 'loc', direction: '2dsphere' }] }] },
        { name: 'd', scans: 'allowed', indexes: [] },
      ],
    },
    {
      clock: new MovableClock(captured),
      invokeFunction: async (name, data) => {
        if (name === 'hello') return { hi: (data as { name: string }).name }
        throw Object.assign(new Error('FunctionName parameter could not be found'), { code: 'FUNCTIONS_EXECUTE_FAIL' })
      },
    },
  )
})
afterAll(() => cloud.close())

describe('captured calls are answered as recorded', () => {
  const chosen = (samples as Sample[]).filter(({ name }) => !elsewhere.test(name))
  const heard = new Map<string, Heard>()

  // the recording is one history, so it is replayed as one; each call is then judged by itself
  beforeAll(async () => {
    for (const sample of chosen) heard.set(sample.name, await replaySample(sample))
  })

  for (const sample of chosen) {
    test(sample.name, () => {
      const { requests, replies } = heard.get(sample.name) ?? { requests: [], replies: [] }
      if (sample.err && !corrected[sample.name]) {
        const message = expect.stringContaining(sample.err.message?.split(' coll')[0] ?? '')
        expect(replies.at(-1)).toMatchObject({ code: sample.err.code, message })
        return
      }
      expect(replies.map(({ code }) => code)).toEqual(replies.map(() => undefined))
      const returned = (Array.isArray(sample.ret) ? sample.ret : [sample.ret]) as Record<string, unknown>[]
      const told = requests.flatMap((request, i) =>
        silent.has(request.action) ? [] : [{ request, reply: replies[i] as Reply }],
      )
      const expected = told.map(({ request }, i) => recorded(request, returned[i] ?? {}))
      expect(told.map(({ request, reply }) => asSdk(request, reply))).toEqual(corrected[sample.name] ?? expected)
    })
  }
})

test('a function is called by its name and answers JSON', async () => {
  const reply = await replay({
    action: 'functions.invokeFunction',
    function_name: 'hello',
    request_data: '{"name":"x"}',
  })
  expect(reply.data).toEqual({ response_data: '{"hi":"x"}' })
})

test('an upsert with operators changes what is there, or inserts once', async () => {
  const upsert = {
    action: 'database.modifyDocument',
    collectionName: 'd',
    queryType: 'WHERE',
    merge: true,
    upsert: true,
  }
  const body = { ...upsert, query: '{"_id":"up","town":"t"}', data: '{"$inc":{"n":1},"$setOnInsert":{"made":true}}' }
  expect((await replay(body)).data).toEqual({ updated: 0, upsert_id: 'up' })
  expect((await replay(body)).data).toEqual({ updated: 1, upsert_id: null })
  const reply = await replay({
    action: 'database.getDocument',
    collectionName: 'd',
    queryType: 'DOC',
    query: '{"_id":"up"}',
  })
  expect(docsOf(reply)).toEqual([{ _id: 'up', town: 't', n: 2, made: true }])
})

describe('what is wrong is refused by name', () => {
  const get = { action: 'database.getDocument', collectionName: 'c', query: '{}', queryType: 'WHERE', limit: 1 }

  test.each([
    ['a wrong key', get, { timestamp, secretKey: 'other' }, 'SIGN_PARAM_INVALID'],
    ['a signature from eleven minutes ago', get, { timestamp: timestamp - 660 }, 'SIGN_PARAM_INVALID'],
    ['another environment', { ...get, envName: 'prod' }, { timestamp }, 'INVALID_ENV'],
    ['an unknown action', { action: 'database.dropEverything' }, { timestamp }, 'INVALID_ACTION'],
    ['an action named like a method', { action: 'toString' }, { timestamp }, 'INVALID_ACTION'],
    ['a query that is not EJSON', { ...get, query: '{' }, { timestamp }, 'INVALID_PARAM'],
    ['an open API', { action: 'wx.api', apiName: 'subscribeMessage.send' }, { timestamp }, 'SYS_ERR'],
  ])('%s', async (_, body, sending, code) => {
    expect(await send(cloud.port, body, sending)).toMatchObject({ code })
  })

  test('a body changed after it was signed', async () => {
    const first = await replay({ ...get, limit: 1 })
    expect(first.code).toBeUndefined()
    const reply = await fetch(`http://127.0.0.1:${cloud.port}/admin`, { method: 'POST', body: JSON.stringify(get) })
    expect(await reply.json()).toMatchObject({ code: 'SIGN_PARAM_INVALID' })
  })

  test('an EJSON type that is not supported, with its name', async () => {
    const reply = await replay({ ...get, query: '{"a":{"$numberDecimal":"1.5"}}' })
    expect(reply).toMatchObject({
      code: 'DATABASE_INVALID_OPERRATOR',
      message: expect.stringContaining('$numberDecimal'),
    })
  })
})
