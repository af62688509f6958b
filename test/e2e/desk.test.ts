import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { Input } from '../../demo/client'
import { kindOf } from '../../domain/help'
import { failuresOf, startBrowser } from '../preview/browser'
import { type County, PICTURES, startCounty } from './county'
import { standsOut } from './edges'
import { open, press, reads, seen, tap, write } from './screen'

/* The staff's side of requests for help, from a call at night to the last follow-up, and what a host sees of it: nothing. */
jest.setTimeout(300_000)

const PIN = '502871'
const LIN = 'demo-lin-xiufang'
const JIANG = 'demo-jiang-wen'
const XU = 'demo-xu-hong'
const SHEN = 'demo-shen-laoshi'
const HOST = 'demo-wu-haiyan'
const VILLAGE_OFFICER = 'demo-zhao-suzhen'
const HER = 'demo-fang-jing'
const NIGHT = '2027-05-19T23:40:00+08:00'

let county: County
let browser: Browser
const ids: Record<string, string> = {}

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true })
  county = await startCounty()
  for (const openid of [LIN, JIANG, XU, SHEN])
    ids[openid] = (await county.as(openid).call('member', 'me', {})).personId ?? ''
  const onRoster = { orgId: 'LC', until: null } as const
  const put = (openid: string, role: 'officer' | 'lawyer', chain: number | null) =>
    county.as(LIN).call('help', 'putOnRoster', { ...onRoster, personId: ids[openid] ?? '', role, chain })
  await put(LIN, 'officer', 1)
  await put(JIANG, 'officer', 2)
  await county.as(SHEN).call('member', 'introduce', { name: '沈老师', phone: '13000000206' })
  await put(SHEN, 'lawyer', null)
  for (const openid of [LIN, JIANG, XU, SHEN]) await county.as(openid).call('member', 'setStaffPin', { pin: PIN })
  browser = await startBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await county?.close()
})

type Asking = Input<'help', 'ask'>
const WORDS: Omit<Asking, 'readersMark' | 'ticket'> = {
  ...{ topic: 'work', harm: false, child: 'none', placeId: 'LC-T01-V03', near: false, urgency: 'soon', about: 'self' },
  ...{ way: 'anonymous', text: '店里三个月没发工钱', name: null, otherName: null, pin: null, toldOfReport: true },
  contact: { channel: 'app', phone: null, hours: null, codeWord: null, doNotCall: true },
  exclude: { personIds: [], orgIds: [] },
}
const IN_DANGER = {
  ...({ topic: 'safety', urgency: 'now', text: '他又动手了,门外就是他' } as const),
  contact: { channel: 'text', phone: '13955544444', hours: '上午', codeWord: '交电费', doNotCall: true },
} satisfies Partial<Asking>

let asked = 0
/** She asks, as her phone does; answers her receipt. */
async function ask(more: Partial<Asking> = {}): Promise<string> {
  const said = { ...WORDS, ...more }
  const kind = kindOf(said, said.text)
  const { placeId, near, exclude } = said
  const { mark } = await county.as(HER).call('help', 'whoCanRead', { ...kind, placeId, near, exclude })
  asked += 1
  const ticket = `ticket-of-desk-${asked}`.padEnd(24, '-')
  const { receipt } = await county.as(HER).call('help', 'ask', { ...said, ...kind, ticket, readersMark: mark })
  return receipt ?? ''
}
const hers = async (receipt: string) => {
  const { cases } = await county.as(HER).call('help', 'open', { key: { receipt } })
  const [one] = cases
  if (!one) throw new Error('her receipt opens nothing')
  return one
}

/** A staff member's WeChat of her own, at a page. */
async function phoneOf(openid: string, route = 'federation/help/help', width = 1280): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  const phone = await context.newPage()
  phone.setDefaultTimeout(30_000)
  const id = [SHEN, HOST, HER].includes(openid) ? 'resident' : 'officer'
  await phone.goto(`${county.cloud.url}/preview/phone?id=${id}&as=${openid}&path=${encodeURIComponent(route)}`)
  await phone.waitForFunction(() => window.__preview?.ready === true)
  return phone
}
/** Behind the pin, which is asked again after fifteen idle minutes. */
async function unlock(phone: Page): Promise<void> {
  await write(phone, '工作密码', PIN)
  await seen(phone.getByRole('heading')).waitFor()
}
const picture = (phone: Page, name: string) =>
  phone.screenshot({ path: path.join(PICTURES, `desk-${name}.png`), fullPage: true })
