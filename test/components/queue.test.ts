jest.mock('../../miniprogram/deployment', () => jest.requireActual('./phone').pinned())

type Queue = typeof import('../../miniprogram/services/queue')
type Send = (fn: string, action: string, input: unknown, join?: unknown) => Promise<{ now: boolean; answer?: unknown }>

/** A phone with its storage, its network and a cloud that answers as it is told. */
class Phone {
  readonly storage = new Map<string, unknown>()
  readonly sent: { requestId: string; action: string; input: unknown }[] = []
  answer: (data: { requestId: string; input: unknown }) => unknown = () => ({ ok: true, data: 'done' })
  online = true
  private random = 0
  private networkChanged: (state: { isConnected: boolean }) => void = () => {}

  constructor() {
    Object.assign(globalThis, {
      wx: {
        getStorageSync: (key: string) => copy(this.storage.get(key)) ?? '',
        setStorageSync: (key: string, value: unknown) => this.storage.set(key, copy(value)),
        getNetworkType: ({ success }: { success(r: unknown): void }) =>
          success({ networkType: this.online ? 'wifi' : 'none' }),
        onNetworkStatusChange: (tell: typeof this.networkChanged) => {
          this.networkChanged = tell
        },
        getRandomValues: ({ length, success }: { length: number; success(r: unknown): void }) => {
          this.random += 1
          success({ randomValues: new Uint8Array(length).fill(this.random).buffer })
        },
        cloud: {
          callFunction: (options: {
            data: { requestId: string; action: string; input: unknown }
            success(r: unknown): void
            fail(r: unknown): void
          }) => {
            const { requestId, action, input } = options.data
            this.sent.push({ requestId, action, input })
            const answer = this.answer(options.data)
            if (answer === 'lost') options.fail({ errMsg: 'timeout' })
            else options.success({ result: answer })
          },
        },
      },
    })
  }

  /** The app starts: nothing of the former run is left but the storage. */
  start(): Queue & { send: Send } {
    jest.resetModules()
    const network = require('../../miniprogram/services/network') as typeof import('../../miniprogram/services/network')
    const queue = require('../../miniprogram/services/queue') as Queue & { send: Send }
    network.followNetwork()
    queue.followQueue()
    return queue
  }

  async network(online: boolean): Promise<void> {
    this.online = online
    this.networkChanged({ isConnected: online })
    await settled()
  }
}

/** As WeChat keeps it: what is changed afterwards is not changed in the storage. */
const copy = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)))
/** Lets everything run that waits for no clock, and the short waits before a second and third try. */
const settled = () => jest.advanceTimersByTimeAsync(5000)
const refusal = (code: string) => ({ ok: false, error: { code, message: '说得清楚的一句话。' } })

