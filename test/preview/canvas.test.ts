/** <canvas type="2d"> and the file that is made of it. */
import type { Browser, Page } from 'playwright-core'
import { failuresOf, openPhone, startBrowser } from './browser'
import { type Host, startHost } from './host'
import { callWx } from './wx-call'

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
  page = await openPhone(browser, host, 'pages/canvas/canvas')
  await page.waitForFunction(() => document.getElementById('said')?.textContent !== '')
})
afterEach(async () => {
  expect(await failuresOf(page)).toEqual([])
  await page.context().close()
})

test('a page draws on its canvas by the node that a selector query gives; nothing else has one', async () => {
  expect(await page.locator('#said').textContent()).toBe('200x160 null')
  const drawn = page.locator('#drawing canvas')
  expect(await drawn.evaluate((dom: HTMLCanvasElement) => [dom.width, dom.height, dom.clientWidth])).toEqual([
    400, 320, 200,
  ])
  const corner = await drawn.evaluate((dom: HTMLCanvasElement) => [
    ...(dom.getContext('2d')?.getImageData(399, 319, 1, 1).data ?? []),
  ])
  expect(corner).toEqual([194, 56, 90, 255])
})

test('the file that is made of it has the size that was asked for and shows what was drawn', async () => {
  const copy = page.locator('#copy img')
  await page.waitForFunction(
    () => (document.querySelector('#copy img') as HTMLImageElement | null)?.naturalWidth === 100,
  )
  expect(await copy.evaluate((dom: HTMLImageElement) => dom.naturalHeight)).toBe(80)
  const inMiddle = await copy.evaluate((dom: HTMLImageElement) => {
    const canvas = document.createElement('canvas')
    const pen = canvas.getContext('2d')
    pen?.drawImage(dom, 0, 0)
    return [...(pen?.getImageData(60, 60, 1, 1).data ?? [])]
  })
  for (const [place, wanted] of [194, 56, 90].entries())
    expect(Math.abs((inMiddle[place] ?? 0) - wanted)).toBeLessThan(6)
})

test('what is no canvas makes no file', async () => {
  expect(await callWx(page, 'canvasToTempFilePath', { canvasId: 'drawing' })).toBe(
    'canvasToTempFilePath:fail invalid canvas',
  )
})
