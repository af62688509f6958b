/** WeChat's open APIs through the real wx-server-sdk, called by functions that run as the cloud runs them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type CloudBase, startCloudBase } from '../../../local/cloudbase'

// Starting threads on a busy machine takes its time; what is tested is never how long it took.
jest.setTimeout(60_000)

/** A function as WeChat's documentation writes it. */
const caller = `const cloud = require(${JSON.stringify(require.resolve('wx-server-sdk'))})
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
exports.main = async ({ api, params, Type }) => {
  if (Type === 'Timer') [api, params] = ['wxacode.getUnlimited', { scene: 'by=timer' }]
  const call = api.split('.').reduce((at, name) => at[name], cloud.openapi)
  try {
    const answer = await call(params)
    return answer.buffer ? { contentType: answer.contentType, png: answer.buffer.toString('latin1') } : answer
  } catch (error) {
    return { errCode: error.errCode, errMsg: error.errMsg }
  }
}`
const receiver = `const cloud = require(${JSON.stringify(require.resolve('wx-server-sdk'))})
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
exports.main = async (event) => ({ event, openid: cloud.getWXContext().OPENID })`

const permitted = [
  'subscribeMessage.send',
  'security.msgSecCheck',
  'security.mediaCheckAsync',
  'wxacode.getUnlimited',
  'phonenumber.getPhoneNumber',
  'customerServiceMessage.send',
]
const functions: Record<string, { source: string; config: object }> = {
  caller: { source: caller, config: { permissions: { openapi: permitted } } },
  other: { source: caller, config: { permissions: { openapi: ['wxacode.getUnlimited'] } } },
  receiver: { source: receiver, config: {} },
}

let folder: string
let cloud: CloudBase

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'open-api-'))
  for (const [name, { source, config }] of Object.entries(functions)) {
    const at = path.join(folder, 'functions', name)
    mkdirSync(at, { recursive: true })
    writeFileSync(path.join(at, 'index.js'), source)
    writeFileSync(path.join(at, 'config.json'), JSON.stringify(config))
  }
  mkdirSync(path.join(folder, 'miniprogram'))
  const app = { pages: ['pages/home/home'], subpackages: [{ root: 'host', pages: ['plan/plan'] }] }
  writeFileSync(path.join(folder, 'miniprogram', 'app.json'), JSON.stringify(app))
  cloud = await start()
})
afterAll(async () => {
  await cloud.close()
  rmSync(folder, { recursive: true, force: true })
})
afterEach(() => fetch(`${cloud.url}/local/open-api`, { method: 'DELETE' }))

const start = () =>
  startCloudBase({
    envId: 'test-env',
    appId: 'wx-test',
    dataDir: path.join(folder, 'data'),
    functionsDir: path.join(folder, 'functions'),
    miniprogramDir: path.join(folder, 'miniprogram'),
    manifest: {
      collections: [],
      functions: Object.keys(functions).map((name) => ({
        name,
        timeoutSeconds: 20,
        memoryMB: 256,
        ...(name === 'caller' && { timer: '0 0 3 1 1 * *' }),
      })),
      messagePush: [{ messageType: 'event', event: 'wxa_media_check', function: 'receiver' }],
    },
    port: 0,
    clock: { start: '2027-05-19T13:00:00+08:00' },
  })

interface Answer {
  errCode: number
  errMsg: string
  [name: string]: unknown
}

async function call(api: string, params: object, name = 'caller', as = 'alice'): Promise<Answer> {
  const outcome = await cloud.call(as, name, { api, params })
  if ('error' in outcome) throw new Error(outcome.error.message)
  return outcome.result as Answer
}

const door = async (at: string, fields?: object): Promise<Record<string, unknown>> => {
  const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(fields) }
  return (await (await fetch(cloud.url + at, fields && post)).json()) as Record<string, unknown>
}

const script = (fields: object) => door('/local/open-api', fields)
const seen = async (api: string) => (await door(`/local/open-api?api=${api}`)).calls as Record<string, unknown>[]

const message = {
  touser: 'alice',
  templateId: 'template-1',
  page: 'pages/home/home?id=1',
  data: { thing1: { value: '周三家接待' }, time2: { value: '2027年5月19日 15:01' } },
}
const text = { content: '今天的手工课很好', version: 2, scene: 2, openid: 'alice' }

