import type { Browser, Page } from 'playwright-core'
import { openPhone, startBrowser } from './browser'
import { type Host, startHost } from './host'

let host: Host
let browser: Browser
beforeAll(async () => {
  host = await startHost()
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await host?.close()
})

const logged = async (page: Page, wanted: string) => {
  await page.waitForFunction((text) => document.getElementById('log')?.textContent?.includes(text), wanted)
  return ((await page.locator('#log').textContent()) ?? '').trim()
}

describe.each([
  { by: 'mouse', touch: false },
  { by: 'finger', touch: true },
])('by $by', ({ touch }) => {
  let page: Page
  const press = (selector: string) => (touch ? page.tap(selector) : page.click(selector))
  beforeEach(async () => {
    page = await openPhone(browser, host, 'pages/gestures/gestures', { touch })
  })
  afterEach(() => page.context().close())

  test('a tap bubbles from inner to outer, once', async () => {
    await press('#bubbles')
    expect(await logged(page, 'outer')).toBe('inner:tap outer:tap')
  })

  test('catch stops the tap', async () => {
    await press('#catches')
    expect(await logged(page, 'caught')).toBe('caught:tap')
  })

  test('of mut-bind listeners only the innermost hears', async () => {
    await press('#deep')
    expect(await logged(page, 'outer')).toBe('deep:tap outer:tap')
  })
})

describe('with the mouse', () => {
  let page: Page
  beforeEach(async () => {
    page = await openPhone(browser, host, 'pages/gestures/gestures')
  })
  afterEach(() => page.context().close())

  test('a long press is no tap', async () => {
    await page.hover('#long')
    await page.mouse.down()
    await logged(page, 'long:longpress')
    await page.mouse.up()
    expect(await logged(page, 'long:longpress')).not.toContain('tap')
  })

  test('a drag gives touchstart, touchmove and touchend with their points', async () => {
    const box = await page.locator('#touch').boundingBox()
    if (!box) throw new Error('nothing to touch')
    await page.mouse.move(box.x + 20, box.y + 20)
    await page.mouse.down()
    await page.mouse.move(box.x + 60, box.y + 30)
    await page.mouse.up()
    expect(await logged(page, 'touchend')).toBe('touch:touchstart true touch:touchmove true touch:touchend')
  })

  test('hover-class stays while the press lasts', async () => {
    const color = () => page.locator('#bubbles').evaluate((dom) => getComputedStyle(dom).color)
    await page.hover('#bubbles')
    await page.mouse.down()
    expect(await color()).toBe('rgb(9, 8, 7)')
    await page.mouse.up()
    expect(await color()).not.toBe('rgb(9, 8, 7)')
  })
})
