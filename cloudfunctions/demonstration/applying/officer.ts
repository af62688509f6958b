import type { demonstration } from '../../../contract/demonstration'
import { dateAfter, dateOf } from '../../../domain/calendar-day'
import {
  type ApplicationFacts,
  applicationStepsFor,
  isNoticeOver,
} from '../../../domain/demonstration/application-steps'
import { mayName } from '../../../domain/demonstration/campaign'
import { FIVE_HAS } from '../../../domain/rubric/five-has/five-has'
import { countyTableAt } from '../../kit/calendar'
import type { CampaignDocument, DemoApplicationDocument } from '../../kit/demonstration-document'
import type { HomeDocument, PersonDocument } from '../../kit/documents'
import { officeOver } from '../../kit/home-step'
import { identities } from '../../kit/person-document'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { command, type Patch } from '../../kit/store'
import { objectionsTo, openAmong } from '../publishing/objecting'
import { areAllReviewed, isWithinPlaces } from '../publishing/places'
import { type Outcome, outcomeOf } from '../publishing/settled'
import { panelOf } from '../reviewing/panel-of'
import { recheckAfter } from '../upkeep/recheck'
import { hostsTold } from '../upkeep/told'
import { passesGate } from './measured'
import { applicationById, applicationId, applicationsBelow, campaignById, changeApplication, reviewsOf } from './store'
import { NOTHING_YET, stepOn, takenBefore } from './take'

/** Steps by which an officer has a part in an application: who took one of them hears no objection against it (rubric §5.6). */
const INVOLVING = ['recommend', 'screen', 'schedule', 'score', 'publish']
const MOST_APPLICATIONS = 1000
const MEND_DAYS = FIVE_HAS.upkeep.rectification.days

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
  const said = step === 'name' ? await objectionsTo(standing._id) : []
  const today = dateOf(now)
  const years = [Number(today.slice(0, 4)), Number(today.slice(0, 4)) + 1]
  const county = step === 'name' ? await countyTableAt(home.path, years) : new Map()
  let { state } = standing
  const source = () => ({ ...call.source(officer._id), notices: [hostsTold(home, state, reason, now)] })
  await changeApplication(standing, source, (current) => {
    state = current.state
    if (takenBefore(current, taking)) return null
    const facts: ApplicationFacts = {
      ...officerFacts(current, campaign, home, officer, now),
      panel: isPanelReady(current),
      reviews: outcomeOf(campaign, current, reviews) !== null,
      allReviewed: areAllReviewed(others, campaign, today),
      objectionsHeard: openAmong(said, current).length === 0,
      place: isWithinPlaces(current, others, campaign),
      noticeOver:
        current.publishedOn !== undefined &&
        isNoticeOver(current.publishedOn, today, FIVE_HAS.review.noticeWorkingDays, county),
    }
    const patch = stepOn(current, facts, taking)
    state = patch.state
    return { ...patch, ...besides(current, step, outcomeOf(campaign, current, reviews), now) }
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
    uninvolved: !isInvolved(application, hers),
    frozen: application.frozen === true,
    demonstration: application.result?.level === 'demonstration',
  }
}

function isInvolved({ steps, draw }: DemoApplicationDocument, hers: readonly string[]): boolean {
  const called = draw?.declared ?? []
  return (
    steps.some(({ step, by }) => INVOLVING.includes(step) && hers.includes(by)) ||
    called.some(({ id }) => hers.includes(id))
  )
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

/** What a step writes beside the step itself. */
function besides(
  { draw, conflicted = [] }: DemoApplicationDocument,
  step: string,
  outcome: Outcome | null,
  at: Date,
): Patch {
  if (step === 'publish') return { publishedOn: dateOf(at) }
  if (step === 'name') return { recheckAt: recheckAfter(at) }
  if (step === 'revoke') return { recheckAt: command.remove(), lookOnSite: command.remove() }
  if (step === 'redraw') {
    const known = (draw?.candidates ?? []).flatMap(({ id, conflicted: isUnfit }) => (isUnfit ? [id] : []))
    const all = [...new Set([...conflicted, ...known])]
    return { draw: command.remove(), called: [], result: command.remove(), conflicted: all }
  }
  if (step !== 'score') return {}
  const settled = outcome ?? refuse('REVIEWS_NOT_READY')
  const mending = settled.level === 'rectification' ? { mendBy: dateAfter(dateOf(at), MEND_DAYS) } : {}
  return { result: command.set(settled), ...mending }
}
