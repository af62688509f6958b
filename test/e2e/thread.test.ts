import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Frame, Locator, Page } from 'playwright-core'
import { failuresOf, startBrowser } from '../preview/browser'
import { type County, handTo, openStage, PICTURES, phoneOn, startCounty } from './county'

jest.setTimeout(120_000)

let county: County
let browser: Browser
let stage: Page
const picture = (name: string) => stage.screenshot({ path: path.join(PICTURES, `${name}.png`), fullPage: true })
/** Pages below the top one stay in the document, hidden: what counts is what a person sees. */
const seen = (what: Locator): Locator => what.locator('visible=true').first()
const failures = (phone: Frame) => failuresOf(phone as unknown as Page)

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true })
  county = await startCounty()
  browser = await startBrowser()
  stage = await openStage(browser, county.cloud.url)
})
afterAll(async () => {
  await browser?.close()
  await county?.close()
})

/** One story in the order in which a newcomer plays it; each step stands on the one before. */
describe("a county's spreadsheet becomes micro-homes near me", () => {
  test('before the import, the resident sees the one home outside the roll', async () => {
    const resident = await phoneOn(stage, 'resident')
    await resident.getByRole('button', { name: /潮音里微家/ }).waitFor()
    await picture('01-before')
  })

  test('the officer picks the spreadsheet, watches 200 rows being checked, and nothing is saved yet', async () => {
    const officer = await phoneOn(stage, 'officer')
    await officer.getByRole('button', { name: '导入摸底表' }).first().click()
    await officer.getByRole('button', { name: '选一张摸底表' }).click()
    await officer.getByText('county-roll-200.xlsx').first().click()
    await officer
      .getByText(/还没有保存/)
      .first()
      .waitFor()
    await officer.getByText('看完了 200 行 · 200 行可以直接用').waitFor()
    await picture('02-checked')
    const resident = await phoneOn(stage, 'resident')
    expect(await resident.getByRole('button', { name: /乐活微家/ }).count()).toBe(0)
  })

  test('she ticks one number public, where its owner agreed, and imports', async () => {
    const officer = await phoneOn(stage, 'officer')
    await officer
      .getByRole('checkbox', { name: /乐活微家/ })
      .first()
      .click()
    await officer.getByText('电话对外公开:1 家').waitFor()
    await officer.getByRole('button', { name: '导入这 200 家' }).click()
    await officer.getByText('导入', { exact: true }).last().click()
    await officer.getByText('导入好了').waitFor()
    await picture('03-imported')
    await officer.getByRole('button', { name: '去名册看看' }).click()
    await officer.getByText('201').first().waitFor()
    await picture('04-register')
    const find = officer.getByLabel(/找一家/).locator('visible=true')
    await find.fill('渔家微家36')
    await officer.getByText('找到 1 家').waitFor()
    await find.fill('')
    await officer.getByText('邻里微家').first().waitFor()
    expect(await failures(officer)).toEqual([])
  })

  test('on the resident’s phone the homes appear, nearest first', async () => {
    await stage.locator('[data-phone="resident"]').getByRole('button', { name: '刷新' }).click()
    const resident = await phoneOn(stage, 'resident')
    const cards = resident.locator('[aria-label*="微家"][role="button"]')
    await resident
      .getByRole('button', { name: /乐活微家/ })
      .first()
      .waitFor()
    const metres = (await resident.locator('[class*="distance"]').allInnerTexts()).map((words) =>
      words.includes('公里') ? Number.parseFloat(words) * 1000 : Number.parseFloat(words),
    )
    expect(await cards.count()).toBeGreaterThanOrEqual(20)
    expect(metres.length).toBeGreaterThanOrEqual(20)
    expect(metres).toEqual([...metres].sort((a, b) => a - b))
    await picture('05-nearby')
  })

  test('she opens the nearest, sees hosts, hours and services, calls its public number and shares it', async () => {
    const resident = await phoneOn(stage, 'resident')
    await seen(resident.getByRole('button', { name: /乐活微家/ })).click()
    for (const words of ['郭彩霞', '14:00-16:00', '就业创业', '政策宣传'])
      await seen(resident.getByText(words)).waitFor()
    await picture('06-home')
    await seen(resident.getByRole('button', { name: /打电话给/ })).click()
    await seen(resident.getByText('19900006822')).waitFor()
    await picture('07-call')
    await seen(resident.locator('#overlays').getByRole('button', { name: '关闭' })).click()
    await seen(resident.getByRole('button', { name: '转给姐妹' })).click()
    await seen(resident.getByText(/micro-home\?/)).waitFor()
    await picture('08-share')
    expect(await failures(resident)).toEqual([])
  })

  test('a friend who opens the share card lands on the home with a way to the home page', async () => {
    const resident = await phoneOn(stage, 'resident')
    const shared = await resident.locator('[data-card="share"]').getAttribute('data-path')
    const friend = await stage.context().newPage()
    await friend.setViewportSize({ width: 375, height: 720 })
    const place = encodeURIComponent((shared ?? '').replace(/^\//, ''))
    await friend.goto(`${county.cloud.url}/preview/phone?id=resident&as=demo-chen-apo&path=${place}`)
    await seen(friend.getByText('乐活微家')).waitFor()
    await friend.screenshot({ path: path.join(PICTURES, '08b-friend.png') })
    await seen(friend.getByRole('button', { name: /回首页/ })).click()
    await seen(friend.getByRole('button', { name: /点一下换个地方/ })).waitFor()
    await friend.close()
  })

  test('the first screen costs one cloud call, and no setData over 20 KB', async () => {
    const visitor = await stage.context().newPage()
    await visitor.goto(`${county.cloud.url}/preview/phone?id=resident&as=demo-fang-jing&path=pages/home/home`)
    await seen(visitor.getByRole('button', { name: /微家/ })).waitFor()
    const { calls, setData } = await visitor.evaluate(() => window.__preview.metrics)
    expect(calls.map((call) => call.name)).toEqual(['home'])
    expect(Math.max(...setData.map((data) => data.bytes))).toBeLessThanOrEqual(20 * 1024)
    await visitor.close()
  })

  test('the host takes her number back, and neighbours no longer see it', async () => {
    const host = await phoneOn(stage, 'host')
    await seen(host.getByRole('switch', { name: /电话/ })).click()
    await seen(host.getByRole('switch', { name: /关着/ })).waitFor()
    await picture('08c-withdrawn')
  })

  test('the officer reveals a host’s number, sealed on the way and noted', async () => {
    const officer = await phoneOn(stage, 'officer')
    await seen(officer.getByText('邻里微家')).click()
    await seen(officer.getByRole('button', { name: '看电话和地址,留记录' })).click()
    // Two homes of the roll have this name; which stands first is up to their ids.
    await seen(officer.getByText(/^(15500007673|19900005657)$/)).waitFor()
    await seen(officer.getByText(/^城关街道锦程社区(40|75)号$/)).waitFor()
    await picture('08d-contact')
    await seen(officer.getByRole('button', { name: '关上' })).click({ force: true })
  })

  test('the same sheet again builds nothing twice', async () => {
    const officer = await phoneOn(stage, 'officer')
    await seen(officer.getByRole('button', { name: '导入摸底表' })).click()
    await seen(officer.getByRole('button', { name: '选一张摸底表' })).click()
    await seen(officer.locator('#overlays').getByText('county-roll-200.xlsx')).click()
    await seen(officer.getByText(/200 家已经有了/)).waitFor()
  })

  test('in the elder layout the home page is four big buttons with live words under them', async () => {
    const elder = await handTo(stage, 'resident', '居民', 'demo-chen-apo')
    for (const name of ['找微家', '报活动', '要帮忙', '打电话']) {
      const box = await elder.getByRole('button', { name: new RegExp(name) }).boundingBox()
      expect(box?.height ?? 0).toBeGreaterThanOrEqual(60 * 0.6)
    }
    await picture('09-elder')
    await elder.getByRole('button', { name: /找微家/ }).click()
    await elder.getByRole('button', { name: /微家/ }).first().waitFor()
    await picture('10-elder-list')
  })

  test('with the network cut, 110 stands first and what was seen stays', async () => {
    const resident = await handTo(stage, 'resident', '居民', 'demo-fang-jing')
    await resident
      .getByRole('button', { name: /乐活微家/ })
      .first()
      .waitFor()
    await stage.getByRole('switch', { name: '居民的网络' }).click()
    await resident.getByText('娘家人').first().click()
    await resident.getByRole('button', { name: /110/ }).first().waitFor()
    await picture('11-offline-help')
    await resident.getByText('首页').first().click()
    await resident
      .getByRole('button', { name: /乐活微家/ })
      .first()
      .waitFor()
    await resident
      .getByText(/没有网络/)
      .first()
      .waitFor()
    await picture('12-offline-home')
    await stage.getByRole('switch', { name: '居民的网络' }).click()
  })
})
