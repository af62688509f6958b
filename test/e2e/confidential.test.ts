import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { Input } from '../../demo/client'
import { kindOf } from '../../domain/help'
import { failuresOf, startBrowser } from '../preview/browser'
import { type County, PICTURES, startCounty } from './county'
import { standsOut } from './edges'
import { open, press, reads, seen, tap, write } from './screen'

/* What keeps a request confidential, in the hands of those who use it: breaking glass, lifting a report, erasing, figures and lists on paper. */
jest.setTimeout(300_000)

const PIN = '502871'
const LIN = 'demo-lin-xiufang'
const JIANG = 'demo-jiang-wen'
const XU = 'demo-xu-hong'
const HER = 'demo-fang-jing'
const START = '2027-05-19T13:05:00+08:00'

let county: County
let browser: Browser
const phones = new Map<string, Page>()

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true })
  county = await startCounty()
  await county.cloud.clock.set(START)
  for (const openid of [LIN, JIANG, XU]) await county.as(openid).call('member', 'setStaffPin', { pin: PIN })
  browser = await startBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await county?.close()
})
afterEach(async () => {
  for (const phone of phones.values()) expect(await failuresOf(phone)).toEqual([])
})

type Asking = Input<'help', 'ask'>
const WORDS: Omit<Asking, 'readersMark' | 'ticket'> = {
  ...{ topic: 'work', harm: false, child: 'none', placeId: 'LC-T01-V03', near: false, urgency: 'soon', about: 'self' },
  ...{ way: 'anonymous', text: '店里三个月没发工钱', name: null, otherName: null, pin: null, toldOfReport: true },
  contact: { channel: 'app', phone: null, hours: null, codeWord: null, doNotCall: true },
  exclude: { personIds: [], orgIds: [] },
}

let asked = 0
/** She asks, as her phone does; answers her receipt. */
async function ask(more: Partial<Asking> = {}, openid = HER): Promise<string> {
  const said = { ...WORDS, ...more }
  const kind = kindOf(said, said.text)
  const { placeId, near, exclude } = said
  const { mark } = await county.as(openid).call('help', 'whoCanRead', { ...kind, placeId, near, exclude })
  asked += 1
  const ticket = `ticket-confidential-${asked}`.padEnd(28, '-')
  const { receipt } = await county.as(openid).call('help', 'ask', { ...said, ...kind, ticket, readersMark: mark })
  return receipt ?? ''
}

/** Somebody's WeChat of her own, at a page; an officer's behind her 工作密码. */
async function phoneOf(openid: string, route: string, width = 1280): Promise<Page> {
  const known = phones.get(`${openid} ${width}`)
  if (known) {
    await open(known, `/${route}`)
    if (openid !== HER) await passPin(known)
    return known
  }
  const phone = await (await browser.newContext({ viewport: { width, height: 900 } })).newPage()
  phone.setDefaultTimeout(30_000)
  const id = openid === HER ? 'resident' : 'officer'
  await phone.goto(`${county.cloud.url}/preview/phone?id=${id}&as=${openid}&path=${encodeURIComponent(route)}`)
  await phone.waitForFunction(() => window.__preview?.ready === true)
  if (id === 'officer') await passPin(phone)
  phones.set(`${openid} ${width}`, phone)
  return phone
}
/** It is asked for at the beginning, and again after fifteen idle minutes, which the moved clock makes of every jump. */
async function passPin(phone: Page): Promise<void> {
  const field = phone.locator('input[aria-label^="工作密码"]')
  await seen(field.or(phone.getByRole('heading'))).waitFor()
  if ((await field.locator('visible=true').count()) > 0) await write(phone, '工作密码', PIN)
  await seen(phone.getByRole('heading', { name: /求助|导出/ })).waitFor()
}
const picture = (phone: Page, name: string) =>
  phone.screenshot({ path: path.join(PICTURES, `confidential-${name}.png`), fullPage: true })

describe('a list on paper', () => {
  test('is asked for with a reason, agreed to by another officer, fetched by the first, and told in the log', async () => {
    const receipt = await ask()
    const xu = await phoneOf(XU, 'federation/help/help', 375)
    await tap(xu, '求助的数字')
    await tap(xu, '导出台账')
    await reads(xu, '没有人提出过导出')
    await tap(xu, '提出导出')
    await tap(xu, '提出来')
    await reads(xu, '写一句做什么用,另一位要看。')
    await write(xu, '做什么用', '季度归档')
    await picture(xu, '01-ask')
    await tap(xu, '提出来')
    await reads(xu, '等另一位同意')
    expect(await xu.getByRole('button', { name: /^同意/ }).count()).toBe(0)

    const lin = await phoneOf(LIN, 'federation/help/exports')
    await reads(lin, /城关街道妇联 · 2027 年第 2 季度/, '做什么用:季度归档')
    await picture(lin, '02-decide')
    await tap(lin, /^同意城关街道/)
    await reads(lin, '可以取')
    expect(await lin.getByRole('button', { name: /^取/ }).count()).toBe(0)

    await phoneOf(XU, 'federation/help/exports', 375)
    await tap(xu, /^取城关街道/)
    await reads(xu, '城关街道妇联2027 年第 2 季度求助台账.xlsx')
    await picture(xu, '03-file')
    await tap(xu, '存到电脑')
    await reads(xu, '存好了')
    expect(await standsOut(xu)).toEqual([])
    const { cases } = await county.as(HER).call('help', 'open', { key: { receipt } })
    expect(cases[0]?.looks.map(({ did, name }) => [did, name])).toContainEqual(['export', '许红'])
  })
})

