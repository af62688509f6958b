import type { Browser, Frame, Page } from 'playwright-core'
import { renderSVG } from 'uqr'
import { startBrowser } from './browser'
import { type Host, startHost } from './host'

let host: Host
let browser: Browser
let stage: Page
beforeAll(async () => {
  host = await startHost()
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await host?.close()
})

const phone = async (id: string): Promise<Frame> => {
  const handle = await stage.locator(`[data-phone="${id}"] iframe`).elementHandle()
  const frame = await handle?.contentFrame()
  if (!frame) throw new Error(`no phone ${id}`)
  await frame.waitForFunction(() => window.__preview?.ready === true)
  return frame
}
beforeEach(async () => {
  stage = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  await stage.goto(host.url)
})
afterEach(() => stage.context().close())

test('two phones and the wide window run side by side, each as its own person', async () => {
  for (const [id, openid] of [
    ['left', 'o-lin'],
    ['right', 'o-wu'],
    ['wide', 'o-he'],
  ] as const) {
    const frame = await phone(id)
    await frame.evaluate(() => window.wx.cloud)
    expect(await frame.evaluate(() => (window.__preview as unknown as { openid: string }).openid)).toBe(openid)
  }
  const boxes = await Promise.all(
    ['left', 'right', 'wide'].map((id) => stage.locator(`[data-phone="${id}"] .shell`).boundingBox()),
  )
  for (const box of boxes) expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(1440)
  expect(await stage.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(1800)
  expect(await (await phone('wide')).evaluate(() => innerWidth)).toBeGreaterThanOrEqual(900)
})

test('another person takes the phone', async () => {
  await phone('left')
  await stage.getByLabel('居民是谁').selectOption('o-chen')
  await stage.locator('[data-phone="left"]').getByText('72 岁').waitFor()
  await stage.waitForFunction(() => {
    const frame = document.querySelector<HTMLIFrameElement>('[data-phone="left"] iframe')
    const inside = frame?.contentWindow as unknown as { __preview?: { openid: string; ready: boolean } } | null
    return inside?.__preview?.ready === true && inside.__preview.openid === 'o-chen'
  })
})

test('the clock moves for everybody', async () => {
  const frame = await phone('right')
  const before = await frame.evaluate(() => Date.now())
  await stage.getByRole('button', { name: '+1 天' }).click()
  await frame.waitForFunction((then) => Date.now() >= then + 86_400_000, before)
  await stage.getByText('定个时间').click()
  await stage.getByLabel('日期和时间').fill('2027-10-20T09:30')
  await stage.getByRole('button', { name: '拨过去' }).click()
  await stage.getByText('2027年10月20日 星期三').waitFor()
  await frame.waitForFunction(() => document.getElementById('status-time')?.textContent === '09:30')
  await stage.getByRole('button', { name: '下周三' }).click()
  await stage.getByText('2027年10月27日 星期三').waitFor()
})

test('the network of one phone is cut, and stays cut over a reload', async () => {
  const frame = await phone('left')
  await stage.getByRole('switch', { name: '居民的网络' }).click()
  const type = (at: Frame) =>
    at.evaluate(async () => {
      const answer = (await window.wx.getNetworkType?.()) as { networkType: string } | undefined
      return answer?.networkType
    })
  expect(await type(frame)).toBe('none')
  expect(await type(await phone('right'))).toBe('wifi')
  await stage.locator('[data-phone="left"]').getByRole('button', { name: '刷新' }).click()
  await stage.waitForFunction(() => {
    const frame = document.querySelector<HTMLIFrameElement>('[data-phone="left"] iframe')
    return frame?.contentWindow?.location.search.includes('network=off') === true
  })
  expect(await type(await phone('left'))).toBe('none')
})

test('the pin moves the first phone only', async () => {
  const frame = await phone('left')
  const asked = frame.evaluate(async () => (await window.wx.getLocation?.()) as { latitude: number })
  await frame.getByRole('button', { name: '允许' }).click()
  expect((await asked).latitude).toBe(30.0123)
  await stage.getByRole('slider', { name: '居民的位置' }).focus()
  for (let i = 0; i < 5; i++) await stage.keyboard.press('ArrowUp')
  const moved = await frame.evaluate(async () => {
    const answer = (await window.wx.getLocation?.()) as { latitude: number } | undefined
    return answer?.latitude
  })
  expect(moved).toBeGreaterThan(30.0123)
})

test('a button of the stage runs its action and says how it ended', async () => {
  await stage.getByRole('button', { name: '导入样例' }).click()
  await stage.getByText('导入了 3 家').waitFor()
  await stage.getByRole('button', { name: '会失败的' }).click()
  await stage.locator('#action-result.failed').getByText('做不到').waitFor()
})

test('another site cannot run an action by a form', async () => {
  const response = await fetch(`${host.url}/stage/action/fill`, { method: 'POST', body: 'x=1' })
  expect(response.status).toBe(415)
})

describe('wx.scanCode offers the QR codes that can be seen on the other phones', () => {
  /** Puts a QR code on a screen as a page would; `way` is how it is drawn. */
  const draws = (screen: Frame, text: string, way: 'background' | 'image' | 'canvas') =>
    screen.evaluate(
      async ([svg, how]) => {
        const address = `data:image/svg+xml,${encodeURIComponent(svg)}`
        const image = Object.assign(new Image(), { src: address })
        await image.decode()
        const canvas = document.createElement('canvas')
        Object.assign(canvas, { width: 240, height: 240 }).getContext('2d')?.drawImage(image, 0, 0, 240, 240)
        const code = how === 'image' ? image : how === 'canvas' ? canvas : document.createElement('div')
        if (how === 'background') code.style.background = `url("${address}") center/contain no-repeat`
        code.id = 'the-code'
        Object.assign(code.style, {
          position: 'fixed',
          left: '20px',
          top: '80px',
          width: '240px',
          height: '240px',
          zIndex: '9',
        })
        document.body.append(code)
      },
      [renderSVG(text, { border: 4 }), way] as const,
    )
  const offered = async (scanner: Frame) => {
    await scanner.getByRole('button', { name: '取消' }).waitFor()
    return scanner.getByRole('button', { name: '屏幕上的码' }).count()
  }

  test.each(['background', 'image', 'canvas'] as const)('drawn as %s', async (way) => {
    await draws(await phone('left'), 'CODE-7', way)
    const right = await phone('right')
    const scanned = right.evaluate(async () => (await window.wx.scanCode?.()) as { result: string })
    await right.getByRole('button', { name: '居民屏幕上的码' }).click()
    expect((await scanned).result).toBe('CODE-7')
  })

  test.each([
    ['on her own screen', 'right', ''],
    ['scrolled out of the window', 'left', 'top: -100px'],
    ['behind a sheet', 'left', 'z-index: -1'],
  ] as const)('but none %s', async (_where, id, style) => {
    const screen = await phone(id)
    await draws(screen, 'CODE-7', 'background')
    await screen.evaluate((css) => {
      const code = document.getElementById('the-code')
      if (code) code.style.cssText += `;${css}`
    }, style)
    const right = await phone('right')
    const scanned = right.evaluate(() => window.wx.scanCode?.({ fail: () => {} }))
    expect(await offered(right)).toBe(0)
    await right.getByRole('button', { name: '取消' }).click()
    await scanned.catch((reason: unknown) => expect(String(reason)).toContain('cancel'))
  })
})

test('a rebuilt mini program refreshes the phones; a rebuilt function does not', async () => {
  const frame = await phone('left')
  await frame.evaluate(() => {
    ;(window as unknown as { mark: number }).mark = 1
  })
  host.tell({ type: 'reload', what: 'activity' })
  host.stage.rebuilt()
  host.tell({ type: 'reload', what: 'miniprogram' })
  await stage.waitForFunction(() => {
    const inside = document.querySelector<HTMLIFrameElement>('[data-phone="left"] iframe')
      ?.contentWindow as unknown as { mark?: number; __preview?: { ready: boolean } }
    return inside?.__preview?.ready === true && inside.mark === undefined
  })
})

test('starting over forgets what the phones kept', async () => {
  const frame = await phone('left')
  await frame.evaluate(() => window.wx.setStorageSync?.('k', 1))
  await stage.getByLabel('居民是谁').selectOption('o-chen')
  await stage.getByRole('button', { name: '重新来过' }).click()
  expect(await stage.evaluate(() => Object.keys(localStorage).filter((one) => one.startsWith('mp:')))).toEqual([])
  expect(await stage.getByLabel('居民是谁').inputValue()).toBe('o-lin')
})

test('a sample file has the content type that its name or the stage tells', async () => {
  const type = async (name: string) => (await fetch(`${host.url}/stage/file/${name}`)).headers.get('content-type')
  expect(await type('garden.png')).toBe('image/png')
  expect(await type('homes.csv')).toBe('text/csv')
  expect(await type('other.txt')).toBe('text/x-other')
})

test('files outside the mini program and people of another phone stay out of reach', async () => {
  const status = async (at: string) => (await fetch(host.url + at)).status
  expect(await status('/preview/app/1/file/../../host.ts')).toBe(404)
  expect(await status('/preview/app/1/file/%2e%2e/host.ts')).toBe(404)
  expect(await status('/stage/file/..%2Fhost.ts')).toBe(404)
  expect(await status('/preview/phone?id=right&as=o-lin')).toBe(404)
  expect(await status('/preview/app/1/file/images/dot.png')).toBe(200)
})
