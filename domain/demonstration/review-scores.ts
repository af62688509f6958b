import { compare, dividedBy, type Exact, exact, minus, sum, times } from '../exact'
import type { HumanScores } from '../rubric/facts'
import { type Indicator, indicatorsOf, type Rubric } from '../rubric/rubric'

/** What one reviewer saw, counts by human indicator, alone and without having seen the other's (S16). */
export interface Review {
  reviewerId: string
  scores: HumanScores
}

export type Settled =
  | { kind: 'waiting'; missing: number }
  | { kind: 'thirdNeeded'; dimensions: string[] }
  | { kind: 'settled'; human: HumanScores }
  | { kind: 'void' }

/**
 * What the reviews come to, in the order they were handed in (rubric §5.5, §9.10): the mean of two; where they lie further apart in a
 * dimension than the rubric allows, a third reviewer and the median of every item that all three scored (else the mean of those who did).
 * An undeclared conflict voids the review, whatever was scored (V10).
 * @throws RangeError when one reviewer comes twice, or more come than are called.
 */
export function settle(rubric: Rubric, reviews: readonly Review[], voided: boolean): Settled {
  const { reviewers } = rubric.review
  if (new Set(reviews.map(({ reviewerId }) => reviewerId)).size < reviews.length)
    throw new RangeError('one reviewer, two reviews')
  if (reviews.length > reviewers + 1) throw new RangeError(`${reviews.length} reviews of ${reviewers + 1}`)
  if (voided) return { kind: 'void' }
  if (reviews.length < reviewers) return { kind: 'waiting', missing: reviewers - reviews.length }
  const apart = dimensionsApart(rubric, reviews.slice(0, reviewers))
  if (apart.length > 0 && reviews.length === reviewers) return { kind: 'thirdNeeded', dimensions: apart }
  const asked = apart.length > 0 ? reviews : reviews.slice(0, reviewers)
  const human = humanIndicators(rubric).flatMap(({ id }) => {
    const scores = asked.flatMap(({ scores: given }) => (given[id] === undefined ? [] : [given[id]]))
    return scores.length === 0 ? [] : [[id, agreed(scores)] as const]
  })
  return { kind: 'settled', human: Object.fromEntries(human) }
}

/** The dimensions in which two reviews lie apart by more than the share of the human points there: at the share itself they do not. */
export function dimensionsApart(rubric: Rubric, [one, other]: readonly Review[]): string[] {
  if (!one || !other) return []
  return rubric.dimensions.flatMap(({ id, indicators }) => {
    const human = indicators.filter(({ mode }) => mode === 'human')
    const both = human.filter((item) => one.scores[item.id] !== undefined && other.scores[item.id] !== undefined)
    const [low, high] = [pointsSeen(both, one), pointsSeen(both, other)].sort(compare) as [Exact, Exact]
    const allowed = times(exact(rubric.review.gapShare), sum(human.map(({ weight }) => exact(weight))))
    return compare(minus(high, low), allowed) > 0 ? [id] : []
  })
}

function humanIndicators(rubric: Rubric): Indicator[] {
  return indicatorsOf(rubric).filter(({ mode }) => mode === 'human')
}

function pointsSeen(items: readonly Indicator[], { scores }: Review): Exact {
  return sum(
    items.map(({ id, weight, measure }) => {
      const den = measure.fn === 'ratio' ? measure.den : 1
      return times(exact(weight), dividedBy(exact(scores[id] ?? 0), exact(den)))
    }),
  )
}

/** The median of three, else the mean: of one or two whole counts a half at most, exact as a decimal. */
function agreed(scores: readonly number[]): number {
  const [first = 0, second = first, third] = [...scores].sort((a, b) => a - b)
  return third === undefined ? (first + second) / 2 : second
}

/** The items with points but without a photo or a note: every human point needs one (rubric §2). */
export function unprovenItems(scores: HumanScores, evidence: Readonly<Record<string, number>>): string[] {
  return Object.keys(scores).filter((id) => (scores[id] ?? 0) > 0 && (evidence[id] ?? 0) === 0)
}
