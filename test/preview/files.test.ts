/** Files on a phone: picked, kept, and handed out. */
import { readFileSync } from 'node:fs'
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
  page = await openPhone(browser, host, 'pages/files/files')
})
afterEach(() => page.context().close())

const wx = (api: string, options?: object) => callWx(page, api, options)
const button = (name: string) => page.getByRole('button', { name, exact: true })
const told = async (wanted: string) => {
  await page.waitForFunction((text) => document.getElementById('told')?.textContent?.includes(text), wanted)
  return JSON.parse((await page.locator('#told').textContent()) ?? '') as Record<string, unknown>
}
const picture = readFileSync(path.join(FIXTURE, 'images/dot.png'))

describe('pictures', () => {
  test('a sample of the stage is chosen; what is no picture is not offered', async () => {
    const chosen = wx('chooseMedia', { count: 1, mediaType: ['image'] })
    await button('garden.png').waitFor()
    expect(await button('homes.csv').count()).toBe(0)
    await button('garden.png').click()
    expect(await chosen).toEqual({
      errMsg: 'chooseMedia:ok',
      type: 'image',
      tempFiles: [{ tempFilePath: 'wxfile://tmp_1.png', size: picture.length, fileType: 'image' }],
    })
  })

  test('several come from the computer at once, no more than asked for', async () => {
    const chosen = wx('chooseImage', { count: 2 })
    const file = (name: string) => ({ name, mimeType: 'image/png', buffer: picture })
    await page
      .getByLabel('从电脑上选一个')
      .last()
      .setInputFiles([file('a.png'), file('b.png'), file('c.png')])
    expect(await chosen).toMatchObject({ tempFilePaths: ['wxfile://tmp_1.png', 'wxfile://tmp_2.png'] })
  })

  test("nothing chosen is a failure in WeChat's words; video alone is refused by name", async () => {
    for (const api of ['chooseMedia', 'chooseImage']) {
      const chosen = wx(api)
      await button('取消').click()
      expect(await chosen).toBe(`${api}:fail cancel`)
    }
    expect(await failuresOf(page)).toEqual([])
    await wx('chooseMedia', { mediaType: ['video'] })
    expect(await failuresOf(page)).toEqual(['wx.chooseMedia for video only is not supported by the preview'])
  })

  test('a picture is made smaller and stays a picture', async () => {
    const { tempFilePath } = (await wx('compressImage', { src: '/images/dot.png', compressedWidth: 12 })) as {
      tempFilePath: string
    }
    expect(await wx('getImageInfo', { src: tempFilePath })).toMatchObject({ width: 12, height: 12, type: 'png' })
    expect(await wx('compressImage', { src: 'wxfile://tmp_9.png' })).toContain('compressImage:fail file not found')
  })

  test('pictures are looked at one after the other', async () => {
    await wx('previewImage', { urls: ['/images/dot.png', '/images/dot-on.png'], current: '/images/dot-on.png' })
    await page.getByText('2 / 2').waitFor()
    await button('下一张').click()
    await page.getByText('1 / 2').waitFor()
    await button('关闭').click()
  })
})

describe('the file system', () => {
  const manager = (act: string) => page.evaluate(`(() => { const fs = wx.getFileSystemManager(); ${act} })()`)
  const failing = (act: string) => manager(`try { ${act} } catch (error) { return [error.errMsg, error.errCode] }`)

  test('what is written can be read, in every encoding, whole or in part', async () => {
    expect(
      await manager(`
        const at = wx.env.USER_DATA_PATH + '/a.txt'
        fs.writeFileSync(at, '微家')
        const all = ['utf8', 'hex', 'base64'].map((encoding) => fs.readFileSync(at, encoding))
        fs.writeFileSync(at, 'AAECAw==', 'base64')
        return [...all, new Uint8Array(fs.readFileSync(at)).join(), fs.readFileSync(at, 'hex', 1, 2)]`),
    ).toEqual(['微家', 'e5beaee5aeb6', '5b6u5a62', '0,1,2,3', '0102'])
  })

  test('files of the package are read too', async () => {
    expect(await manager(`return fs.readFileSync('/images/dot.png', 'base64')`)).toBe(picture.toString('base64'))
  })

  test('a saved file leaves its temporary path', async () => {
    const saved = await manager(`
      return new Promise((resolve) => {
        fs.writeFileSync(wx.env.USER_DATA_PATH + '/a.txt', 'a')
        fs.saveFile({ tempFilePath: wx.env.USER_DATA_PATH + '/a.txt', success: ({ savedFilePath }) =>
          fs.getFileInfo({ filePath: savedFilePath, digestAlgorithm: 'sha1', success: resolve }) })
      })`)
    expect(saved).toEqual({
      errMsg: 'getFileInfo:ok',
      size: 1,
      digest: '86f7e437faa5a7fce15d1ddcb9eaeaea377667b8',
    })
    expect(await manager(`return fs.readdirSync(wx.env.USER_DATA_PATH)`)).toEqual([])
  })

  test("refusals carry WeChat's words and codes, and nothing is promised", async () => {
    expect(await failing(`fs.readFileSync('wxfile://usr/none')`)).toEqual([
      'readFileSync:fail no such file or directory, open wxfile://usr/none',
      1300002,
    ])
    expect(await failing(`fs.writeFileSync('/images/dot.png', 'x')`)).toEqual([
      'writeFileSync:fail permission denied, open /images/dot.png',
      1300013,
    ])
    expect(await failing(`fs.writeFileSync('wxfile://usr/none/a', 'x')`)).toEqual([expect.any(String), 1300002])
    expect(await failing(`fs.readFileSync('/images/dot.png', 'hex', 9999)`)).toEqual([expect.any(String), 1301009])
    expect(await manager(`return typeof fs.readFile({ filePath: '/images/dot.png', success() {} })`)).toBe('undefined')
  })

  test('what it lacks is refused by name', async () => {
    await manager(`try { fs.unzip({}) } catch { return }`)
    expect(await failuresOf(page)).toEqual(['FileSystemManager.unzip is not supported by the preview'])
  })
})

