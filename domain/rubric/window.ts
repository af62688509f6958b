import { dateAfter, isDate } from '../calendar-day'
import { type Days, isCovered, type Period, type PeriodDays, periodAround } from '../period'
import { onWallClock } from '../time'

export interface EvaluationWindow extends Days {
  /** Younger than the full window: a banquet that was not held yet is no failure (rubric §2 D4). */
  short: boolean
}

/**
 * The months that end on the last day before the cut-off, or the life of a home that is younger (rubric §1).
 * @throws RangeError when the cut-off is not the first day of a month, or the home was active only from the cut-off on.
 */
export function evaluationWindow(cutOff: string, activatedOn: string, months: number): EvaluationWindow {
  if (!isDate(cutOff) || !cutOff.endsWith('-01')) throw new RangeError(`not the first day of a month: ${cutOff}`)
  if (!isDate(activatedOn) || activatedOn >= cutOff) throw new RangeError(`not active before ${cutOff}: ${activatedOn}`)
  const full = onWallClock(`${cutOff}T00:00:00+08:00`).subtract(months, 'month').format('YYYY-MM-DD')
  const short = activatedOn > full
  return { first: short ? activatedOn : full, last: dateAfter(cutOff, -1), short }
}

/** The periods that lie whole in the days, in order; what sticks out at either end is left out (rubric §9.7). */
export function periodsWithin(period: Period, days: Days): PeriodDays[] {
  const found: PeriodDays[] = []
  for (
    let one = periodAround(period, days.first);
    one.last <= days.last;
    one = periodAround(period, dateAfter(one.last, 1))
  )
    if (one.first >= days.first) found.push(one)
  return found
}

/**
 * The periods that a home had to keep: those of the window in which it was active on every day and that are not exempt. A period is exempt
 * only when exempt days cover it whole; `inactive` takes a period as soon as it touches it (rubric §1, §9.6).
 */
export function requiredPeriods(
  period: Period,
  window: Days,
  { exempt, inactive }: { exempt: readonly Days[]; inactive: readonly Days[] },
): PeriodDays[] {
  return periodsWithin(period, window).filter(
    (one) => !isCovered(one, exempt) && !inactive.some((days) => days.first <= one.last && one.first <= days.last),
  )
}

/** Kept of required, by the keys of what was kept: what happened in a period that is not required does not count. */
export function keptOf(required: readonly PeriodDays[], keptKeys: ReadonlySet<string>): { kept: number; of: number } {
  return { kept: required.filter(({ key }) => keptKeys.has(key)).length, of: required.length }
}

/** Days after `since` up to and including `until`, those of the spans left out: how long nothing was there, for the vetoes. */
export function daysWithout(since: string, until: string, exempt: readonly Days[]): number {
  let count = 0
  for (let date = dateAfter(since, 1); date <= until; date = dateAfter(date, 1))
    if (!exempt.some(({ first, last }) => first <= date && date <= last)) count += 1
  return count
}

/** True for a record written after 24:00 of the last day of grace: kept, marked late, and not counted (rubric §1, §9.8). */
export function isLate(writtenAt: Date, cutOff: string, freezeDays: number): boolean {
  return writtenAt.getTime() > Date.parse(`${dateAfter(cutOff, freezeDays + 1)}T00:00:00+08:00`)
}
