import type { Caller } from './county'
import { type County, foundCounty, openidOf } from './county'
import { CAMPAIGN, flourish, noted, SCORES, sent } from './flourishing'
import { type House, openHouse } from './house'

/* A home applies for a demonstration (S16): from the self-check to the name, with a reviewer replaced, a third called, an objection heard. */
jest.setTimeout(120_000)

const TODAY = '2027-05-19T14:00:00+08:00'
/** The day after the last day of applying. */
const CLOSED = '2027-06-01T09:00:00+08:00'

let house: House
let county: County
let campaignId = ''
beforeAll(async () => {
  house = await openHouse()
  county = await foundCounty(house)
  await flourish(house, county)
  const chief = as('countyOfficer')
  // A third officer who can be drawn.
  const role = {
    orgId: 'T2',
    personId: county.personIds.hostOfAnotherHome,
    role: 'townshipAdmin' as const,
    until: null,
  }
  await chief.call('federation', 'grant', role)
  campaignId = (await chief.call('demonstration', 'saveCampaign', CAMPAIGN)).campaignId
  await house.keep()
}, 120_000)
afterAll(() => house.close())
beforeEach(async () => {
  await house.restore()
  // Later than what was granted before: the clock has gone on since.
  await house.cloud.clock.set(TODAY)
})

const as = (caller: Caller) => house.as(openidOf(caller))
const NO_CONFLICT = { hostRelative: false, paired: false, lodger: false, business: false, sameVillage: false }
const REVIEWERS: readonly Caller[] = ['townshipOfficerElsewhere', 'unitOfficer', 'hostOfAnotherHome']
const here = () => ({ homeId: county.homeId, campaignId })
const applicationId = () => `${campaignId}_${county.homeId}`
const codeOf = async (calling: Promise<unknown>): Promise<string> =>
  calling.then(
    () => 'OK',
    (reason: { reply?: { code: string } }) => reason.reply?.code ?? String(reason),
  )

const apply = async (): Promise<void> => {
  await as('hostOfThisHome').call('demonstration', 'selfScore', { ...here(), scores: sent(SCORES) })
  await as('hostOfThisHome').call('demonstration', 'submit', here())
}
type Step = Parameters<typeof takeAs>[1]
async function takeAs(
  caller: Caller,
  step:
    | 'recommend'
    | 'screen'
    | 'schedule'
    | 'score'
    | 'publish'
    | 'takeUpObjection'
    | 'dismissObjection'
    | 'upholdObjection'
    | 'name'
    | 'return'
    | 'revoke',
  reason: string | null = null,
) {
  return (await as(caller).call('demonstration', 'takeStep', { ...here(), step, reason })).state
}
const take = (step: Step, reason: string | null = null) => takeAs('countyOfficer', step, reason)
const stored = async () =>
  (await house.dump()).demoApplications?.[0] as Record<string, never> & { draw: { seed: string } }

/** The callers in the order in which they are called to review. */
async function called(): Promise<Caller[]> {
  const order: Caller[] = []
  for (const caller of REVIEWERS) {
    const { reviews } = await as(caller).call('demonstration', 'myReviews', {})
    if (reviews[0]?.as === 'reviewer') order.unshift(caller)
    else if (reviews[0]) order.push(caller)
  }
  return order
}
async function review(caller: Caller, scores: Record<string, number>): Promise<void> {
  const { siteCode } = await as('hostOfThisHome').call('rotation', 'siteCode', { homeId: county.homeId })
  await as(caller).call('demonstration', 'arriveForReview', { applicationId: applicationId(), siteCode })
  await as(caller).call('demonstration', 'submitReview', { applicationId: applicationId(), scores: noted(scores) })
}
async function toTheDoor(): Promise<Caller[]> {
  await apply()
  await takeAs('townshipOfficer', 'recommend')
  await take('screen')
  await as('countyOfficer').call('demonstration', 'drawReviewers', here())
  const order = await called()
  for (const caller of order)
    await as(caller).call('demonstration', 'declareConflicts', {
      applicationId: applicationId(),
      declaration: NO_CONFLICT,
    })
  expect(await take('schedule')).toBe('onsiteScheduled')
  return order
}

async function toTheNotice(): Promise<void> {
  const [one = 'visitor', other = 'visitor'] = await toTheDoor()
  for (const caller of [one, other]) await review(caller, SCORES)
  await take('score')
  await house.cloud.clock.set(CLOSED)
  expect(await take('publish')).toBe('publicNotice')
}

