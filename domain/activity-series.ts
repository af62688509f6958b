import type { PlannedTimes } from './activity-plan'
import { type CountyTable, dayOf } from './calendar'
import { type CalendarDay, dateAfter } from './calendar-day'
import { lunarFestival } from './lunar'
import { minuteOfDay } from './time'

/** A series is made so many days ahead: nobody signs up for a reception in half a year, and a change of plan finds little made. */
export const MADE_AHEAD_DAYS = 28
const WEEK_DAYS = 7
const MINUTE_MS = 60_000
/** Weeks that a host may leave out beforehand. */
export const MOST_EXCEPTIONS = 60

/** 每周一次: on the weekday of its first day, but for the days that the host leaves out. */
export interface WeeklySeries {
  /** Its first day, YYYY-MM-DD. */
  from: string
  /** Its last possible day; null while nobody has said. */
  until: string | null
  /** Days on which it does not take place. A holiday alone is no reason: it marks the day, and the host decides. */
  except: readonly string[]
}

/** The days of a series after one day and up to another. Days are counted, not hours: neither a year's end nor a holiday is special. */
export function seriesDates(series: WeeklySeries, after: string | null, through: string): string[] {
  const last = series.until !== null && series.until < through ? series.until : through
  const dates: string[] = []
  for (let date = series.from; date <= last; date = dateAfter(date, WEEK_DAYS)) {
    if ((after === null || date > after) && !series.except.includes(date)) dates.push(date)
  }
  return dates
}

/** The next day of a series after a day; null when none comes within a year. */
export function nextSeriesDate(series: WeeklySeries, after: string): string | null {
  return seriesDates(series, after, dateAfter(after, 366))[0] ?? null
}

/** The first moment at which a day of a series is to be made. */
export function makeAt(date: string): Date {
  return momentOn(dateAfter(date, -MADE_AHEAD_DAYS), 0)
}

/** The same for whoever makes it: an occurrence is made once (house, "How data is kept" 4). */
export const occurrenceId = (seriesId: string, date: string): string => `${seriesId}_${date}`

/** When a day's occurrence begins and ends, and how long before its start sign-up closes and free cancelling ends. */
export interface SeriesTimes {
  /** Minutes since midnight, and how long it takes. */
  startMinute: number
  minutes: number
  closesBeforeMs: number
  freeCancelBeforeMs: number
}

export function seriesTimesOf(times: PlannedTimes): SeriesTimes {
  const start = times.startsAt.getTime()
  return {
    startMinute: minuteOfDay(times.startsAt),
    minutes: Math.round((times.endsAt.getTime() - start) / MINUTE_MS),
    closesBeforeMs: start - times.closesAt.getTime(),
    freeCancelBeforeMs: start - times.freeCancelUntil.getTime(),
  }
}

/** The times of one occurrence; sign-up opens when it is made. */
export function timesOn(date: string, times: SeriesTimes, madeAt: Date): PlannedTimes {
  const startsAt = momentOn(date, times.startMinute)
  const before = (ms: number): Date => new Date(startsAt.getTime() - ms)
  return {
    startsAt,
    endsAt: new Date(startsAt.getTime() + times.minutes * MINUTE_MS),
    opensAt: madeAt,
    closesAt: before(times.closesBeforeMs),
    freeCancelUntil: before(times.freeCancelBeforeMs),
  }
}

/** A moment of a day on the wall clock. */
export function momentOn(date: string, minuteOfDay: number): Date {
  return new Date(Date.parse(`${date}T00:00:00+08:00`) + minuteOfDay * MINUTE_MS)
}

/** What a host should know of a day before she invites people to it: a holiday, a make-up workday, a closed day, a festival of the lunar year. */
export interface DayMark {
  date: string
  kind: Exclude<CalendarDay['kind'], 'workday' | 'restday'> | 'festival'
  name: string
}

/** The mark of a day, or null for an ordinary one. It marks; it never skips. */
export function dayMark(date: string, county: CountyTable): DayMark | null {
  const { kind, name } = dayOf(date, county)
  const festival = lunarFestival(date)
  if (kind === 'holiday' || kind === 'makeUpWorkday' || kind === 'closed')
    return { date, kind, name: name || (festival ?? '') }
  return festival === null ? null : { date, kind: 'festival', name: festival }
}
