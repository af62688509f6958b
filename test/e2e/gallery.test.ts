import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import jsQR from 'jsqr'
import type { Browser, Locator, Page } from 'playwright-core'
import { DEMO_CLOCK_START, demoStage } from '../../demo/stage'
import { type CloudBase, type Manifest, startCloudBase } from '../../local/cloudbase'
import { environmentOf, loadDeployment } from '../../scripts/deployment'
import { DIST } from '../../scripts/repository'
import { failuresOf, startBrowser } from '../preview/browser'
import { PICTURES } from './county'
import { standsOut } from './edges'

jest.setTimeout(120_000)

/** What a finger must hit (experience 7). The gallery's own bar stays as it is in every layout. */
const leastOf = ({ elder }: { elder: boolean }): number => (elder ? 60 : 44)

/** Layouts by the width of the window; a wide one shows two of them. */
const LAYOUTS = [
  { layout: 'standard', width: 375 },
  { layout: 'standard', width: 320 },
  { layout: 'elder', width: 375 },
  { layout: 'largest', width: 375 },
  { layout: 'standard', width: 1280 },
]

let cloud: CloudBase
let browser: Browser
const dataDir = mkdtempSync(path.join(os.tmpdir(), 'gallery-'))

beforeAll(async () => {
  const deployment = loadDeployment()
  const { appId, envId, sealPublicKeys } = deployment
  cloud = await startCloudBase({
    envId,
    appId,
    dataDir,
    functionsDir: path.join(DIST, 'cloudfunctions'),
    manifest: JSON.parse(readFileSync(path.join(DIST, 'manifest.json'), 'utf8')) as Manifest,
    miniprogramDir: path.join(DIST, 'miniprogram'),
    functionEnvironment: environmentOf(deployment),
    port: 0,
    clock: { start: DEMO_CLOCK_START },
    stage: demoStage({ url: () => cloud.url, sealPublicKeys }),
  })
  await cloud.ready
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await cloud?.close()
  rmSync(dataDir, { recursive: true, force: true })
})

let page: Page

async function open(layout: string, width = 375, height = 900): Promise<void> {
  await page?.context().close()
  page = await (await browser.newContext({ viewport: { width, height } })).newPage()
  const route = encodeURIComponent(`gallery/gallery/gallery?layout=${layout}`)
  await page.goto(`${cloud.url}/preview/phone?id=resident&as=demo-chen-apo&path=${route}`)
  await page.waitForFunction(() => window.__preview?.ready === true)
  await page.getByText('还没有东西的时候').first().waitFor()
}

/** What answers a tap, by its words, with its size. */
const targets = () =>
  page.evaluate(() => {
    const roles = ['button', 'link', 'checkbox', 'radio', 'switch']
    const all = [
      ...roles.map((role) => `#pages [role="${role}"]`),
      '#pages wx-button',
      '#pages input',
      '#pages textarea',
    ]
    return [...document.querySelectorAll<HTMLElement>(all.join(','))].flatMap((element) => {
      const { width, height } = element.getBoundingClientRect()
      const words =
        element.getAttribute('aria-label') ?? element.closest('[aria-label]')?.getAttribute('aria-label') ?? ''
      return width === 0 ? [] : [{ words, width, height, elder: element.closest('[class*="elder"]') !== null }]
    })
  })

describe.each(LAYOUTS)('the component set, $layout at $width px', ({ layout, width }) => {
  beforeAll(() => open(layout, width))

  test('targets are as large as a finger needs, and each says what it is', async () => {
    const all = await targets()
    expect(all.length).toBeGreaterThan(40)
    expect(all.filter(({ words }) => words === '')).toEqual([])
    const small = all.filter((target) => Math.min(target.width, target.height) < leastOf(target) - 0.5)
    expect(small).toEqual([])
  })

  test('nothing stands out of the window, and no page fails', async () => {
    expect(await standsOut(page)).toEqual([])
    expect(await failuresOf(page)).toEqual([])
    mkdirSync(PICTURES, { recursive: true })
    await page.screenshot({ path: path.join(PICTURES, `gallery-${layout}-${width}.png`) })
  })
})

