import { CADENCE_KINDS, type CadenceKind } from './cadence'
import { dateAfter, dateOf } from './calendar-day'

/** 年度计划 (C17; rubric C2): what a home means to do in a year. A weekly reception has no month. */
export interface PlanItem {
  kind: CadenceKind
  /** 1-12; null for every week, every month or every quarter. */
  month: number | null
  title: string
}

/** A year has 52 weeks; a longer list is a mistake. */
export const MOST_PLAN_ITEMS = 60

/** A home that opens in the year has so many days from then (rubric C2). */
const DAYS_AFTER_OPENING = 30

/** The last day on which a plan for a year is on time: 31 March, or the 30th day after the home became active, whichever is later. */
export function planDeadline(year: number, activatedAt: Date | null): string {
  const spring = `${year}-03-31`
  if (activatedAt === null || !dateOf(activatedAt).startsWith(`${year}-`)) return spring
  const own = dateAfter(dateOf(activatedAt), DAYS_AFTER_OPENING)
  return own > spring ? own : spring
}

/** The kinds of the cadence that a plan leaves out. */
export function missingKinds(items: readonly PlanItem[]): CadenceKind[] {
  return CADENCE_KINDS.filter((kind) => !items.some((item) => item.kind === kind))
}

export type PlanStanding = 'onTime' | 'late' | 'none'

/** On time when all four kinds stood in it by the deadline; late when they came after; none while one is missing (rubric C2). */
export function planStanding(completeSince: Date | null, year: number, activatedAt: Date | null): PlanStanding {
  if (completeSince === null) return 'none'
  return dateOf(completeSince) <= planDeadline(year, activatedAt) ? 'onTime' : 'late'
}
