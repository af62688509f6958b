import { T1 } from '../../domain/rubric/vectors'
import { type County, openidOf } from '../county'
import { CAMPAIGN, flourish, noted, SCORES, sent } from '../flourishing'
import type { House } from '../house'
import type { ScenariosOf } from './scenario'

const as = (house: House, caller: Parameters<typeof openidOf>[0]) => house.as(openidOf(caller))
/** What the preparation of a scenario made, for its input. */
const made = { campaignId: '', siteCode: '' }

const scored = async (house: House, { homeId }: County): Promise<void> => {
  await as(house, 'hostOfThisHome').call('demonstration', 'refreshScore', { homeId }, 'request-before-score')
}

async function campaign(house: House): Promise<void> {
  const chief = as(house, 'countyOfficer')
  made.campaignId = (await chief.call('demonstration', 'saveCampaign', CAMPAIGN, 'request-before-campaign')).campaignId
}

async function selfScored(house: House, county: County): Promise<void> {
  await campaign(house)
  await flourish(house, county)
  const { homeId } = county
  const input = { homeId, campaignId: made.campaignId, scores: sent(SCORES) }
  await as(house, 'hostOfThisHome').call('demonstration', 'selfScore', input, 'request-before-self-score')
}

const applicationId = ({ homeId }: County): string => `${made.campaignId}_${homeId}`

/** An application that has come so far, as its steps would have left it. */
async function planted(house: House, county: County, state: string, more: object = {}): Promise<void> {
  await campaign(house)
  const at = '2027-05-12T09:00:00+08:00'
  const look = { cutOff: CAMPAIGN.cutOff, first: '2026-05-01', last: '2027-04-30', open: { D1: 0 }, vetoes: [] }
  await house.plant('demoApplications', {
    ...{ _id: applicationId(county), schema: 1, version: 1, outbox: [], campaignId: made.campaignId, steps: [] },
    ...{ homeId: county.homeId, homeName: '潮音里微家', path: 'C/T1/V1/', townshipId: 'T1' },
    ...{ townshipName: '青屿镇', villageName: '里塘社区', state, stateSince: at, submittedAt: at, frozen: true },
    ...{ selfScores: SCORES, preview: 9177, look: { ...look, facts: T1.facts, ahead: T1.facts, evidence: { D1: [] } } },
    ...more,
  })
}

const submitted = (house: House, county: County) => planted(house, county, 'submitted')
const screened = (house: House, county: County) => planted(house, county, 'countyScreened')
const published = (house: House, county: County) => {
  const result = { total: 9177, level: 'demonstration', dimensions: { A: 1900 }, human: SCORES }
  return planted(house, county, 'publicNotice', { result, publishedOn: '2027-05-17' })
}

async function objected(house: House, county: County): Promise<void> {
  await published(house, county)
  const input = { ...here(county), text: '三月的照片像是去年的' }
  await as(house, 'resident').call('demonstration', 'object', input, 'request-before-objecting')
}

/** In public notice, with the two reviews that it was settled by. */
async function settled(house: House, county: County): Promise<void> {
  await scheduled(house, county)
  const result = { total: 9177, level: 'demonstration', dimensions: { A: 1900 }, human: SCORES }
  const state = { state: 'publicNotice', publishedOn: '2027-05-17', result }
  await house.change('demoApplications', applicationId(county), state)
  for (const reviewerId of ['one', 'other'])
    await house.plant('demoReviews', {
      ...{ _id: reviewerId, schema: 1, version: 1, outbox: [], applicationId: applicationId(county), reviewerId },
      ...{ seed: 'seed', arrivedAt: '2027-05-15T09:00:00+08:00', submittedAt: '2027-05-15T11:00:00+08:00' },
      ...{ scores: SCORES, notes: {} },
    })
}

/** Drawn are the two officers from elsewhere, and both have declared. */
async function scheduled(house: House, county: County): Promise<void> {
  const none = { hostRelative: false, paired: false, lodger: false, business: false, sameVillage: false }
  const [one, other] = [county.personIds.townshipOfficerElsewhere, county.personIds.unitOfficer]
  const candidate = (id: string, townshipId: string) => ({
    id,
    name: '干部',
    townshipId,
    townshipName: '白沙镇',
    conflicted: false,
  })
  const declared = [one, other].map((id) => ({ id, declaration: none, at: '2027-05-13T09:00:00+08:00' }))
  const candidates = [candidate(one, 'T2'), candidate(other, 'U1')]
  const draw = { seed: 'seed', candidates, at: '2027-05-13T09:00:00+08:00', requestId: 'request-draw', declared }
  await planted(house, county, 'onsiteScheduled', { draw, draws: 1, called: [one, other] })
  const { homeId } = county
  made.siteCode = (await as(house, 'hostOfThisHome').call('rotation', 'siteCode', { homeId })).siteCode
}

