/** Operators on dates, each in the time zone that it names. */
import { ObjectId } from 'bson'
import { isArray, isDoc, type Value } from '../engine/value'
import { requestFailed } from '../failure'
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
import { dateByFormat, dateOfText, textOfDate } from './date-text'
import {
  argumentsOf,
  type Compile,
  type Evaluate,
  type Found,
  isNone,
  kindOf,
  type Operator,
  requireWhole,
  type Scope,
} from './scope'

function requireDate(value: Value): Date {
  if (value instanceof Date) return value
  if (value instanceof ObjectId) return value.getTimestamp()
  throw requestFailed(`can't convert from BSON type ${kindOf(value)} to Date`)
}

/** The zone of an expression: UTC when there is none, undefined when it gives null. */
function zoneIn(expression: Evaluate | undefined, scope: Scope): Zone | undefined {
  if (!expression) return utc
  const text = expression(scope)
  if (isNone(text)) return undefined
  if (typeof text !== 'string') throw requestFailed(`timezone must evaluate to a string, found ${kindOf(text)}`)
  return zoneOf(text)
}

const optional = (expression: Value | undefined, compile: Compile) =>
  expression === undefined ? undefined : compile(expression)

/** A part of a date: of `$date`, `[$date]` or `{date, timezone}`. */
const datePart = (name: string, read: (local: Date) => Value): [string, Operator] => [
  name,
  (operand, compile) => {
    const [only] = isArray(operand) ? operand : [operand]
    if (isArray(operand) && operand.length !== 1)
      throw requestFailed(`${name} accepts exactly one argument if given an array, but was given ${operand.length}`)
    const named = isDoc(only) && !Object.keys(only)[0]?.startsWith('$')
    const parts = named ? argumentsOf(name, only, ['date'], ['timezone']) : { date: only, timezone: undefined }
    const date = compile(parts.date ?? null)
    const timezone = optional(parts.timezone, compile)
    return (scope) => {
      const value = date(scope)
      const zone = zoneIn(timezone, scope)
      if (isNone(value) || !zone) return null
      const moment = requireDate(value).getTime()
      return read(new Date(moment + zone(moment)))
    }
  },
]

const civil = ['year', 'month', 'day', 'hour', 'minute', 'second', 'millisecond'] as const
const byWeek = ['isoWeekYear', 'isoWeek', 'isoDayOfWeek', 'hour', 'minute', 'second', 'millisecond'] as const

const dateFromParts: Operator = (operand, compile) => {
  const weekly = isDoc(operand) && operand.isoWeekYear !== undefined
  const names: readonly string[] = weekly ? byWeek : civil
  const { timezone, ...parts } = argumentsOf(
    '$dateFromParts',
    operand,
    [names[0] as string],
    [...names.slice(1), 'timezone'],
  )
  const evaluates = names.map((name) => [name, optional(parts[name], compile)] as const)
  const zoneText = optional(timezone, compile)
  return (scope) => {
    const numbers: number[] = []
    for (const [at, [name, evaluate]] of evaluates.entries()) {
      const value: Found = evaluate ? evaluate(scope) : at < 3 ? 1 : 0
      if (isNone(value)) return null
      numbers.push(requireWhole(value, `'${name}'`))
    }
    const zone = zoneIn(zoneText, scope)
    if (!zone) return null
    const [first, second, third, hour, minute, seconds, millisecond] = numbers as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ]
    if (first < 1 || first > 9999)
      throw requestFailed(`'${names[0]}' must evaluate to an integer in the range 1 to 9999, found ${first}`)
    const time = { hour, minute, second: seconds, millisecond }
    const local = weekly
      ? isoWeekStart(first, second, third) + ((hour * 60 + minute) * 60 + seconds) * 1000 + millisecond
      : momentOf({ year: first, month: second, day: third, ...time })
    return new Date(toMoment(local, zone))
  }
}