async function forward(phones: Page[], minutes: number): Promise<void> {
  await county.cloud.clock.forward(minutes * 60_000)
  const now = county.cloud.clock.now() - 10_000
  for (const phone of phones) await phone.waitForFunction((until) => Date.now() >= until, now)
}

describe('somebody in danger at night', () => {
  let lin: Page
  let jiang: Page
  let receipt = ''
  afterAll(async () => {
    await lin?.context().close()
    await jiang?.context().close()
  })

  test('is called for along the chain until nobody is left, and stands on the list of unanswered ones in the morning', async () => {
    await county.cloud.clock.set(NIGHT)
    receipt = await ask(IN_DANGER)
    lin = await phoneOf(LIN)
    await unlock(lin)
    await reads(lin, '有人现在有危险,正在呼叫您', /23:40 发来/)
    await picture(lin, '1-called')
    jiang = await phoneOf(JIANG)
    await unlock(jiang)
    await reads(jiang, '等我们的求助')
    expect(await jiang.getByText('正在呼叫您').count()).toBe(0)
    await forward([lin, jiang], 6)
    await reads(jiang, '有人现在有危险,正在呼叫您')
    await forward([lin, jiang], 8)
    await reads(lin, /人身安全/)
    await forward([lin, jiang], 8)
    await seen(jiang.getByText('正在呼叫您')).waitFor({ state: 'hidden' })

    await forward([lin], 9 * 60)
    await unlock(lin)
    await tap(lin, '值班')
    await tap(lin, '回到求助列表')
    await reads(lin, '呼叫过,没人应答')
    await picture(lin, '2-unanswered')
    expect((await hers(receipt)).looks.map(({ did }) => did)).toEqual(
      expect.arrayContaining(['ask', 'call', 'unanswered']),
    )
  })

  test('is taken by whoever acknowledges, by her safe contact alone, and nobody else is called', async () => {
    await county.cloud.clock.set('2027-05-20T23:40:00+08:00')
    const again = await ask({ ...IN_DANGER, text: '他回来了,我躲在厕所里' })
    await lin.reload()
    await unlock(lin)
    await tap(lin, '我来接这件事')
    await reads(lin, '发短信', '不要打电话', '先说:交电费', '他回来了,我躲在厕所里', /我在办/)
    expect(await lin.getByRole('button', { name: /给她打电话/ }).count()).toBe(0)
    await picture(lin, '3-case-wide')
    expect(await hers(again)).toMatchObject({ state: 'working', owner: '林秀芳' })
    await forward([lin], 12)
    const { calls } = await county.as(JIANG).call('help', 'calls', {})
    expect(calls).toEqual([])
  })

  test('what is written to her and what is noted among the staff never mix', async () => {
    await write(lin, '回复她', '我们在,说好的话发一个句号')
    await tap(lin, '发给她')
    await reads(lin, '我们在,说好的话发一个句号')
    await write(lin, '写一条内部记录', '已请派出所走访')
    await tap(lin, '记在内部')
    await reads(lin, '已请派出所走访')
    const { cases } = await county.as(LIN).call('help', 'desk', { ended: false })
    expect(cases).toHaveLength(2)
    await tap(lin, '记家暴情况')
    await tap(lin, '公安', 'radio')
    await picture(lin, '4-facts')
    await tap(lin, '记好家暴情况')
    await reads(lin, '保护令要写谁申请的、哪天申请的。')
    expect(await failuresOf(lin)).toEqual([])
  })
})