test('from self-check to the name: two alone, published, named, and the same total from the frozen evidence', async () => {
  const [one = 'visitor', other = 'visitor'] = await toTheDoor()
  await review(one, SCORES)
  expect(await codeOf(take('score'))).toBe('REVIEWS_NOT_READY')
  const { panel } = await as('countyOfficer').call('demonstration', 'application', here())
  expect(panel?.reviewers.map(({ submitted }) => submitted).sort()).toEqual([false, true])
  await review(other, SCORES)
  expect(await take('score')).toBe('scored')
  const { result } = await as('countyOfficer').call('demonstration', 'application', here())
  expect(result).toMatchObject({ level: 'demonstration' })
  await house.cloud.clock.set(CLOSED)
  expect(await take('publish')).toBe('publicNotice')
  expect(await codeOf(take('name'))).toBe('NOTICE_RUNNING')
  const notices = await as('visitor').call('demonstration', 'notices', { campaignId })
  expect(notices.homes).toEqual([
    {
      ...{ homeId: county.homeId, name: '潮音里微家', total: result?.total, level: 'demonstration', named: false },
      ...{ publishedOn: '2027-06-01', until: '2027-06-08', mayObject: true },
    },
  ])
  await house.cloud.clock.set('2027-06-10T09:00:00+08:00')
  expect(await take('name')).toBe('named')
  await house.cloud.clock.set('2028-06-10T09:00:00+08:00')
  for (const caller of ['hostOfThisHome', 'townshipOfficer', 'countyOfficer'] as const) {
    const again = await as(caller).call('demonstration', 'recompute', here())
    expect(again).toMatchObject({ same: true, recomputed: result, recorded: result })
    expect(again.named).toEqual({ on: '2027-06-10', until: '2029-06-10' })
    expect(again.fingerprint.now).toBe(again.fingerprint.recorded)
    expect(again.human.find(({ id }) => id === 'D6')).toEqual({ id: 'D6', counts: [3, 3], agreed: 3 })
  }
})

test('what was changed in the frozen evidence afterwards shows when the total is computed again', async () => {
  await toTheNotice()
  await house.change('demoApplications', applicationId(), { 'look.facts.auto.D1.kept': 5 })
  const again = await as('countyOfficer').call('demonstration', 'recompute', here())
  expect(again).toMatchObject({ same: false })
  expect(again.recomputed.total).toBeLessThan(again.recorded.total)
  expect(again.fingerprint.now).not.toBe(again.fingerprint.recorded)
})

test('a host computes her total again once it is public, and no sooner', async () => {
  const order = await toTheDoor()
  for (const caller of order.slice(0, 2)) await review(caller, SCORES)
  await take('score')
  const hers = () => as('hostOfThisHome').call('demonstration', 'recompute', here())
  expect(await codeOf(hers())).toBe('NOT_FOUND')
  await house.cloud.clock.set(CLOSED)
  await take('publish')
  expect(await hers()).toMatchObject({ same: true })
})

describe('objections', () => {
  const object = (caller: Caller, text = '三月的照片像是去年的') =>
    as(caller).call('demonstration', 'object', { ...here(), text })
  /** Another officer of the county, who took no part. */
  const anotherChief = () =>
    house.push('persons', county.personIds.resident, 'roles', {
      ...{ id: 'g-second', role: 'countyAdmin', orgId: 'C', orgName: '澜川县', orgPath: 'C/' },
      ...{ from: '2027-03-01T00:00:00+08:00', until: null },
    })

  test('whoever lives here objects once while the notice runs, and only the county reads it', async () => {
    expect(await codeOf(object('hostOfAnotherHome'))).toBe('NOT_FOUND')
    await toTheNotice()
    await object('hostOfAnotherHome')
    expect(await codeOf(object('hostOfAnotherHome', '再说一遍'))).toBe('OBJECTED_ALREADY')
    const { objections } = await as('countyOfficer').call('demonstration', 'objections', here())
    expect(objections).toMatchObject([{ text: '三月的照片像是去年的', heard: false }])
    expect(JSON.stringify(await house.dump())).not.toContain('像是去年')
    await house.cloud.clock.set('2027-06-10T09:00:00+08:00')
    expect(await codeOf(object('villageOfficer'))).toBe('NOTICE_OVER')
  })

  test('an objection is heard and decided by an officer who took no part, and nobody is named before', async () => {
    await toTheNotice()
    await object('hostOfAnotherHome')
    expect(await codeOf(take('takeUpObjection', '核一核照片'))).toBe('UNINVOLVED_NEEDED')
    await anotherChief()
    const decide = takeAs.bind(null, 'resident')
    expect(await decide('takeUpObjection', '核一核照片')).toBe('objectionUnderReview')
    expect(await codeOf(take('dismissObjection', '照片是今年的'))).toBe('UNINVOLVED_NEEDED')
    await house.cloud.clock.set('2027-06-10T09:00:00+08:00')
    expect(await codeOf(take('name'))).toBe('STEP_NOT_POSSIBLE')
    expect(await decide('dismissObjection', '照片是今年的')).toBe('publicNotice')
    expect(await take('name')).toBe('named')
  })

  test('one that nobody has decided holds the name back', async () => {
    await toTheNotice()
    await object('hostOfAnotherHome')
    await house.cloud.clock.set('2027-06-10T09:00:00+08:00')
    expect(await codeOf(take('name'))).toBe('OBJECTIONS_WAITING')
    const { objections } = await as('countyOfficer').call('demonstration', 'application', here())
    expect(objections).toEqual({ all: 1, open: 1 })
  })

  test('one that is upheld takes the home off the notice', async () => {
    await toTheNotice()
    await anotherChief()
    const decide = takeAs.bind(null, 'resident')
    await decide('takeUpObjection', '核一核照片')
    expect(await decide('upholdObjection', '照片是去年的')).toBe('rejected')
    expect((await as('visitor').call('demonstration', 'notices', { campaignId })).homes).toEqual([])
  })
})