describe('every function asks for its open APIs in config.json', () => {
  test('what it did not ask for is refused with -604101, what it asked for is not', async () => {
    const answer = await call('security.msgSecCheck', text, 'other')
    expect(answer).toEqual({ errCode: -604101, errMsg: expect.stringContaining('-604101') as string })
    expect((await call('wxacode.getUnlimited', { scene: 'a=1' }, 'other')).contentType).toBe('image/png')
  })

  test('an API that is not emulated is refused by its name, never answered', async () => {
    const answer = await call('customerServiceMessage.send', { touser: 'alice', msgtype: 'text' })
    expect(answer.errMsg).toContain('does not emulate the open API customerServiceMessage.send')
    expect(answer.errCode).toBe(-501001)
  })

  test('a timer may call them too, without a user', async () => {
    const ticks = (await door('/local/timer', { function: 'caller', kind: 'fire' })).ticks
    expect(ticks).toMatchObject([{ outcome: { result: { contentType: 'image/png' } } }])
  })
})

describe('subscribeMessage.send', () => {
  const choose = (choice: string) =>
    door('/local/open-api/subscription', { openid: 'alice', templateId: 'template-1', choice })
  afterEach(() => choose('off'))

  test('sends one message for every acceptance, then none, also after a new start', async () => {
    expect(await call('subscribeMessage.send', message)).toEqual({
      errCode: 43101,
      errMsg: expect.stringMatching(
        /^openapi\.subscribeMessage\.send:fail user refuse to accept the msg rid: /,
      ) as string,
    })
    await choose('accept')
    await choose('reject')
    await choose('accept')
    expect(await call('subscribeMessage.send', message)).toMatchObject({ errCode: 0 })
    await cloud.close()
    cloud = await start()
    expect(await call('subscribeMessage.send', message)).toMatchObject({ errCode: 0 })
    expect((await call('subscribeMessage.send', message)).errCode).toBe(43101)
    const sent = await seen('subscribeMessage.send')
    expect(sent.at(-1)).toMatchObject({ outcome: { json: { errcode: 43101 } } })
    expect(sent.at(-2)).toMatchObject({
      function: 'caller',
      params: { touser: 'alice', template_id: 'template-1', data: { thing1: { value: '周三家接待' } } },
      outcome: { json: { errcode: 0 } },
    })
  })

  test('a long-term template stays open until it is switched off', async () => {
    await choose('always')
    for (const _ of [1, 2, 3]) expect((await call('subscribeMessage.send', message)).errCode).toBe(0)
    await choose('off')
    expect((await call('subscribeMessage.send', message)).errCode).toBe(43101)
  })

  test.each([
    ['nobody to send to', { touser: '' }, 40003, 'invalid openid'],
    ['no template', { templateId: '' }, 40037, 'invalid template_id'],
    ['a thing of 21 characters', { data: { thing1: { value: '一'.repeat(21) } } }, 47003, 'data.thing1.value invalid'],
    ['an empty value', { data: { thing1: { value: '' } } }, 47003, 'data.thing1.value is empty'],
    ['a phrase with a digit', { data: { phrase3: { value: '第3次' } } }, 47003, 'data.phrase3.value invalid'],
    ['a page that is not there', { page: 'pages/none/none' }, 41030, 'invalid page'],
  ])('refuses %s, and uses nothing up', async (_what, change, errCode, words) => {
    await choose('accept')
    const answer = await call('subscribeMessage.send', { ...message, ...change })
    expect(answer).toEqual({ errCode, errMsg: expect.stringContaining(words) as string })
    expect((await call('subscribeMessage.send', { ...message, page: 'host/plan/plan' })).errCode).toBe(0)
  })
})

