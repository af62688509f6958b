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
afterEach(async () => {
  expect(await failuresOf(page)).toEqual([])
  await page.context().close()
})

const text = (id: string) => page.locator(`#${id}`).textContent()
const eventually = async (id: string, wanted: string) => {
  await page.waitForFunction(([i, w]) => document.getElementById(i ?? '')?.textContent?.includes(w ?? ''), [id, wanted])
}

describe('pages and components', () => {
  beforeEach(async () => {
    page = await openPhone(browser, host, 'pages/home/home?from=wall')
  })

  test('templates, wxs, npm modules and relative modules reach the screen', async () => {
    expect(await text('hello')).toBe('你好,邻居')
    expect(await text('four')).toBe('4 共2家')
    await page.getByText('来自模板').waitFor()
  })

  test('750rpx is the width of the window, and vh counts the page area only', async () => {
    expect((await page.locator('#half').boundingBox())?.width).toBe(187.5)
    await page.evaluate(() => window.wx.navigateTo?.({ url: '/pages/custom/custom' }))
    await page.locator('#full').waitFor()
    expect((await page.locator('#full').boundingBox())?.height).toBe(720)
  })

  test('an isolated component keeps its styles to itself; app.wxss and page styles reach the page', async () => {
    const style = (selector: string, name: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((dom, property) => getComputedStyle(dom).getPropertyValue(property), name)
    expect(await style('#hello', 'color')).toBe('rgb(194, 56, 90)')
    expect(await style('[aria-label="打开潮音里"]', 'background-color')).toBe('rgb(221, 238, 234)')
    expect(await style('[aria-label="打开潮音里"]', 'border-top-width')).toBe('0px')
    expect(await style('.line', 'border-top-width')).toBe('1px')
    expect(await style('.foot', 'color')).toBe('rgb(194, 56, 90)')
  })

  test('one page never styles another', async () => {
    await page.evaluate(() => window.wx.switchTab?.({ url: '/pages/form/form' }))
    await page.locator('wx-form').waitFor()
    const border = await page.locator('wx-form').evaluate((dom) => getComputedStyle(dom).borderTopWidth)
    expect(border).toBe('0px')
  })

  test('components run observers, life cycles and page life cycles, and their events carry detail and dataset', async () => {
    const card = page.getByRole('button', { name: '打开巧手' })
    await card.getByText('巧手 #1').waitFor()
    await card.getByText('attached ready shows 1').waitFor()
    await card.getByText('第 2 家').waitFor()
    await card.click()
    await eventually('opened', 'b 巧手')
  })

  test('fixed things stay in the page area, clear of the bars', async () => {
    const box = await page.locator('.fixed').boundingBox()
    const bar = await page.locator('#tabs').boundingBox()
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0)
  })
})

