/** What a phone asks its user, and what it says about itself. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { failuresOf, goToPhone, openPhone, startBrowser } from './browser'
import { FIXTURE, type Host, startHost } from './host'
import { callBack, callWx } from './wx-call'

let host: Host
let browser: Browser
let page: Page
beforeAll(async () => {
  host = await startHost()
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await host?.close()
})
beforeEach(async () => {
  page = await openPhone(browser, host, 'pages/apis/apis')
})
afterEach(async () => {
  expect(await failuresOf(page)).toEqual([])
  await page.context().close()
})

const wx = (api: string, options?: object) => callWx(page, api, options)
const button = (name: string) => page.getByRole('button', { name, exact: true })

describe('a place on the map', () => {
  /** Opens the sheet. In an object, since a promise in a promise would be waited for: the answer comes later. */
  const opened = async (options?: object) => {
    const answer = wx('chooseLocation', options)
    await button('允许').click()
    await page.getByLabel('位置名称').waitFor()
    return { answer }
  }

  test('the map starts where the phone is, and a name of the stage brings its place', async () => {
    const { answer } = await opened()
    await button('渔港村').click()
    await button('确定').click()
    expect(await answer).toEqual({
      errMsg: 'chooseLocation:ok',
      name: '渔港村',
      address: '渔港村',
      latitude: 30.012,
      longitude: 120.045,
    })
  })

  test('the map is pushed under the pin, and words of one’s own stay', async () => {
    const { answer } = await opened({ latitude: 30, longitude: 120 })
    const box = await page.locator('.picked-map').boundingBox()
    if (!box) throw new Error('no map')
    await page.mouse.move(box.x + 200, box.y + 100)
    await page.mouse.down()
    await page.mouse.move(box.x + 100, box.y + 100, { steps: 4 })
    await page.mouse.up()
    await page.getByLabel('位置名称').fill('王家大院')
    await page.getByLabel('详细地址').fill('渔港路 8 号')
    await button('确定').click()
    const place = (await answer) as { longitude: number }
    expect(place).toMatchObject({ name: '王家大院', address: '渔港路 8 号', latitude: 30 })
    expect(place.longitude).toBeCloseTo(120 + (100 * 360) / (256 * 2 ** 15), 6)
  })

  test('no place and no permission are failures in WeChat’s words', async () => {
    const { answer } = await opened()
    await button('取消').click()
    expect(await answer).toBe('chooseLocation:fail cancel')
    await goToPhone(page, host, 'pages/apis/apis', { as: 'o-chen' })
    const refused = wx('chooseLocation')
    await button('拒绝').click()
    expect(await refused).toBe('chooseLocation:fail auth deny')
  })

  test('a place is shown on a map of its own', async () => {
    await wx('openLocation', { latitude: 30, longitude: 120, name: '潮音里' })
    await page.locator('.overlay.card').getByRole('button', { name: '潮音里' }).waitFor()
  })
})

test('a position API that app.json does not declare fails before it asks anybody', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'undeclared-'))
  cpSync(FIXTURE, folder, { recursive: true })
  const app = JSON.parse(readFileSync(path.join(folder, 'app.json'), 'utf8')) as object
  writeFileSync(path.join(folder, 'app.json'), JSON.stringify({ ...app, requiredPrivateInfos: ['getFuzzyLocation'] }))
  const undeclared = await startHost(folder)
  try {
    await goToPhone(page, undeclared, 'pages/apis/apis')
    expect(await wx('chooseLocation')).toBe(
      'chooseLocation:fail the api need to be declared in the requiredPrivateInfos field in app.json/ext.json',
    )
  } finally {
    await undeclared.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

describe('leaving a page', () => {
  const message = '还没有存好,要离开吗'
  const route = () => page.evaluate(() => window.__preview.page())
  beforeEach(async () => {
    await wx('navigateTo', { url: '/pages/share/share' })
    expect(await callBack(page, 'enableAlertBeforeUnload', { message })).toEqual({
      errMsg: 'enableAlertBeforeUnload:ok',
    })
  })

  test('the arrow of the bar asks first', async () => {
    await button('返回').click()
    await page.getByText(message).waitFor()
    await button('取消').click()
    expect(await route()).toBe('pages/share/share')
    await button('返回').click()
    await button('确定').click()
    expect(await route()).toBe('pages/apis/apis')
  })

  test('neither wx.navigateBack nor a page that asks no more is held', async () => {
    await wx('navigateBack')
    expect(await route()).toBe('pages/apis/apis')
    await wx('navigateTo', { url: '/pages/share/share' })
    await callBack(page, 'enableAlertBeforeUnload', { message })
    await callBack(page, 'disableAlertBeforeUnload')
    await button('返回').click()
    expect(await route()).toBe('pages/apis/apis')
  })
})

describe('what it says', () => {
  test('a phone is android or ios as the stage has it, the office window is windows', async () => {
    const platform = async () => ((await wx('getDeviceInfo')) as { platform: string }).platform
    expect(await platform()).toBe('android')
    await goToPhone(page, host, 'pages/apis/apis', { id: 'right', as: 'o-wu' })
    expect(await platform()).toBe('ios')
    expect(await wx('getSystemInfoSync')).toMatchObject({ platform: 'ios', system: 'iOS 17.4' })
    await goToPhone(page, host, 'pages/apis/apis', { id: 'wide', as: 'o-he' })
    expect(await platform()).toBe('windows')
  })

  test('a window that changes its width is told', async () => {
    await page.evaluate(() => {
      const told: unknown[] = []
      Object.assign(window, { told })
      window.wx.onWindowResize?.((value: unknown) => told.push(value))
    })
    await page.setViewportSize({ width: 800, height: 720 })
    await page.waitForFunction('told.length > 0')
    expect(await page.evaluate('told[0]')).toEqual({ size: { windowWidth: 800, windowHeight: 636 } })
  })

  test('canIUse knows open-types and built-ins', async () => {
    const can = (schema: string) => page.evaluate((one) => window.wx.canIUse?.(one), schema)
    expect(await Promise.all(['button.open-type.getPhoneNumber', 'map.markers', 'chooseMedia'].map(can))).toEqual([
      true,
      true,
      true,
    ])
    expect(await Promise.all(['button.open-type.liveActivity', 'video'].map(can))).toEqual([false, false])
  })

  test('copying says so on the screen; a hidden screen is noted', async () => {
    await wx('setClipboardData', { data: '接龙' })
    await page.getByRole('status').getByText('内容已复制').waitFor()
    await callBack(page, 'setVisualEffectOnCapture', { visualEffect: 'hidden' })
    expect(await page.evaluate(() => document.body.dataset.capture)).toBe('hidden')
  })

  test('a test may have the next call of an API fail', async () => {
    await page.evaluate(() => window.__preview.failNext('chooseMessageFile'))
    expect(await wx('chooseMessageFile', { count: 1 })).toBe('chooseMessageFile:fail not supported')
    const second = wx('chooseMessageFile', { count: 1 })
    await button('取消').click()
    expect(await second).toBe('chooseMessageFile:fail cancel')
  })
})
