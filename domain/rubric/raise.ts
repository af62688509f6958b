import { compare, dividedBy, type Exact, exact, hundredths, minus, sum, times, ZERO } from '../exact'
import { type Fractions, factFor, fractionOf, fractionsOf, type HomeFacts, type HumanScores } from './facts'
import type { Fact } from './measure'
import { type Dimension, type Indicator, indicatorsOf, type Raising, type Rubric } from './rubric'
import { type Hundredths, weightedMean } from './score'

/** What would raise a score: so many units of one step, and the points they bring. */
export interface Raise {
  id: string
  name: string
  /** One unit, verb first. */
  step: string
  units: number
  gain: Hundredths
}

/** Nobody plans farther ahead than this; it bounds the search. */
const MOST_UNITS = 60

/**
 * The steps that raise a score, most points a unit first, then in the rubric's order. Where a threshold lies ahead, the units are those
 * that bring most each: the first week above a half brings little, the way to nine tenths much. `open` says how many units can still be had
 * before the cut-off (weeks to come); an indicator that is not in it has no such limit. Points are those of the score once every human item
 * is known, else those of the platform's estimate.
 */
export function raisesOf(
  rubric: Rubric,
  facts: HomeFacts,
  human: HumanScores,
  open: Readonly<Record<string, number>> = {},
): Raise[] {
  const fractions = fractionsOf(rubric, facts, human)
  const counting = countingOf(rubric, fractions)
  const found = rubric.dimensions.flatMap((dimension) =>
    dimension.indicators.flatMap((indicator) => {
      const fact = factFor(indicator, facts, human)
      if (!fact || !indicator.raise) return []
      const best = bestOf(counting(dimension), { indicator, fact, raise: indicator.raise }, facts, open[indicator.id])
      return best ? [{ ...best, id: indicator.id, name: indicator.name, step: indicator.raise.step }] : []
    }),
  )
  return found
    .sort((a, b) => compare(b.perUnit, a.perUnit))
    .map(({ id, name, step, units, gain }) => ({ id, name, step, units, gain: hundredths(gain) }))
}

/** The points of a dimension as a function of one indicator's fraction. */
type Points = (id: string, fraction: Exact | null) => Exact

function countingOf(rubric: Rubric, fractions: Fractions): (dimension: Dimension) => Points {
  const all = indicatorsOf(rubric)
  const isComplete = all.every(({ id }) => fractions.has(id))
  const counted = (one: readonly Indicator[]) => (isComplete ? one : one.filter(({ mode }) => mode === 'auto'))
  const weightOf = (some: readonly Indicator[]) => sum(some.map(({ weight }) => exact(weight)))
  const scale = dividedBy(exact(100), weightOf(counted(all)))
  return ({ indicators }) => {
    const counting = counted(indicators)
    const weight = times(weightOf(counting), scale)
    return (id, fraction) => times(weight, weightedMean(counting, new Map(fractions).set(id, fraction)) ?? ZERO)
  }
}

interface Way {
  indicator: Indicator
  fact: Fact
  raise: Raising
}

function bestOf(
  points: Points,
  { indicator, fact, raise }: Way,
  facts: HomeFacts,
  open: number | undefined,
): { units: number; gain: Exact; perUnit: Exact } | null {
  const now = points(indicator.id, fractionOf(indicator, fact, facts))
  const lifted = { ...facts, conditions: facts.conditions.filter((condition) => condition !== raise.lifts) }
  let best: { units: number; gain: Exact; perUnit: Exact } | null = null
  for (let units = 1; units <= Math.min(MOST_UNITS, open ?? MOST_UNITS); units += 1) {
    const next = after(indicator, raise, fact, units)
    if (next === null) break
    const then = points(indicator.id, fractionOf(indicator, next, lifted))
    if (compare(then, now) <= 0) continue
    const gain = minus(then, now)
    const perUnit = dividedBy(gain, exact(units))
    if (best === null || compare(perUnit, best.perUnit) > 0) best = { units, gain, perUnit }
  }
  return best
}

/** The fact after so many units more; null when there are no more to be had. */
function after({ measure }: Indicator, { grows, to }: Raising, fact: Fact, units: number): Fact | null {
  switch (fact.kind) {
    case 'count': {
      const count = fact.count + units
      return measure.fn === 'ratio' && count > measure.den ? null : { kind: 'count', count }
    }
    case 'share': {
      const of = grows ? fact.of + units : fact.of
      const kept = fact.kept + units
      return kept > of ? null : { kind: 'share', kept, of }
    }
    case 'choice': {
      const choice = units === 1 ? to?.[fact.choice] : undefined
      return choice === undefined ? null : { kind: 'choice', choice }
    }
  }
}
