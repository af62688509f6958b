/** Dates as text: `$dateToString` writes by a format, `$dateFromString` reads ISO 8601 or by a format. */
import { type Failure, requestFailed } from '../failure'
import {
  dayOfYear,
  isoDayOfWeek,
  isoWeek,
  isoWeekStart,
  momentOf,
  toMoment,
  utc,
  week,
  type Zone,
  zoneOf,
} from './calendar'

const two = (value: number) => String(value).padStart(2, '0')

function offsetText(minutes: number): string {
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${two(size % 60)}`
}

/** What one letter of a format stands for, of a local time written as UTC. */
const letters: Readonly<Record<string, (local: Date, offsetMinutes: number) => string>> = {
  Y: (local) => String(local.getUTCFullYear()).padStart(4, '0'),
  m: (local) => two(local.getUTCMonth() + 1),
  d: (local) => two(local.getUTCDate()),
  H: (local) => two(local.getUTCHours()),
  M: (local) => two(local.getUTCMinutes()),
  S: (local) => two(local.getUTCSeconds()),
  L: (local) => String(local.getUTCMilliseconds()).padStart(3, '0'),
  j: (local) => String(dayOfYear(local)).padStart(3, '0'),
  w: (local) => String(local.getUTCDay() + 1),
  u: (local) => String(isoDayOfWeek(local)),
  U: (local) => two(week(local)),
  V: (local) => two(isoWeek(local).week),
  G: (local) => String(isoWeek(local).year).padStart(4, '0'),
  z: (_, offset) => offsetText(offset),
  Z: (_, offset) => String(offset),
  '%': () => '%',
}

/** Writes a moment by a format; a letter that MongoDB does not know is refused as it refuses it. */
export function textOfDate(date: Date, format: string, zone: Zone): string {
  const offset = zone(date.getTime())
  const local = new Date(date.getTime() + offset)
  return format.replace(/%(.?)/gs, (_, letter: string) => {
    const write = letters[letter]
    if (!write)
      throw requestFailed(
        letter === ''
          ? "Unmatched '%' at end of format string"
          : `Invalid format character '%${letter}' in format string`,
      )
    return write(local, offset / 60_000)
  })
}

const unreadable = (text: string, why: string): Failure => requestFailed(`Error parsing date string '${text}'; ${why}`)

const iso =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:\.(\d{1,9}))?)?)?\s?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/i

function checked(text: string, moment: number, month: number, day: number): number {
  const made = new Date(moment)
  if (made.getUTCMonth() + 1 !== month || made.getUTCDate() !== day)
    throw unreadable(text, 'Unexpected value of a day or month')
  return moment
}

/**
 * Reads an ISO 8601 date (also with a space for T, or without dashes). The real service also reads looser forms ("July 4, 2017"); here they
 * are refused by name. A zone in the text and a zone beside it contradict each other, as in MongoDB.
 */
export function dateOfText(text: string, zone: Zone | undefined): Date {
  const found = iso.exec(text)
  if (!found) throw unreadable(text, 'the local gateway reads ISO 8601 dates only')
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const millisecond = Number((found[7] ?? '').padEnd(3, '0').slice(0, 3))
  if (hour > 24 || minute > 59 || second > 59) throw unreadable(text, 'Unexpected value of a time')
  checked(text, momentOf({ year, month, day, hour: 0, minute: 0, second: 0, millisecond: 0 }), month, day)
  const local = momentOf({ year, month, day, hour, minute, second, millisecond })
  const written = found[8]
  if (written && zone)
    throw unreadable(
      text,
      'you cannot pass in a date/time string with time zone information together with a timezone argument',
    )
  return new Date(toMoment(local, written ? zoneOf(written.toUpperCase()) : (zone ?? utc)))
}

const patterns: Readonly<Record<string, string>> = {
  Y: '(?<Y>\\d{4})',
  G: '(?<G>\\d{4})',
  m: '(?<m>\\d{1,2})',
  d: '(?<d>\\d{1,2})',
  H: '(?<H>\\d{1,2})',
  M: '(?<M>\\d{1,2})',
  S: '(?<S>\\d{1,2})',
  L: '(?<L>\\d{1,3})',
  V: '(?<V>\\d{1,2})',
  u: '(?<u>\\d)',
  z: '(?<z>Z|[+-]\\d\\d:?\\d\\d)',
  Z: '(?<Z>[+-]?\\d{1,3})',
  '%': '%',
}

function patternOf(format: string): RegExp {
  const source = format.replace(/%(.?)|[.*+?^${}()|[\]\\]/gs, (part, letter: string | undefined) => {
    if (letter === undefined) return `\\${part}`
    const pattern = patterns[letter]
    if (!pattern) throw requestFailed(`Invalid format character '%${letter}' in format string`)
    return pattern
  })
  return new RegExp(`^${source}$`)
}

/** Reads a date by a format of `$dateFromString`. */
export function dateByFormat(text: string, format: string, zone: Zone | undefined): Date {
  const found = patternOf(format).exec(text)?.groups
  if (!found) throw unreadable(text, `it does not follow the format '${format}'`)
  const part = (letter: string, otherwise: number) => (found[letter] === undefined ? otherwise : Number(found[letter]))
  const byWeek = found.G !== undefined
  if (!byWeek && (found.Y === undefined || found.m === undefined || found.d === undefined))
    throw unreadable(text, 'an incomplete date/time string has been found, with elements missing')
  const date = byWeek
    ? isoWeekStart(part('G', 1970), part('V', 1), part('u', 1))
    : checked(
        text,
        momentOf({
          year: part('Y', 1970),
          month: part('m', 1),
          day: part('d', 1),
          hour: 0,
          minute: 0,
          second: 0,
          millisecond: 0,
        }),
        part('m', 1),
        part('d', 1),
      )
  const time = ((part('H', 0) * 60 + part('M', 0)) * 60 + part('S', 0)) * 1000 + part('L', 0)
  const own = found.z !== undefined ? zoneOf(found.z) : found.Z !== undefined ? () => part('Z', 0) * 60_000 : undefined
  if (own && zone)
    throw unreadable(text, 'you cannot pass in a date/time string with GMT offset together with a timezone argument')
  return new Date(toMoment(date + time, own ?? zone ?? utc))
}
