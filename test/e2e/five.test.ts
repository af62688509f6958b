import { mkdirSync } from 'node:fs'
import type { Browser, Frame, Page } from 'playwright-core'
import { flourish, noted, SCORES } from '../functions/flourishing'
import { startBrowser } from '../preview/browser'
import { type County, handTo, openStage, PICTURES, phoneOn, startCounty } from './county'
import { gardener } from './planted/gardener'
import { failures, open, reads, scans, seen, tap, write } from './screen'

/*
 * 五有 on the stage (S16), from the self-check to a name that is computed again a year later: a host looks at herself and applies, the township
 * recommends, the county draws reviewers of whom one declares a conflict, they score on site, alone and without a network, a gap calls a third, the total
 * is published, objected to, decided and named.
 */
jest.setTimeout(300_000)

let county: County
let browser: Browser
let stage: Page
let host: Frame
let officer: Frame
let homeId = ''
let campaignId = ''
let siteCode = ''
const HOST = 'demo-wu-haiyan'
const CHIEF = 'demo-lin-xiufang'
const OTHER_CHIEF = 'demo-jiang-wen'
const TOWNSHIP = 'demo-he-yulan'
/** Officers of other townships, with one more than the demo has: who is drawn, and for what, the lot says. */
const REVIEWERS = {
  'demo-xu-hong': '许红',
  'demo-he-min': '何敏',
  'demo-zhou-xiaoman': '周小满',
  'demo-lin-meihua': '林美华',
} as const
type Reviewer = keyof typeof REVIEWERS
const NO_CONFLICT = { hostRelative: false, paired: false, lodger: false, business: false, sameVillage: false }
const COUNTS = Object.entries({ A3: 4, A4: 4, A5: 3, B5: 4, C5: 3, D6: 3, E4: 3, E5: 2 })

const picture = (name: string) => stage.screenshot({ path: `${PICTURES}/five-${name}.png` })
const chief = () => county.as(CHIEF)
const here = () => ({ homeId, campaignId })
const applicationId = () => `${campaignId}_${homeId}`
/** The officer's screen is handed to somebody else. */
async function officerIs(openid: string): Promise<void> {
  officer = await handTo(stage, 'officer', '妇联干部', openid)
}

/** Takes a step of the open application, and says yes to it. */
async function takes(label: string, reason?: string): Promise<void> {
  await tap(officer, new RegExp(`^${label}$`))
  if (reason) await write(officer, '写明理由', reason)
  await tap(officer, '确定')
}

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true })
  county = await startCounty()
  const me = await county.as(HOST).call('member', 'me', {})
  homeId = me.homes[0]?.homeId ?? ''
  await flourish(gardener(county.cloud), { homeId, personIds: { hostOfThisHome: me.personId ?? '' } })
  const { personId = '' } = await county.as('demo-lin-meihua').call('member', 'me', {})
  const role = { orgId: 'LC-T02', personId: personId ?? '', role: 'townshipAdmin' as const, until: null }
  await chief().call('federation', 'grant', role)
  const made = await chief().call('demonstration', 'saveCampaign', {
    ...{
      orgId: 'LC',
      campaignId: null,
      name: '2027 年“五有”示范微家',
      initiator: '澜川县妇联',
      approvalDocument: null,
    },
    ...{ opensOn: '2027-05-10', closesOn: '2027-05-31', cutOff: '2027-05-01', isFirst: true },
    places: [{ orgId: 'LC', places: 2 }],
  })
  campaignId = made.campaignId
  siteCode = (await county.as(HOST).call('rotation', 'siteCode', { homeId })).siteCode
  browser = await startBrowser()
  stage = await openStage(browser, county.cloud.url)
  host = await phoneOn(stage, 'host')
  officer = await phoneOn(stage, 'officer')
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await county?.close()
})
afterEach(async () => {
  expect(await failures(host)).toEqual([])
  expect(await failures(officer)).toEqual([])
})

test('a host computes her five-has, and reads of one item what it was computed from', async () => {
  await open(host, `/host/five/five?id=${homeId}`)
  await tap(host, '现在算一次')
  await reads(host, /平台预估/, '有阵地', '做这几件,分数最快上去')
  await picture('1-self-check')
  await tap(host, /^场所资料齐全/)
  await reads(host, '服务清单', '填好了')
  await tap(host, '关上')
})

