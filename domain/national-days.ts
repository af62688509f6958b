import tables from 'chinese-days/dist/chinese-days.json'
import type { CalendarDay } from './calendar-day'

/*
 * The State Council's yearly notices as chinese-days keeps them (MIT). Its tables only: its functions read days in the zone of the machine and
 * are a day off west of Greenwich. Only the cloud loads this file; phones are told the marked days they need.
 */
const holidays: Readonly<Record<string, string>> = tables.holidays
const workdays: Readonly<Record<string, string>> = tables.workdays

/** Each entry is 「Labour Day,劳动节,2」. */
const nameIn = (entry: string): string => entry.split(',')[1] ?? ''

const noticedYears = new Set(Object.keys(holidays).map((date) => Number(date.slice(0, 4))))

/** Whether the country's notice for a year is in the tables. It is published each November for the year after. */
export function isNoticed(year: number): boolean {
  return noticedYears.has(year)
}

/** The day as the country marked it; null for an ordinary day, and for every day of a year that is not noticed yet. */
export function nationalDay(date: string): CalendarDay | null {
  const holiday = holidays[date]
  if (holiday !== undefined) return { date, kind: 'holiday', name: nameIn(holiday) }
  const workday = workdays[date]
  return workday === undefined ? null : { date, kind: 'makeUpWorkday', name: nameIn(workday) }
}
