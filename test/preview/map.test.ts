/** <map> and MapContext: real positions on a drawn ground. */
import type { Browser, Page } from 'playwright-core'
import { failuresOf, openPhone, startBrowser } from './browser'
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
  page = await openPhone(browser, host, 'pages/map/map')
  await logged('updated')
})
afterEach(async () => {
  expect(await failuresOf(page)).toEqual([])
  await page.context().close()
})

const logged = async (wanted: string): Promise<string> => {
  await page.waitForFunction((text) => document.getElementById('log')?.textContent?.includes(text), wanted)
  return (await page.locator('#log').textContent()) ?? ''
}
const pin = (name: string) => page.getByRole('button', { name, exact: true })
const data = (change: object) => page.evaluate((given) => window.getCurrentPages()[0]?.setData(given), change)
const run = (method: string) =>
  page.evaluate((name) => (window.getCurrentPages()[0] as unknown as Record<string, () => void>)[name]?.(), method)
/** Asks the map's context for something and gives what came back. */
const context = (method: string, options: object = {}) =>
  page.evaluate(
    ([name, given]) =>
      new Promise<Record<string, unknown>>((resolve) => {
        const map = window.wx.createMapContext?.('map') as Record<string, (options: object) => void>
        map[name]?.({ ...given, success: resolve, fail: resolve })
      }),
    [method, options] as const,
  )
const middle = async () => {
  const box = await page.locator('#map').boundingBox()
  if (!box) throw new Error('no map')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

test('a scale means what it means on a phone: at 14 a degree of longitude is 11,651 pixels wide', async () => {
  const { southwest, northeast } = (await context('getRegion')) as Record<string, { longitude: number }>
  expect((northeast?.longitude ?? 0) - (southwest?.longitude ?? 0)).toBeCloseTo((375 * 360) / (256 * 2 ** 14), 6)
  expect(await context('getScale')).toMatchObject({ errMsg: 'getScale:ok', scale: 14 })
})

test('a drag and a turn of the wheel tell where they began, how they ended and what is in view', async () => {
  const { x, y } = await middle()
  await page.mouse.move(x + 60, y)
  await page.mouse.down()
  await page.mouse.move(x + 100, y, { steps: 4 })
  await page.mouse.up()
  expect(await logged('end:')).toContain('begin:gesture:14.0 end:drag:14.0')
  await page.mouse.wheel(0, -240)
  expect(await logged('scale')).toContain('end:scale:15.0')
  expect(await logged('updated')).not.toContain('tap')
})

test('new data and MapContext move the map by update; what is there already moves nothing', async () => {
  await data({ at: { latitude: 30.01, longitude: 120.02 } })
  expect(await logged('end:')).toContain('begin:update:14.0 end:update:14.0')
  await data({ log: '', at: { latitude: 30.01, longitude: 120.02 } })
  expect(await context('getCenterLocation')).toMatchObject({ latitude: 30.01, longitude: 120.02 })
  await context('moveToLocation', { latitude: 30, longitude: 120 })
  await logged('end:update')
  expect(await context('getCenterLocation')).toMatchObject({ latitude: 30, longitude: 120 })
})

test('points that must be seen are seen, with room around them', async () => {
  const points = [
    { latitude: 29.9, longitude: 119.8 },
    { latitude: 30.1, longitude: 120.3 },
  ]
  await context('includePoints', { points, padding: [40, 40, 40, 40] })
  const first = (await context('toScreenLocation', points[0])) as { x: number; y: number }
  const second = (await context('toScreenLocation', points[1])) as { x: number; y: number }
  for (const { x, y } of [first, second]) {
    expect(x).toBeGreaterThanOrEqual(39.9)
    expect(x).toBeLessThanOrEqual(335.1)
    expect(y).toBeGreaterThanOrEqual(39.9)
    expect(y).toBeLessThanOrEqual(360.1)
  }
  expect(second.x - first.x).toBeCloseTo(295, 0)
})

test('a tap on a marker is the marker’s, opens its title, and is no tap on the map', async () => {
  await pin('家1').click()
  expect(await logged('markertap')).toBe('updated: markertap:1')
  await page.locator('.map-callout', { hasText: '家1' }).click()
  await page.getByText('写在旁边').click()
  expect(await logged('labeltap')).toBe('updated: markertap:1 callouttap:1 labeltap:1')
})

test('a tap on the map tells where in the world', async () => {
  const { x, y } = await middle()
  await page.mouse.click(x + 116.5, y + 100)
  expect(await logged('tap')).toContain('tap:29.993,120.010')
})

test('markers that stand close are one number, and come apart when it is tapped', async () => {
  await page.evaluate(() => {
    const map = window.wx.createMapContext?.('map') as { on(event: string, listener: (told: object) => void): void }
    const told: object[] = []
    Object.assign(window, { told })
    for (const event of ['markerClusterCreate', 'markerClusterClick']) map.on(event, (value) => told.push(value))
  })
  await run('crowd')
  await pin('8 个').waitFor()
  expect(await page.locator('.map-marker').count()).toBe(4)
  await pin('8 个').click()
  await page.waitForFunction(() => document.querySelectorAll('.map-marker').length >= 3)
  expect(await pin('8 个').count()).toBe(0)
  const told = await page.evaluate<{ clusters?: object[]; cluster?: object }[]>('told')
  expect(told[0]).toMatchObject({ clusters: [{ markerIds: [10, 11, 12, 13, 14, 15, 16, 17] }] })
  expect(told[1]).toMatchObject({ cluster: { center: { latitude: expect.closeTo(30.0007, 6) } } })
  expect(((await context('getScale')) as { scale: number }).scale).toBeGreaterThan(15)
})

test('clusters can be left to the app, and markers added and taken away', async () => {
  await context('initMarkerCluster', { enableDefaultStyle: false, gridSize: 30 })
  await run('crowd')
  await page.waitForFunction(() => document.querySelectorAll('.map-marker').length === 4)
  expect(await page.locator('.map-cluster').count()).toBe(0)
  await context('addMarkers', { markers: [{ id: 99, latitude: 30.005, longitude: 120.004, title: '新家' }] })
  await pin('新家').waitFor()
  await context('removeMarkers', { markerIds: [99] })
  expect(await pin('新家').count()).toBe(0)
})

test('a circle is as wide as its radius says', async () => {
  await run('ring')
  const box = await page.locator('.map-circle').boundingBox()
  const metresAPixel = (40_075_017 * Math.cos(Math.PI / 6)) / (256 * 2 ** 14)
  expect(box?.width).toBeCloseTo(1000 / metresAPixel, 0)
})

test('the user’s place follows the pin of the stage', async () => {
  await page.evaluate(() => window.__preview.setPosition({ latitude: 30.004, longitude: 120 }))
  await data({ here: true })
  const before = await page.getByLabel('我的位置').boundingBox()
  await page.evaluate(() => window.__preview.setPosition({ latitude: 30, longitude: 120 }))
  const after = await page.getByLabel('我的位置').boundingBox()
  expect((after?.y ?? 0) - (before?.y ?? 0)).toBeGreaterThan(40)
})
