import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { startBrowser } from '../preview/browser'
import { type County, handTo, openStage, PICTURES, phoneOn, restart, startCounty } from './county'
import { failures, picture as onStage, press, reads, seen, tap } from './screen'

jest.setTimeout(120_000)

let county: County
let browser: Browser
let stage: Page
const picture = (name: string) => onStage(stage, name)

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
    await seen(resident.getByRole('button', { name: /潮音里微家/ })).waitFor()
    await picture('01-before')
  })

  test('the officer picks the spreadsheet, watches 200 rows being checked, and nothing is saved yet', async () => {
    const officer = await phoneOn(stage, 'officer')
    await tap(officer, '导入摸底表')
    await tap(officer, '选一张摸底表')
    await press(officer, officer.getByText('county-roll-200.xlsx'))
    await reads(officer, /还没有保存/)
    await reads(officer, '看完了 200 行 · 200 行可以直接用')
    await picture('02-checked')
    const resident = await phoneOn(stage, 'resident')
    expect(await resident.getByRole('button', { name: /乐活微家/ }).count()).toBe(0)
  })

  test('she ticks one number public, where its owner agreed, and imports', async () => {
    const officer = await phoneOn(stage, 'officer')
    await tap(officer, /乐活微家/, 'checkbox')
    await reads(officer, '电话对外公开:1 家')
    await tap(officer, '导入这 200 家')
    await press(officer, officer.getByText('导入', { exact: true }).last())
    await reads(officer, '导入好了')
    await picture('03-imported')
    await tap(officer, '去名册看看')
    await reads(officer, '201')
    await picture('04-register')
    const find = officer.getByLabel(/找一家/).locator('visible=true')
    await find.fill('渔家微家36')
    await reads(officer, '找到 1 家')
    await find.fill('')
    await reads(officer, '邻里微家')
    expect(await failures(officer)).toEqual([])
  })

  test('on the resident’s phone the homes appear, nearest first', async () => {
    const resident = await restart(stage, 'resident')
    const cards = resident.locator('[aria-label*="微家"][role="button"]')
    await seen(resident.getByRole('button', { name: /乐活微家/ })).waitFor()
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
    await tap(resident, /乐活微家/)
    for (const words of ['郭彩霞', '14:00-16:00', '就业创业', '政策宣传']) await reads(resident, words)
    await picture('06-home')
    await tap(resident, /打电话给/)
    await reads(resident, '19900006822')
    await picture('07-call')
    await press(resident, resident.locator('#overlays').getByRole('button', { name: '关闭' }))
    await tap(resident, '转给姐妹')
    await reads(resident, /micro-home\?/)
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
    await reads(friend, '乐活微家')
    await friend.screenshot({ path: path.join(PICTURES, '08b-friend.png') })
    await tap(friend, /回首页/)
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
    await tap(host, /电话/, 'switch')
    await seen(host.getByRole('switch', { name: /关着/ })).waitFor()
    await picture('08c-withdrawn')
  })

  test('the officer reveals a host’s number, sealed on the way and noted', async () => {
    const officer = await phoneOn(stage, 'officer')
    await press(officer, officer.getByText('邻里微家'))
    await tap(officer, '看电话和地址,留记录')
    // Two homes of the roll have this name; which stands first is up to their ids.
    await reads(officer, /^(15500007673|19900005657)$/)
    await reads(officer, /^城关街道锦程社区(40|75)号$/)
    await picture('08d-contact')
    await seen(officer.getByRole('button', { name: '关上' })).click({ force: true })
  })

  test('the same sheet again builds nothing twice', async () => {
    const officer = await phoneOn(stage, 'officer')
    await tap(officer, '导入摸底表')
    await tap(officer, '选一张摸底表')
    await press(officer, officer.locator('#overlays').getByText('county-roll-200.xlsx'))
    await reads(officer, /200 家已经有了/)
  })

  test('in the elder layout the home page is four big buttons with live words under them', async () => {
    const elder = await handTo(stage, 'resident', '居民', 'demo-chen-apo')
    for (const name of ['找微家', '报活动', '要帮忙', '打电话']) {
      const box = await elder.getByRole('button', { name: new RegExp(name) }).boundingBox()
      expect(box?.height ?? 0).toBeGreaterThanOrEqual(60 * 0.6)
    }
    await picture('09-elder')
    await tap(elder, /找微家/)
    await seen(elder.getByRole('button', { name: /微家/ })).waitFor()
    await picture('10-elder-list')
  })

  test('with the network cut, 110 stands first and what was seen stays', async () => {
    const resident = await handTo(stage, 'resident', '居民', 'demo-fang-jing')
    await seen(resident.getByRole('button', { name: /乐活微家/ })).waitFor()
    await stage.getByRole('switch', { name: '居民的网络' }).click()
    await press(resident, resident.getByText('娘家人'))
    await seen(resident.getByRole('button', { name: /110/ })).waitFor()
    await picture('11-offline-help')
    await press(resident, resident.getByText('首页'))
    await seen(resident.getByRole('button', { name: /乐活微家/ })).waitFor()
    await reads(resident, /没有网络/)
    await picture('12-offline-home')
    await stage.getByRole('switch', { name: '居民的网络' }).click()
  })
})