const dateFromString: Operator = (operand, compile) => {
  const parts = argumentsOf('$dateFromString', operand, ['dateString'], ['format', 'timezone', 'onError', 'onNull'])
  const text = compile(parts.dateString ?? null)
  const format = optional(parts.format, compile)
  const timezone = optional(parts.timezone, compile)
  const onError = optional(parts.onError, compile)
  const onNull = compile(parts.onNull ?? null)
  const parse = (value: Value, pattern: Found, zone: Zone | undefined) => {
    if (typeof value !== 'string')
      throw requestFailed(`$dateFromString requires that 'dateString' be a string, found: ${kindOf(value)}`)
    if (pattern === undefined) return dateOfText(value, zone)
    if (typeof pattern !== 'string')
      throw requestFailed(`$dateFromString requires that 'format' be a string, found: ${kindOf(pattern)}`)
    return dateByFormat(value, pattern, zone)
  }
  return (scope) => {
    const value = text(scope)
    if (isNone(value)) return onNull(scope)
    const zone = zoneIn(timezone, scope)
    const pattern = format?.(scope)
    if (!zone || (format && isNone(pattern))) return null
    const given = timezone ? zone : undefined
    if (!onError) return parse(value, pattern, given)
    try {
      return parse(value, pattern, given)
    } catch {
      // the operator's own way: what is no date becomes onError
      return onError(scope)
    }
  }
}

const isoFormat = '%Y-%m-%dT%H:%M:%S.%L'

const dateToString: Operator = (operand, compile) => {
  const parts = argumentsOf('$dateToString', operand, ['date'], ['format', 'timezone', 'onNull'])
  const date = compile(parts.date ?? null)
  const format = optional(parts.format, compile)
  const timezone = optional(parts.timezone, compile)
  const onNull = compile(parts.onNull ?? null)
  return (scope) => {
    const value = date(scope)
    if (isNone(value)) return onNull(scope)
    const zone = zoneIn(timezone, scope)
    const pattern = format ? format(scope) : `${isoFormat}${zone === utc ? 'Z' : ''}`
    if (!zone || isNone(pattern)) return null
    if (typeof pattern !== 'string')
      throw requestFailed(`$dateToString requires that 'format' be a string, found: ${kindOf(pattern)}`)
    return textOfDate(requireDate(value), pattern, zone)
  }
}

const dateToParts: Operator = (operand, compile) => {
  const parts = argumentsOf('$dateToParts', operand, ['date'], ['timezone', 'iso8601'])
  const date = compile(parts.date ?? null)
  const timezone = optional(parts.timezone, compile)
  const iso = compile(parts.iso8601 ?? false)
  return (scope) => {
    const value = date(scope)
    const zone = zoneIn(timezone, scope)
    if (isNone(value) || !zone) return null
    const moment = requireDate(value).getTime()
    const local = new Date(moment + zone(moment))
    const time = {
      hour: local.getUTCHours(),
      minute: local.getUTCMinutes(),
      second: local.getUTCSeconds(),
      millisecond: local.getUTCMilliseconds(),
    }
    if (iso(scope) !== true)
      return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate(), ...time }
    const { year, week: number } = isoWeek(local)
    return { isoWeekYear: year, isoWeek: number, isoDayOfWeek: isoDayOfWeek(local), ...time }
  }
}

export const dateOperators: readonly [string, Operator][] = [
  datePart('$year', (local) => local.getUTCFullYear()),
  datePart('$month', (local) => local.getUTCMonth() + 1),
  datePart('$dayOfMonth', (local) => local.getUTCDate()),
  datePart('$dayOfWeek', (local) => local.getUTCDay() + 1),
  datePart('$dayOfYear', dayOfYear),
  datePart('$hour', (local) => local.getUTCHours()),
  datePart('$minute', (local) => local.getUTCMinutes()),
  datePart('$second', (local) => local.getUTCSeconds()),
  datePart('$millisecond', (local) => local.getUTCMilliseconds()),
  datePart('$week', week),
  datePart('$isoWeek', (local) => isoWeek(local).week),
  datePart('$isoWeekYear', (local) => isoWeek(local).year),
  datePart('$isoDayOfWeek', isoDayOfWeek),
  ['$dateFromParts', dateFromParts],
  ['$dateFromString', dateFromString],
  ['$dateToParts', dateToParts],
  ['$dateToString', dateToString],
]
