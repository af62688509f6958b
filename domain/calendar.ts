import { type CalendarDay, dateAfter, isDate, weekdayOfDate } from './calendar-day'
import { isNoticed, nationalDay } from './national-days'

/** What a county may say of a day. `ordinary` takes back what the country's table says of it. */
export const COUNTY_DAY_KINDS = ['holiday', 'makeUpWorkday', 'closed', 'ordinary'] as const
export type CountyDayKind = (typeof COUNTY_DAY_KINDS)[number]

export interface CountyDay {
  date: string
  kind: CountyDayKind
  name: string
}

/** The county's own days by date: what it says counts before the country's table. */
export type CountyTable = ReadonlyMap<string, CountyDay>

export function countyTable(days: Iterable<CountyDay>): CountyTable {
  return new Map([...days].map((day) => [day.date, day]))
}

/**
 * What a day is: the county's word, else the country's notice, else its weekday. Of a year that is in neither table only weekdays are known;
 * `isYearKnown` tells.
 * @throws RangeError for text that is not a day.
 */
export function dayOf(date: string, county: CountyTable): CalendarDay {
  if (!isDate(date)) throw new RangeError(`not a day: ${date}`)
  const own = county.get(date)
  if (own && own.kind !== 'ordinary') return { date, kind: own.kind, name: own.name }
  const national = own ? null : nationalDay(date)
  if (national) return national
  return { date, kind: weekdayOfDate(date) > 5 ? 'restday' : 'workday', name: '' }
}

/** Whether holidays and make-up workdays of a year are known: from the country's notice, or because the county has entered its own. */
export function isYearKnown(year: number, county: CountyTable): boolean {
  return isNoticed(year) || [...county.keys()].some((date) => date.startsWith(`${year}-`))
}

/** The days from `first` on that are not ordinary: holidays, make-up workdays and closed days, in order. */
export function markedDays(first: string, days: number, county: CountyTable): CalendarDay[] {
  return Array.from({ length: days }, (_, i) => dayOf(dateAfter(first, i), county)).filter(
    ({ kind }) => kind !== 'workday' && kind !== 'restday',
  )
}

/** Offices work on weekdays and make-up workdays, not on holidays, rest days and closed days. */
export function isWorkingDay(date: string, county: CountyTable): boolean {
  const { kind } = dayOf(date, county)
  return kind === 'workday' || kind === 'makeUpWorkday'
}

/** Working days after `from` up to and including `to`; negative when `to` lies before. */
export function workingDaysBetween(from: string, to: string, county: CountyTable): number {
  if (to < from) return -workingDaysBetween(to, from, county)
  let count = 0
  for (let date = from; date < to; ) {
    date = dateAfter(date, 1)
    if (isWorkingDay(date, county)) count += 1
  }
  return count
}

/** Farther ahead nobody sets a deadline, and a table of closed days only must not keep us counting for ever. */
const LONGEST_DAYS = 3660

/**
 * The day on which so many working days after `from` have passed: the deadline of 「5 个工作日内」 that starts on the day after.
 * @throws RangeError for fewer than 1, and for a deadline more than ten years ahead.
 */
export function addWorkingDays(from: string, days: number, county: CountyTable): string {
  if (!Number.isInteger(days) || days < 1) throw new RangeError(`not a number of working days: ${days}`)
  let left = days
  for (let ahead = 1; ahead <= LONGEST_DAYS; ahead += 1) {
    const date = dateAfter(from, ahead)
    if (isWorkingDay(date, county)) left -= 1
    if (left === 0) return date
  }
  throw new RangeError(`${days} working days after ${from} lie too far ahead`)
}
