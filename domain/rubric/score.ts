import { dividedBy, type Exact, exact, hundredths, sum, times } from '../exact'
import { type Fractions, fractionsOf, type HomeFacts, type HumanScores } from './facts'
import { type Dimension, type Indicator, indicatorsOf, type Rubric } from './rubric'

/** Points in hundredths, 9177 for 91.77: whole numbers, so that adding them cannot be off. */
export type Hundredths = number

export interface Score {
  /** By dimension; null while a human item of it is unscored. */
  dimensions: Record<string, Hundredths | null>
  /** The sum of the rounded dimensions; null until every human item is scored (rubric §9.4). */
  total: Hundredths | null
  unscored: string[]
}

/** Dimension = weighted mean of what is not null × its weight, rounded half up; nothing else is rounded (rubric §1). */
export function scoreOf(rubric: Rubric, facts: HomeFacts, human: HumanScores): Score {
  const fractions = fractionsOf(rubric, facts, human)
  const points = rubric.dimensions.map((dimension) => [dimension.id, pointsOf(dimension, fractions)] as const)
  const unscored = indicatorsOf(rubric).flatMap(({ id }) => (fractions.has(id) ? [] : [id]))
  const total = points.reduce<Hundredths | null>((all, [, one]) => (all === null || one === null ? null : all + one), 0)
  return { dimensions: Object.fromEntries(points), total, unscored }
}

function pointsOf({ weight, indicators }: Dimension, fractions: Fractions): Hundredths | null {
  if (indicators.some(({ id }) => !fractions.has(id))) return null
  const mean = weightedMean(indicators, fractions)
  return mean && hundredths(times(mean, exact(weight)))
}

/** The mean of the fractions by weight, over those that are known and not null; null when none is. */
export function weightedMean(indicators: readonly Indicator[], fractions: Fractions): Exact | null {
  const counting = indicators.flatMap(({ id, weight }) => {
    const fraction = fractions.get(id)
    return fraction ? [{ weight: exact(weight), fraction }] : []
  })
  if (counting.length === 0) return null
  return dividedBy(
    sum(counting.map(({ weight, fraction }) => times(weight, fraction))),
    sum(counting.map(({ weight }) => weight)),
  )
}

/** 9177 as people read it: 91.77. */
export function pointsText(points: Hundredths): string {
  return `${Math.floor(points / 100)}.${String(points % 100).padStart(2, '0')}`
}
