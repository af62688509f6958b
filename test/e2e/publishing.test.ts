import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { startBrowser } from '../preview/browser'
import { callWx } from '../preview/wx-call'
import { type County, PICTURES, startCounty } from './county'
import { failures, reads, seen, tap, write } from './screen'

jest.setTimeout(120_000)

let county: County
let browser: Browser
let phone: Page
let home = ''
const HOST = 'demo-wu-haiyan'
const picture = (name: string) => phone.screenshot({ path: path.join(PICTURES, `publishing-${name}.png`) })

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true })
  county = await startCounty()
  home = (await county.as(HOST).call('member', 'me', {})).homes[0]?.homeId ?? ''
  browser = await startBrowser()
  phone = await (await browser.newContext({ viewport: { width: 375, height: 720 } })).newPage()
  const start = encodeURIComponent(`host/publish/publish?home=${home}`)
  await phone.goto(`${county.cloud.url}/preview/phone?id=host&as=${HOST}&path=${start}`)
  await phone.waitForFunction(() => window.__preview?.ready === true)
})
afterAll(async () => {
  await browser?.close()
  await county?.close()
})
afterEach(async () => expect(await failures(phone)).toEqual([]))

/** The drawn picture behind an image, as the browser has it: its size, and whether it is more than one colour. */
const drawn = (selector: string) =>
  phone.waitForFunction((where) => {
    const image = document.querySelector<HTMLImageElement>(where)
    if (!image?.complete || image.naturalWidth === 0) return null
    const canvas = Object.assign(document.createElement('canvas'), { width: 50, height: 50 })
    const pen = canvas.getContext('2d')
    pen?.drawImage(image, 0, 0, 50, 50)
    const pixels = pen?.getImageData(0, 0, 50, 50).data ?? []
    const colours = new Set(Array.from({ length: 2500 }, (_, at) => [...pixels.slice(4 * at, 4 * at + 3)].join()))
    return { width: image.naturalWidth, height: image.naturalHeight, colours: colours.size }
  }, selector)

/** One story: a host on a Wednesday makes next Wednesday's reception known. */
test('next week’s reception is published with four taps, every week from then on', async () => {
  await tap(phone, /^家接待,/, 'radio')
  await tap(phone, /^周三 26 日/, 'radio')
  await seen(phone.getByRole('switch', { name: /每周重复/ })).click()
  await reads(phone, /5月26日 周三 14:00-16:00,每周三重复/)
  await picture('01-form')
  await tap(phone, /^发布/)
  await reads(phone, '发布好了。转到群里,邻居就知道了。', '5月26日 周三 14:00-16:00')
  await picture('02-published')
  const list = { homeId: home, part: 'coming' as const, after: null }
  const { activities } = await county.as(HOST).call('activity', 'ofHome', list)
  expect(activities.map(({ startsAt }) => startsAt.slice(0, 10))).toEqual([
    '2027-05-26',
    '2027-06-02',
    '2027-06-09',
    '2027-06-16',
  ])
})

test('she pastes a text into the group', async () => {
  await tap(phone, '复制接龙')
  const { data: text } = (await callWx(phone, 'getClipboardData', {})) as { data: string }
  expect(text).toContain('时间:5月26日 周三 14:00-16:00')
  expect(text).toContain('1. ')
})

test('the card that she shares shows day, place and places left, and leads to the activity', async () => {
  await tap(phone, '把活动转到群里')
  const card = await drawn('.card-picture')
  expect(await card.jsonValue()).toMatchObject({ width: 500, height: 400 })
  expect(((await card.jsonValue()) as { colours: number }).colours).toBeGreaterThan(4)
  await picture('03-card')
  expect(await phone.locator('.card-path').textContent()).toMatch(/^\/pages\/activity\/detail\?id=[\w-]+$/)
  await phone.keyboard.press('Escape')
  await seen(phone.getByText('知道了')).click()
})

test('a poster for the door has the size of A4 and a code', async () => {
  await tap(phone, '做一张海报')
  const poster = await drawn('.preview-picture')
  expect(await poster.jsonValue()).toMatchObject({ width: 1240, height: 1754 })
  await phone.locator('.preview-picture').screenshot({ path: path.join(PICTURES, 'publishing-04-poster.png') })
  await seen(phone.getByText('关闭', { exact: true })).click()
})

test('a time that changes is said with what it does to whoever signed up, and stands at once', async () => {
  await tap(phone, /改名额/)
  await write(phone, '名额', '30')
  await picture('05-capacity')
  await tap(phone, '改好了')
  await reads(phone, '0 / 30 位')
})

test('what she has half written waits for her', async () => {
  await tap(phone, '再办一次活动')
  await tap(phone, /端午/, 'radio')
  await reads(phone, '已经替您存好')
  await phone.evaluate((url) => window.wx.redirectTo?.({ url }), `/host/publish/publish?home=${home}`)
  await reads(phone, /写到一半,还没发布/)
  await picture('06-draft')
  await tap(phone, /^接着写/)
  await reads(phone, /6月9日 周三/)
})

test('a cancelled week says why', async () => {
  await phone.evaluate((url) => window.wx.redirectTo?.({ url }), `/host/activities/activities?home=${home}`)
  await tap(phone, /5月26日/, 'link')
  await tap(phone, /这次不办了/)
  await picture('07-cancel')
  await tap(phone, '不办了,告诉大家')
  await reads(phone, '天气不好,为了大家安全', '取消了')
  await picture('08-cancelled')
})
