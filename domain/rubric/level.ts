import { compare, exact, hundredths, times } from '../exact'
import type { Level } from './level-names'
import type { Dimension, Rubric } from './rubric'
import type { Hundredths, Score } from './score'
import { vetoesWith } from './veto'

/** 摘牌 follows from failures, domain/rubric/upkeep.ts. */
export { LEVEL_NAMES, LEVELS, type Level } from './level-names'

/** Why there is no level at all. */
export type NoLevel = 'voided' | 'unscored' | 'notYetRated'

/** What keeps a home that is qualified from being a demonstration. */
export type Short =
  | { why: 'total' | 'insufficientData' | 'reviewers' }
  | { why: 'dimension'; id: string }
  | { why: 'veto'; id: string }

export interface Rating {
  level: Level | null
  noLevel: NoLevel | null
  /** Fewer required weeks than the county asks: caps the level at 合格, and below it there is no level yet (rubric §9.2). */
  insufficientData: boolean
  short: Short[]
  /** Vetoes that act on the home by themselves, also where the review itself is void (rubric §9.9). */
  suspendedBy: string[]
  /** 2 to 5, or 0 for none. */
  stars: number
}

export interface RatingInput {
  score: Score
  vetoes: readonly string[]
  requiredWeeks: number
  /** County data: the rubric's for a settled year or for a first campaign. */
  minRequiredWeeks: number
  reviewsSubmitted: number
}

export function rate(rubric: Rubric, input: RatingInput): Rating {
  const suspendedBy = vetoesWith('suspends', rubric.vetoes, input.vetoes)
  const insufficientData = input.requiredWeeks < input.minRequiredWeeks
  const voided = vetoesWith('voidsReview', rubric.vetoes, input.vetoes).length > 0
  const { total } = input.score
  const without = (noLevel: NoLevel): Rating => ({
    level: null,
    noLevel,
    insufficientData,
    short: [],
    suspendedBy,
    stars: 0,
  })
  if (voided) return without('voided')
  if (total === null) return without('unscored')
  const low = !reaches(total, rubric.levels.qualified.total)
  if (low && insufficientData && suspendedBy.length === 0) return without('notYetRated')
  if (low || suspendedBy.length > 0)
    return { level: 'rectification', noLevel: null, insufficientData, short: [], suspendedBy, stars: 0 }
  const short = shortOf(rubric, input, total)
  const level = short.length === 0 ? 'demonstration' : 'qualified'
  return { level, noLevel: null, insufficientData, short, suspendedBy, stars: starsFor(rubric, total) }
}

function shortOf(rubric: Rubric, input: RatingInput, total: Hundredths): Short[] {
  const { demonstration } = rubric.levels
  const blocking = vetoesWith('blocksDemonstration', rubric.vetoes, input.vetoes)
  const low = rubric.dimensions.filter(({ id }) => (input.score.dimensions[id] ?? 0) < floorOf(rubric, id))
  const short: Short[] = []
  if (!reaches(total, demonstration.total)) short.push({ why: 'total' })
  for (const { id } of low) short.push({ why: 'dimension', id })
  for (const id of blocking) short.push({ why: 'veto', id })
  if (input.requiredWeeks < input.minRequiredWeeks) short.push({ why: 'insufficientData' })
  if (input.reviewsSubmitted < rubric.review.reviewers) short.push({ why: 'reviewers' })
  return short
}

/** What a dimension needs for 示范. Floors look at rounded dimensions (rubric §9.1). */
export function floorOf(rubric: Rubric, id: string): Hundredths {
  const dimension: Dimension | undefined = rubric.dimensions.find((one) => one.id === id)
  if (!dimension) throw new RangeError(`no dimension ${id}`)
  return hundredths(times(exact(dimension.weight), exact(rubric.levels.demonstration.dimensionShare)))
}

/** Thresholds look at the rounded total: 85.00 reaches 85, 84.99 does not (rubric §7, §9.1). */
function reaches(points: Hundredths, threshold: number): boolean {
  return compare(exact(points), times(exact(threshold), exact(100))) >= 0
}

export function starsFor(rubric: Rubric, total: Hundredths): number {
  return rubric.stars.find((step) => reaches(total, step.total))?.stars ?? 0
}
