import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { failuresOf, goToPhone, openPhone, startBrowser } from './browser'
import { type Host, startHost } from './host'

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
  host.calls.length = 0
  host.uploads.length = 0
  page = await openPhone(browser, host, 'pages/apis/apis')
})
afterEach(() => page.context().close())

/** Calls wx.<api>(options) on the phone; a failure comes back as its errMsg. */
const wx = (api: string, options?: object): Promise<unknown> =>
  page.evaluate(
    async ([name, given]) => {
      try {
        return await window.wx[name as string]?.(given)
      } catch (error) {
        return (error as { errMsg?: string }).errMsg ?? String(error)
      }
    },
    [api, options] as const,
  )
const picked = async (wanted: string) => {
  await page.waitForFunction((text) => document.getElementById('picked')?.textContent?.includes(text), wanted)
}

describe('cloud', () => {
  test('callFunction goes to the door as this phone, and its answer comes back to success', async () => {
    await page.getByText('叫云函数').click()
    await picked('"as":"o-lin"')
    expect(host.calls).toEqual([{ as: 'o-lin', name: 'echo', event: { a: 1 } }])
    const [call] = await page.evaluate(() => window.__preview.metrics.calls)
    expect(call).toMatchObject({ name: 'echo', failed: false, requestId: 'r1' })
    expect(call?.bytesOut).toBeGreaterThan(10)
  })

  test('without network a call fails as WeChat says it and nothing leaves the phone', async () => {
    await page.evaluate(() => window.__preview.setOnline(false))
    await page.getByText('叫云函数').click()
    await picked('request:fail')
    expect(host.calls).toEqual([])
    expect(await wx('getNetworkType')).toMatchObject({ networkType: 'none' })
  })

  test('a change of network reaches its listeners until they leave', async () => {
    const heard = await page.evaluate(() => {
      const told: unknown[] = []
      const listener = (value: unknown) => told.push(value)
      window.wx.onNetworkStatusChange?.(listener)
      window.__preview.setOnline(false)
      window.wx.offNetworkStatusChange?.(listener)
      window.__preview.setOnline(true)
      return told
    })
    expect(heard).toEqual([{ isConnected: false, networkType: 'none' }])
  })

  test('a sample file of the stage is chosen and uploaded as this phone', async () => {
    await page.getByText('选文件').click()
    expect(await page.getByRole('button', { name: 'other.txt' }).count()).toBe(0)
    await page.getByRole('button', { name: 'homes.csv' }).click()
    const size = readFileSync(path.join(__dirname, 'sample.csv')).length
    await picked(`homes.csv ${size} cloud://local/staging/me/homes.csv`)
    expect(host.uploads).toEqual([{ as: 'o-lin', cloudPath: 'staging/me/homes.csv', bytes: size }])
  })

  test('a file of the computer is chosen by a real file field; cancel is a failure', async () => {
    await page.getByText('选文件').click()
    await page
      .getByLabel('从电脑上选一个')
      .last()
      .setInputFiles({ name: '我的.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b') })
    await picked('我的.csv 3 cloud://')
    await page.getByText('选文件').click()
    await page.getByRole('button', { name: '取消' }).click()
    await picked('chooseMessageFile:fail cancel')
  })
})

