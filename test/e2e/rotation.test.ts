import { mkdirSync } from 'node:fs'
import type { Browser, Frame, Page } from 'playwright-core'
import { startBrowser } from '../preview/browser'
import { type County, openStage, PICTURES, phoneOn, startCounty } from './county'
import { failures, open, reads, seen, tap } from './screen'

/* A host at her own door on the stage: she opens it, the network goes, she goes on, and everything arrives once when it is back. */
jest.setTimeout(180_000)

let county: County
let browser: Browser
let stage: Page
let host: Frame
let homeId = ''
const HOST = 'demo-wu-haiyan'
const MONTH = '2027-05'
const picture = (name: string) => stage.screenshot({ path: `${PICTURES}/rotation-${name}.png` })

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true })
  county = await startCounty()
  const wu = county.as(HOST)
  homeId = (await wu.call('member', 'me', {})).homes[0]?.homeId ?? ''
  const { team, edition } = await wu.call('rotation', 'monthPlan', { homeId, month: MONTH })
  const [her = '', gao = her] = team.map(({ personId }) => personId)
  const turn = (date: string, personId: string) => ({ date, from: 840, to: 960, kind: 'reception' as const, personId })
  const slots = [turn('2027-05-19', her), turn('2027-05-22', gao), turn('2027-05-26', her)]
  await wu.call('rotation', 'makePlan', { homeId, month: MONTH, seen: edition, slots })
  browser = await startBrowser()
  stage = await openStage(browser, county.cloud.url)
  host = await phoneOn(stage, 'host')
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await county?.close()
})

const today = () => county.as(HOST).call('rotation', 'today', { homeId })

test('she opens with one tap; without a network she shuts, receives, and it arrives once', async () => {
  await open(host, '/host/workbench/workbench')
  await reads(host, '门关着', /14:00-16:00 吴海燕/)
  await tap(host, '我到了,开门')
  await reads(host, '门开着')
  await picture('1-open')
  expect(await today()).toMatchObject({ door: { isOpen: true, spells: { length: 1 } }, slots: [{ state: 'served' }] })

  await stage.getByRole('switch', { name: '微家主人的网络' }).click()
  await tap(host, '关门')
  await reads(host, '门关着', /已存 1 笔/)
  await picture('2-offline')
  expect(await today()).toMatchObject({ door: { isOpen: true } })
  await stage.getByRole('switch', { name: '微家主人的网络' }).click()
  await seen(host.getByText(/已存/)).waitFor({ state: 'hidden' })
  const { door } = await today()
  expect(door).toMatchObject({ isOpen: false, spells: { length: 1 } })
  expect(await failures(host)).toEqual([])
})

test('the month shows whose turn it is, and what may be done about a slot', async () => {
  await open(host, `/host/rotation/rotation?id=${homeId}`)
  await tap(host, /^5月26日 周三,14:00-16:00/)
  await reads(host, '我会来', '想换班')
  await picture('3-slot')
  await tap(host, '我会来')
  await seen(host.getByRole('button', { name: /5月26日 周三.*已确认/ })).waitFor()
  await tap(host, '门口码')
  await picture('4-code')
  expect(await failures(host)).toEqual([])
})

test('of what must not be written down there is no field', async () => {
  await open(host, `/host/reception/reception?id=${homeId}`)
  await tap(host, '记一笔接待')
  await tap(host, /婚姻家事/, 'radio')
  await reads(host, /只记类别/)
  expect(await host.locator('textarea:visible').count()).toBe(0)
  await picture('5-class-only')
})
