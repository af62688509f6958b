import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { Input } from '../../demo/client'
import { kindOf } from '../../domain/help'
import { failuresOf, startBrowser } from '../preview/browser'
import { type County, PICTURES, startCounty } from './county'
import { standsOut } from './edges'
import { open, reads, seen, tap, write } from './screen'

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
    return known
  }
  const phone = await (await browser.newContext({ viewport: { width, height: 900 } })).newPage()
  phone.setDefaultTimeout(30_000)
  const id = openid === HER ? 'resident' : 'officer'
  await phone.goto(`${county.cloud.url}/preview/phone?id=${id}&as=${openid}&path=${encodeURIComponent(route)}`)
  await phone.waitForFunction(() => window.__preview?.ready === true)
  if (id === 'officer') await unlock(phone)
  phones.set(`${openid} ${width}`, phone)
  return phone
}
async function unlock(phone: Page): Promise<void> {
  await write(phone, '工作密码', PIN)
  await seen(phone.getByRole('heading')).waitFor()
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

    await open(xu, '/federation/help/exports')
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
    await unlock(lin)
    await reads(lin, '全县', '2027 年第 2 季度')
    await picture(lin, '04-figures-wide')
    const xu = await phoneOf(XU, 'federation/help/figures', 375)
    await unlock(xu)
    await reads(xu, '城关街道', /少于 5 件的不显示/)
    expect(await xu.getByText('全县').locator('visible=true').count()).toBe(0)
    await picture(xu, '05-figures-phone')
    expect(await standsOut(xu)).toEqual([])
  })
})