describe('location', () => {
  const answer = (text: string) => page.getByRole('button', { name: text, exact: true }).click()

  test('permission is asked once, then the position of the pin comes, blurred for the fuzzy one', async () => {
    const [first] = await Promise.all([wx('getFuzzyLocation', { type: 'gcj02' }), answer('允许')])
    expect(first).toMatchObject({ latitude: 30.01, longitude: 120.05 })
    await page.evaluate(() => window.__preview.setPosition({ latitude: 30.5, longitude: 120.5 }))
    expect(await wx('getFuzzyLocation')).toMatchObject({ latitude: 30.5, longitude: 120.5 })
    const [exact] = await Promise.all([wx('getLocation'), answer('允许')])
    expect(exact).toMatchObject({ latitude: 30.5 })
  })

  test('a refusal stays, and the settings can take it back', async () => {
    const [first] = await Promise.all([wx('getFuzzyLocation'), answer('拒绝')])
    expect(first).toBe('getFuzzyLocation:fail auth deny')
    expect(await wx('getFuzzyLocation')).toBe('getFuzzyLocation:fail auth deny')
    const opened = wx('openSetting')
    await page.getByLabel('你的模糊位置信息').check()
    await page.getByRole('button', { name: '完成' }).click()
    expect(await opened).toMatchObject({ authSetting: { 'scope.userFuzzyLocation': true } })
    expect(await wx('getFuzzyLocation')).toMatchObject({ latitude: 30.01 })
  })

  test('a route and a phone call are shown as cards', async () => {
    await wx('openLocation', { latitude: 30, longitude: 120, name: '潮音里', address: '渔港村' })
    await page.getByRole('status', { name: '在地图里打开' }).getByText('潮音里').waitFor()
    await wx('makePhoneCall', { phoneNumber: '12338' })
    const card = page.getByRole('status', { name: '正在拨打' })
    await card.getByText('12338').waitFor()
    expect(await page.locator('.overlay.card').count()).toBe(1)
    await card.getByRole('button', { name: '关闭' }).click()
    expect(await page.locator('.overlay.card').count()).toBe(0)
  })
})

describe('dialogs', () => {
  test('showModal answers confirm or cancel inside the phone', async () => {
    const [yes] = await Promise.all([
      wx('showModal', { title: '要不要', content: '一起来', confirmText: '好' }),
      page.getByRole('dialog', { name: '要不要' }).getByRole('button', { name: '好' }).click(),
    ])
    expect(yes).toMatchObject({ confirm: true, cancel: false })
    const [no] = await Promise.all([
      wx('showModal', { title: '要不要' }),
      page.getByRole('button', { name: '取消' }).click(),
    ])
    expect(no).toMatchObject({ confirm: false, cancel: true })
  })

  test('showActionSheet gives the index', async () => {
    const [chosen] = await Promise.all([
      wx('showActionSheet', { itemList: ['甲', '乙'] }),
      page.getByRole('button', { name: '乙' }).click(),
    ])
    expect(chosen).toMatchObject({ tapIndex: 1 })
  })

  test('a toast goes by itself, loading stays until it is hidden', async () => {
    await wx('showLoading', { title: '在装' })
    await page.getByRole('status').getByText('在装').waitFor()
    await wx('hideLoading')
    expect(await page.getByText('在装').count()).toBe(0)
    await wx('showToast', { title: '好了', duration: 50 })
    await page.getByText('好了').waitFor({ state: 'detached' })
  })
})

describe('storage', () => {
  test('is kept per phone and person, and survives a reload', async () => {
    await page.evaluate(() => window.wx.setStorageSync?.('k', { a: [1] }))
    await goToPhone(page, host, 'pages/apis/apis')
    expect(await page.evaluate(() => window.wx.getStorageSync?.('k'))).toEqual({ a: [1] })
    await goToPhone(page, host, 'pages/apis/apis', { as: 'o-chen' })
    expect(await page.evaluate(() => window.wx.getStorageSync?.('k'))).toBe('')
    await goToPhone(page, host, 'pages/apis/apis', { id: 'right', as: 'o-wu' })
    expect(await wx('getStorage', { key: 'k' })).toBe('getStorage:fail data not found')
  })

  test('refuses what a phone would lose', async () => {
    const message = await page.evaluate(() => {
      try {
        window.wx.setStorageSync?.('k', undefined)
        return ''
      } catch (error) {
        return (error as { errMsg: string }).errMsg
      }
    })
    expect(message).toContain('data is undefined')
  })
})

