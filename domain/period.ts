import { dateAfter, dateOf, weekdayOfDate } from './calendar-day'
import { onWallClock, weekKey } from './time'

/** Days from `first` to `last`, both included, YYYY-MM-DD. */
export interface Days {
  first: string
  last: string
}

/** What is counted by: ISO weeks, calendar months, quarters and years, on the wall clock of the county. */
export const PERIODS = ['week', 'month', 'quarter', 'year'] as const
export type Period = (typeof PERIODS)[number]

/** A period with its key: 2027-W21, 2027-05, 2027-Q2, 2027. */
export interface PeriodDays extends Days {
  key: string
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const

/** The period that holds a day. */
export function periodAround(period: Period, date: string): PeriodDays {
  if (period === 'week') {
    const first = dateAfter(date, 1 - weekdayOfDate(date))
    return { key: weekKey(new Date(`${date}T12:00:00+08:00`)), first, last: dateAfter(first, 6) }
  }
  const [year = '', month = ''] = date.split('-')
  const months = MONTHS[period]
  const firstMonth = Number(month) - ((Number(month) - 1) % months)
  const first = `${year}-${String(firstMonth).padStart(2, '0')}-01`
  const last = dateAfter(onWallClock(`${first}T12:00:00+08:00`).add(months, 'month').format('YYYY-MM-DD'), -1)
  return { key: keyOf(period, year, firstMonth, first), first, last }
}

function keyOf(period: Exclude<Period, 'week'>, year: string, firstMonth: number, first: string): string {
  if (period === 'year') return year
  return period === 'month' ? first.slice(0, 7) : `${year}-Q${Math.ceil(firstMonth / 3)}`
}

/** The period that holds a moment. */
export const periodAt = (period: Period, at: Date): PeriodDays => periodAround(period, dateOf(at))

/** The period before. */
export const periodBefore = (period: Period, { first }: Days): PeriodDays => periodAround(period, dateAfter(first, -1))

const KEYS: readonly (readonly [Period, RegExp, (match: RegExpExecArray) => string])[] = [
  ['week', /^(\d{4})-W(\d{2})$/, ([, year, week]) => dateAfter(firstMonday(year ?? ''), 7 * (Number(week) - 1))],
  ['month', /^(\d{4})-(0[1-9]|1[0-2])$/, ([key]) => `${key}-01`],
  [
    'quarter',
    /^(\d{4})-Q([1-4])$/,
    ([, year, quarter]) => `${year}-${String(Number(quarter) * 3).padStart(2, '0')}-01`,
  ],
  ['year', /^(\d{4})$/, ([key]) => `${key}-01-01`],
]

/** The Monday of the ISO week that holds 4 January. */
function firstMonday(year: string): string {
  return periodAround('week', `${year}-01-04`).first
}

/** The period of a key; null for what is none (2027-W53 and 2027-13 do not exist). */
export function periodOfKey(key: string): (PeriodDays & { period: Period }) | null {
  for (const [period, pattern, dayIn] of KEYS) {
    const match = pattern.exec(key)
    if (!match) continue
    const found = periodAround(period, dayIn(match))
    return found.key === key ? { ...found, period } : null
  }
  return null
}

/** The moment at which a period begins, and the one at which it is over. */
export const beginOf = ({ first }: Days): Date => new Date(`${first}T00:00:00+08:00`)
export const endOf = ({ last }: Days): Date => new Date(`${dateAfter(last, 1)}T00:00:00+08:00`)

/** True when every day lies in one of the spans; two spans that meet cover what lies across. */
export function isCovered(days: Days, spans: readonly Days[]): boolean {
  let next = days.first
  for (const { first, last } of [...spans].sort((a, b) => (a.first < b.first ? -1 : 1)))
    if (first <= next && last >= next) next = dateAfter(last, 1)
  return next > days.last
}
