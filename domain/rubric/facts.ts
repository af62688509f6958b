import { compare, type Exact, exact, smaller, ZERO } from '../exact'
import { type Fact, measured } from './measure'
import { type Condition, type Indicator, indicatorsOf, type Rubric } from './rubric'

/**
 * All that a rubric reads of a home at the cut-off: plain data, frozen with the review beside the rubric's version, so that the same total
 * comes out of it years later (S16).
 */
export interface HomeFacts {
  /** W, the women covered (a unit: its women staff), confirmed by the township; null while unknown. */
  covered: number | null
  requiredWeeks: number
  conditions: readonly Condition[]
  /** By indicator; null where the indicator does not apply to this home. */
  auto: Readonly<Record<string, Fact | null>>
}

/** What people scored, as counts by indicator; an item that nobody has scored is absent. Two reviewers' mean may be a half. */
export type HumanScores = Readonly<Record<string, number>>

/** The fraction of every indicator that is known: null leaves numerator and denominator, an absent one has not been scored. */
export type Fractions = ReadonlyMap<string, Exact | null>

/** @throws RangeError, naming the indicator, for an automatic fact that is missing or does not fit its measure. */
export function fractionsOf(rubric: Rubric, facts: HomeFacts, human: HumanScores): Fractions {
  const known = new Map<string, Exact | null>()
  for (const indicator of indicatorsOf(rubric)) {
    const fact = factFor(indicator, facts, human)
    if (fact !== undefined) known.set(indicator.id, fractionOf(indicator, fact, facts))
  }
  return known
}

/** The fact behind an indicator; undefined for a human item that nobody has scored. */
export function factFor({ id, mode }: Indicator, facts: HomeFacts, human: HumanScores): Fact | null | undefined {
  if (mode === 'auto') return facts.auto[id] === undefined ? fail(id, 'no fact') : facts.auto[id]
  const count = human[id]
  return count === undefined ? undefined : { kind: 'count', count }
}

/** What a fact is worth for a home, its conditions included; null where there is nothing to measure. @throws RangeError naming the indicator. */
export function fractionOf(
  indicator: Indicator,
  fact: Fact | null,
  { covered, conditions }: Pick<HomeFacts, 'covered' | 'conditions'>,
): Exact | null {
  if (fact === null) {
    return alwaysMeasures(indicator) ? fail(indicator.id, 'null, though it always has something to measure') : null
  }
  const found = measuredFor(indicator, fact, covered)
  if (found === null) return null
  const { nullIf, capIf } = indicator
  if (nullIf && conditions.includes(nullIf) && compare(found, ZERO) === 0) return null
  return conditions.reduce((value, condition) => {
    const cap = capIf?.[condition]
    return cap === undefined ? value : smaller(value, exact(cap))
  }, found)
}

/** True for an indicator that is never null: every dimension needs one, or it might have nothing to be judged by. */
export function alwaysMeasures({ measure, nullIf }: Indicator): boolean {
  return measure.fn !== 'share' && measure.fn !== 'lin' && nullIf === undefined
}

function measuredFor({ id, measure }: Indicator, fact: Fact, covered: number | null): Exact | null {
  try {
    return measured(measure, fact, covered)
  } catch (why) {
    if (why instanceof RangeError) fail(id, why.message)
    throw why
  }
}

function fail(id: string, why: string): never {
  throw new RangeError(`${id}: ${why}`)
}
