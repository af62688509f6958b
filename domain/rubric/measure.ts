import { ceiling, compare, dividedBy, type Exact, exact, minus, ONE, reduced, smaller, times, ZERO } from '../exact'

/** A target that grows with the women whom a home covers: ceil(share × W), not below `min`, not above `max`. */
export interface Scaled {
  share: number
  min: number
  max: number
}

/**
 * The closed set of ways to turn a fact into a fraction of 0 to 1 (rubric §1, §2). A rubric chooses among them and sets their numbers; a new
 * way needs code.
 * - `ratio`: count of `den` things; a count above `den` is a mistake
 * - `ratioCap`: the same, where more than `den` is fine and counts as all
 * - `share`: kept of required, as it is
 * - `lin`: kept of required, 0 up to `z`, 1 from `f` on, a straight line between
 * - `linScaled`: a count against a target T that grows with W; `z` and `f` are parts of T
 * - `tier`: the value of the highest step that the count reaches, 0 below the first
 * - `map`: a value for each choice
 * - `bool`: 1 when anything was counted
 */
export type Measure =
  | { fn: 'ratio'; den: number }
  | { fn: 'ratioCap'; den: number }
  | { fn: 'share' }
  | { fn: 'lin'; z: number; f: number }
  | { fn: 'linScaled'; target: Scaled; z: number; f: number }
  | { fn: 'tier'; steps: readonly (readonly [from: number, value: number])[] }
  | { fn: 'map'; values: Readonly<Record<string, number>> }
  | { fn: 'bool' }

/** What is known of a home for one indicator: how many, how many of how many, or which. */
export type Fact =
  | { kind: 'count'; count: number }
  | { kind: 'share'; kept: number; of: number }
  | { kind: 'choice'; choice: string }

/** The kind of fact that each way reads. */
export const FACT_KINDS: Record<Measure['fn'], Fact['kind']> = {
  ratio: 'count',
  ratioCap: 'count',
  share: 'share',
  lin: 'share',
  linScaled: 'count',
  tier: 'count',
  map: 'choice',
  bool: 'count',
}

/** T for W women covered; unknown or nobody means the smallest target (rubric §9.5). */
export function targetFor({ share, min, max }: Scaled, covered: number | null): number {
  const grown = ceiling(times(exact(share), exact(covered ?? 0)))
  return Math.min(Math.max(grown, min), max)
}

/**
 * The fraction that a fact is worth; null when there was nothing to measure (of 0), so that the indicator leaves numerator and denominator.
 * @throws RangeError for a fact of the wrong kind, more kept than required, more than `den`, an unknown choice.
 */
export function measured(measure: Measure, fact: Fact, covered: number | null): Exact | null {
  if (fact.kind !== FACT_KINDS[measure.fn]) throw new RangeError(`${measure.fn} does not read a ${fact.kind}`)
  if (fact.kind === 'share') return shareMeasured(measure, fact)
  if (fact.kind === 'choice') return exact(valueOfChoice(measure, fact.choice))
  return countMeasured(measure, fact.count, covered)
}

function shareMeasured(measure: Measure, { kept, of }: { kept: number; of: number }): Exact | null {
  if (kept > of) throw new RangeError(`${kept} kept of ${of}`)
  if (of === 0) return null
  const share = dividedBy(exact(kept), exact(of))
  return measure.fn === 'lin' ? lin(share, exact(measure.z), exact(measure.f)) : share
}

function countMeasured(measure: Measure, count: number, covered: number | null): Exact {
  switch (measure.fn) {
    case 'ratio':
      if (count > measure.den) throw new RangeError(`${count} of ${measure.den}`)
      return dividedBy(exact(count), exact(measure.den))
    case 'ratioCap':
      return smaller(ONE, dividedBy(exact(count), exact(measure.den)))
    case 'linScaled': {
      const target = exact(targetFor(measure.target, covered))
      return lin(exact(count), times(target, exact(measure.z)), times(target, exact(measure.f)))
    }
    case 'tier':
      return exact(measure.steps.reduce((value, [from, here]) => (count >= from ? here : value), 0))
    case 'bool':
      return count > 0 ? ONE : ZERO
    case 'share':
    case 'lin':
    case 'map':
      throw new RangeError(`${measure.fn} does not read a count`)
  }
}

function valueOfChoice(measure: Measure, choice: string): number {
  const value = measure.fn === 'map' ? new Map(Object.entries(measure.values)).get(choice) : undefined
  if (value === undefined) throw new RangeError(`no such choice: ${choice}`)
  return value
}

/** 0 if x ≤ z, 1 if x ≥ f, a straight line between (rubric §1). */
export function lin(x: Exact, z: Exact, f: Exact): Exact {
  if (compare(x, z) <= 0) return ZERO
  if (compare(x, f) >= 0) return ONE
  return reduced(dividedBy(minus(x, z), minus(f, z)))
}
