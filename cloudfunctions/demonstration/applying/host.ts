import type { demonstration } from '../../../contract/demonstration'
import { dateOf } from '../../../domain/calendar-day'
import { type ApplicationStepName, PUBLIC_STATES } from '../../../domain/demonstration/application-state'
import { applicationStepsFor } from '../../../domain/demonstration/application-steps'
import { isOpenOn, mayName } from '../../../domain/demonstration/campaign'
import { idsOnPath } from '../../../domain/organisation'
import { toIso } from '../../../domain/time'
import type { CampaignDocument, DemoApplicationDocument } from '../../kit/demonstration-document'
import type { HomeDocument } from '../../kit/documents'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { command } from '../../kit/store'
import { namedOf } from '../upkeep/named'
import { campaignView } from './campaign-view'
import { assertFit, countsOf, HUMAN_ITEMS, hasAllItems } from './human-items'
import { measuredFor, passesGate } from './measured'
import {
  addApplication,
  applicationById,
  applicationId,
  applicationsOfHome,
  campaignById,
  campaignsOf,
  changeApplication,
} from './store'
import { NOTHING_YET, stepOn, takenBefore } from './take'

const HOST = { kind: 'host' } as const

/** What her home can take part in, and how far it has come. Two calls beside the access check. */
export const campaignsHere: UseCase<typeof demonstration.campaignsHere> = async ({ home, now }) => {
  const [county = ''] = idsOnPath(home.path)
  const [found, applications] = await Promise.all([campaignsOf(county), applicationsOfHome(home._id)])
  return {
    humanItems: HUMAN_ITEMS.map(({ dimension: _dimension, ...item }) => item),
    campaigns: found.map((campaign) => {
      const mine = applications.find(({ campaignId }) => campaignId === campaign._id)
      return { ...campaignView(campaign, now), mine: mine ? ownView(mine) : null }
    }),
  }
}

function ownView(application: DemoApplicationDocument) {
  const { state, stateSince, selfScores = {}, steps, result, lookOnSite, mendBy } = application
  return {
    ...{ state, since: toIso(stateSince), selfScores, steps: wayOf(steps), may: applicationStepsFor(state, HOST) },
    result: result && PUBLIC_STATES.includes(state) ? { total: result.total, level: result.level } : null,
    namedUntil: namedOf(application)?.until ?? null,
    ...{ lookOnSite: lookOnSite === true, mendBy: mendBy ?? null },
  }
}

/** The way of an application without who took its steps. */
export const wayOf = (steps: DemoApplicationDocument['steps']) =>
  steps.map(({ step, to, at, reason }) => ({ step, to, at: toIso(at), reason }))

/** She scores what will be seen on site herself, as often as she likes before she sends it. It stays apart from every total (rubric §5.1). */
export const selfScore: UseCase<typeof demonstration.selfScore> = async (call, { campaignId, scores: sent }) => {
  const { home, host, now, requestId } = call
  const scores = countsOf(sent)
  assertFit(scores)
  const campaign = await countysOwn(campaignId, home)
  const source = call.source(host._id)
  const facts = { ...NOTHING_YET, selfScores: hasAllItems(scores) }
  const taking = { taker: HOST, step: 'selfScore', by: host._id, at: now, reason: null, requestId } as const
  const _id = applicationId(campaign._id, home._id)
  const begun = stepOn({ state: 'draft', steps: [] }, facts, taking)
  if (await addApplication({ ...newApplication(campaign, home), _id, ...begun, selfScores: scores }, source))
    return { state: begun.state }
  const standing = (await applicationById(_id)) ?? refuse('TRY_AGAIN')
  let state = standing.state
  await changeApplication(standing, source, (current) => {
    state = current.state
    const same = JSON.stringify(current.selfScores ?? {}) === JSON.stringify(scores)
    if (takenBefore(current, taking) || (same && current.state === 'selfScored')) return null
    if (current.state === 'selfScored')
      return facts.selfScores ? { selfScores: command.set(scores) } : refuse('SELF_SCORES_MISSING')
    const next = stepOn(current, facts, taking)
    state = next.state
    return { ...next, selfScores: command.set(scores) }
  })
  return { state }
}

function newApplication(campaign: CampaignDocument, home: HomeDocument) {
  const { path, name, villageName, townshipName } = home
  const [, townshipId = ''] = idsOnPath(path)
  return {
    ...{ schema: 1, campaignId: campaign._id, homeId: home._id, homeName: name },
    ...{ path, townshipId, townshipName, villageName },
  }
}

/** She applies: measured as of now, and measured once more when the days of grace are over. */
export const submit: UseCase<typeof demonstration.submit> = async (call, { homeId, campaignId }) => {
  const { home, host, now, requestId } = call
  const campaign = await countysOwn(campaignId, home)
  const standing = (await applicationById(applicationId(campaignId, homeId))) ?? refuse('SELF_SCORES_MISSING')
  const taking = { taker: HOST, step: 'submit', by: host._id, at: now, reason: null, requestId } as const
  if (takenBefore(standing, taking)) return { state: standing.state }
  const { preview, vetoes, patch } = await measuredFor(campaign, home, now)
  const facts = {
    ...NOTHING_YET,
    document: mayName(campaign),
    open: isOpenOn(campaign, dateOf(now)),
    gate: passesGate(preview, vetoes, now),
  }
  return takeOwn(call, standing, 'submit', (current) => ({
    ...stepOn(current, facts, taking),
    ...patch,
    submittedAt: now,
  }))
}

/** She takes it back any time before the public notice; her scores are hidden from then on (rubric §5.8, S16). */
export const withdraw: UseCase<typeof demonstration.withdraw> = async (call, { homeId, campaignId }) => {
  const { host, now, requestId } = call
  const standing = (await applicationById(applicationId(campaignId, homeId))) ?? refuse('NOT_FOUND', 'campaignId')
  const taking = { taker: HOST, step: 'withdraw', by: host._id, at: now, reason: null, requestId } as const
  return takeOwn(call, standing, 'withdraw', (current) => ({
    ...stepOn(current, NOTHING_YET, taking),
    freezeAt: command.remove(),
    result: command.remove(),
    called: [],
  }))
}

async function takeOwn(
  call: Parameters<UseCase<typeof demonstration.submit>>[0],
  standing: DemoApplicationDocument,
  step: ApplicationStepName,
  patchFor: (current: DemoApplicationDocument) => ReturnType<typeof stepOn>,
) {
  const { host, requestId } = call
  let state = standing.state
  await changeApplication(standing, call.source(host._id), (current) => {
    state = current.state
    if (takenBefore(current, { by: host._id, requestId, step })) return null
    const patch = patchFor(current)
    state = patch.state
    return patch
  })
  return { state }
}

/** A campaign of another county does not exist for this home. */
async function countysOwn(campaignId: string, home: HomeDocument): Promise<CampaignDocument> {
  const campaign = await campaignById(campaignId)
  return campaign && home.path.startsWith(campaign.path) ? campaign : refuse('NOT_FOUND', 'campaignId')
}