describe('figures', () => {
  test('stand there a week after the quarter, small ones as nothing, for the county and for each desk its own', async () => {
    const women = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((one) => `confidential-${one}`)
    for (const woman of women) {
      await ask({ topic: 'law', text: '离婚的事' }, woman)
      await ask({ topic: 'law', text: '离婚的事', placeId: 'LC-T02-V01' }, woman)
    }
    await county.cloud.clock.set('2027-07-08T09:00:00+08:00')
    const lin = await phoneOf(LIN, 'federation/help/figures')
    await reads(lin, '全县', '2027 年第 2 季度')
    await picture(lin, '04-figures-wide')
    const xu = await phoneOf(XU, 'federation/help/figures', 375)
    await reads(xu, '城关街道', /少于 5 件的不显示/)
    expect(await xu.getByText('全县').locator('visible=true').count()).toBe(0)
    await picture(xu, '05-figures-phone')
    expect(await standsOut(xu)).toEqual([])
  })
})

describe('breaking the glass', () => {
  test('is asked for with a reason, shows the case for half an hour, and waits for another officer', async () => {
    await county.cloud.clock.set(START)
    const receipt = await ask({ topic: 'mind', text: '夜里睡不着' })
    await county.cloud.clock.set('2027-05-26T09:00:00+08:00')
    const lin = await phoneOf(LIN, 'federation/help/help')
    await reads(lin, '到期没有动静')
    const [mine] = (await county.as(HER).call('help', 'open', { key: { receipt } })).cases
    await tap(lin, `紧急打开编号 ${mine?.caseId.slice(0, 6)}`)
    await picture(lin, '06-glass')
    await write(lin, '为什么等不得', '她家里人说联系不上她')
    await press(lin, lin.getByRole('button', { name: '打开', exact: true }))
    await reads(lin, '夜里睡不着')
    const jiang = await phoneOf(JIANG, 'federation/help/help')
    await reads(jiang, '紧急打开,等您核对', '理由:她家里人说联系不上她')
    await picture(jiang, '07-glass-seen')
    await tap(jiang, /^问过她了/)
    await seen(jiang.getByText('紧急打开,等您核对')).waitFor({ state: 'hidden' })
    const { cases } = await county.as(HER).call('help', 'open', { key: { receipt } })
    const looks = cases[0]?.looks.map(({ did, name }) => `${did} ${name}`)
    expect(looks).toEqual(expect.arrayContaining(['breakGlass 林秀芳', 'glassSeen 江雯']))
  })
})

describe('a report that nobody has to make', () => {
  test('is lifted by two officers, one after the other, and blocks until the second has said so', async () => {
    const receipt = await ask({ topic: 'children', harm: true, child: 'involved', text: '楼上像是在打孩子' })
    const lin = await phoneOf(LIN, 'federation/help/help')
    await tap(lin, /^孩子的事/)
    await reads(lin, '依法要马上报告')
    await tap(lin, '认为不用报告')
    await write(lin, '怎么弄清楚的', '是电视里的声音,看过孩子')
    await tap(lin, '提出')
    await reads(lin, '等另一位干部也这样认为。')
    expect(await lin.getByRole('button', { name: '我也认为不用报告' }).count()).toBe(0)
    await tap(lin, '受理')
    await reads(lin, /我在办/)
    await tap(lin, '办好了')
    await tap(lin, '帮着办了', 'radio')
    await tap(lin, '就这样办好')
    await reads(lin, /依法要先报告/)
    const jiang = await phoneOf(JIANG, 'federation/help/help')
    await tap(jiang, /^孩子的事/)
    await reads(jiang, /林秀芳认为不用报告:是电视里的声音,看过孩子/)
    await picture(jiang, '08-lift')
    await tap(jiang, '我也认为不用报告')
    await write(jiang, '怎么弄清楚的', '我也上门看过')
    await press(jiang, jiang.getByRole('button', { name: '我也认为不用', exact: true }))
    await seen(jiang.getByText('依法要马上报告')).waitFor({ state: 'hidden' })
    const { cases } = await county.as(HER).call('help', 'open', { key: { receipt } })
    const looks = cases[0]?.looks.map(({ did, name }) => `${did} ${name}`)
    expect(looks).toEqual(expect.arrayContaining(['lift 林秀芳', 'lifted 江雯']))
  })
})

describe('erasing', () => {
  test('takes what she wrote away for good, once it is over, and her code then opens nothing', async () => {
    const receipt = await ask({ text: '押金的事' })
    const hers = await phoneOf(HER, 'pages/help/mine', 375)
    const opens = async () => {
      await tap(hers, /回执/, 'radio')
      await write(hers, '十六位数字的回执', receipt)
      await tap(hers, '打开')
    }
    await opens()
    await reads(hers, '押金的事')
    expect(await hers.getByRole('button', { name: '彻底删掉' }).count()).toBe(0)
    await tap(hers, '撤回')
    await press(hers, hers.getByRole('dialog').getByRole('button', { name: '撤回' }))
    await reads(hers, '您撤回了')
    await tap(hers, '彻底删掉')
    await picture(hers, '09-erase')
    await press(hers, hers.getByRole('dialog').getByRole('button', { name: '删掉' }))
    await seen(hers.getByText('押金的事')).waitFor({ state: 'hidden' })
    await opens()
    await reads(hers, /没有打开|打不开|不对/)
    expect(await hers.getByText('押金的事').locator('visible=true').count()).toBe(0)
  })
})
