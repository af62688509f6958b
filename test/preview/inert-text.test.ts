import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openPhone, startBrowser } from './browser'
import { type Host, startHost } from './host'

/* What people wrote is shown as text, on phones and on the stage (safety, "Every door": stored text is inert). */

const ROOT = path.join(__dirname, '..', '..')
const SINKS =
  /\b(innerHTML|outerHTML|insertAdjacentHTML|srcdoc|DOMParser|createContextualFragment|setHTMLUnsafe)\b|document\.write/

test.each(['local/preview/browser', 'miniprogram'])('%s makes no markup of text', (room) => {
  const files = readdirSync(path.join(ROOT, room), { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(ts|wxs)$/.test(file),
  )
  expect(files.length).toBeGreaterThan(20)
  expect(files.filter((file) => SINKS.test(readFileSync(path.join(ROOT, room, file), 'utf8')))).toEqual([])
})

interface MiniPage {
  setData(data: object): void
}

describe('a name that is a script', () => {
  const NAME = '<img src=x onerror="window.struck=1"><script>window.struck=1</script>'
  let host: Host
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    host = await startHost()
    browser = await startBrowser()
    page = await openPhone(browser, host, 'pages/home/home')
  })
  afterAll(async () => {
    await browser?.close()
    await host?.close()
  })

  test.each([
    ['a page', (hello: string): unknown => (window.getCurrentPages()[0] as unknown as MiniPage).setData({ hello })],
    ['a title', (title: string): unknown => window.wx.setNavigationBarTitle?.({ title })],
    ['a dialog', (content: string): unknown => void window.wx.showModal?.({ title: content, content })],
    ['a toast', (title: string): unknown => window.wx.showToast?.({ title, icon: 'none' })],
    ['a choice', (name: string): unknown => void window.wx.showActionSheet?.({ itemList: [name] })],
  ] as const)('is read on %s and does nothing', async (_where, show) => {
    await page.evaluate(show as (name: string) => void, NAME)
    await page.getByText(NAME).first().waitFor()
    expect(await page.evaluate(() => (window as unknown as { struck?: number }).struck)).toBeUndefined()
    expect(await page.locator('img[src="x"]').count()).toBe(0)
  })
})
