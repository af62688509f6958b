import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { failuresOf, startBrowser } from '../preview/browser'
import { type County, PICTURES, startCounty } from './county'
import { standsOut } from './edges'
import { open, reads, seen, tap, write } from './screen'

jest.setTimeout(180_000)

/** Officers' pages cover themselves after 15 minutes without a touch and ask the 工作密码 (safety, "Persons"). */
const PIN = '502871'
const OFFICER = 'demo-lin-xiufang'
const PAGE = 'federation/homes/homes'

let county: County
let browser: Browser
let page: Page

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true })
  county = await startCounty()
  browser = await startBrowser()
  page = await opened(1100)
})
afterAll(async () => {
  await browser?.close()
  await county?.close()
})

async function opened(width: number, route = PAGE): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 800 } })
  const phone = await context.newPage()
  phone.setDefaultTimeout(30_000)
  await phone.goto(`${county.cloud.url}/preview/phone?id=officer&as=${OFFICER}&path=${encodeURIComponent(route)}`)
  await phone.waitForFunction(() => window.__preview?.ready === true)
  return phone
}
const picture = (name: string) => page.screenshot({ path: path.join(PICTURES, `staff-lock-${name}.png`) })
const search = () => page.locator('input[aria-label*="找"]').first()
/** Moves the clock, and waits until her phone has heard of it: a touch before would be a touch of an earlier hour. */
async function forward(minutes: number): Promise<void> {
  await county.cloud.clock.forward(minutes * 60_000)
  await page.waitForFunction((now) => Date.now() >= now, county.cloud.clock.now() - 10_000)
}

test('without a pin she is asked calmly to set one, and may put it off for the day', async () => {
  await reads(page, '给妇联的页面设一个工作密码吧')
  await picture('asks')
  await tap(page, '今天先不设')
  await page.getByText('给妇联的页面设一个工作密码吧').waitFor({ state: 'detached' })
  await forward(20)
  await reads(page, '微家名册')
  await page.reload()
  await page.waitForFunction(() => window.__preview?.ready === true)
  await seen(search()).waitFor()
  expect(await page.getByText('给妇联的页面设一个工作密码吧').count()).toBe(0)
  await forward(24 * 60)
  await page.reload()
  await reads(page, '给妇联的页面设一个工作密码吧')
})

test('she sets one; too easy a pin and two different ones are none', async () => {
  await tap(page, '设一个工作密码')
  await write(page, '新的工作密码', '123456')
  await tap(page, '设好')
  await reads(page, '这个太好猜了')
  await write(page, '新的工作密码', PIN)
  await write(page, '再写一次', '502872')
  await tap(page, '设好')
  await reads(page, '两次写的不一样')
  await picture('set')
  await write(page, '再写一次', PIN)
  await tap(page, '设好')
  await seen(search()).waitFor()
})

test('after 15 minutes nothing of the page is on the screen, and a right pin brings back what was typed', async () => {
  await search().fill('望潮')
  await forward(14)
  // A touch is a touch: the fifteen minutes begin again.
  await search().click()
  await forward(14)
  expect(await search().isVisible()).toBe(true)
  await forward(2)
  await reads(page, '歇了一会儿,先收起来了')
  expect(await search().count()).toBe(0)
  const left = await page.locator('#pages').textContent()
  for (const word of ['导出名册', '待办', '青屿镇', '望潮']) expect(left).not.toContain(word)
  expect(await standsOut(page)).toEqual([])
  await picture('covered-wide')
  await write(page, '工作密码', '640193')
  await reads(page, '工作密码不对')
  await picture('wrong')
  await write(page, '工作密码', PIN)
  await seen(search()).waitFor()
  expect(await search().inputValue()).toBe('望潮')
  await picture('back')
})

test('closing and opening the mini program does not undo the cover, and nothing is fetched before the pin', async () => {
  await forward(16)
  await reads(page, '歇了一会儿,先收起来了')
  const asked: string[] = []
  page.on('request', (request) => {
    const body = request.postData() ?? ''
    if (body.includes('"list"')) asked.push(body)
  })
  await page.reload()
  await reads(page, '歇了一会儿,先收起来了')
  await forward(1)
  expect(asked).toEqual([])
  await write(page, '工作密码', PIN)
  await seen(search()).waitFor()
  expect(await failuresOf(page)).toEqual([])
})

test.each([375, 320])(
  'it covers on a phone of %i px, with large letters too, and stays within the screen',
  async (width) => {
    const phone = await opened(width, 'pages/me/me')
    await open(phone, `/${PAGE}`)
    await reads(phone, '歇了一会儿,先收起来了')
    expect(await standsOut(phone)).toEqual([])
    await phone.screenshot({ path: path.join(PICTURES, `staff-lock-covered-${width}.png`) })
    await open(phone, '/pages/me/me')
    await tap(phone, '大字', 'radio')
    await open(phone, `/${PAGE}`)
    await reads(phone, '歇了一会儿,先收起来了')
    expect(await standsOut(phone)).toEqual([])
    await phone.screenshot({ path: path.join(PICTURES, `staff-lock-covered-elder-${width}.png`) })
    await phone.context().close()
  },
)

test('who looked at far more than usual is named to another officer, who asks her; and a forgotten pin is taken away above her', async () => {
  await county.importRoll()
  await county.as('demo-jiang-wen').call('home', 'exportRegister', { orgId: 'LC', contacts: true })
  await county.as('demo-he-yulan').call('member', 'setStaffPin', { pin: PIN })
  const people = await opened(1100, 'federation/people/people')
  await write(people, '工作密码', PIN)
  await reads(people, /江雯今天看了 \d+ 家次的电话和地址/)
  await reads(people, '何玉兰')
  await people.screenshot({ path: path.join(PICTURES, 'staff-lock-alert.png') })
  await tap(people, /^问过她了:江雯/)
  await people.getByText(/江雯今天看了/).waitFor({ state: 'detached' })
  await tap(people, '何玉兰忘了工作密码,清掉它')
  await tap(people, /^清掉$/)
  await people.getByRole('button', { name: '何玉兰忘了工作密码,清掉它' }).waitFor({ state: 'detached' })
  expect((await county.as('demo-he-yulan').call('member', 'me', {})).staffPin).toBe(false)
  expect(await failuresOf(people)).toEqual([])
})