describe('the offline queue of a host', () => {
  let phone: Phone
  beforeEach(() => {
    jest.useFakeTimers()
    jest.spyOn(console, 'warn').mockImplementation(() => {})
    phone = new Phone()
  })
  afterEach(() => {
    jest.useRealTimers()
    jest.restoreAllMocks()
  })

  test('with a network the work is done at once and nothing is kept', async () => {
    const queue = phone.start()
    await expect(queue.send('activity', 'tick', { who: 1 })).resolves.toEqual({ now: true, answer: 'done' })
    queue.watchQueue((state) => expect(state).toEqual({ waiting: [], refused: [], caughtUp: 0 }))()
  })

  test('without a network it waits, and goes up once, in order, when the network returns', async () => {
    const queue = phone.start()
    await phone.network(false)
    for (const who of [1, 2, 3]) expect(await queue.send('activity', 'tick', { who })).toEqual({ now: false })
    expect(phone.sent).toEqual([])
    await phone.network(true)
    await phone.network(false)
    await phone.network(true)
    expect(phone.sent.map(({ input }) => input)).toEqual([{ who: 1 }, { who: 2 }, { who: 3 }])
    queue.watchQueue((state) => expect(state).toMatchObject({ waiting: [], caughtUp: 3 }))()
  })

  test('it outlives the app', async () => {
    const before = phone.start()
    await phone.network(false)
    await before.send('activity', 'tick', { who: 1 })
    phone.online = true
    phone.start()
    await settled()
    expect(phone.sent.map(({ input }) => input)).toEqual([{ who: 1 }])
  })

  test('a lost answer is asked for again under the same requestId, and nothing overtakes it', async () => {
    const queue = phone.start()
    phone.answer = () => 'lost'
    const first = queue.send('activity', 'tick', { who: 1 })
    await settled()
    await expect(first).resolves.toEqual({ now: false })
    const second = queue.send('activity', 'tick', { who: 2 })
    await settled()
    await second
    phone.answer = () => ({ ok: true, data: 'done' })
    await jest.advanceTimersByTimeAsync(60_000)
    const ids = (who: number) =>
      new Set(
        phone.sent.filter(({ input }) => (input as { who: number }).who === who).map(({ requestId }) => requestId),
      )
    expect([ids(1).size, ids(2).size]).toEqual([1, 1])
    expect(phone.sent.at(-2)?.input).toEqual({ who: 1 })
    expect(phone.sent.at(-1)?.input).toEqual({ who: 2 })
  })

  test('what the cloud refuses makes room for what comes behind it and stays to be read', async () => {
    const queue = phone.start()
    await phone.network(false)
    await queue.send('activity', 'tick', { who: 1 })
    await queue.send('activity', 'tick', { who: 2 })
    phone.answer = ({ input }) => ((input as { who: number }).who === 1 ? refusal('TOO_LATE') : { ok: true, data: 1 })
    await phone.network(true)
    let refused: readonly { requestId: string; message: string }[] = []
    queue.watchQueue((state) => {
      expect(state.waiting).toEqual([])
      refused = state.refused
    })()
    expect(refused).toMatchObject([{ input: { who: 1 }, code: 'TOO_LATE', message: '说得清楚的一句话。' }])
    queue.dismissRefused(refused[0]?.requestId ?? '')
    queue.watchQueue((state) => expect(state.refused).toEqual([]))()
  })

  test('a refusal at once is told at once and kept nowhere', async () => {
    const queue = phone.start()
    phone.answer = () => refusal('TOO_LATE')
    await expect(queue.send('activity', 'tick', {})).rejects.toMatchObject({ code: 'TOO_LATE' })
    queue.watchQueue((state) => expect(state).toMatchObject({ waiting: [], refused: [] }))()
  })

  test('work that no cloud can do gives way in the end, and is not lost', async () => {
    const queue = phone.start()
    phone.answer = ({ input }) => ((input as { who: number }).who === 1 ? refusal('TRY_AGAIN') : { ok: true, data: 1 })
    await queue.send('activity', 'tick', { who: 1 })
    await queue.send('activity', 'tick', { who: 2 })
    await jest.advanceTimersByTimeAsync(15_000 * 25)
    queue.watchQueue((state) => {
      expect(state.waiting).toEqual([])
      expect(state.refused).toMatchObject([{ input: { who: 1 } }])
    })()
  })

  test('a bad network alone never takes anything out of it', async () => {
    const queue = phone.start()
    phone.answer = () => 'lost'
    const sending = queue.send('activity', 'tick', { who: 1 })
    await jest.advanceTimersByTimeAsync(60 * 60_000)
    await sending
    queue.watchQueue((state) => expect(state).toMatchObject({ waiting: [{ input: { who: 1 } }], refused: [] }))()
  })

  test('what belongs together and was never sent goes up in one call; what was on its way is left as it was', async () => {
    const queue = phone.start()
    const join = (earlier: unknown, later: unknown) => ({
      who: [...(earlier as { who: number[] }).who, ...(later as { who: number[] }).who],
    })
    phone.answer = () => 'lost'
    const first = queue.send('activity', 'tick', { who: [1] }, join)
    await settled()
    await first
    await phone.network(false)
    await queue.send('activity', 'tick', { who: [2] }, join)
    await queue.send('activity', 'tick', { who: [3] }, join)
    phone.sent.length = 0
    phone.answer = () => ({ ok: true, data: 1 })
    await phone.network(true)
    expect(phone.sent.map(({ input }) => input)).toEqual([{ who: [1] }, { who: [2, 3] }])
  })

  test('each person of a phone has her own: what one left waits for her', async () => {
    const queue = phone.start()
    await phone.network(false)
    phone.storage.set('cache-owner', 'fang')
    await queue.send('activity', 'tick', { who: 'fang' })
    phone.storage.set('cache-owner', 'chen')
    await phone.network(true)
    expect(phone.sent).toEqual([])
    phone.storage.set('cache-owner', 'fang')
    await queue.flush()
    expect(phone.sent).toMatchObject([{ input: { who: 'fang' } }])
  })
})