test('without a paper that allows it she may look at herself and cannot apply', async () => {
  const scores = COUNTS.map(([id, count]) => ({ id, count }))
  await county.as(HOST).call('demonstration', 'selfScore', { homeId, campaignId, scores })
  await open(host, `/host/five/five?id=${homeId}`)
  await reads(host, /还没有批准文件,先自查和培育/, '已自评', '改一改自评')
  expect(await host.getByRole('button', { name: '申报示范微家' }).count()).toBe(0)
  await picture('2-campaign')
})

test('the county sees its campaign, and without the paper nothing but how homes look at themselves', async () => {
  await open(officer, '/federation/five/five')
  await reads(officer, '2027 年“五有”示范微家', /只做自查和培育,不命名/, '自查和培育', /1 家算过/)
  expect(await officer.getByText('申报的微家').count()).toBe(0)
  await picture('3-county')
})

test('with the paper she applies, and her township recommends her', async () => {
  await tap(officer, '改一改这次活动')
  await write(officer, '批准文件的文号', '澜创示〔2027〕3 号')
  await picture('4-change')
  await tap(officer, '存好')
  await reads(officer, /批准文件 澜创示/, '还没有微家交上来。')
  await open(host, `/host/five/five?id=${homeId}`)
  await tap(host, '申报示范微家')
  await tap(host, '提交')
  await reads(host, '待镇街核对')
  await officerIs(TOWNSHIP)
  await open(officer, '/federation/five/five')
  await tap(officer, /^潮音里微家/)
  await tap(officer, '推荐')
  await picture('4-recommend')
  await tap(officer, '确定')
  await reads(officer, '待县妇联初审')
})

/** Who was called, by the lot. */
async function called(): Promise<{ reviewers: Reviewer[]; backup: Reviewer }> {
  const reviewers: Reviewer[] = []
  let backup: Reviewer = 'demo-xu-hong'
  for (const openid of Object.keys(REVIEWERS) as Reviewer[]) {
    const [review] = (await county.as(openid).call('demonstration', 'myReviews', {})).reviews
    if (review?.as === 'reviewer') reviewers.push(openid)
    else if (review) backup = openid
  }
  return { reviewers, backup }
}

test('the county screens and draws by lot; whoever has a conflict says so on her phone, and another goes', async () => {
  await officerIs(CHIEF)
  await open(officer, '/federation/five/five')
  await tap(officer, /^潮音里微家/)
  await takes('初审通过')
  await tap(officer, '抽签评审员')
  await reads(officer, '抽到的评审员', /抽签种子/)
  await picture('5-drawn')
  const before = await called()
  const [first = 'demo-xu-hong'] = before.reviewers
  await officerIs(first)
  await open(officer, '/federation/reviews/reviews')
  await tap(officer, /^潮音里微家/)
  await tap(officer, /^和微家主人是亲戚/, 'checkbox')
  await picture('6-conflict')
  await tap(officer, '有关系,请换别人')
  await reads(officer, '谢谢您如实说')
  const after = await called()
  expect(after.reviewers).not.toContain(first)
  expect(after.reviewers).toContain(before.backup)
})

test('a reviewer is drawn spots when she arrives, scores without a network, and what she hands in goes up once it returns', async () => {
  const { reviewers, backup } = await called()
  const [one = 'demo-xu-hong', other = 'demo-xu-hong'] = reviewers
  for (const openid of [other, backup]) await declares(openid)
  await officerIs(one)
  await open(officer, '/federation/reviews/reviews')
  await tap(officer, /^潮音里微家/)
  await tap(officer, '我声明:都没有')
  await reads(officer, /县妇联安排好/)
  await chief().call('demonstration', 'takeStep', { ...here(), step: 'schedule', reason: null })
  await open(officer, `/federation/reviews/review?id=${applicationId()}`)
  await tap(officer, '我到了,扫门口的码')
  await scans(officer, siteCode)
  await reads(officer, '邻里知道', /从微家往/)
  await picture('7-arrived')
  await stage.getByRole('switch', { name: '妇联干部的网络' }).click()
  await fillSheet()
  await picture('8-scored')
  await tap(officer, '交评分')
  await tap(officer, '交上去')
  await reads(officer, '评分存在手机上,有网络就自动交上去')
  expect(await handedIn()).toBe(0)
  await stage.getByRole('switch', { name: '妇联干部的网络' }).click()
  await reads(officer, /^评分交好了/)
  expect(await handedIn()).toBe(1)
})

