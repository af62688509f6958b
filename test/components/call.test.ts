import { call } from '../../miniprogram/services/call'
import { openBoxesWith } from './phone'

jest.mock('../../miniprogram/deployment', () => jest.requireActual('./phone').pinned())

interface Sent {
  name: string
  data: { action: string; input?: unknown; sealed?: unknown; requestId: string; version: number }
}
type Answer = { result: unknown } | 'lost'

/** What the phone has kept. */
let stored: Record<string, unknown> = {}

/** A cloud that answers from a list and remembers what it was asked. */
function cloudThat(...answers: Answer[]): Sent[] {
  const sent: Sent[] = []
  Object.assign(globalThis, {
    wx: {
      getStorageSync: (name: string) => stored[name] ?? '',
      getRandomValues: ({ length, success }: { length: number; success(r: { randomValues: ArrayBuffer }): void }) =>
        success({ randomValues: Uint8Array.from({ length }, (_, i) => (i * 7 + sent.length) % 256).buffer }),
      cloud: {
        callFunction: (
          options: Sent & { success(r: { result: unknown }): void; fail(r: { errMsg: string }): void },
        ) => {
          sent.push({ name: options.name, data: options.data })
          const answer = answers[sent.length - 1] ?? 'lost'
          if (answer === 'lost') options.fail({ errMsg: 'cloud.callFunction:fail timeout' })
          else options.success(answer)
        },
      },
    },
  })
  return sent
}

describe('one call of the cloud', () => {
  beforeEach(() => {
    jest.useFakeTimers({ advanceTimers: 50 })
    jest.spyOn(console, 'warn').mockImplementation(() => {})
  })
  afterEach(() => {
    jest.useRealTimers()
    jest.restoreAllMocks()
  })

  test('a lost answer is asked for again with the same requestId, so that a write changes nothing twice', async () => {
    const sent = cloudThat('lost', 'lost', { result: { ok: true, data: { homeId: 'h' } } })
    await expect(call('home', 'publishPhone', 'open', { homeId: 'h' })).resolves.toEqual({ homeId: 'h' })
    expect(sent).toHaveLength(3)
    expect(new Set(sent.map(({ data }) => data.requestId)).size).toBe(1)
    expect(sent[0]?.data.requestId).toMatch(/^[A-Za-z0-9_-]{16,40}$/)
  })

  test('an intention keeps its requestId over taps of the same button', async () => {
    const sent = cloudThat(
      { result: { ok: false, error: { code: 'BUSY', message: '请再点一次。' } } },
      { result: { ok: true, data: 1 } },
    )
    await expect(call('home', 'publishPhone', 'open', {}, 'the-same-intention')).rejects.toMatchObject({ code: 'BUSY' })
    await call('home', 'publishPhone', 'open', {}, 'the-same-intention')
    expect(sent.map(({ data }) => data.requestId)).toEqual(['the-same-intention', 'the-same-intention'])
  })

  test('a refusal is not asked again, and arrives with its code, sentence and field', async () => {
    const error = { code: 'INPUT_INVALID', message: '有一处没填对,改一下再试。', field: 'phone' }
    const sent = cloudThat({ result: { ok: false, error } })
    await expect(call('member', 'settle', 'open', {})).rejects.toMatchObject(error)
    expect(sent).toHaveLength(1)
  })

  test('silence ends as NO_ANSWER after three tries', async () => {
    const sent = cloudThat()
    await expect(call('home', 'nearby', 'open', {})).rejects.toMatchObject({ code: 'NO_ANSWER' })
    expect(sent).toHaveLength(3)
  })

  test('what goes through a sealed door can be read by nobody on the way, and the reply comes back boxed', async () => {
    const answers: Answer[] = []
    const sent = cloudThat(...answers)
    const cloud = wx.cloud as unknown as { callFunction: jest.Mock }
    const plain = cloud.callFunction
    cloud.callFunction = jest.fn((options) => {
      plain({ ...options, fail: () => {} })
      if (options.data.action === 'me') return options.success({ result: { ok: true, data: { callerTag: 'her-tag' } } })
      const { input, reply } = openBoxesWith(options.data.sealed)
      options.success({ result: reply({ ok: true, data: input }) })
    })
    await expect(call('member', 'introduce', 'sealed', { name: '方静', phone: '13000000999' })).resolves.toEqual({
      name: '方静',
      phone: '13000000999',
    })
    expect(JSON.stringify(sent)).not.toMatch(/方静|13000000999/)
    expect(sent.find(({ data }) => data.action === 'introduce')?.data.input).toBeUndefined()
  })

  test.each([
    ['the tag that this phone has kept serves the first box of a day, without another call', 'her-tag', ['nearbyHere']],
    [
      'a kept tag that the cloud no longer takes is asked for anew, once',
      'an-old-tag',
      ['nearbyHere', 'me', 'nearbyHere'],
    ],
  ])('%s', async (_, kept, expected) => {
    stored = { 'cache-1-visitor-me': { callerTag: kept } }
    const asked: string[] = []
    cloudThat()
    Object.assign(wx.cloud, {
      callFunction: (options: Sent & { success(answer: unknown): void }) => {
        asked.push(options.data.action)
        if (options.data.action === 'me')
          return options.success({ result: { ok: true, data: { callerTag: 'her-tag' } } })
        const { caller, reply } = openBoxesWith(options.data.sealed as Parameters<typeof openBoxesWith>[0])
        const broken = { ok: false, error: { code: 'SEAL_BROKEN', message: '请重新打开。' } }
        options.success({ result: caller === 'her-tag' ? reply({ ok: true, data: 'near' }) : broken })
      },
    })
    await jest.isolateModulesAsync(async () => {
      const fresh = await import('../../miniprogram/services/call')
      await expect(fresh.call('home', 'nearbyHere', 'sealed', {})).resolves.toBe('near')
    })
    expect(asked).toEqual(expected)
    stored = {}
  })
})
