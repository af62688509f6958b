import { T1 } from '../../domain/rubric/vectors'
import { SCORES } from '../../functions/flourishing'
import type { County } from '../county'
import { gardener } from './gardener'

const NO_CONFLICT = { hostRelative: false, paired: false, lodger: false, business: false, sameVillage: false }
const CAMPAIGN = {
  ...{ orgId: 'LC', campaignId: null, initiator: '澜川县妇联', approvalDocument: '澜创示〔2027〕3 号' },
  ...{ opensOn: '2027-05-03', closesOn: '2027-05-14', cutOff: '2027-05-01', isFirst: true },
  places: [{ orgId: 'LC', places: 3 }],
}

/**
 * A home that two officers of other townships are to look at, and whose reviewer has come to its door; and in another campaign one in public notice, with
 * what it was settled by. Answers the ids of the campaigns.
 */
export async function plantReviews(
  county: County,
  homeId: string,
): Promise<{ underReview: string; published: string }> {
  const chief = county.as('demo-lin-xiufang')
  const underReview = await chief.call('demonstration', 'saveCampaign', { ...CAMPAIGN, name: '2027 年“五有”示范微家' })
  const published = await chief.call('demonstration', 'saveCampaign', { ...CAMPAIGN, name: '2026 年“五有”示范微家' })
  const reviewers = await Promise.all(
    ['demo-xu-hong', 'demo-he-min'].map(async (openid, i) => {
      const { personId } = await county.as(openid).call('member', 'me', {})
      const [townshipId, townshipName] = i === 0 ? ['LC-T01', '城关街道'] : ['LC-T05', '白沙镇']
      return { id: personId ?? '', name: i === 0 ? '许红' : '何敏', townshipId, townshipName, conflicted: false }
    }),
  )
  const garden = gardener(county.cloud)
  const at = '2027-05-17T09:00:00+08:00'
  const declared = reviewers.map(({ id }) => ({ id, declaration: NO_CONFLICT, at }))
  const plant = (campaignId: string, more: object) =>
    garden.plant('demoApplications', {
      ...{ _id: `${campaignId}_${homeId}`, schema: 1, version: 1, outbox: [], campaignId, homeId },
      ...{ homeName: '潮音里微家', path: 'LC/LC-T04/LC-T04-V03/', townshipId: 'LC-T04', townshipName: '青屿镇' },
      ...{ villageName: '里塘社区', stateSince: at, submittedAt: at, frozen: true, selfScores: SCORES, preview: 9177 },
      look: {
        ...{ cutOff: '2027-05-01', first: '2026-05-01', last: '2027-04-30', open: {}, vetoes: [] },
        ...{ facts: T1.facts, ahead: T1.facts, evidence: { C4: ACTIVITIES } },
      },
      steps: ['selfScore', 'submit', 'recommend', 'screen', 'schedule'].map((step) => ({
        ...{ step, from: 'draft', to: 'submitted', at, by: 'somebody', reason: null, requestId: step },
      })),
      draw: { seed: 'bGFuY2h1YW4', candidates: reviewers, at, requestId: 'request-draw', declared },
      ...{ draws: 1, called: reviewers.map(({ id }) => id) },
      ...more,
    })
  const sheet = (campaignId: string, i: number, more: object) =>
    garden.plant('demoReviews', {
      ...{ _id: `${campaignId}-${i}`, schema: 1, version: 1, outbox: [], applicationId: `${campaignId}_${homeId}` },
      ...{ reviewerId: reviewers[i]?.id, seed: 'bGFuY2h1YW4', arrivedAt: at, ...more },
    })
  await plant(underReview.campaignId, { state: 'onsiteScheduled' })
  const { siteCode } = await county.as('demo-wu-haiyan').call('rotation', 'siteCode', { homeId })
  const applicationId = `${underReview.campaignId}_${homeId}`
  await county.as('demo-xu-hong').call('demonstration', 'arriveForReview', { applicationId, siteCode })
  const human = { ...SCORES, A4: 4.5 }
  const result = {
    total: 9177,
    level: 'demonstration',
    dimensions: { A: 1900, B: 1780, C: 1935, D: 2287, E: 1275 },
    human,
  }
  await plant(published.campaignId, { state: 'publicNotice', publishedOn: '2027-05-17', result })
  for (const i of [0, 1])
    await sheet(published.campaignId, i, { submittedAt: at, scores: { ...SCORES, A4: 4 + i }, notes: {} })
  return { underReview: underReview.campaignId, published: published.campaignId }
}

const ACTIVITIES = ['2027-03-20', '2027-04-17', '2027-04-24'].map((when, i) => ({
  ...{ when, title: ['做旗袍扣', '院子里的绘本时间', '绣荷包'][i] ?? '', counts: 'yes', note: '72 小时内齐了' },
  activityId: `planted-${i}`,
}))