describe('security.msgSecCheck', () => {
  test('passes what nobody scripted, and shows a script’s verdict once to the text that it is for', async () => {
    expect(await call('security.msgSecCheck', text)).toMatchObject({
      errCode: 0,
      result: { suggest: 'pass', label: 100 },
      traceId: expect.stringMatching(/^[\da-f]{8}-[\da-f]{8}-[\da-f]{8}$/) as string,
    })
    const risky = { suggest: 'risky', label: 20006 }
    await script({ api: 'security.msgSecCheck', match: { content: '低价' }, answer: { result: risky } })
    expect((await call('security.msgSecCheck', text)).result).toMatchObject({ suggest: 'pass' })
    const bad = { ...text, content: '低价代购' }
    expect(await call('security.msgSecCheck', bad)).toMatchObject({
      result: risky,
      detail: [{ strategy: 'keyword' }, { strategy: 'content_model', ...risky }],
    })
    expect((await call('security.msgSecCheck', bad)).result).toMatchObject({ suggest: 'pass' })
  })

  test('knows only users of the last two hours', async () => {
    const asBob = { ...text, openid: 'bob' }
    expect((await call('security.msgSecCheck', asBob)).errCode).toBe(61010)
    await door('/local/open-api/visit', { openid: 'bob' })
    expect((await call('security.msgSecCheck', asBob)).errCode).toBe(0)
    await cloud.clock.forward(119 * 60_000)
    expect((await call('security.msgSecCheck', asBob)).errCode).toBe(0)
    await cloud.clock.forward(2 * 60_000)
    const late = await call('security.msgSecCheck', asBob)
    expect(late).toEqual({ errCode: 61010, errMsg: expect.stringContaining('code is expired') as string })
  })

  test.each([
    ['2501 characters', { content: '好'.repeat(2501) }, 45002],
    ['no text', { content: '' }, 40097],
    ['an unknown scene', { scene: 5 }, 40097],
    ['version 1', { version: 1 }, 40097],
    ['no user', { openid: '' }, 40003],
  ])('refuses %s', async (_what, change, errCode) => {
    expect((await call('security.msgSecCheck', { ...text, ...change })).errCode).toBe(errCode)
  })

  test('refuses, delays and is used up as scripted', async () => {
    await script({ api: 'security.msgSecCheck', refuse: { errCode: -604102, errMsg: 'timeout' }, times: 2 })
    await script({ api: 'security.msgSecCheck', refuse: { errCode: 45009, errMsg: 'reach max api daily quota limit' } })
    await script({ api: 'security.msgSecCheck', delayMs: 120 })
    for (const errCode of [-604102, -604102, 45009]) {
      expect((await call('security.msgSecCheck', text)).errCode).toBe(errCode)
    }
    const from = performance.now()
    expect((await call('security.msgSecCheck', text)).errCode).toBe(0)
    expect(performance.now() - from).toBeGreaterThan(115)
  })

  test('has a quota by the minute and by the day', async () => {
    await cloud.clock.forward(86_400_000)
    await door('/local/open-api/visit', { openid: 'alice' })
    await script({ api: 'security.msgSecCheck', quota: { perMinute: 2, perDay: 3 } })
    const codes: number[] = []
    for (const ms of [0, 0, 0, 60_000, 0]) {
      await cloud.clock.forward(ms)
      codes.push((await call('security.msgSecCheck', text)).errCode)
    }
    expect(codes).toEqual([0, 0, 45011, 0, 45009])
    await cloud.clock.forward(86_400_000)
    expect((await call('security.msgSecCheck', text)).errCode).toBe(0)
    await script({ api: 'security.msgSecCheck', quota: {} })
  })
})

describe('security.mediaCheckAsync', () => {
  const picture = { mediaUrl: 'https://example.com/a.png', mediaType: 2, version: 2, scene: 2, openid: 'alice' }
  const results = async () => {
    const records = (await (await fetch(`${cloud.url}/local/logs?function=receiver`)).json()) as { retMsg: object }[]
    return records.map(({ retMsg }) => retMsg as { event: Record<string, unknown>; openid: string })
  }

  test('answers with a trace id at once and pushes the result to the function of the manifest', async () => {
    const usual = await call('security.mediaCheckAsync', picture)
    await cloud.clock.forward(1_500)
    await script({
      api: 'security.mediaCheckAsync',
      result: { result: { suggest: 'risky', label: 20002 } },
      resultAfterMs: 1_200_000,
    })
    const scripted = await call('security.mediaCheckAsync', picture)
    await cloud.clock.forward(1_100_000)
    expect(await results()).toHaveLength(1)
    await cloud.clock.forward(200_000)
    const [first, second] = await results()
    expect(first).toMatchObject({
      openid: 'alice',
      event: {
        ToUserName: 'wx-test',
        FromUserName: 'alice',
        MsgType: 'event',
        Event: 'wxa_media_check',
        appid: 'wx-test',
        version: 2,
        trace_id: usual.traceId,
        result: { suggest: 'pass', label: 100 },
      },
    })
    expect(second?.event).toMatchObject({ trace_id: scripted.traceId, result: { suggest: 'risky', label: 20002 } })
  })

  test('refuses an address that nobody can fetch, and a kind that it does not know', async () => {
    expect((await call('security.mediaCheckAsync', { ...picture, mediaUrl: 'cloud://x' })).errCode).toBe(40097)
    expect((await call('security.mediaCheckAsync', { ...picture, mediaType: 3 })).errCode).toBe(40097)
    expect((await call('security.mediaCheckAsync', { ...picture, openid: 'stranger' })).errCode).toBe(61010)
  })
})

