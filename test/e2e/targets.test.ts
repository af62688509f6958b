import type { Browser, Page } from 'playwright-core'
import { startBrowser } from '../preview/browser'
import { type County, startCounty } from './county'

jest.setTimeout(120_000)

/** Experience 7: what a finger must hit, normally and in the elder layout. */
const LEAST = { normal: 44, elder: 60 }

/** Where people really tap, each as one who may be there. */
const PAGES = [
  ['resident', 'pages/home/home'],
  ['resident', 'pages/activity/activity'],
  ['resident', 'pages/help/help'],
  ['resident', 'pages/me/me'],
  ['resident', 'pages/village/village'],
  ['resident', 'pages/introduce/introduce'],
  ['host', 'host/workbench/workbench'],
  ['officer', 'federation/homes/homes'],
  ['officer', 'federation/roll/roll'],
  ['officer', 'federation/people/people'],
] as const
const PEOPLE = { resident: 'demo-chen-apo', host: 'demo-wu-haiyan', officer: 'demo-he-yulan' }

let county: County
let browser: Browser

beforeAll(async () => {
  county = await startCounty()
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await county?.close()
})

async function openPage(phone: keyof typeof PEOPLE, path: string, fontScale: number): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 375, height: 720 } })).newPage()
  await page.route(/\/preview\/phone\?/, async (route) => {
    const answer = await route.fetch()
    const body = (await answer.text()).replace(/"fontScale":[\d.]+/, `"fontScale":${fontScale}`)
    await route.fulfill({ response: answer, body })
  })
  await page.goto(`${county.cloud.url}/preview/phone?id=${phone}&as=${PEOPLE[phone]}&path=${encodeURIComponent(path)}`)
  await page.waitForFunction(() => window.__preview?.ready === true)
  await page.waitForFunction(() => !document.querySelector('[aria-label="正在加载"]'))
  return page
}

/** Everything on the page that answers a tap, with what a screen reader says and how large it is. */
const tappable = (page: Page) =>
  page.evaluate(() => {
    const roles = ['button', 'link', 'checkbox', 'radio', 'switch', 'treeitem']
    const found = document.querySelectorAll<HTMLElement>(
      [...roles.map((role) => `#pages [role="${role}"]`), '#pages wx-button', '#pages input'].join(','),
    )
    return [...found].flatMap((element) => {
      const box = element.getBoundingClientRect()
      if (box.width === 0 || box.height === 0) return []
      const label = element.getAttribute('aria-label') ?? element.closest('[aria-label]')?.getAttribute('aria-label')
      return [{ label: label ?? '', says: (element.textContent ?? '').trim(), width: box.width, height: box.height }]
    })
  })

/** What stands out of the phone's right edge. */
const tooWide = (page: Page) =>
  page.evaluate(() => {
    const edge = document.querySelector('#pages')?.getBoundingClientRect().right ?? 0
    return [...document.querySelectorAll<HTMLElement>('#pages [class*="card"], #pages wx-button')]
      .filter((element) => element.getBoundingClientRect().right > edge + 1)
      .map((element) => (element.textContent ?? '').trim().slice(0, 30))
  })

describe('every place to tap has words for a screen reader and room for a finger, and nothing stands out of the phone', () => {
  test.each(PAGES)('on the %s’s %s', async (phone, path) => {
    for (const [layout, fontScale] of [
      ['normal', 1],
      ['elder', 1.8],
    ] as const) {
      const page = await openPage(phone, path, fontScale)
      const targets = await tappable(page)
      expect(targets.length).toBeGreaterThan(0)
      expect(targets.filter(({ label }) => label === '').map(({ says }) => `${layout}: ${says}`)).toEqual([])
      const small = targets.filter(({ width, height }) => Math.min(width, height) < LEAST[layout] - 0.5)
      expect(small.map(({ label, width, height }) => `${layout}: ${label} ${width}x${height}`)).toEqual([])
      expect(await tooWide(page)).toEqual([])
      await page.context().close()
    }
  })
})
