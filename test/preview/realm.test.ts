import type { Browser, Page } from 'playwright-core'
import { openPhone, startBrowser } from './browser'
import { type Host, startHost } from './host'

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

test('there is no Intl, and Function makes no code from text, as on a phone', async () => {
  const seen = await page.evaluate(() => ({
    intl: typeof (globalThis as { Intl?: unknown }).Intl,
    called: typeof (Function as unknown as (text: string) => unknown)('return 1'),
    made: typeof new Function('return 1'),
    byConstructor: typeof ((() => 1).constructor as unknown as (text: string) => unknown)('return 1'),
    instance: (() => 1) instanceof Function,
  }))
  expect(seen).toEqual({
    intl: 'undefined',
    called: 'undefined',
    made: 'object',
    byConstructor: 'undefined',
    instance: true,
  })
})

test('Date follows the clock of the local CloudBase and stays a Date', async () => {
  const at = () =>
    page.evaluate(() => ({
      now: Date.now(),
      made: (Reflect.construct(Date, []) as Date).getTime(),
      text: Date.parse(Date()),
      fixed: new Date(2027, 4, 19).getMonth(),
      copy: new Date(new Date(5)).getTime(),
      instance: new Date() instanceof Date,
      same: new Date().constructor === Date,
    }))
  const start = Date.parse('2027-05-19T13:00:00+08:00')
  const first = await at()
  for (const ms of [first.now, first.made, first.text]) {
    expect(ms).toBeGreaterThan(start - 2000)
    expect(ms).toBeLessThan(start + 60_000)
  }
  expect(first).toMatchObject({ fixed: 4, copy: 5, instance: true, same: true })
  host.moveClock(7 * 86_400_000)
  await page.waitForFunction((from) => Date.now() >= from + 7 * 86_400_000, start)
  await page.waitForFunction(() => document.getElementById('status-time')?.textContent?.startsWith('13:'))
})

test('app code sees no browser: window and document are undefined in a module', async () => {
  const script = await page.evaluate(async () =>
    (await fetch(document.querySelector<HTMLScriptElement>('script[src*="/package/main.js"]')?.src ?? '')).text(),
  )
  expect(script).toMatch(/\(function\(eval,window,document,self,/)
  const blocked = await page.evaluate(async () => {
    try {
      await fetch('http://127.0.0.1:9/')
      return 'reached'
    } catch {
      return 'blocked'
    }
  })
  expect(blocked).toBe('blocked')
})
