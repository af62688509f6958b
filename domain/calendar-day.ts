import { onWallClock } from './time'

/**
 * What a day is for people who work and rest by it. `makeUpWorkday` is a weekend day on which the country works (调休); on `closed` days the
 * county itself has said that no door opens (a typhoon, a census).
 */
export const DAY_KINDS = ['workday', 'restday', 'holiday', 'makeUpWorkday', 'closed'] as const
export type DayKind = (typeof DAY_KINDS)[number]

/** One day of the calendar, `date` as YYYY-MM-DD. `name` is what people call it (国庆节); empty on an ordinary day. */
export interface CalendarDay {
  date: string
  kind: DayKind
  name: string
}

/** The day of a moment on the wall clock of the county, YYYY-MM-DD. */
export function dateOf(at: Date): string {
  return onWallClock(at).format('YYYY-MM-DD')
}

/** The day so many days later (or earlier), YYYY-MM-DD. */
export function dateAfter(date: string, days: number): string {
  return dateOf(new Date(Date.parse(`${date}T00:00:00+08:00`) + days * 86_400_000))
}

/** True for a day that exists: 2027-02-29 does not. */
export function isDate(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && dateAfter(text, 0) === text
  )
}

/** ISO weekday of a day, Monday 1 to Sunday 7. */
export function weekdayOfDate(date: string): number {
  return onWallClock(Date.parse(`${date}T12:00:00+08:00`)).isoWeekday()
}