test('nobody is published while homes may still be sent in or one that was is not scored yet: places go by rank', async () => {
  const order = await toTheDoor()
  for (const caller of order.slice(0, 2)) await review(caller, SCORES)
  await take('score')
  expect(await codeOf(take('publish'))).toBe('OTHERS_STILL_REVIEWED')
  await house.cloud.clock.set(CLOSED)
  const { _id: _mine, ...mine } = (await house.dump()).demoApplications?.[0] ?? {}
  await house.plant('demoApplications', {
    ...mine,
    _id: `${campaignId}_other`,
    homeId: 'other',
    state: 'countyScreened',
  })
  expect(await codeOf(take('publish'))).toBe('OTHERS_STILL_REVIEWED')
  // The other one comes out higher, and there is one place.
  const better = { state: 'scored', 'result.total': 9999 }
  await house.change('demoApplications', `${campaignId}_other`, better)
  expect(await codeOf(take('publish'))).toBe('PLACES_USED')
  await house.change('demoApplications', `${campaignId}_other`, { state: 'rejected' })
  expect(await take('publish')).toBe('publicNotice')
})

test('hosts read at each step where their application stands, and whoever is drawn that she is asked', async () => {
  await toTheNotice()
  const told = async (caller: Caller) =>
    (await as(caller).call('member', 'inbox', {})).entries.flatMap(({ kind, about }) =>
      kind === 'demoMoved' ? [about.standing] : kind === 'reviewCalled' ? [kind] : [],
    )
  await house.drain()
  expect([...(await told('hostOfThisHome'))].reverse()).toEqual([
    ...['待县妇联初审', '待抽签安排', '待实地验收', '已评分', '公示中'],
  ])
  expect(await told('unitOfficer')).toEqual(['reviewCalled'])
})

test('the county sees how homes look at themselves, by what they estimate and month by month', async () => {
  await as('hostOfThisHome').call('demonstration', 'refreshScore', { homeId: county.homeId })
  const { homes, bands, townships, trend } = await as('countyOfficer').call('demonstration', 'overview', { orgId: 'C' })
  expect(homes).toBe(1)
  expect(bands.reduce((sum, band) => sum + band.homes, 0)).toBe(1)
  expect(townships).toMatchObject([{ name: '青屿镇', homes: 1 }])
  expect(trend).toMatchObject([{ month: '2027-05' }])
})

test('a home that failed twice within eighteen months: the county reads that its plate comes down', async () => {
  await apply()
  const comesDown = async () => (await as('countyOfficer').call('demonstration', 'application', here())).plateComesDown
  const failed = (id: string, at: string) =>
    house.plant('demoApplications', {
      ...{ _id: `${id}_${county.homeId}`, schema: 1, version: 1, outbox: [], campaignId: id, homeId: county.homeId },
      ...{ path: 'C/T1/V1/', state: 'rejected', result: { level: 'rectification', total: 5000 } },
      steps: [{ step: 'score', from: 'onsiteScheduled', to: 'scored', at, by: 'chief', reason: null, requestId: id }],
    })
  await failed('earlier', '2025-09-01T09:00:00+08:00')
  await failed('later', '2027-04-01T09:00:00+08:00')
  expect(await comesDown()).toBe(false)
  await failed('earlier', '2026-09-01T09:00:00+08:00')
  expect(await comesDown()).toBe(true)
})

test('before the evidence is frozen no total is settled', async () => {
  const order = await toTheDoor()
  for (const caller of order.slice(0, 2)) await review(caller, SCORES)
  await house.change('demoApplications', applicationId(), { frozen: false })
  expect(await codeOf(take('score'))).toBe('EVIDENCE_STILL_OPEN')
})

