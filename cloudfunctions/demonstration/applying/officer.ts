import type { demonstration } from '../../../contract/demonstration'
import { dateOf } from '../../../domain/calendar-day'
import {
  type ApplicationFacts,
  applicationStepsFor,
  isNoticeOver,
} from '../../../domain/demonstration/application-steps'
import { mayName, minRequiredWeeks } from '../../../domain/demonstration/campaign'
import { nameWithinPlaces } from '../../../domain/demonstration/naming'
import { settle } from '../../../domain/demonstration/review-scores'
import { FIVE_HAS } from '../../../domain/rubric/five-has/five-has'
import { rate } from '../../../domain/rubric/level'
import { scoreOf } from '../../../domain/rubric/score'
import { countyTableAt } from '../../kit/calendar'
import type { CampaignDocument, DemoApplicationDocument, DemoReviewDocument } from '../../kit/demonstration-document'
import type { HomeDocument, PersonDocument } from '../../kit/documents'
import { officeOver } from '../../kit/home-step'
import { identities } from '../../kit/person-document'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { command, type Patch } from '../../kit/store'
import { panelOf } from '../reviewing/panel-of'
import { campaignOf } from './campaign-view'
import { passesGate } from './measured'
import { applicationById, applicationId, applicationsBelow, campaignById, changeApplication, reviewsOf } from './store'
import { NOTHING_YET, stepOn, takenBefore } from './take'

/** Steps by which an officer has a part in an application: who took one of them hears no objection against it (rubric §5.6). */
const INVOLVING = ['recommend', 'screen', 'score', 'publish']
const MOST_APPLICATIONS = 1000

/** An officer takes a step of the table: the township checks, the county screens, publishes, hears objections, names, revokes (rubric §5). */
export const takeStep: UseCase<typeof demonstration.takeStep> = async (call, { homeId, campaignId, step, reason }) => {
  const { home, officer, now, requestId } = call
  const [campaign, standing] = await Promise.all([
    campaignById(campaignId),
    applicationById(applicationId(campaignId, homeId)),
  ])
  if (!campaign || !standing) return refuse('NOT_FOUND', 'campaignId')
  const office = officeOver(officer.roles, home.path, now) ?? refuse('NOT_FOUND', 'homeId')
  const taker = { kind: 'officer', level: office.level } as const
  const taking = { taker, step, by: officer._id, at: now, reason, requestId }
  if (takenBefore(standing, taking)) return { state: standing.state }
  if (!applicationStepsFor(standing.state, taker).includes(step)) refuse('STEP_NOT_POSSIBLE', 'step')
  const reviews = standing.draw ? await reviewsOf(standing._id, standing.draw.seed) : []
  const others = step === 'publish' ? await applicationsBelow(campaignId, campaign.path, null, MOST_APPLICATIONS) : []
  const today = dateOf(now)
  const years = [Number(today.slice(0, 4)), Number(today.slice(0, 4)) + 1]
  const county = step === 'name' ? await countyTableAt(home.path, years) : new Map()
  let { state } = standing
  await changeApplication(standing, call.source(officer._id), (current) => {
    state = current.state
    if (takenBefore(current, taking)) return null
    const facts: ApplicationFacts = {
      ...officerFacts(current, campaign, home, officer, now),
      panel: isPanelReady(current),
      reviews: settledOf(current, reviews) !== null,
      place: isWithinPlaces(current, others, campaign),
      noticeOver:
        current.publishedOn !== undefined &&
        isNoticeOver(current.publishedOn, today, FIVE_HAS.review.noticeWorkingDays, county),
    }
    const patch = stepOn(current, facts, taking)
    state = patch.state
    return { ...patch, ...besides(current, step, reviews, campaign, today) }
  })
  return { state }
}

function officerFacts(
  application: DemoApplicationDocument,
  campaign: CampaignDocument,
  home: HomeDocument,
  officer: PersonDocument,
  at: Date,
): ApplicationFacts {
  const hers = identities(officer)
  const near = [...home.hosts, ...home.paired].flatMap(({ personId, claimedBy }) => [personId, claimedBy ?? personId])
  return {
    ...NOTHING_YET,
    document: mayName(campaign),
    gate: passesGate(application.preview ?? 0, application.look?.vetoes ?? [], at),
    impartial: !near.some((id) => hers.includes(id)),
    uninvolved: !application.steps.some(({ step, by }) => INVOLVING.includes(step) && hers.includes(by)),
    demonstration: application.result?.level === 'demonstration',
  }
}

/** Enough reviewers from other townships, and each of the first has said that she has no conflict. */
function isPanelReady(application: DemoApplicationDocument): boolean {
  const panel = panelOf(application)
  const declared = new Set(application.draw?.declared.map(({ id }) => id))
  return (
    panel !== null &&
    panel.reviewers.length === FIVE_HAS.review.reviewers &&
    panel.backups.length === FIVE_HAS.review.backups &&
    panel.reviewers.every((id) => declared.has(id))
  )
}

function settledOf(application: DemoApplicationDocument, reviews: readonly DemoReviewDocument[]) {
  if (!application.draw) return null
  const handed = reviews
    .filter(({ submittedAt }) => submittedAt !== undefined)
    .map(({ reviewerId, scores = {} }) => ({ reviewerId, scores }))
  const settled = settle(FIVE_HAS, handed, false)
  return settled.kind === 'settled' ? settled.human : null
}

function isWithinPlaces(
  application: DemoApplicationDocument,
  others: readonly DemoApplicationDocument[],
  campaign: CampaignDocument,
): boolean {
  const applicants = others.flatMap(({ _id, townshipId, result, submittedAt, state }) =>
    result && submittedAt && ['scored', 'publicNotice', 'objectionUnderReview', 'named'].includes(state)
      ? [{ id: _id, townshipId, ...result, submittedAt }]
      : [],
  )
  const { named } = nameWithinPlaces(FIVE_HAS, applicants, campaign.places ?? {})
  return named.some(({ id }) => id === application._id)
}

/** What a step writes beside the step itself. */
function besides(
  application: DemoApplicationDocument,
  step: string,
  reviews: readonly DemoReviewDocument[],
  campaign: CampaignDocument,
  today: string,
): Patch {
  if (step === 'publish') return { publishedOn: today }
  if (step === 'redraw') return { draw: command.remove(), called: [], result: command.remove() }
  if (step !== 'score') return {}
  const human = settledOf(application, reviews)
  const { look } = application
  if (!human || !look) return refuse('REVIEWS_NOT_READY')
  const score = scoreOf(FIVE_HAS, look.facts, human)
  const rating = rate(FIVE_HAS, {
    score,
    vetoes: look.vetoes,
    requiredWeeks: look.facts.requiredWeeks,
    minRequiredWeeks: minRequiredWeeks(FIVE_HAS, campaignOf(campaign)),
    reviewsSubmitted: reviews.filter(({ submittedAt }) => submittedAt !== undefined).length,
  })
  const dimensions = Object.fromEntries(Object.entries(score.dimensions).map(([id, points]) => [id, points ?? 0]))
  return { result: command.set({ total: score.total ?? 0, level: rating.level, dimensions, human }) }
}
