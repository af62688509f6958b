import { mkdirSync } from 'node:fs'
import type { Browser, Frame, Page } from 'playwright-core'
import { startBrowser } from '../preview/browser'
import { type County, handTo, openStage, PICTURES, phoneOn, startCounty } from './county'
import { failures, picture, reads, seen, tap, write } from './screen'

jest.setTimeout(120_000)

/** A refusal that lies ready for the first who asks for her position: it must lie there still at the end. */
const NOT_ASKED = 'getFuzzyLocation:fail nobody had asked before'

let county: County
let browser: Browser
let stage: Page
let phone: Frame

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true })
  county = await startCounty('wholeRoll')
  browser = await startBrowser()
  stage = await openStage(browser, county.cloud.url)
  phone = await phoneOn(stage, 'resident')
})
afterAll(async () => {
  await browser?.close()
  await county?.close()
})

/** What stands on the cards that she sees. */
const cards = (): Promise<string[]> =>
  phone
    .getByRole('button', { name: /微家.*(米|公里)/ })
    .locator('visible=true')
    .allInnerTexts()

describe('a neighbour finds a home, and her phone says nothing about where she is', () => {
  test('by two letters of its name', async () => {
    await write(phone, '找微家', 'fl')
    await tap(phone, /^芳邻妇女微家3/)
    await reads(phone, '学习引领', '林丽华')
    await tap(phone, '返回')
    await picture(stage, 'find-1-letters')
    expect((await cards()).filter((words) => !words.startsWith('芳邻'))).toEqual([])
    await tap(phone, '清掉')
  })

  test('by type and by service, one tap each, and what does not fit is gone', async () => {
    await tap(phone, /^类型:都可以/)
    await tap(phone, '创业指导', 'radio')
    await reads(phone, '银杏妇女微家6')
    await picture(stage, 'find-2-type')
    await tap(phone, /^服务:都可以/)
    await tap(phone, '心理疏导', 'radio')
    await reads(phone, /向阳妇女微家16/)
    expect(await phone.getByText('银杏妇女微家6').locator('visible=true').count()).toBe(0)
    await picture(stage, 'find-3-service')
    await tap(phone, /^服务:心理疏导/)
    await tap(phone, /^心理疏导/, 'radio')
    await tap(phone, /^类型:创业指导/)
    await tap(phone, /^创业指导/, 'radio')
  })

  test('nothing is open at one; at half past two those are that open on Wednesdays', async () => {
    await tap(phone, /^正在开门/, 'checkbox')
    await reads(phone, /没有同时符合的/)
    await picture(stage, 'find-4-closed')
    await county.cloud.clock.set('2027-05-19T14:30:00+08:00')
    phone = await handTo(stage, 'resident', '居民', 'demo-chen-apo')
    phone = await handTo(stage, 'resident', '居民', 'demo-fang-jing')
    await phone.evaluate((words) => window.__preview.failNext('getFuzzyLocation', words), NOT_ASKED)
    await tap(phone, /^正在开门/, 'checkbox')
    await reads(phone, /乐活微家/)
    await picture(stage, 'find-5-open')
    const open = await cards()
    expect(open.length).toBeGreaterThan(3)
    expect(open.filter((words) => !words.includes('开到 16:00'))).toEqual([])
    await tap(phone, /^正在开门/, 'checkbox')
  })

  test('without a step: the one home that says so', async () => {
    await tap(phone, /^无台阶/, 'checkbox')
    await reads(phone, '符合的 1 家都在这里了', '潮音里微家')
    await picture(stage, 'find-6-step-free')
    await tap(phone, /^无台阶/, 'checkbox')
  })

  test('on the map, homes close to each other stand as one sign', async () => {
    await tap(phone, '地图', 'radio')
    await reads(phone, /这一片(大约)?有 \d+ 家/)
    await picture(stage, 'find-7-map')
    await tap(phone, /^列表/, 'radio')
  })

  test('a home in a flat shows its village and a circle, never its door', async () => {
    await write(phone, '找微家', '芳邻妇女微家3')
    await tap(phone, /^芳邻妇女微家3/)
    await reads(phone, /大致位置/, /这是人家自己的家,门牌不公开/)
    await seen(phone.getByText(/门牌不公开/)).scrollIntoViewIfNeeded()
    await picture(stage, 'find-8-flat')
    expect(await phone.getByText('107号').count()).toBe(0)
    expect(await phone.getByRole('button', { name: /带路/ }).locator('visible=true').count()).toBe(0)
  })

  test('all the while nothing asked the phone where it is', async () => {
    const answer = await phone.evaluate(
      () =>
        new Promise<{ errMsg: string }>((fail) => window.wx.getFuzzyLocation?.({ type: 'gcj02', fail, success: fail })),
    )
    expect(answer.errMsg).toBe(NOT_ASKED)
    expect(await failures(phone)).toEqual([])
    // Once somebody asked, this call waits for a permission sheet instead.
  }, 15_000)
})
