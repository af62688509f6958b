import { dividedBy, type Exact, exact, hundredths, sum, times } from '../exact'
import { fractionsOf, type HomeFacts } from './facts'
import type { Rubric } from './rubric'
import { type Hundredths, weightedMean } from './score'

/** Always beside the number: an estimate is no result (rubric §3). */
export const PREVIEW_LABEL = '平台预估,不代表结果'

/**
 * The platform's estimate before anybody came: the automatic points over all automatic points there are, × 100. A null indicator leaves
 * its dimension, whose automatic part keeps its full weight, as in the score. Rounded once, half up, to hundredths.
 */
export function previewOf(rubric: Rubric, facts: HomeFacts): Hundredths {
  const fractions = fractionsOf(rubric, facts, {})
  const parts = rubric.dimensions.flatMap(({ indicators }) => {
    const automatic = indicators.filter(({ mode }) => mode === 'auto')
    const mean = weightedMean(automatic, fractions)
    return mean ? [{ mean, weight: sum(automatic.map(({ weight }) => exact(weight))) }] : []
  })
  const earned: Exact = sum(parts.map(({ mean, weight }) => times(mean, weight)))
  return hundredths(times(exact(100), dividedBy(earned, sum(parts.map(({ weight }) => weight)))))
}

/** Why a home may not apply yet. */
export type ApplyRefusal = 'preview' | 'veto' | 'barred'

/**
 * The gate of an application: an estimate of at least `applyPreview`, no veto, and no bar from proven false records still running
 * (rubric §3, V4). Empty means that she may apply.
 */
export function applyRefusals(
  rubric: Rubric,
  home: { preview: Hundredths; vetoes: readonly string[]; barredUntil: Date | null },
  at: Date,
): ApplyRefusal[] {
  const refusals: ApplyRefusal[] = []
  if (home.preview < hundredths(exact(rubric.applyPreview))) refusals.push('preview')
  if (home.vetoes.length > 0) refusals.push('veto')
  if (home.barredUntil !== null && at < home.barredUntil) refusals.push('barred')
  return refusals
}