describe('what the phone says about itself', () => {
  test('font scale follows the person', async () => {
    expect(await wx('getAppBaseInfo')).toMatchObject({ fontSizeScaleFactor: 1, SDKVersion: '3.8.0' })
    await goToPhone(page, host, 'pages/apis/apis', { as: 'o-chen' })
    expect(await wx('getAppBaseInfo')).toMatchObject({ fontSizeScaleFactor: 1.4 })
  })

  test('the window is the page area; the wide one is PC WeChat', async () => {
    expect(await wx('getWindowInfo')).toMatchObject({ windowWidth: 375, windowHeight: 636, statusBarHeight: 40 })
    await page.setViewportSize({ width: 1080, height: 680 })
    await goToPhone(page, host, 'pages/apis/apis', { id: 'wide', as: 'o-he' })
    expect(await wx('getWindowInfo')).toMatchObject({ windowWidth: 1080, statusBarHeight: 0 })
    expect(await wx('getDeviceInfo')).toMatchObject({ platform: 'windows' })
  })

  test('random values are as long as asked', async () => {
    const lengths = await page.evaluate(async () => {
      const answer = (await window.wx.getRandomValues?.({ length: 32 })) as { randomValues: ArrayBuffer } | undefined
      const randomValues = answer?.randomValues ?? new ArrayBuffer(0)
      return [randomValues.byteLength, new Set(new Uint8Array(randomValues)).size > 4]
    })
    expect(lengths).toEqual([32, true])
  })

  test('canIUse is true only for what exists', async () => {
    const answers = await page.evaluate(() =>
      ['showModal', 'showModal.object.title', 'cloud.callFunction', 'startBeacon', 'cloud.database'].map((one) =>
        window.wx.canIUse?.(one),
      ),
    )
    expect(answers).toEqual([true, true, true, false, false])
  })
})

describe('share, scan, clipboard', () => {
  test('a share button asks the page and shows its card', async () => {
    await goToPhone(page, host, 'pages/share/share')
    await page.getByText('转发这一家').click()
    const card = page.locator('.overlay.card[data-card="share"]')
    await card.getByText('从button转发 h1').waitFor()
    expect(await card.getAttribute('data-path')).toBe('/pages/share/share?x=1')
    expect(await failuresOf(page)).toEqual([])
  })

  test('the capsule shares too', async () => {
    await goToPhone(page, host, 'pages/share/share')
    await page.getByRole('button', { name: '转发', exact: true }).click()
    await page.getByText('从menu转发').waitFor()
  })

  test('a code can be typed into the scanner', async () => {
    const scanned = wx('scanCode')
    await page.getByLabel('码的内容').fill('abc')
    await page.getByLabel('码的内容').press('Enter')
    expect(await scanned).toMatchObject({ result: 'abc' })
  })

  test('what was copied can be read', async () => {
    await wx('setClipboardData', { data: '接龙' })
    expect(await wx('getClipboardData')).toMatchObject({ data: '接龙' })
  })

  test('privacy is asked once, by the app or by the preview', async () => {
    expect(await wx('getPrivacySetting')).toMatchObject({ needAuthorization: true })
    await Promise.all([wx('requirePrivacyAuthorize'), page.getByRole('button', { name: '同意' }).click()])
    expect(await wx('getPrivacySetting')).toMatchObject({ needAuthorization: false })
  })
})

describe('refused by name', () => {
  test('an API that the preview lacks fails where it is called and on the screen', async () => {
    await page.getByText('没有的接口').click()
    await page.getByRole('alert').getByText('wx.startBeacon is not supported by the preview').waitFor()
    expect(await wx('setTabBarBadge', { index: 0, text: '1' })).toContain('not supported by the preview')
    expect(await failuresOf(page)).toContain('wx.setTabBarBadge is not supported by the preview')
  })

  test('built-ins and tags that the preview lacks are drawn as refused and named', async () => {
    await goToPhone(page, host, 'pages/unknown/unknown')
    expect(await failuresOf(page)).toEqual([
      '<rich-text> is not supported by the preview',
      '<never-heard-of> is neither a built-in nor in usingComponents',
    ])
    await page.getByText('选地区').click()
    expect(await failuresOf(page)).toContain('<picker mode="region"> is not supported by the preview')
  })

  test('customer service is refused', async () => {
    await goToPhone(page, host, 'pages/share/share')
    await page.getByText('客服').click()
    expect((await failuresOf(page))[0]).toContain('<button open-type="contact"> is not supported')
  })
})
