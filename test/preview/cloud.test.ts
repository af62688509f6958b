/** What phones do with WeChat's side and with cloud storage, against a real local CloudBase. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { failuresOf, openPhone, startBrowser } from './browser'
import { type CloudHost, startCloudHost } from './cloud-host'
import { FIXTURE } from './host'
import { callWx } from './wx-call'

let host: CloudHost
let browser: Browser
let page: Page
beforeAll(async () => {
  host = await startCloudHost()
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await host?.end()
})
beforeEach(async () => {
  page = await openPhone(browser, host, 'pages/files/files')
})
afterEach(() => page.context().close())

const told = async (wanted: string) => {
  await page.waitForFunction((text) => document.getElementById('told')?.textContent?.includes(text), wanted)
  return JSON.parse((await page.locator('#told').textContent()) ?? '') as Record<string, unknown>
}
const button = (name: string) => page.getByRole('button', { name, exact: true })
const wx = (api: string, options?: object) => callWx(page, api, options) as Promise<Record<string, unknown>>
const picture = readFileSync(path.join(FIXTURE, 'images/dot.png'))
const publish = async (cloudPath: string): Promise<string> => {
  const outcome = await host.call('o-lin', 'publish', { cloudPath, base64: picture.toString('base64') })
  return (outcome as { result: string }).result
}
/** Chooses the stage's sample picture and gives its path on the phone. */
const sample = async (): Promise<string> => {
  const chosen = wx('chooseMedia', { count: 1, mediaType: ['image'] })
  await button('garden.png').click()
  return ((await chosen) as unknown as { tempFiles: { tempFilePath: string }[] }).tempFiles[0]?.tempFilePath ?? ''
}

describe('the phone number', () => {
  const redeem = async (code: string) => (await host.call('o-lin', 'redeem', { code })) as { result?: unknown }
  const allow = async () => {
    await button('用手机号').click()
    await page.getByText('138 0013 8000').waitFor()
    await button('允许').click()
    return String((await told('getPhoneNumber:ok')).code)
  }

  test('a consent gives a code that a function redeems once, for the number of this person', async () => {
    const code = await allow()
    expect(await redeem(code)).toMatchObject({ result: '13800138000' })
    expect(await redeem(code)).toMatchObject({ result: 40029 })
  })

  test('a code dies after five minutes', async () => {
    const code = await allow()
    await host.clock.forward(5 * 60_000 + 1)
    expect(await redeem(code)).toMatchObject({ result: 40029 })
  })

  test('a refusal gives no code', async () => {
    await button('用手机号').click()
    await button('拒绝').click()
    expect(await told('user deny')).toEqual({ errMsg: 'getPhoneNumber:fail user deny' })
    expect(await failuresOf(page)).toEqual([])
  })
})

describe('messages', () => {
  const left = async () =>
    ((await (await fetch(`${host.url}/local/open-api`)).json()) as { subscriptions: object[] }).subscriptions

  test('each template is asked for by its title, and only an accepted one may be sent', async () => {
    await button('要提醒').click()
    await page.getByText('上门提醒').waitFor()
    await page.getByLabel('T-other').uncheck()
    await button('允许').click()
    expect(await told('T-visit')).toEqual({
      errMsg: 'requestSubscribeMessage:ok',
      'T-visit': 'accept',
      'T-other': 'reject',
    })
    expect(await left()).toContainEqual({ openid: 'o-lin', templateId: 'T-visit', left: 1 })
  })

  test('an answer for always is not asked again, and the settings know it', async () => {
    await button('要提醒').click()
    await page.getByLabel('总是保持以上选择').check()
    await button('取消').click()
    const refused = { 'T-visit': 'reject', 'T-other': 'reject' }
    expect(await told('T-visit')).toMatchObject(refused)
    await page.evaluate(() => window.getCurrentPages()[0]?.setData({ told: '' }))
    await button('要提醒').click()
    expect(await told('T-visit')).toMatchObject(refused)
    expect(await wx('getSetting', { withSubscriptions: true })).toMatchObject({
      subscriptionsSetting: { mainSwitch: true, itemSettings: refused },
    })
  })

  test('without a tap nobody is asked', async () => {
    expect(await wx('requestSubscribeMessage', { tmplIds: ['T-visit'] })).toBe(
      'requestSubscribeMessage:fail can only be invoked by user TAP gesture.',
    )
  })
})

