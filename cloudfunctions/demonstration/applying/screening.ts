import type { demonstration } from '../../../contract/demonstration'
import { applicationStepsFor } from '../../../domain/demonstration/application-steps'
import { isAtLeast } from '../../../domain/organisation'
import { explain } from '../../../domain/rubric/explain'
import { FIVE_HAS } from '../../../domain/rubric/five-has/five-has'
import { toIso } from '../../../domain/time'
import type { DemoApplicationDocument, DemoReviewDocument } from '../../kit/demonstration-document'
import { officeOver } from '../../kit/home-step'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { objectionsTo, openAmong } from '../publishing/objecting'
import { panelOf, thirdOf } from '../reviewing/panel-of'
import { vetoViews } from '../score/my-score'
import { plateComesDown } from '../upkeep/failures'
import { namedOf } from '../upkeep/named'
import { wayOf } from './host'
import { applicationById, applicationId, applicationsBelow, applicationsOfHome, campaignById, reviewsOf } from './store'

const PAGE = 30

/** The table by which a county screens: what was sent in, in the order of the places. Drafts are the hosts' own, withdrawn scores are hidden. */
export const applications: UseCase<typeof demonstration.applications> = async (
  { organisation },
  { campaignId, after },
) => {
  const found = await applicationsBelow(
    campaignId,
    organisation.path,
    after === undefined ? null : keyOf(organisation.path, after),
    PAGE + 1,
  )
  const page = found.slice(0, PAGE)
  const last = page.at(-1)
  return {
    applications: page.filter(wasSent).map((one) => {
      const { homeId, homeName, townshipName, villageName, state, stateSince } = one
      return {
        ...{ homeId, homeName, townshipName, villageName, state, since: toIso(stateSince) },
        ...(state === 'withdrawn'
          ? { preview: null, vetoes: [], total: null, level: null }
          : {
              preview: one.preview ?? null,
              vetoes: one.look?.vetoes ?? [],
              total: one.result?.total ?? null,
              level: one.result?.level ?? null,
            }),
      }
    }),
    next:
      last && found.length > PAGE
        ? `${last.path.slice(organisation.path.length).replaceAll('/', ':')}|${last._id}`
        : null,
  }
}

const wasSent = ({ submittedAt }: DemoApplicationDocument): boolean => submittedAt !== undefined

function keyOf(listed: string, after: string): { path: string; id: string } {
  const [path, id] = after.split('|')
  if (path === undefined || !/^[A-Za-z0-9_-]{1,64}$/.test(id ?? '')) return refuse('INPUT_INVALID', 'after')
  return { path: `${listed}${path.replaceAll(':', '/')}`, id: id ?? '' }
}

/** Everything an officer decides by. Who reviews is the county's to know; what they scored nobody's before the total stands. */
export const application: UseCase<typeof demonstration.application> = async (call, { homeId, campaignId }) => {
  const { home, officer, now } = call
  const [campaign, found] = await Promise.all([
    campaignById(campaignId),
    applicationById(applicationId(campaignId, homeId)),
  ])
  if (!campaign || !found || !wasSent(found)) return refuse('NOT_FOUND', 'campaignId')
  const office = officeOver(officer.roles, home.path, now) ?? refuse('NOT_FOUND', 'homeId')
  const isCounty = isAtLeast(office.level, 'county')
  const reviews = isCounty && found.draw ? await reviewsOf(found._id, found.draw.seed) : []
  const said = isCounty && found.publishedOn ? await objectionsTo(found._id) : []
  const named = namedOf(found)
  const shown =
    found.state === 'withdrawn' ? { ...found, look: undefined, result: undefined, preview: undefined } : found
  const { state, stateSince, look, result, preview, selfScores = {}, steps, frozen, publishedOn } = shown
  const explained = look ? explain(FIVE_HAS, look.facts, result?.human ?? {}) : []
  return {
    ...{ homeName: home.name, campaignName: campaign.name, state, since: toIso(stateSince), selfScores },
    ...{ frozen: frozen === true, preview: preview ?? null, vetoes: vetoViews(look?.vetoes ?? []) },
    dimensions: FIVE_HAS.dimensions.map(({ id, name, weight }) => ({
      ...{ id, name, weight },
      indicators: explained.filter(({ dimension }) => dimension === id).map(({ dimension: _dimension, ...one }) => one),
    })),
    steps: wayOf(steps),
    may: applicationStepsFor(state, { kind: 'officer', level: office.level }),
    panel: isCounty ? panelView(found, reviews) : null,
    result: result ? { total: result.total, level: result.level, dimensions: result.dimensions } : null,
    publishedOn: publishedOn ?? null,
    objections: { all: said.length, open: openAmong(said, found).length },
    named: named && { ...named, rechecks: found.rechecks ?? [] },
    lookOnSite: found.lookOnSite === true,
    mendBy: found.mendBy ?? null,
    plateComesDown: isCounty && plateComesDown(await applicationsOfHome(homeId)),
  }
}

function panelView(application: DemoApplicationDocument, reviews: readonly DemoReviewDocument[]) {
  const { draw } = application
  const panel = panelOf(application)
  if (!draw || !panel) return null
  const third = thirdOf(panel, reviews)
  const called = [...panel.reviewers, ...(third === null ? [] : [third])]
  return {
    seed: draw.seed,
    reviewers: called.flatMap((id) => {
      const candidate = draw.candidates.find((one) => one.id === id)
      if (!candidate) return []
      return [
        {
          ...{ name: candidate.name, townshipName: candidate.townshipName },
          declared: draw.declared.some((one) => one.id === id),
          submitted: reviews.some(({ reviewerId, submittedAt }) => reviewerId === id && submittedAt !== undefined),
        },
      ]
    }),
  }
}