describe('a child writes', () => {
  let lin: Page
  let receipt = ''
  afterAll(() => lin?.context().close())

  test('the case says first what the law asks for, and goes to no end without a report', async () => {
    receipt = await ask({ topic: 'children', text: '我13岁,爸爸打我', child: 'writes' })
    lin = await phoneOf(LIN)
    await unlock(lin)
    await tap(lin, /孩子的事,.*孩子自己写的/)
    await reads(lin, '依法要马上报告', /不用等监护人同意/)
    await picture(lin, '5-child')
    await tap(lin, '受理')
    await reads(lin, /我在办/)
    await tap(lin, '办好了')
    expect(await lin.getByRole('radio', { name: '调解了' }).count()).toBe(0)
    await tap(lin, '护住了', 'radio')
    await tap(lin, '就这样办好')
    await reads(lin, '这件事依法要先报告。请先打 110 报告,记下回执,再办下一步。')
    await tap(lin, '关上')
    expect(await lin.getByRole('button', { name: '不归这里管' }).count()).toBe(1)
    await tap(lin, '不归这里管')
    await write(lin, '该打哪个电话、找谁', '12345')
    await tap(lin, '告诉她')
    await reads(lin, /依法要先报告/)
    await tap(lin, '关上')
    expect(await hers(receipt)).toMatchObject({ state: 'working' })
  })

  test('after the report it still waits for the receipt, who looks after the child, and three visits', async () => {
    await tap(lin, '记下报告')
    await write(lin, '向谁报告的', '城关派出所')
    await picture(lin, '6-report')
    await tap(lin, '记好了')
    await reads(lin, '强制报告', '还没有,办结以前要补')
    await tap(lin, '办好了')
    await tap(lin, '护住了', 'radio')
    await tap(lin, '就这样办好')
    await reads(lin, /第 1 天/)
    await tap(lin, '办结')
    await reads(lin, '请先补上报告的回执和后续由谁照顾,再办结。')
    await tap(lin, '补上回执和后续照顾')
    await write(lin, '回执', '接警单 0519')
    await write(lin, '后续由谁照顾', '民政的儿童督导员')
    await tap(lin, '记好了')
    await reads(lin, '接警单 0519')
    await tap(lin, '办结')
    await reads(lin, '回访还没有做完,请先记下回访。')
    for (const day of [1, 7, 30]) {
      await tap(lin, `记第 ${day} 天的回访`)
      await write(lin, '她怎么样', '在学校,老师陪着')
      await tap(lin, '记下')
      await seen(lin.getByRole('button', { name: `记第 ${day} 天的回访` })).waitFor({ state: 'hidden' })
    }
    await tap(lin, '办结')
    await reads(lin, '结果:护住了')
    expect(await hers(receipt)).toMatchObject({ state: 'done' })
    expect(await failuresOf(lin)).toEqual([])
  })

  test('every view of it stands in its log, for the staff as for whoever asked', async () => {
    const before = (await hers(receipt)).looks.filter(({ did }) => did === 'view').length
    await tap(lin, '回到求助列表')
    await tap(lin, '办结的', 'radio')
    await tap(lin, /孩子的事/)
    await reads(lin, '谁看过、做过什么')
    await tap(lin, /看全部记录/)
    const { looks } = await hers(receipt)
    expect(looks.filter(({ did }) => did === 'view')).toHaveLength(before + 1)
    expect(looks.find(({ did }) => did === 'view')).toMatchObject({ name: '林秀芳' })
    const shownViews = await lin.getByText('林秀芳打开看了').count()
    expect(shownViews).toBe(before + 1)
  })
})

describe('a professional', () => {
  test('who acted for the other side finds no such case and is in no list; of any other she reads what bears her name', async () => {
    const shen = await phoneOf(SHEN, 'pages/me/me')
    await tap(shen, /姐妹们的求助/)
    await unlock(shen)
    await reads(shen, '现在没有等我们的')
    await tap(shen, '值班')
    await tap(shen, '登记要回避的人')
    await write(shen, '那一位的名字', '赵志强')
    await tap(shen, '登记下来')
    await seen(shen.getByRole('button', { name: '登记下来' })).waitFor({ state: 'hidden' })

    await ask({ topic: 'law', text: '他要我净身出户', otherName: '赵志强' })
    await ask({ topic: 'work', text: '押金不退' })
    const xu = await phoneOf(XU)
    await unlock(xu)
    await tap(xu, /^法律,/)
    await tap(xu, '指派给一位')
    await seen(xu.getByRole('radio', { name: /许红/ })).waitFor()
    expect(await xu.getByRole('radio', { name: /沈老师/ }).count()).toBe(0)
    await tap(xu, '关上')
    await tap(xu, '回到求助列表')
    await tap(xu, /^工作与钱,/)
    await tap(xu, '指派给一位')
    await tap(xu, /沈老师/, 'radio')
    await picture(xu, '7-assign')
    await tap(xu, '就请这一位')
    await seen(xu.getByText('一起看')).waitFor()

    await open(shen, '/federation/help/help')
    await reads(shen, '工作与钱')
    expect(await shen.getByText('法律').count()).toBe(0)
    await tap(shen, /^工作与钱,/)
    await reads(shen, '押金不退', /您是请来一起看的/)
    expect(await shen.getByRole('button', { name: '受理' }).count()).toBe(0)
    await picture(shen, '8-lawyer')
    expect([...(await failuresOf(shen)), ...(await failuresOf(xu))]).toEqual([])
    await shen.context().close()
    await xu.context().close()
  })
})

