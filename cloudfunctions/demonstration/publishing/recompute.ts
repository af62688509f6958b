import type { demonstration } from '../../../contract/demonstration'
import { PUBLIC_STATES } from '../../../domain/demonstration/application-state'
import { explain } from '../../../domain/rubric/explain'
import { rubricOf } from '../../../domain/rubric/five-has/versions'
import type { DemoReviewDocument } from '../../kit/demonstration-document'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { applicationById, applicationId, campaignById, reviewsOf } from '../applying/store'
import { namedOf } from '../upkeep/named'
import { outcomeOf } from './settled'

/**
 * Whoever is entitled computes the total again, however much later: from the frozen facts, the reviews and the rubric's version (S16). A host sees it
 * once it is public.
 */
export const recompute: UseCase<typeof demonstration.recompute> = async ({ home, keeps }, { homeId, campaignId }) => {
  const [campaign, found] = await Promise.all([
    campaignById(campaignId),
    applicationById(applicationId(campaignId, homeId)),
  ])
  const isHers = found && (keeps === 'officer' || PUBLIC_STATES.includes(found.state))
  if (!campaign || !found?.result || !found.look || !found.draw || !isHers) return refuse('NOT_FOUND', 'campaignId')
  const { look, draw, result, state } = found
  const reviews = await reviewsOf(found._id, draw.seed)
  const again = outcomeOf(campaign, found, reviews) ?? refuse('NOT_FOUND', 'campaignId')
  const rubric = rubricOf(campaign)
  const explained = explain(rubric, look.facts, again.human)
  const pointsOf = ({ total, level, dimensions }: typeof result) => ({ total, level, dimensions })
  return {
    ...{ homeName: home.name, campaignName: campaign.name, approvalDocument: campaign.approvalDocument, state },
    ...{ rubricVersion: rubric.version, cutOff: look.cutOff, first: look.first, last: look.last },
    named: namedOf(found),
    dimensions: rubric.dimensions.map(({ id, name, weight }) => ({
      ...{ id, name, weight },
      indicators: explained.filter(({ dimension }) => dimension === id).map(({ dimension: _dimension, ...one }) => one),
    })),
    human: Object.entries(again.human).map(([id, agreed]) => ({ id, counts: countsOf(reviews, id), agreed })),
    recorded: pointsOf(result),
    recomputed: pointsOf(again),
    same:
      again.total === result.total &&
      again.level === result.level &&
      rubric.dimensions.every(({ id }) => again.dimensions[id] === result.dimensions[id]),
    fingerprint: { recorded: result.fingerprint ?? null, now: again.fingerprint },
    seed: draw.seed,
  }
}

/** Lowest first, so that no reviewer is told from another. */
const countsOf = (reviews: readonly DemoReviewDocument[], id: string): number[] =>
  reviews.flatMap(({ scores }) => (scores?.[id] === undefined ? [] : [scores[id]])).sort((a, b) => a - b)
