import { holidays as holidays2024, workdays as workdays2024 } from 'chinese-days/dist/years/2024.json'
import { holidays as holidays2025, workdays as workdays2025 } from 'chinese-days/dist/years/2025.json'
import { holidays as holidays2026, workdays as workdays2026 } from 'chinese-days/dist/years/2026.json'
import type { CalendarDay } from './calendar-day'

/*
 * The State Council's yearly notices as chinese-days keeps them (MIT). Its tables only: its functions read days in the zone of the machine and
 * are a day off west of Greenwich. Year by year, since all since 2004 would weigh 40 KB in every function; a test tells when the library knows a
 * newer year. Only the cloud loads this file; phones are told the marked days they need.
 */
const holidays: Readonly<Record<string, string>> = { ...holidays2024, ...holidays2025, ...holidays2026 }
const workdays: Readonly<Record<string, string>> = { ...workdays2024, ...workdays2025, ...workdays2026 }

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
