import { createHash } from 'node:crypto'
import { minRequiredWeeks } from '../../../domain/demonstration/campaign'
import { settle } from '../../../domain/demonstration/review-scores'
import type { HumanScores } from '../../../domain/rubric/facts'
import { rubricOf } from '../../../domain/rubric/five-has/versions'
import { type Level, rate } from '../../../domain/rubric/level'
import { type Hundredths, scoreOf } from '../../../domain/rubric/score'
import type { CampaignDocument, DemoApplicationDocument, DemoReviewDocument } from '../../kit/demonstration-document'
import { campaignOf } from '../applying/campaign-view'

/** What an application comes to. */
export interface Outcome {
  total: Hundredths
  level: Level | null
  dimensions: Record<string, Hundredths>
  human: HumanScores
  /** Of everything that it was computed from. */
  fingerprint: string
}

/**
 * The outcome from the frozen facts, the reviews and the rubric's version, and from nothing else: computed when the county settles it, and again
 * by whoever doubts it, with the same total forever (rubric §1, S16). Null while reviews are missing.
 */
export function outcomeOf(
  campaign: CampaignDocument,
  { look, draw }: Pick<DemoApplicationDocument, 'look' | 'draw'>,
  reviews: readonly DemoReviewDocument[],
): Outcome | null {
  const rubric = rubricOf(campaign)
  const handed = reviews.flatMap(({ reviewerId, scores, submittedAt }) =>
    submittedAt === undefined ? [] : [{ reviewerId, scores: scores ?? {} }],
  )
  const settled = draw && settle(rubric, handed, false)
  if (!look || settled?.kind !== 'settled') return null
  const { human } = settled
  const score = scoreOf(rubric, look.facts, human)
  const { level } = rate(rubric, {
    score,
    vetoes: look.vetoes,
    requiredWeeks: look.facts.requiredWeeks,
    minRequiredWeeks: minRequiredWeeks(rubric, campaignOf(campaign)),
    reviewsSubmitted: handed.length,
  })
  const dimensions = Object.fromEntries(Object.entries(score.dimensions).map(([id, points]) => [id, points ?? 0]))
  const { facts, vetoes } = look
  const fingerprint = fingerprintOf({ version: rubric.version, facts, vetoes, reviews: handed })
  return { total: score.total ?? 0, level, dimensions, human, fingerprint }
}

/** SHA-256 of what was judged, whatever order a database keeps its fields in. */
function fingerprintOf(evidence: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(inOrder(evidence)))
    .digest('hex')
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (value === null || typeof value !== 'object') return value
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(fields.map(([name, one]) => [name, inOrder(one)]))
}