/** Her own phone, at her own request. */
async function hersOn(receipt: string): Promise<Page> {
  const phone = await phoneOf(HER, 'pages/help/mine', 375)
  await tap(phone, /^回执/, 'radio')
  await write(phone, '十六位数字的回执', receipt)
  await tap(phone, '打开')
  await seen(phone.getByRole('button', { name: '发出去' })).waitFor()
  return phone
}
/** What WeChat itself asks before something is done. */
const agrees = (phone: Page, word: string) =>
  press(phone, phone.locator('#overlays').getByRole('button', { name: word }))

describe('half hours with a lawyer', () => {
  test('she takes one on her phone, it stands on both sides with her words, and given back it is gone from both', async () => {
    await county.cloud.clock.set('2027-05-24T09:00:00+08:00')
    const shen = await phoneOf(SHEN, 'federation/help/duty', 375)
    await unlock(shen)
    await tap(shen, '我有时间,可以约')
    await tap(shen, '就这段时间')
    await reads(shen, '14:30 空着', '17:00 空着')
    const receipt = await ask({ topic: 'law', text: '想问问分家的事' })
    const her = await hersOn(receipt)
    await tap(her, '约半小时')
    await tap(her, /^今天 14:30,沈老师/, 'radio')
    await picture(her, '13-half-hour-choose')
    await tap(her, '就约这个时间')
    await seen(her.getByRole('button', { name: /^退掉,今天 14:30/ })).waitFor()
    await picture(her, '14-half-hour-taken')

    await open(shen, '/federation/help/duty')
    await reads(shen, '14:30 有人约了', '15:00 空着')
    await picture(shen, '15-half-hours-mine')
    await tap(shen, '打开 14:30 有人约了')
    await reads(shen, '想问问分家的事', /今天 14:30/)

    await tap(her, /^退掉,今天 14:30/)
    await agrees(her, '退掉')
    await reads(her, '还没有约。')
    await open(shen, '/federation/help/duty')
    await reads(shen, '14:30 空着')
    expect([...(await failuresOf(shen)), ...(await failuresOf(her))]).toEqual([])
    await shen.context().close()
    await her.context().close()
  })

  test('her desk takes one for her; that she closes it, and why, is on her side one word: another one', async () => {
    const receipt = await ask({ topic: 'law', text: '想问问抚养费' })
    const xu = await phoneOf(XU)
    await unlock(xu)
    await press(xu, xu.getByRole('button', { name: /^法律,/ }).last())
    await tap(xu, '约半小时')
    await tap(xu, /^今天 15:30,沈老师/, 'radio')
    await tap(xu, '就约这个时间')
    await reads(xu, '今天 15:30', /先说暗号/)
    await picture(xu, '16-half-hour-desk')
    const shen = await phoneOf(SHEN, 'federation/help/duty', 375)
    await unlock(shen)
    await tap(shen, '来不了 15:30 有人约了')
    await agrees(shen, '来不了')
    await reads(shen, '15:30 约不到')
    const her = await hersOn(receipt)
    await reads(her, '这一次约不成了,请另约一个。')
    await picture(her, '17-half-hour-fallen')
    await tap(her, /^知道了,/)
    await reads(her, '还没有约。')
    for (const phone of [xu, shen, her]) {
      expect(await failuresOf(phone)).toEqual([])
      await phone.context().close()
    }
  })
})

