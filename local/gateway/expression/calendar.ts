/** Calendars: time zones by name or offset, the parts of a moment there, and the moment of parts. Time zones are those of Intl. */
import { requestFailed } from '../failure'

/** Milliseconds that the local time is ahead of UTC at a moment (milliseconds since 1970). */
export type Zone = (moment: number) => number

export const utc: Zone = () => 0

const fixedOffset = /^([+-])(\d\d):?(\d\d)?$/
const known = new Map<string, Zone>()

function namedZone(name: string): Zone {
  let format: Intl.DateTimeFormat
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      era: 'short',
    })
  } catch {
    throw requestFailed(`unrecognized time zone identifier: "${name}"`)
  }
  return (moment) => {
    const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]))
    const year = parts.era === 'BC' ? 1 - Number(parts.year) : Number(parts.year)
    const local = momentOf({
      year,
      month: Number(parts.month),
      day: Number(parts.day),
      hour: Number(parts.hour),
      minute: Number(parts.minute),
      second: Number(parts.second),
      millisecond: 0,
    })
    return local - Math.floor(moment / 1000) * 1000
  }
}

/** `+08`, `+0800`, `+08:00`, `UTC`, `GMT`, or a name such as `Asia/Shanghai`; refuses others as MongoDB does. */
export function zoneOf(text: string): Zone {
  const before = known.get(text)
  if (before) return before
  const fixed = fixedOffset.exec(text)
  let zone: Zone
  if (fixed) {
    const ahead = (Number(fixed[2]) * 60 + Number(fixed[3] ?? 0)) * 60_000 * (fixed[1] === '-' ? -1 : 1)
    zone = () => ahead
  } else zone = text === 'UTC' || text === 'GMT' || text === 'Z' ? utc : namedZone(text)
  known.set(text, zone)
  return zone
}

export interface Moment {
  readonly year: number
  /** 1 to 12; what is beyond carries over. */
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly millisecond: number
}

/** Milliseconds since 1970 of these parts in UTC. */
export function momentOf({ year, month, day, hour, minute, second, millisecond }: Moment): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  date.setUTCHours(hour, minute, second, millisecond)
  return date.getTime()
}

/** Milliseconds since 1970 of a local time: asked twice, since the offset is that of the moment itself. */
export function toMoment(local: number, zone: Zone): number {
  const guess = local - zone(local)
  return local - zone(guess)
}

const DAY = 86_400_000

/** The day of the year, from 1. */
export const dayOfYear = (local: Date) => Math.floor((local.getTime() - yearStart(local.getUTCFullYear())) / DAY) + 1

const yearStart = (year: number) => momentOf({ year, month: 1, day: 1, hour: 0, minute: 0, second: 0, millisecond: 0 })

/** 1 for Monday to 7 for Sunday. */
export const isoDayOfWeek = (local: Date) => local.getUTCDay() || 7

/** Weeks begin on Sunday, week 1 with the first Sunday of the year; the days before are week 0. */
export const week = (local: Date) => Math.floor((dayOfYear(local) - 1 - local.getUTCDay() + 7) / 7)

/** The year and week of ISO 8601: weeks begin on Monday, week 1 has the year's first Thursday. */
export function isoWeek(local: Date): { readonly year: number; readonly week: number } {
  const thursday = new Date(local.getTime() + (4 - isoDayOfWeek(local)) * DAY)
  const year = thursday.getUTCFullYear()
  return { year, week: Math.floor((thursday.getTime() - yearStart(year)) / DAY / 7) + 1 }
}

/** The moment of an ISO week date at midnight UTC. */
export function isoWeekStart(year: number, weekOfYear: number, dayOfWeek: number): number {
  const fourth = momentOf({ year, month: 1, day: 4, hour: 0, minute: 0, second: 0, millisecond: 0 })
  return fourth + ((weekOfYear - 1) * 7 + dayOfWeek - isoDayOfWeek(new Date(fourth))) * DAY
}