describe('wxacode.getUnlimited', () => {
  test('answers with a picture of the asked width that says where it leads', async () => {
    const { png = '', contentType } = await call('wxacode.getUnlimited', {
      scene: 'h=1',
      page: 'host/plan/plan',
      width: 300,
    })
    const bytes = Buffer.from(png as string, 'latin1')
    expect(contentType).toBe('image/png')
    expect(bytes.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([300, 300])
    expect(png).toContain('scene\0h=1')
    expect((await call('wxacode.getUnlimited', { scene: 'h=2', page: 'host/plan/plan', width: 300 })).png).not.toBe(png)
  })

  test.each([
    ['33 characters', { scene: 'x'.repeat(33) }, 40169],
    ['nothing', { scene: '' }, 40169],
    ['Chinese', { scene: '家' }, 40129],
    ['a page that is not there', { scene: 'a', page: 'pages/none/none' }, 41030],
    ['a page with a slash before it', { scene: 'a', page: '/pages/home/home' }, 41030],
    ['a width that is too small', { scene: 'a', width: 100 }, 40097],
  ])('refuses %s', async (_what, params, errCode) => {
    expect((await call('wxacode.getUnlimited', params)).errCode).toBe(errCode)
  })

  test('takes a page that is not published where nobody asks to look', async () => {
    const answer = await call('wxacode.getUnlimited', { scene: 'a', page: 'pages/none/none', checkPath: false })
    expect(answer.contentType).toBe('image/png')
  })
})

describe('phonenumber.getPhoneNumber', () => {
  const give = async () =>
    (await door('/local/open-api/phone-code', { openid: 'alice', phoneNumber: '13800000000' })).code as string

  test('exchanges a code once, within five minutes, for its own user', async () => {
    const code = await give()
    expect((await call('phonenumber.getPhoneNumber', { code, openid: 'bob' })).errCode).toBe(40029)
    expect(await call('phonenumber.getPhoneNumber', { code })).toMatchObject({
      errCode: 0,
      phoneInfo: { phoneNumber: '13800000000', purePhoneNumber: '13800000000', watermark: { appid: 'wx-test' } },
    })
    expect((await call('phonenumber.getPhoneNumber', { code })).errCode).toBe(40029)
    const old = await give()
    await cloud.clock.forward(301_000)
    expect((await call('phonenumber.getPhoneNumber', { code: old })).errCode).toBe(40029)
  })
})

test('a script that does not fit is refused by name', async () => {
  for (const [fields, words] of [
    [{ api: 'shop.order' }, '"api" is one of'],
    [{ api: 'security.msgSecCheck', answer: {}, refuse: { errCode: 1, errMsg: '' } }, 'either'],
    [{ api: 'security.msgSecCheck', refuse: { errCode: '1' } }, '"refuse" is'],
    [{ api: 'security.msgSecCheck', mood: 'bad' }, '"mood" does not belong'],
    [{ api: 'security.msgSecCheck', times: -1 }, '"times"'],
  ] as const) {
    expect(((await script(fields)) as { error: string }).error).toContain(words)
  }
})

test('a fault of the gateway hits one open API, after WeChat did what it was asked', async () => {
  const before = (await seen('wxacode.getUnlimited')).length
  await door('/local/fault', { match: { api: 'wxacode.getUnlimited' }, kind: 'dropAnswer' })
  expect((await call('security.msgSecCheck', text)).errCode).toBe(0)
  expect((await call('wxacode.getUnlimited', { scene: 'a' })).errCode).toBe(-501001)
  expect((await seen('wxacode.getUnlimited')).length).toBe(before + 1)
})
