import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { failuresOf, startBrowser } from '../preview/browser'
import { type County, PICTURES, startCounty } from './county'
import { standsOut } from './edges'

jest.setTimeout(120_000)

/** Officers work on a cheap phone and in PC WeChat's window, which they pull as they like. */
const WINDOWS: [string, number][] = [
  ...[320, 375, 699, 700, 1000, 1440].map((width): [string, number] => ['homes', width]),
  ...[320, 820].map((width): [string, number] => ['roll', width]),
  ...[320, 820].map((width): [string, number] => ['people', width]),
]

let county: County
let browser: Browser

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true })
  county = await startCounty()
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await county?.close()
})

describe('an officer’s page fits the window that it is given, and never scrolls sideways', () => {
  test.each(WINDOWS)('%s at %i px', async (name, width) => {
    const page = await (await browser.newContext({ viewport: { width, height: 800 } })).newPage()
    const route = encodeURIComponent(`federation/${name}/${name}`)
    await page.goto(`${county.cloud.url}/preview/phone?id=officer&as=demo-lin-xiufang&path=${route}`)
    await page.waitForFunction(() => window.__preview?.ready === true)
    await page.waitForFunction(() => !document.querySelector('[aria-label="正在加载"]'))
    expect(await standsOut(page)).toEqual([])
    const places = await page.getByRole('link', { name: '微家名册' }).boundingBox()
    const heading = await page.getByRole('heading').first().boundingBox()
    // A side bar where letters leave room for the work beside it, a row above on a phone.
    const isBeside = (places?.x ?? 0) + (places?.width ?? 0) <= (heading?.x ?? 0)
    expect(isBeside).toBe(width >= 700)
    expect(await failuresOf(page)).toEqual([])
    await page.screenshot({ path: path.join(PICTURES, `office-${name}-${width}.png`) })
    await page.context().close()
  })
})
