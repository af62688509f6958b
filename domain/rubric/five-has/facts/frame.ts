import { activatedAt, type Span } from '../../../active-spans'
import { dateAfter, dateOf } from '../../../calendar-day'
import { beginOf, type Days, endOf, type Period, type PeriodDays } from '../../../period'
import type { Fact } from '../../measure'
import type { Rubric } from '../../rubric'
import { type EvaluationWindow, evaluationWindow, requiredPeriods } from '../../window'
import type { HomeRecords } from '../records'

/** One thing that an indicator was computed from, as its evidence lists it. `open` can still be had; `free` is not asked for. */
export interface EvidenceLine {
  /** 2027-W21, 2027-05-19, or nothing where it has no time. */
  when: string
  title: string
  counts: 'yes' | 'no' | 'open' | 'free'
  note: string
  /** The activity that it stands for. */
  activityId?: string
}

/** What an indicator comes to: now, at the cut-off if nothing more happens, and how many units can still be had until then. */
export interface Found {
  now: Fact | null
  ahead: Fact | null
  open?: number
  lines: EvidenceLine[]
}

/** What a home is looked at through: a window, seen at a moment that may lie in it. */
export interface Frame {
  window: EvaluationWindow
  at: Date
  /** The cut-off, or the moment where it has not come: what is asked "at the cut-off" is asked then. */
  moment: Date
  records: HomeRecords
}

/** @returns null for a home that was not active before the cut-off. */
export function frameOf(rubric: Rubric, records: HomeRecords, cutOff: string, at: Date): Frame | null {
  const begun = activatedAt(records.active)
  if (begun === null || dateOf(begun) >= cutOff) return null
  const window = evaluationWindow(cutOff, dateOf(begun), rubric.windowMonths)
  const end = new Date(endOf(window).getTime() - 1)
  return { window, at, moment: at < end ? at : end, records }
}

/** The periods of the window that the home has to keep; those that are not over yet stand among them. */
export function requiredOf(period: Period, { window, records }: Frame): PeriodDays[] {
  return requiredPeriods(period, window, { exempt: records.exempt, inactive: inactiveDays(records.active, window) })
}

export const isOver = ({ at }: Frame, days: Days): boolean => endOf(days) <= at
export const isWithin = ({ window }: Frame, moment: Date): boolean =>
  beginOf(window) <= moment && moment < endOf(window)

/** Of two days the one that comes first, and the other. */
export function earlierOf(day: string, other: string): string {
  if (day < other) return day
  return other
}
export function laterOf(day: string, other: string): string {
  if (day > other) return day
  return other
}

/** The days of the window on which the home was not active from midnight to midnight. */
function inactiveDays(active: readonly Span[], window: Days): Days[] {
  const gaps: Days[] = []
  let from = window.first
  for (const span of active) {
    const begins = dateOf(span.from)
    const firstWhole =
      beginOf({ first: begins, last: begins }).getTime() === span.from.getTime() ? begins : dateAfter(begins, 1)
    if (firstWhole > from) gaps.push({ first: from, last: dateAfter(firstWhole, -1) })
    if (span.to === null) return gaps
    from = laterOf(from, dateOf(span.to))
  }
  return from <= window.last ? [...gaps, { first: from, last: window.last }] : gaps
}

/** Kept of required, where a period that is not over asks for nothing until it is kept. */
export function shareOf(
  frame: Frame,
  required: readonly PeriodDays[],
  isKept: (period: PeriodDays) => boolean,
): Pick<Found, 'now' | 'ahead' | 'open'> {
  const kept = required.filter(isKept)
  const due = required.filter((period) => isKept(period) || isOver(frame, period))
  const share = (of: number): Fact => ({ kind: 'share', kept: kept.length, of })
  return { now: share(due.length), ahead: share(required.length), open: required.length - due.length }
}

/** The same fact now and at the cut-off. */
export const standing = (fact: Fact | null, lines: EvidenceLine[]): Found => ({ now: fact, ahead: fact, lines })
export const count = (counted: number): Fact => ({ kind: 'count', count: counted })
