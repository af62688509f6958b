import { alice, errorOf, openRoom } from './room'

const whoCalls = `exports.main = (event, context) => ({
  event, environment: JSON.parse(context.environment), environ: context.environ, requestId: context.request_id,
  process: { WX_OPENID: process.env.WX_OPENID, TRIGGER_SRC: process.env.TRIGGER_SRC, session: process.env.TENCENTCLOUD_SESSIONTOKEN },
  limits: [context.memory_limit_in_mb, context.time_limit_in_ms, context.function_name, context.namespace],
})`

interface Seen {
  event: Record<string, unknown>
  environment: Record<string, string>
  environ: string
  requestId: string
  process: Record<string, string | undefined>
  limits: unknown[]
}

describe('a function sees what the platform would show it', () => {
  test('a user of the mini program: openid in the context, event.userInfo written by the platform', async () => {
    const room = openRoom({ who: whoCalls })
    const outcome = await room.call('who', { hello: '您好' })
    const seen = (outcome as unknown as { result: Seen }).result
    expect(seen.event).toEqual({ hello: '您好', userInfo: { openId: 'openid-alice', appId: 'wx-test-app' } })
    expect(seen.environment).toMatchObject({
      WX_OPENID: 'openid-alice',
      WX_APPID: 'wx-test-app',
      WX_CONTEXT_KEYS: expect.stringContaining('WX_OPENID') as string,
      TCB_ENV: 'test-env',
      TCB_SOURCE: 'wx_client',
      TRIGGER_SRC: 'tcb',
    })
    expect(seen.environ).toContain('WX_OPENID=openid-alice;')
    expect(seen.process).toEqual({ WX_OPENID: 'openid-alice', TRIGGER_SRC: 'tcb', session: outcome.requestId })
    expect(seen.requestId).toBe(outcome.requestId)
    expect(seen.limits).toEqual([128, 20_000, 'who', 'test-env'])
  })

  test('nothing in a client event changes who is calling', async () => {
    const room = openRoom({ who: whoCalls })
    const seen = (await room.result('who', {
      userInfo: { openId: 'openid-mallory' },
      Type: 'Timer',
      TriggerName: 'tick',
      openid: 'openid-mallory',
      TRIGGER_SRC: 'timer',
    })) as Seen
    expect(seen.event.userInfo).toEqual({ openId: 'openid-alice', appId: 'wx-test-app' })
    expect(seen.environment.WX_OPENID).toBe('openid-alice')
    expect(seen.environment.TRIGGER_SRC).toBe('tcb')
    expect(seen.process.TRIGGER_SRC).toBe('tcb')
  })

  test('a timer carries no user, also right after a user in the same instance', async () => {
    const room = openRoom({ who: whoCalls }, { instancesPerFunction: 1 })
    await room.call('who')
    const seen = (await room.result('who', { Type: 'Timer' }, { kind: 'timer' })) as Seen
    expect(seen.process).toMatchObject({ TRIGGER_SRC: 'timer' })
    expect(seen.process.WX_OPENID).toBeUndefined()
    // The token of cloud calls is all that WeChat gives to a timer.
    expect(Object.keys(seen.environment).filter((key) => key.startsWith('WX_'))).toEqual(['WX_TRIGGER_API_TOKEN_V0'])
    expect(seen.event.userInfo).toBeUndefined()
    const next = (await room.result('who', {}, alice)) as Seen
    expect(next.process.TRIGGER_SRC).toBe('tcb')
  })

  test('a function that calls a function passes its user on, and the chain shows', async () => {
    const room = openRoom({
      outer: 'exports.main = () => new Promise((resolve) => setTimeout(resolve, 300))',
      who: whoCalls,
    })
    const outer = room.call('outer')
    let parentRequestId: string | undefined
    const identities = (room.functions as unknown as { identities: Map<string, unknown> }).identities
    while (!parentRequestId) {
      await new Promise(setImmediate)
      parentRequestId = [...identities.keys()][0]
    }
    const seen = (await room.result('who', {}, { kind: 'function', parentRequestId })) as Seen
    expect(seen.environment).toMatchObject({ WX_OPENID: 'openid-alice', TCB_SOURCE: 'wx_client,scf' })
    await outer
  })
})

describe('one invocation at a time in an instance', () => {
  test('concurrent users never see each other, and instances stay within the limit', async () => {
    const source = `let inside = 0
exports.main = async (event) => {
  if (++inside > 1) throw new Error('two at once')
  const before = process.env.WX_OPENID
  await new Promise((resolve) => setTimeout(resolve, 5))
  inside--
  return [before, process.env.WX_OPENID, require('node:worker_threads').threadId]
}`
    const room = openRoom({ slow: source }, { instancesPerFunction: 2 })
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) => room.result('slow', {}, { kind: 'client', openid: `openid-${i}` })),
    )
    const rows = answers as [string, string, number][]
    expect(rows.map(([before, after]) => [before, after])).toEqual(rows.map((_, i) => [`openid-${i}`, `openid-${i}`]))
    expect(new Set(rows.map(([, , thread]) => thread)).size).toBe(2)
  })

  test('a warm instance keeps its module state, another function does not share it', async () => {
    const counter = 'let n = 0; exports.main = () => { globalThis.mark = true; return ++n }'
    const room = openRoom(
      { a: counter, b: 'exports.main = () => globalThis.mark ?? null' },
      { instancesPerFunction: 1 },
    )
    expect([await room.result('a'), await room.result('a')]).toEqual([1, 2])
    expect(await room.result('b')).toBeNull()
    expect(room.log('a').map(({ cold }) => cold)).toEqual([true, false])
  })
})

describe('what the runner refuses', () => {
  test('an unknown function and an event that is not an object, by name', async () => {
    const room = openRoom({ a: 'exports.main = () => 1' })
    expect(errorOf(await room.call('nobody')).code).toBe('FUNCTION_NOT_FOUND')
    expect(errorOf(await room.functions.invoke('a', [1], alice)).code).toBe('INVALID_PARAM')
  })

  test('6 MB of request or of response', async () => {
    const room = openRoom({ big: "exports.main = (e) => 'x'.repeat(e.n)" })
    const mega = 1024 * 1024
    expect(errorOf(await room.call('big', { pad: 'x'.repeat(6 * mega) })).code).toBe('EXCEED_MAX_PAYLOAD_SIZE')
    expect(errorOf(await room.call('big', { n: 6 * mega })).code).toBe('EXCEED_MAX_PAYLOAD_SIZE')
    expect(await room.result('big', { n: 5 * mega })).toHaveLength(5 * mega)
  })

  test('a function environment that would take a platform variable', () => {
    const take = { a: { TCB_CONTEXT_CNFG: '{"URL":"https://example.com"}' } }
    expect(() => openRoom({ a: 'exports.main = () => 1' }, { functionEnvironment: take })).toThrow('TCB_CONTEXT_CNFG')
  })

  test('own variables reach the function, those of another do not', async () => {
    const functionEnvironment = { '*': { SHARED: 's' }, b: { SECRET: 'b' } }
    const source = 'exports.main = () => [process.env.SHARED, process.env.SECRET, process.env.HOME]'
    const room = openRoom({ a: source, b: source }, { functionEnvironment })
    expect(await room.result('a')).toEqual(['s', null, null])
    expect(await room.result('b')).toEqual(['s', 'b', null])
  })
})
