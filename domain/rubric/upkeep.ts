import { exact, hundredths } from '../exact'
import { onWallClock } from '../time'
import type { Rubric } from './rubric'
import type { Hundredths } from './score'

/** Until when a name stands, from the day it was given (rubric §3: 2 years). */
export function namedUntil(rubric: Rubric, namedAt: Date): Date {
  return onWallClock(namedAt).add(rubric.upkeep.nameYears, 'year').toDate()
}

/** True when the last half-yearly estimates, oldest first, were low so many times running that somebody should go and look. */
export function needsLookOnSite(rubric: Rubric, previews: readonly Hundredths[]): boolean {
  const { preview, times } = rubric.upkeep.recheck
  const last = previews.slice(-times)
  return last.length === times && last.every((one) => one < hundredths(exact(preview)))
}

/** True when so many failures lie within so many months that the plate is taken down; the page says so, its past stays (rubric §3). */
export function isDelisted(rubric: Rubric, failedAt: readonly Date[]): boolean {
  const { failures, months } = rubric.upkeep.rectification
  const inOrder = [...failedAt].sort((a, b) => a.getTime() - b.getTime())
  return inOrder.some((first, i) => {
    const deciding = inOrder[i + failures - 1]
    return deciding !== undefined && deciding <= onWallClock(first).add(months, 'month').toDate()
  })
}
