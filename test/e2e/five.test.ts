import { mkdirSync } from 'node:fs'
import type { Browser, Frame, Page } from 'playwright-core'
import { startBrowser } from '../preview/browser'
import { type County, openStage, PICTURES, phoneOn, startCounty } from './county'
import { failures, open, reads, tap } from './screen'

/* 五有 on the stage: a host looks at herself, and sees a campaign that the county holds; without its paper nobody applies (S16). */
jest.setTimeout(180_000)

let county: County
let browser: Browser
let stage: Page
let host: Frame
let officer: Frame
let homeId = ''
const HOST = 'demo-wu-haiyan'
const CHIEF = 'demo-lin-xiufang'
const picture = (name: string) => stage.screenshot({ path: `${PICTURES}/five-${name}.png` })

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true })
  county = await startCounty()
  homeId = (await county.as(HOST).call('member', 'me', {})).homes[0]?.homeId ?? ''
  const orgId = (await county.as(CHIEF).call('member', 'me', {})).roles[0]?.orgId ?? ''
  await county.as(CHIEF).call('demonstration', 'saveCampaign', {
    ...{ orgId, campaignId: null, name: '2027 年“五有”示范微家', initiator: '澜川县妇联', approvalDocument: null },
    ...{ opensOn: '2027-05-10', closesOn: '2027-05-31', cutOff: '2027-05-01', isFirst: true, places: [] },
  })
  browser = await startBrowser()
  stage = await openStage(browser, county.cloud.url)
  host = await phoneOn(stage, 'host')
  officer = await phoneOn(stage, 'officer')
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await county?.close()
})

test('a host computes her five-has, and reads of one item what it was computed from', async () => {
  await open(host, `/host/five/five?id=${homeId}`)
  await tap(host, '现在算一次')
  await reads(host, /平台预估/, '有阵地', '做这几件,分数最快上去')
  await picture('1-self-check')
  await tap(host, /^场所资料齐全/)
  await reads(host, '服务清单', '填好了')
  await tap(host, '关上')
  expect(await failures(host)).toEqual([])
})

test('without a paper that allows it she may look at herself and cannot apply', async () => {
  const counts = { A3: 4, A4: 4, A5: 3, B5: 4, C5: 3, D6: 3, E4: 3, E5: 2 }
  const scores = Object.entries(counts).map(([id, count]) => ({ id, count }))
  const [campaign] = (await county.as(HOST).call('demonstration', 'campaignsHere', { homeId })).campaigns
  const campaignId = campaign?.campaignId ?? ''
  await county.as(HOST).call('demonstration', 'selfScore', { homeId, campaignId, scores })
  await open(host, `/host/five/five?id=${homeId}`)
  await reads(host, /还没有批准文件,先自查和培育/, '已自评', '改一改自评')
  expect(await host.getByRole('button', { name: '申报示范微家' }).count()).toBe(0)
  await picture('2-campaign')
  expect(await failures(host)).toEqual([])
})

test('the county sees its campaign and who sent in', async () => {
  await open(officer, '/federation/five/five')
  await reads(officer, '2027 年“五有”示范微家', /只做自查和培育,不命名/, '还没有微家交上来。')
  await picture('3-county')
  expect(await failures(officer)).toEqual([])
})