test('a reviewer with a conflict is replaced by the back-up, and no reviewer sees what another scored', async () => {
  await apply()
  await takeAs('townshipOfficer', 'recommend')
  await take('screen')
  await as('countyOfficer').call('demonstration', 'drawReviewers', here())
  const [one = 'visitor', , backup = 'visitor'] = await called()
  const declaration = { ...NO_CONFLICT, hostRelative: true }
  const { replaced } = await as(one).call('demonstration', 'declareConflicts', {
    applicationId: applicationId(),
    declaration,
  })
  expect(replaced).toBe(true)
  expect((await as(one).call('demonstration', 'myReviews', {})).reviews).toEqual([])
  expect((await as(backup).call('demonstration', 'myReviews', {})).reviews).toMatchObject([{ as: 'reviewer' }])
  expect(await codeOf(take('schedule'))).toBe('PANEL_NOT_READY')
})

test('reviewers far apart call the third, and the middle counts', async () => {
  const [one = 'visitor', other = 'visitor', third = 'visitor'] = await toTheDoor()
  const sheet = await as(one).call('demonstration', 'reviewSheet', { applicationId: applicationId() })
  expect(sheet).toMatchObject({ arrivedAt: null, spots: [], activities: [] })
  expect(await codeOf(review(third, SCORES))).toBe('NOT_YOUR_REVIEW')
  await review(one, SCORES)
  const blind = await as(other).call('demonstration', 'reviewSheet', { applicationId: applicationId() })
  expect(blind.scores).toEqual({})
  await review(other, { ...SCORES, D6: 1 })
  expect(await codeOf(take('score'))).toBe('REVIEWS_NOT_READY')
  const asked = await as(third).call('demonstration', 'myReviews', {})
  expect(asked.reviews).toMatchObject([{ as: 'third', submitted: false }])
  await review(third, { ...SCORES, D6: 2 })
  expect(await take('score')).toBe('scored')
  const drawn = await as(one).call('demonstration', 'reviewSheet', { applicationId: applicationId() })
  expect(drawn.spots).toHaveLength(5)
  expect(new Set([...drawn.spots, ...drawn.spareSpots]).size).toBeGreaterThan(10)
  expect(drawn.activities).toHaveLength(3)
  expect((await stored()) as unknown).toMatchObject({ result: { human: { D6: 2 } } })
})

test('a host withdraws before the notice, and her scores are hidden from then on', async () => {
  await toTheDoor()
  await as('hostOfThisHome').call('demonstration', 'withdraw', here())
  const { applications } = await as('countyOfficer').call('demonstration', 'applications', { orgId: 'C', campaignId })
  expect(applications).toMatchObject([{ state: 'withdrawn', preview: null, total: null, level: null }])
  expect(await codeOf(as('hostOfThisHome').call('demonstration', 'submit', here()))).toBe('STEP_NOT_POSSIBLE')
})

test('without a paper that allows it homes look at themselves, and nobody applies', async () => {
  const chief = as('countyOfficer')
  await chief.call('demonstration', 'saveCampaign', { ...CAMPAIGN, campaignId, approvalDocument: null })
  await as('hostOfThisHome').call('demonstration', 'selfScore', { ...here(), scores: sent(SCORES) })
  expect(await codeOf(as('hostOfThisHome').call('demonstration', 'submit', here()))).toBe('CAMPAIGN_WITHOUT_DOCUMENT')
})

test('outside the days of applying, with items left out or an estimate too low, nothing is sent in', async () => {
  const host = as('hostOfThisHome')
  const { A3: _left, ...some } = SCORES
  expect(await codeOf(host.call('demonstration', 'selfScore', { ...here(), scores: sent(some) }))).toBe(
    'SELF_SCORES_MISSING',
  )
  await host.call('demonstration', 'selfScore', { ...here(), scores: sent(SCORES) })
  await house.cloud.clock.set('2027-06-01T09:00:00+08:00')
  expect(await codeOf(host.call('demonstration', 'submit', here()))).toBe('CAMPAIGN_CLOSED')
  await house.cloud.clock.set(TODAY)
  for (const collection of ['openings', 'rotationPlans']) await house.empty(collection)
  expect(await codeOf(host.call('demonstration', 'submit', here()))).toBe('ESTIMATE_TOO_LOW')
})

test('an officer who is paired with the home takes no step, and a return says why', async () => {
  await apply()
  await house.push('microHomes', county.homeId, 'paired', {
    ...{ personId: county.personIds.townshipOfficer, name: '何科长', level: 'township', until: null },
    since: '2027-03-01T00:00:00+08:00',
  })
  expect(await codeOf(takeAs('townshipOfficer', 'recommend'))).toBe('NOT_IMPARTIAL')
  expect(await codeOf(takeAs('jobOwner', 'return', ' '))).toMatch(/INPUT_INVALID|REASON_REQUIRED/)
  expect(await takeAs('jobOwner', 'return', '补上屋主的书面同意')).toBe('returned')
})