describe('form', () => {
  beforeEach(async () => {
    page = await openPhone(browser, host, 'pages/form/form')
  })

  test('model:value follows the typing, input and confirm say their value', async () => {
    const field = page.getByLabel('名字', { exact: true })
    expect(await field.inputValue()).toBe('海燕')
    await field.fill('小满')
    await eventually('name', '小满')
    await field.press('Enter')
    await eventually('log', 'confirm "小满"')
  })

  test('a placeholder is found by its text and wears its class', async () => {
    await page.getByPlaceholder('想说的话').waitFor()
    const shown = page.locator('wx-textarea .placeholder')
    expect(await shown.evaluate((dom) => getComputedStyle(dom).color)).toBe('rgb(1, 2, 3)')
    await page.getByPlaceholder('想说的话').pressSequentially('一'.repeat(30))
    expect(await page.getByPlaceholder('想说的话').inputValue()).toHaveLength(20)
    expect(await shown.isVisible()).toBe(false)
  })

  test('switch, checkboxes and radios change by tap and by their label', async () => {
    await page.getByRole('switch', { name: '开门' }).click()
    await eventually('log', 'change false')
    await page.getByText('普法').click()
    await eventually('log', 'change ["tea","law"]')
    await page.getByText('乙', { exact: true }).click()
    await eventually('log', 'change "b"')
    expect(await page.getByRole('radio').nth(1).getAttribute('aria-checked')).toBe('true')
  })

  test('pickers: one column, date within its bounds, time, several columns', async () => {
    await page.getByRole('button', { name: '星期' }).click()
    await page.getByRole('option', { name: '三' }).click()
    await page.getByRole('button', { name: '确定' }).click()
    await page.getByText('星期三').waitFor()
    await page.getByRole('button', { name: '日期' }).click()
    await page.getByRole('listbox', { name: '月' }).getByRole('option', { name: '2月', exact: true }).click()
    expect(await page.getByRole('listbox', { name: '日' }).getByRole('option').count()).toBe(28)
    await page.getByRole('button', { name: '确定' }).click()
    await eventually('date', '2027-02-19')
    await page.getByRole('button', { name: '时间' }).click()
    await page.getByRole('listbox', { name: '分' }).getByRole('option', { name: '30分' }).click()
    await page.getByRole('button', { name: '确定' }).click()
    await eventually('time', '13:30')
    await page.getByRole('button', { name: '两列' }).click()
    await page.getByRole('option', { name: '乙', exact: true }).click()
    await page.getByRole('button', { name: '确定' }).click()
    await eventually('multi', '1-0')
  })

  test('submit gathers every named field', async () => {
    await page.getByLabel('想说的话').fill('来了')
    await page.getByRole('slider').fill('7')
    await page.getByRole('button', { name: '交上去' }).click()
    await eventually('got', '{')
    expect(JSON.parse((await text('got')) ?? '')).toEqual({
      name: '海燕',
      note: '来了',
      open: true,
      services: ['tea'],
      kind: '',
      size: 7,
      day: 0,
    })
  })

  test('a disabled button hears no tap; reset brings the first values back', async () => {
    await page.locator('#off').click({ force: true })
    await page.getByLabel('名字', { exact: true }).fill('改了')
    await page.getByRole('button', { name: '重来' }).click()
    await eventually('name', '海燕')
    expect(await text('log')).not.toContain('tap')
  })
})

describe('scrolling things', () => {
  beforeEach(async () => {
    page = await openPhone(browser, host, 'pages/list/list')
  })

  test('scroll-view and page tell when their end is near, once', async () => {
    await page.locator('#scroller').evaluate((dom) => dom.scrollTo(0, 9999))
    await eventually('counts', '框 1')
    await page.locator('.page-scroller').evaluate((dom) => dom.scrollTo(0, 99_999))
    await eventually('counts', '底 1')
    expect(await text('counts')).not.toContain('高 0')
  })

  test('a drag turns the swiper', async () => {
    const box = await page.locator('#swiper').boundingBox()
    if (!box) throw new Error('no swiper')
    await page.mouse.move(box.x + 300, box.y + 50)
    await page.mouse.down()
    await page.mouse.move(box.x + 60, box.y + 50, { steps: 4 })
    await page.mouse.up()
    await eventually('counts', '页 1 touch')
  })

  test('map markers stand on the map and answer a tap', async () => {
    await page.getByRole('button', { name: '潮音里' }).click()
    await eventually('counts', '标 5')
  })

  test('a drag moves the map under its markers', async () => {
    const pin = page.getByRole('button', { name: '潮音里' })
    const before = await pin.boundingBox()
    const box = await page.locator('#map').boundingBox()
    if (!before || !box) throw new Error('no map')
    await page.mouse.move(box.x + 60, box.y + 90)
    await page.mouse.down()
    await page.mouse.move(box.x + 100, box.y + 90, { steps: 4 })
    await page.mouse.up()
    expect((await pin.boundingBox())?.x).toBeCloseTo(before.x + 40, 0)
  })

  test('images of the package load; selector query and intersection observer answer', async () => {
    const width = await page.locator('#picture img').evaluate((dom) => (dom as HTMLImageElement).naturalWidth)
    expect(width).toBe(24)
    await page.locator('#box').click()
    await eventually('box', '200x50')
    await page.getByText('看底').click()
    await page.locator('.page-scroller').evaluate((dom) => dom.scrollTo(0, 99_999))
    await eventually('counts', '见 true')
  })
})
