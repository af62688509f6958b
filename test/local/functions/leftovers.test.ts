import { alice, errorOf, openRoom, until } from './room'

const leaves = `let n = 0
exports.main = async (event) => {
  n++
  if (event.leave) {
    setTimeout(() => console.log('left by', process.env.WX_OPENID, process.env.TENCENTCLOUD_SESSIONTOKEN, 'own' in process.env), event.leave)
    process.env.own = 'mine'
    return n
  }
  await new Promise((resolve) => setTimeout(resolve, event.wait ?? 0))
  return [n, process.env.WX_OPENID, process.env.TENCENTCLOUD_SESSIONTOKEN]
}`

describe('work that goes on after the answer', () => {
  test('keeps its own user and request id while the instance answers somebody else', async () => {
    const room = openRoom({ f: leaves }, { instancesPerFunction: 1 })
    const first = await room.call('f', { leave: 60 })
    const second = await room.call('f', { wait: 300 }, { kind: 'client', openid: 'openid-bob' })
    expect(second).toEqual({ requestId: second.requestId, result: [2, 'openid-bob', second.requestId] })
    const records = room.log('f')
    expect(records.map(({ requestId }) => requestId)).toEqual([first.requestId, first.requestId, second.requestId])
    expect(records[1]).toMatchObject({ late: true, log: [`left by openid-alice ${first.requestId} true`] })
    expect(records[2]?.log).toEqual([])
  })

  test('still belongs to its function and user when it calls, for as long as anybody can remember', async () => {
    const room = openRoom({
      f: 'exports.main = () => 1',
      who: 'exports.main = () => [process.env.WX_OPENID, process.env.TCB_SOURCE]',
    })
    const { requestId } = await room.call('f')
    expect(room.functions.functionOf(requestId)).toBe('f')
    const left = { kind: 'function', parentRequestId: requestId } as const
    expect(await room.result('who', {}, left)).toEqual(['openid-alice', 'wx_client,scf'])
    expect(room.functions.functionOf('never')).toBeUndefined()
  })

  test('that breaks the instance is on record under the request that left it', async () => {
    const room = openRoom({
      f: "exports.main = (e) => { if (e.fuse) setTimeout(() => { throw new Error('left a fuse') }, 20); return 1 }",
    })
    const { requestId } = await room.call('f', { fuse: true })
    await until('the break', () => room.log('f').length === 2)
    const [, late] = room.log('f')
    expect(late).toMatchObject({ requestId, late: true })
    expect(late?.log[0]).toContain('left a fuse')
    expect(await room.result('f')).toBe(1)
  })

  test('variables of an invocation are gone from the next one, those of the module stay', async () => {
    const room = openRoom(
      {
        f: `process.env.MODULE = 'kept'
exports.main = (event) => { if (event.first) process.env.WX_OPENID = 'openid-mallory'; const { MODULE, WX_OPENID } = { ...process.env }; delete process.env.TCB_ENV; return [MODULE, WX_OPENID, process.env.TCB_ENV ?? null] }`,
      },
      { instancesPerFunction: 1 },
    )
    expect(await room.result('f', { first: true })).toEqual(['kept', 'openid-mallory', null])
    expect(await room.result('f')).toEqual(['kept', 'openid-alice', null])
  })
})

describe('a main with a callback', () => {
  test('answers with the callback, and fails with its error', async () => {
    const room = openRoom(
      {
        f: `exports.main = (event, context, callback) => {
  if (event.now) return callback(null, 'now')
  setTimeout(() => (event.fail ? callback(new Error('planned')) : callback(null, { later: process.env.WX_OPENID })), 20)
}`,
      },
      { instancesPerFunction: 1 },
    )
    expect(await room.result('f', { now: true })).toBe('now')
    expect(await room.result('f')).toEqual({ later: 'openid-alice' })
    expect(errorOf(await room.call('f', { fail: true })).message).toContain('planned')
    expect(await room.result('f', { now: true })).toBe('now')
    expect(room.log('f').map(({ cold }) => cold)).toEqual([true, false, false, false])
  })

  test('that never calls it answers null when nothing is left to do, or runs into its time limit', async () => {
    const source = 'exports.main = (event, context, callback) => { setTimeout(() => {}, event.ms) }'
    const room = openRoom({ f: source, slow: source }, { instancesPerFunction: 1 }, { slow: { timeoutSeconds: 0.2 } })
    expect(await room.result('f', { ms: 20 })).toBeNull()
    expect(await room.result('f', { ms: 1 })).toBeNull()
    expect(errorOf(await room.call('slow', { ms: 5000 })).code).toBe('FUNCTIONS_TIME_LIMIT_EXCEEDED')
  })

  test('that returns a promise is answered by the promise', async () => {
    const room = openRoom({ f: "exports.main = async (event, context, callback) => 'promised'" })
    expect(await room.result('f')).toBe('promised')
  })
})

describe('instances', () => {
  test('that nobody needs end, and the next call is cold', async () => {
    const room = openRoom({ f: 'exports.main = () => process.hrtime.bigint().toString()' }, { idleMs: 200 })
    await room.call('f')
    const pools = (room.functions as unknown as { pools: Map<string, { idle: Map<{ alive: boolean }, unknown> }> })
      .pools
    const [resting] = pools.get('f')?.idle.keys() ?? []
    expect(resting?.alive).toBe(true)
    await until('the end of the instance', () => resting?.alive === false)
    await room.call('f')
    expect(room.log('f').map(({ cold }) => cold)).toEqual([true, true])
  })

  test('more calls at once than the function may have are refused by name', async () => {
    const room = openRoom(
      { f: 'exports.main = () => new Promise((resolve) => setTimeout(resolve, 200))' },
      {},
      { f: { concurrency: 2 } },
    )
    await room.functions.ready
    const outcomes = await Promise.all([room.call('f'), room.call('f'), room.call('f')])
    const refused = outcomes.filter((outcome) => 'error' in outcome)
    expect(refused.map((outcome) => errorOf(outcome).code)).toEqual(['EXCEED_CONCURRENT_REQUEST_LIMIT'])
    expect(
      room
        .log('f')
        .map(({ statusCode }) => statusCode)
        .sort(),
    ).toEqual([200, 200, 432])
    await room.call('f', {}, alice)
  })

  test('a pushed event carries the user that it is about, and no userInfo', async () => {
    const room = openRoom({ f: 'exports.main = (event) => [event, process.env.WX_OPENID, process.env.TCB_SOURCE]' })
    const pushed = { kind: 'push', openid: 'openid-bob' } as const
    expect(await room.result('f', { Event: 'x' }, pushed)).toEqual([{ Event: 'x' }, 'openid-bob', 'wx_unknown'])
  })
})