async function undeclared(house: House, county: County): Promise<void> {
  await scheduled(house, county)
  await house.change('demoApplications', applicationId(county), { 'draw.declared': [], state: 'countyScreened' })
}

async function arrived(house: House, county: County): Promise<void> {
  await scheduled(house, county)
  const input = { applicationId: applicationId(county), siteCode: made.siteCode }
  for (const caller of ['townshipOfficerElsewhere', 'unitOfficer'] as const)
    await as(house, caller).call('demonstration', 'arriveForReview', input, `request-before-${caller}`)
}

const here = ({ homeId }: County) => ({ homeId, campaignId: made.campaignId })
const NO_CONFLICT = { hostRelative: false, paired: false, lodger: false, business: false, sameVillage: false }

/** 五有: what a home sees of itself, campaigns, applications and reviews. */
export const demonstrationScenarios = {
  myScore: [{ as: 'hostOfThisHome', before: scored, input: ({ homeId }) => ({ homeId }) }],
  evidence: [{ as: 'hostOfThisHome', before: scored, input: ({ homeId }) => ({ homeId, indicatorId: 'D1' }) }],
  overview: [{ as: 'townshipOfficer', before: scored, input: () => ({ orgId: 'T1' }) }],
  refreshScore: [{ as: 'hostOfThisHome', versionsMayDiffer: true, input: ({ homeId }) => ({ homeId }) }],
  confirmProfile: [{ as: 'hostOfThisHome', input: ({ homeId }) => ({ homeId }) }],
  campaignsHere: [{ as: 'hostOfThisHome', before: submitted, input: ({ homeId }) => ({ homeId }) }],
  selfScore: [
    { as: 'hostOfThisHome', before: campaign, input: (county) => ({ ...here(county), scores: sent(SCORES) }) },
    {
      as: 'hostOfThisHome',
      before: selfScored,
      input: (county) => ({ ...here(county), scores: sent({ ...SCORES, A3: 4 }) }),
    },
  ],
  submit: [{ as: 'hostOfThisHome', before: selfScored, input: here }],
  withdraw: [{ as: 'hostOfThisHome', before: submitted, input: here }],
  campaigns: [{ as: 'townshipOfficer', before: campaign, input: () => ({ orgId: 'T1' }) }],
  saveCampaign: [
    { as: 'countyOfficer', input: () => CAMPAIGN },
    {
      as: 'countyOfficer',
      before: campaign,
      input: () => ({ ...CAMPAIGN, campaignId: made.campaignId, name: '“五有”示范' }),
    },
  ],
  applications: [
    { as: 'townshipOfficer', before: submitted, input: () => ({ orgId: 'T1', campaignId: made.campaignId }) },
  ],
  application: [{ as: 'townshipOfficer', before: submitted, input: here }],
  takeStep: [
    {
      as: 'townshipOfficer',
      before: submitted,
      input: (county) => ({ ...here(county), step: 'recommend', reason: null }),
    },
    {
      as: 'townshipOfficer',
      before: submitted,
      input: (county) => ({ ...here(county), step: 'return', reason: '补上屋主的书面同意' }),
    },
  ],
  noticesNear: [{ as: 'resident', before: published, input: () => ({ orgId: 'V1' }) }],
  notices: [{ as: 'resident', before: published, input: () => ({ campaignId: made.campaignId }) }],
  object: [
    { as: 'resident', before: published, input: (county) => ({ ...here(county), text: '三月的照片像是去年的' }) },
  ],
  objections: [{ as: 'countyOfficer', before: objected, input: here }],
  recompute: [{ as: 'hostOfThisHome', before: settled, input: here }],
  drawReviewers: [{ as: 'countyOfficer', before: screened, input: here }],
  myReviews: [{ as: 'unitOfficer', before: scheduled, input: () => ({}) }],
  declareConflicts: [
    {
      as: 'unitOfficer',
      before: undeclared,
      input: (county) => ({ applicationId: applicationId(county), declaration: NO_CONFLICT }),
    },
    {
      as: 'unitOfficer',
      before: undeclared,
      input: (county) => ({ applicationId: applicationId(county), declaration: { ...NO_CONFLICT, business: true } }),
    },
  ],
  arriveForReview: [
    {
      as: 'unitOfficer',
      before: scheduled,
      input: (county) => ({ applicationId: applicationId(county), siteCode: made.siteCode }),
    },
  ],
  reviewSheet: [{ as: 'unitOfficer', before: arrived, input: (county) => ({ applicationId: applicationId(county) }) }],
  submitReview: [
    {
      as: 'unitOfficer',
      before: arrived,
      input: (county) => ({ applicationId: applicationId(county), scores: noted(SCORES) }),
    },
  ],
} satisfies ScenariosOf<'demonstration'>
