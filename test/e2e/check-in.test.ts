import { mkdirSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { checkInCode } from '../../domain/scanned-code'
import { startBrowser } from '../preview/browser'
import { type County, handTo, openStage, PICTURES, phoneOn, startCounty } from './county'
import { failures, open, type Phone, picture, press, reads, seen, tap } from './screen'

jest.setTimeout(120_000)

/* S07 on the stage: a code that turns, a photograph of it, a grandmother's card, a network that is cut. */
let county: County
let browser: Browser
let stage: Page
let activityId = ''
/** What somebody photographed on the host's screen. */
let photograph = ''
const HOST = 'demo-wu-haiyan'
const FANG = 'demo-fang-jing'
const XU = 'demo-chen-apo'
const NOW = '2027-05-19T13:00:00+08:00'

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true })
  county = await startCounty()
  const host = county.as(HOST)
  const [home] = (await host.call('member', 'me', {})).homes
  const published = await host.call('activity', 'publish', {
    ...{
      homeId: home?.homeId ?? '',
      draftId: null,
      kind: 'gathering',
      templateId: null,
      title: '旗袍扣手作聚会',
      note: '带上剪刀。',
    },
    ...{ startsAt: '2027-05-19T13:25:00+08:00', endsAt: '2027-05-19T15:25:00+08:00' },
    ...{ opensAt: null, closesAt: '2027-05-19T13:24:00+08:00', freeCancelUntil: null },
    ...{ capacity: 20, waitlistMax: 10, countCompanions: true, audience: 'everyone', elsewhere: null, weekly: null },
  })
  activityId = published.activityId
  const fang = county.as(FANG)
  const { personId } = await fang.call('member', 'rememberAdult', { name: '王阿婆', kin: 'elder', sixtyUp: true })
  await fang.call('activity', 'signUp', { activityId, places: 1 })
  await fang.call('activity', 'signUp', { activityId, personId, places: 1 })
  await county.as(XU).call('activity', 'signUp', { activityId, places: 1 })
  browser = await startBrowser()
  stage = await openStage(browser, county.cloud.url)
  await county.cloud.clock.set(NOW)
})
afterAll(async () => {
  await browser?.close()
  await county?.close()
})

const host = (): Promise<Phone> => phoneOn(stage, 'host')
const desk = async (): Promise<Phone> => {
  const phone = await host()
  await open(phone, `/host/check-in/check-in?id=${activityId}`)
  await reads(phone, '请姐妹们扫一扫')
  return phone
}

test('the host shows a code; a resident scans it from her phone, and the host sees her come', async () => {
  const hers = await desk()
  const { macs, firstStep, now, stepMs } = await county.as(HOST).call('activity', 'showCode', { activityId })
  const step = Math.floor(Date.parse(now) / stepMs)
  photograph = checkInCode(activityId, step, macs[step - firstStep] ?? '')
  const resident = await handTo(stage, 'resident', '居民', FANG)
  await open(resident, '/pages/check-in/check-in')
  await tap(resident, '扫主人的签到码')
  await press(resident, resident.getByRole('button', { name: '微家主人屏幕上的码' }))
  await reads(resident, /签到好了/)
  await seen(hers.getByLabel('3 位里已到 1 位')).waitFor()
  await picture(stage, 'check-in-1-scanned')
  expect(await failures(resident)).toEqual([])
  expect(await failures(hers)).toEqual([])
})

test('a photograph five minutes old is refused with a reason', async () => {
  await county.cloud.clock.forward(5 * 60_000)
  const resident = await handTo(stage, 'resident', '居民', XU)
  await open(resident, '/pages/check-in/check-in')
  await tap(resident, '扫主人的签到码')
  const field = seen(resident.getByLabel('码的内容'))
  await field.fill(photograph)
  await field.press('Enter')
  await reads(resident, '这次没签上', /45 秒换一次/)
  await picture(stage, 'check-in-2-photograph')
})

test('with the network cut the host goes on, undoes a tick, and all of it goes up once when it returns', async () => {
  const phone = await desk()
  await stage.getByRole('switch', { name: '微家主人的网络' }).click()
  await tap(phone, /^看名单,手动勾选/)
  const wang = (state: string) => phone.getByRole('checkbox', { name: new RegExp(`^王阿婆,${state}`) })
  await press(phone, wang('还没到'))
  await seen(wang('到了')).waitFor()
  await press(phone, wang('到了'))
  await seen(wang('还没到')).waitFor()
  await press(phone, wang('还没到'))
  await reads(phone, '待上传')
  await picture(stage, 'check-in-3-offline')
  await stage.getByRole('switch', { name: '微家主人的网络' }).click()
  await reads(phone, /都传好了/)
  await picture(stage, 'check-in-4-synced')
  const { people } = await county.as(HOST).call('activity', 'rollOf', { activityId })
  expect(people.filter(({ in: here }) => here).map(({ name }) => name)).toEqual(expect.arrayContaining(['王阿婆']))
  expect(await failures(phone)).toEqual([])
})

test('a paper card for her who has no phone, eight on a sheet', async () => {
  const phone = await host()
  await open(phone, `/host/cards/cards?id=${activityId}`)
  await tap(phone, '做 1 张卡')
  await reads(phone, '王阿婆', '到了给主人扫一扫')
  await picture(stage, 'check-in-5-cards')
  await tap(phone, '存到相册,拿去打印')
  await press(phone, phone.getByRole('button', { name: '允许' }))
  await reads(phone, /存好了 1 张/)
  expect(await failures(phone)).toEqual([])
})