describe('files that leave', () => {
  const text = Buffer.from('一,二').toString('base64')
  const handedOut = () => page.evaluate(() => window.__preview.files())
  const write = () =>
    page.evaluate(`wx.getFileSystemManager().writeFileSync(wx.env.USER_DATA_PATH + '/名册.xlsx', '一,二')`)

  test('a file is shared into a chat under the name given, and tests read its bytes back', async () => {
    await button('发给别人').click()
    await button('文件传输助手').click()
    await told('shareFileMessage:ok')
    expect(await handedOut()).toMatchObject([{ how: 'share', name: '微家名册.xlsx', base64: text }])
  })

  test('sharing needs the tap itself, not what comes after a call of the cloud; and may be cancelled', async () => {
    await button('等一会再转发').click()
    expect(await told('fail')).toEqual({
      errMsg: 'shareFileMessage:fail can only be invoked by user TAP gesture.',
    })
    await button('发给别人').click()
    await button('取消').click()
    expect(await told('cancel')).toEqual({ errMsg: 'shareFileMessage:fail cancel' })
    expect(await handedOut()).toEqual([])
  })

  test('a document is named with its size and can be had; what no reader opens is refused', async () => {
    await button('打开表').click()
    await told('openDocument:ok')
    await page.getByText('7 字节').waitFor()
    const [download] = await Promise.all([page.waitForEvent('download'), button('下载到电脑看').click()])
    expect(download.suggestedFilename()).toBe('名册.xlsx')
    expect(await wx('openDocument', { filePath: 'wxfile://usr/名册.xlsx', fileType: 'zip' })).toBe(
      'openDocument:fail filetype not supported',
    )
  })

  test('a computer saves to its disk, a phone does not', async () => {
    await write()
    const filePath = 'wxfile://usr/名册.xlsx'
    expect(await callBack(page, 'saveFileToDisk', { filePath })).toEqual({
      errMsg: 'saveFileToDisk:fail not supported on this platform',
    })
    await goToPhone(page, host, 'pages/files/files', { id: 'wide', as: 'o-he' })
    await write()
    const [download, result] = await Promise.all([
      page.waitForEvent('download'),
      callBack(page, 'saveFileToDisk', { filePath }),
    ])
    expect(result).toEqual({ errMsg: 'saveFileToDisk:ok' })
    expect(download.suggestedFilename()).toBe('名册.xlsx')
    expect(await handedOut()).toMatchObject([{ how: 'disk', name: '名册.xlsx', size: 7, base64: text }])
  })

  test('a picture goes into the album once the user allows it', async () => {
    const chosen = wx('chooseImage')
    await button('garden.png').click()
    const { tempFilePaths } = (await chosen) as { tempFilePaths: string[] }
    const saved = wx('saveImageToPhotosAlbum', { filePath: tempFilePaths[0] })
    await button('允许').click()
    expect(await saved).toMatchObject({ errMsg: 'saveImageToPhotosAlbum:ok' })
    expect(await handedOut()).toMatchObject([{ how: 'album', name: 'garden.png', size: picture.length }])
  })
})

describe('a voice', () => {
  const record = () =>
    page.evaluate(async () => {
      type Told = { tempFilePath?: string; duration?: number; fileSize?: number; errMsg?: string }
      const recorder = window.wx.getRecorderManager?.() as Record<string, (given?: unknown) => void>
      return new Promise<Told>((resolve) => {
        recorder.onStop?.(resolve)
        recorder.onError?.(resolve)
        recorder.onStart?.(() => setTimeout(() => recorder.stop?.(), 300))
        recorder.start?.({ format: 'mp3', duration: 60_000 })
      })
    })

  test('is recorded once she allows it, in MP3, as long as she spoke, and can be heard', async () => {
    const recorded = record()
    await button('允许').click()
    const { tempFilePath = '', duration = 0, fileSize = 0 } = await recorded
    expect(duration).toBeGreaterThanOrEqual(300)
    expect(fileSize).toBe(Math.ceil(duration / 36) * 108)
    const ended = await page.evaluate(
      (src) =>
        new Promise((resolve) => {
          const player = window.wx.createInnerAudioContext?.() as Record<string, unknown>
          for (const name of ['onEnded', 'onError'])
            (player[name] as (listener: (told: unknown) => void) => void)((told) =>
              resolve(name === 'onEnded' ? 'ended' : told),
            )
          player.src = src
          ;(player.play as () => void)()
        }),
      tempFilePath,
    )
    expect(ended).toBe('ended')
  })

  test('is not recorded where she refuses the microphone', async () => {
    const recorded = record()
    await button('拒绝').click()
    expect(await recorded).toEqual({ errMsg: 'operateRecorder:fail auth deny' })
  })
})