describe('cloud storage', () => {
  test('a picture goes up below the own prefix, tells its progress, and comes down again', async () => {
    const filePath = await sample()
    const up = await page.evaluate(
      (from) =>
        new Promise<{ result: { fileID: string; statusCode: number; errMsg: string }; last: object }>(
          (resolve, reject) => {
            const heard: object[] = []
            const { uploadFile } = window.wx.cloud as unknown as {
              uploadFile(options: object): { onProgressUpdate(listener: (value: object) => void): void }
            }
            uploadFile({
              cloudPath: 'staging/o-lin/a.png',
              filePath: from,
              success: (result: never) => resolve({ result, last: heard.at(-1) ?? {} }),
              fail: reject,
            }).onProgressUpdate((value) => heard.push(value))
          },
        ),
      filePath,
    )
    expect(up.result).toMatchObject({ statusCode: 200, errMsg: 'cloud.uploadFile:ok' })
    expect(up.last).toEqual({
      progress: 100,
      totalBytesSent: picture.length,
      totalBytesExpectedToSend: picture.length,
    })
    const down = await wx('cloud.downloadFile', { fileID: up.result.fileID })
    expect(down).toMatchObject({ statusCode: 200, errMsg: 'cloud.downloadFile:ok' })
    expect(await wx('getImageInfo', { src: down.tempFilePath })).toMatchObject({ width: 24, height: 24, type: 'png' })
  })

  test('nothing goes up elsewhere, not even below a public prefix', async () => {
    const filePath = await sample()
    for (const cloudPath of ['shown/a.png', 'staging/o-wu/a.png']) {
      const refusal = await wx('cloud.uploadFile', { cloudPath, filePath })
      expect(refusal).toContain('cloud.uploadFile:fail Error: errCode: -503002 | errMsg: STORAGE_EXCEED_AUTHORITY')
    }
  })

  test("another's file is neither linked nor loaded nor deleted, a public one is read by everybody", async () => {
    const [shown, kept] = [await publish('shown/hall.png'), await publish('kept/hall.png')]
    const links = await wx('cloud.getTempFileURL', { fileList: [shown, { fileID: kept, maxAge: 60 }] })
    expect(links).toMatchObject({
      errMsg: 'cloud.getTempFileURL:ok',
      fileList: [
        { fileID: shown, status: 0, errMsg: 'ok' },
        { fileID: kept, status: 1, errMsg: 'STORAGE_EXCEED_AUTHORITY', tempFileURL: '' },
      ],
    })
    const [link] = links.fileList as { tempFileURL: string }[]
    expect(link?.tempFileURL).not.toContain('?')
    expect((await fetch(link?.tempFileURL ?? '')).headers.get('content-type')).toBe('image/png')
    expect(await wx('cloud.downloadFile', { fileID: kept })).toContain('errCode: -503002')
    expect(await wx('cloud.downloadFile', { fileID: `${shown}x` })).toContain('errCode: -503003')
    expect(await wx('cloud.deleteFile', { fileList: [shown] })).toMatchObject({
      fileList: [{ fileID: shown, status: 1, errMsg: 'STORAGE_EXCEED_AUTHORITY' }],
    })
  })

  test('without network no file moves', async () => {
    const shown = await publish('shown/hall.png')
    await page.evaluate(() => window.__preview.setOnline(false))
    expect(await wx('cloud.downloadFile', { fileID: shown })).toContain('cloud.downloadFile:fail request:fail')
    expect(await wx('cloud.getTempFileURL', { fileList: [shown] })).toContain('request:fail')
  })

  test('an image shows a public file of the cloud, and tells of one that it may not show', async () => {
    const show = (picture: string) =>
      page.evaluate((src) => window.getCurrentPages()[0]?.setData({ picture: src }), picture)
    await show(await publish('shown/hall.png'))
    await told('loaded')
    expect(await page.locator('#picture img').evaluate((dom) => (dom as HTMLImageElement).naturalWidth)).toBe(24)
    await show(await publish('kept/hall.png'))
    expect(String((await told('errMsg')).errMsg)).toContain('STORAGE_EXCEED_AUTHORITY')
    expect(await failuresOf(page)).toEqual([])
  })
})