describe('a form', () => {
  const top = async (name: RegExp) => (await page.getByRole('textbox', { name }).first().boundingBox())?.y ?? Number.NaN
  /** The page may scroll to what is typed: what counts is how far two fields stand apart. */
  const between = async (upper: RegExp, lower: RegExp): Promise<number> => (await top(lower)) - (await top(upper))

  test('a mistake is announced under its field, keeps what she typed, and moves nothing below', async () => {
    await open('standard')
    const seats = page.getByRole('textbox', { name: /^座位/ })
    const below = await between(/^座位/, /^面积/)
    await seats.fill('900')
    await seats.blur()
    const alert = page.getByRole('alert').filter({ hasText: '最多 300' })
    await alert.waitFor()
    const field = await seats.boundingBox()
    const said = await alert.boundingBox()
    expect(said?.y).toBeGreaterThan((field?.y ?? 0) + (field?.height ?? 0) - 1)
    expect(await seats.inputValue()).toBe('900')
    expect(await between(/^座位/, /^面积/)).toBeCloseTo(below, 0)
    await seats.fill('20')
    await alert.waitFor({ state: 'detached' })
  })

  test('what is chosen is said: the option, the switch, the filter', async () => {
    await open('standard')
    const option = page.getByRole('radio', { name: '网格睦邻' }).first()
    await option.click()
    await page.getByRole('radio', { name: '网格睦邻,已选', checked: true }).waitFor()
    expect(await page.getByRole('radio', { name: '学习引领', checked: false }).count()).toBe(1)
    await page.getByRole('switch', { name: /晚上不提醒我,关着/ }).click()
    await page.getByRole('switch', { name: /晚上不提醒我,开着/, checked: true }).waitFor()
    await page.getByRole('checkbox', { name: '无台阶' }).click()
    await page.getByRole('checkbox', { name: '无台阶,已选', checked: true }).waitFor()
  })

  test('a place is where the middle of the map is after she moved it', async () => {
    await open('standard')
    await page.getByRole('button', { name: /^在哪里,还没选/ }).click()
    const map = page.getByRole('dialog', { name: '在哪里' }).locator('wx-map')
    const at = await map.boundingBox()
    if (!at) throw new Error('no map')
    await page.mouse.move(at.x + 200, at.y + 150)
    await page.mouse.down()
    await page.mouse.move(at.x + 100, at.y + 150, { steps: 4 })
    await page.mouse.up()
    await page.getByRole('button', { name: '就是这里' }).click()
    await page.getByRole('button', { name: /^在哪里,已经选好位置/ }).waitFor()
    const words = await page.getByText(/^东经/).textContent()
    // The gallery's map begins here and shows some hundred metres: eastward by a part of that.
    const eastward = Number(/东经 ([\d.]+)/.exec(words ?? '')?.[1]) - 120.6781
    expect(eastward).toBeGreaterThan(0.0003)
    expect(eastward).toBeLessThan(0.004)
  })
})

/** What a QR code reader of another house reads in the picture of an element. */
async function scan(element: Locator): Promise<string | undefined> {
  const png = (await element.screenshot()).toString('base64')
  const blank = await browser.newPage()
  const { pixels, width, height } = await blank.evaluate(async (data) => {
    const image = new Image()
    image.src = `data:image/png;base64,${data}`
    await image.decode()
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height })
    const context = canvas.getContext('2d')
    if (!context) throw new Error('no canvas')
    context.drawImage(image, 0, 0)
    const { data: bytes } = context.getImageData(0, 0, image.width, image.height)
    return { pixels: [...bytes], width: image.width, height: image.height }
  }, png)
  await blank.close()
  return jsQR(Uint8ClampedArray.from(pixels), width, height)?.data
}

describe('a code', () => {
  test('is read by a scanner of another house', async () => {
    await open('standard')
    expect(await scan(page.getByRole('img', { name: '请姐妹们扫一扫,二维码' }))).toBe('host/claim?c=48213507')
  })
})
