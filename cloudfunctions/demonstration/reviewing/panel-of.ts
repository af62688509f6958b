import { drawPanel, type Panel, thirdReviewer } from '../../../domain/demonstration/panel'
import { dimensionsApart } from '../../../domain/demonstration/review-scores'
import { FIVE_HAS } from '../../../domain/rubric/five-has/five-has'
import type { DemoApplicationDocument, DemoReviewDocument, PanelDraw } from '../../kit/demonstration-document'

/** Who is called by a draw: it follows from the seed and the list alone, so it is computed and never stored. */
export function panelOf({ townshipId, draw }: Pick<DemoApplicationDocument, 'townshipId' | 'draw'>): Panel | null {
  return draw ? drawPanel(FIVE_HAS.review, { seed: draw.seed, townshipId, candidates: draw.candidates }) : null
}

/** Everybody who is asked to say whether she has a conflict: reviewers and whoever may be called after them. */
export function calledBy(townshipId: string, draw: PanelDraw): string[] {
  const panel = panelOf({ townshipId, draw })
  return panel ? [...panel.reviewers, ...panel.backups] : []
}

/** The third comes when the first two lie far apart. */
export function thirdOf(panel: Panel, reviews: readonly DemoReviewDocument[]): string | null {
  const handed = reviews.filter(({ submittedAt }) => submittedAt !== undefined)
  const two = handed.slice(0, FIVE_HAS.review.reviewers).map(({ reviewerId, scores = {} }) => ({ reviewerId, scores }))
  return dimensionsApart(FIVE_HAS, two).length > 0 ? thirdReviewer(panel) : null
}