test('her voice instead of typing arrives, stays nowhere on her phone, and is heard at the desk with a line in the log', async () => {
  const receipt = await ask({ topic: 'work', text: '厂里的事,打字太慢' })
  const her = await hersOn(receipt)
  await tap(her, '说一段语音,最长一分钟')
  await agrees(her, '允许')
  await reads(her, /^正在录/)
  await picture(her, '18-voice-speaking')
  await tap(her, '说好了')
  await reads(her, /^一段语音 · \d+ 秒。发出去以后/)
  await picture(her, '19-voice-spoken')
  await tap(her, '把语音发出去')
  await reads(her, /^一段语音 · \d+ 秒$/)
  await seen(her.getByRole('button', { name: '说一段语音,最长一分钟' })).waitFor()
  const left = await her.evaluate(() => {
    const files = window.wx.getFileSystemManager?.() as { accessSync(path: string): void }
    return [1, 2, 3, 4, 5].filter((n) => {
      try {
        files.accessSync(`wxfile://tmp_${n}.mp3`)
        return true
      } catch {
        return false
      }
    })
  })
  expect(left).toEqual([])

  const xu = await phoneOf(XU)
  await unlock(xu)
  await press(xu, xu.getByRole('button', { name: /^工作与钱,/ }).last())
  await tap(xu, /^听一段语音 · \d+ 秒/)
  await seen(xu.getByRole('button', { name: /^听一段语音/ })).waitFor()
  expect(
    await xu
      .getByText(/放不出这段语音/)
      .locator('visible=true')
      .count(),
  ).toBe(0)
  await picture(xu, '20-voice-at-the-desk')
  expect((await hers(receipt)).looks).toContainEqual(expect.objectContaining({ did: 'look', name: '许红' }))
  for (const phone of [xu, her]) {
    expect(await failuresOf(phone)).toEqual([])
    await phone.context().close()
  }
})

describe('after she has sent', () => {
  test('she changes how she may be reached, and says yes before her request goes to another office', async () => {
    const receipt = await ask({ topic: 'startup', text: '想开一间裁缝铺' })
    const xu = await phoneOf(XU)
    await unlock(xu)
    await tap(xu, /^创业,/)
    await reads(xu, /只在这里回复/)
    const her = await hersOn(receipt)
    await tap(her, '改怎样联系我')
    await tap(her, /^发短信/, 'radio')
    await write(her, '哪个号码', '13955577777')
    await write(her, '暗号', '借绣花样')
    await tap(her, '就这样联系我')
    await reads(her, '发短信 13955577777', '先说暗号:借绣花样')

    await open(xu, '/federation/help/case')
    await reads(xu, '发短信', '先说:借绣花样')
    await tap(xu, '转办')
    await tap(xu, /^澜川县妇联/, 'radio')
    await write(xu, '为什么转', '县里有创业贷款')
    await picture(xu, '18-refer')
    await tap(xu, '先问她')
    await reads(xu, /她答应以前还在这里办/)
    await tap(her, '改怎样联系我')
    await tap(her, '就这样联系我')
    await reads(her, /想请澜川县妇联来办:县里有创业贷款/)
    await picture(her, '19-asked')
    await tap(her, /^不同意转过去/)
    await seen(her.getByText(/想请澜川县妇联来办/)).waitFor({ state: 'hidden' })
    expect((await hers(receipt)).desk).toBe('城关街道妇联')

    await open(xu, '/federation/help/case')
    await tap(xu, '转办')
    await tap(xu, /^澜川县妇联/, 'radio')
    await write(xu, '为什么转', '还是县里办得快')
    await tap(xu, '先问她')
    await reads(xu, /还是县里办得快/)
    await write(her, '再说一句', '好的')
    await tap(her, '发出去')
    await tap(her, /^同意转过去/)
    await reads(her, /在澜川县妇联/)
    await open(xu, '/federation/help/case')
    await reads(xu, /没有找到|不在|看不到/)
    for (const phone of [xu, her]) {
      expect(await failuresOf(phone)).toEqual([])
      await phone.context().close()
    }
  })

  test('somebody asks how she is on the first, the seventh and the thirtieth day, and each stands as due until then', async () => {
    await ask({ topic: 'safety', text: '邻居家又吵又砸', near: true })
    const xu = await phoneOf(XU)
    await unlock(xu)
    await tap(xu, /^人身安全,/)
    await tap(xu, '受理')
    await reads(xu, /我在办/)
    await tap(xu, '办好了')
    await tap(xu, '护住了', 'radio')
    await tap(xu, '就这样办好')
    await reads(xu, '第 1 天 · 明天')
    for (const [day, date] of [
      [1, '2027-05-26'],
      [7, '2027-06-01'],
      [30, '2027-06-24'],
    ] as const) {
      await county.cloud.clock.set(`${date}T09:00:00+08:00`)
      await xu.reload()
      await unlock(xu)
      await tap(xu, /^人身安全,.*就该回访,过了/)
      await reads(xu, new RegExp(`第 ${day} 天 .*,过了`))
      await tap(xu, `记第 ${day} 天的回访`)
      await write(xu, '她怎么样', '搬去姐姐家了')
      await tap(xu, '记下')
      await seen(xu.getByRole('button', { name: `记第 ${day} 天的回访` })).waitFor({ state: 'hidden' })
      await open(xu, '/federation/help/help')
    }
    await tap(xu, /^人身安全,/)
    await tap(xu, '办结')
    await reads(xu, '结果:护住了')
    await picture(xu, '20-followed-up')
    expect(await failuresOf(xu)).toEqual([])
    await xu.context().close()
  })
})