const declares = (openid: string) =>
  county
    .as(openid)
    .call('demonstration', 'declareConflicts', { applicationId: applicationId(), declaration: NO_CONFLICT })
const handedIn = async () =>
  (await chief().call('demonstration', 'application', here())).panel?.reviewers.filter(({ submitted }) => submitted)
    .length ?? 0

/** Everything that there is to tick, and a word for each item; four of five women knew, and three points for the activities. */
async function fillSheet(): Promise<void> {
  for (const box of await officer.getByRole('checkbox').all()) if (await box.isVisible()) await box.click()
  await tap(officer, /^从微家往.*,已选$/, 'checkbox')
  await tap(officer, /没遇到人,换一处$/)
  await seen(officer.locator('input[aria-label^="看抽到的活动"]')).fill('3')
  for (const field of await officer.locator('textarea[aria-label^="看到了什么"]').all()) await field.fill('现场看到了')
}

test('the other scores far from her, a third is called, and the county settles the total', async () => {
  const { reviewers, backup } = await called()
  const at = async (openid: string, counts: Record<string, number>) => {
    const caller = county.as(openid)
    await caller.call('demonstration', 'arriveForReview', { applicationId: applicationId(), siteCode })
    await caller.call('demonstration', 'submitReview', { applicationId: applicationId(), scores: noted(counts) })
  }
  for (const openid of reviewers) {
    const [own] = (await county.as(openid).call('demonstration', 'myReviews', {})).reviews
    if (!own?.submitted) await at(openid, { ...SCORES, D6: 1 })
  }
  await officerIs(backup)
  await open(officer, '/federation/reviews/reviews')
  await reads(officer, '前两位差得多,请您做第三位')
  await picture('9-third')
  await at(backup, { ...SCORES, D6: 2 })
  await officerIs(CHIEF)
  await open(officer, '/federation/five/five')
  await tap(officer, /^潮音里微家/)
  await takes('汇总评分')
  await reads(officer, /^总分 .* 分,示范/)
})

test('after the days of applying it is published by name, total and level; a resident objects, and an officer who took no part decides', async () => {
  await county.cloud.clock.set('2027-06-01T09:00:00+08:00')
  await takes('公示')
  await reads(officer, '公示中')
  const resident = await phoneOn(stage, 'resident')
  await open(resident, `/pages/honours/honours?id=${campaignId}`)
  await reads(resident, '潮音里微家', /总分 .* 分,示范/, '公示中')
  await tap(resident, '对潮音里微家提异议')
  await write(resident, '哪里不对', '三月的照片像是去年的')
  await picture('10-objecting')
  await tap(resident, '提交异议')
  await reads(resident, /^收到了/)
  expect(await failures(resident)).toEqual([])
  await officerIs(OTHER_CHIEF)
  await open(officer, '/federation/five/five')
  await tap(officer, /^潮音里微家/)
  await reads(officer, '三月的照片像是去年的', '等处理')
  await takes('受理异议', '核一核照片')
  await takes('异议不成立,继续公示', '照片是今年三月的')
  await reads(officer, '处理了')
  await picture('11-heard')
})

test('it is named, and a year later host and township compute the same total again from what was frozen', async () => {
  await county.cloud.clock.set('2027-06-10T09:00:00+08:00')
  await officerIs(CHIEF)
  await open(officer, '/federation/five/five')
  await tap(officer, /^潮音里微家/)
  await takes('命名授牌')
  await reads(officer, '已命名', /命名有效到 2029年/)
  await picture('12-named')
  await county.cloud.clock.set('2028-06-10T09:00:00+08:00')
  await officerIs(TOWNSHIP)
  for (const phone of [host, officer]) {
    await open(phone, `/host/five/proof?id=${homeId}&campaign=${campaignId}`)
    await reads(phone, /一分不差/, /有效到 2029年/)
  }
  await picture('13-again')
})