describe('a woman who came herself', () => {
  test('goes home with a receipt, and whom she does not trust does not read it', async () => {
    const xu = await phoneOf(XU, 'federation/help/enter', 375)
    await write(xu, '工作密码', PIN)
    await tap(xu, '心理', 'radio')
    await write(xu, '她说了什么', '晚上睡不着,想找人说说')
    await tap(xu, '只在这里回复', 'radio')
    await seen(xu.getByRole('checkbox', { name: /许红/ })).waitFor()
    await tap(xu, '不让某个村、镇的人看')
    await write(xu, '村社区、镇街', '锦程')
    await tap(xu, /锦程社区$/)
    await reads(xu, /锦程社区的人都不让看/)
    await picture(xu, '9-enter')
    await tap(xu, '登记')
    await reads(xu, '登记好了,由您负责')
    const receipt = (await xu.locator('.receipt').textContent())?.replaceAll(' ', '') ?? ''
    expect(receipt).toMatch(/^\d{16}$/)
    await picture(xu, '10-receipt')
    expect(await hers(receipt)).toMatchObject({ state: 'working', owner: '许红' })
    await tap(xu, '抄好了,打开这件事')
    await reads(xu, '晚上睡不着,想找人说说')
    await picture(xu, '11-case-phone')
    expect(await standsOut(xu)).toEqual([])
    expect(await failuresOf(xu)).toEqual([])
    await xu.context().close()
  })
})

describe('whoever has no business in it', () => {
  test('a host and a village officer find no way in, and by the page’s own address what any officers’ page says to them', async () => {
    for (const openid of [HOST, VILLAGE_OFFICER]) {
      const phone = await phoneOf(openid, 'pages/me/me', 375)
      await reads(phone, '我自己')
      expect(await phone.getByText('姐妹们的求助').count()).toBe(0)
      await open(phone, '/federation/help/help')
      await reads(phone, '这里是妇联干部用的')
      const nav = phone.getByRole('navigation', { name: '妇联工作' }).getByRole('link', { name: '娘家人' })
      expect(await nav.count()).toBe(0)
      expect(await phone.getByText('求助').count()).toBe(0)
      await phone.context().close()
    }
    const desk = await county.as(HOST).ask('help', 'desk', { ended: false })
    expect(desk).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
  })

  test('an officer without a 工作密码 sees none of it before she has set one', async () => {
    const he = await phoneOf('demo-he-yulan')
    await reads(he, '先设一个工作密码')
    expect(await he.getByText('等我们的求助').count()).toBe(0)
    await tap(he, '设一个')
    await write(he, '新的工作密码', PIN)
    await write(he, '再写一次', PIN)
    await tap(he, '设好')
    await reads(he, '等我们的求助', '现在没有等我们的')
    await picture(he, '12-empty')
    expect(await failuresOf(he)).toEqual([])
    await he.context().close()
  })
})
