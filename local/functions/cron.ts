/**
 * The seven-field cron of CloudBase timers: second minute hour day month week year, in Beijing time (+08:00).
 * https://docs.cloudbase.net/cloud-function/timer-trigger
 */

type Field = (value: number) => boolean

export interface Schedule {
  /** The first due time after a moment, in ms since 1970; undefined when none comes before 2100. */
  next(after: number): number | undefined
}

const beijingOffsetMs = 8 * 3_600_000
const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

/** @throws RangeError when the expression is not a cron of seven fields. */
export function parseCron(expression: string): Schedule {
  const fields = expression.trim().split(/\s+/)
  if (fields.length !== 7) throw new RangeError(`a timer has seven fields, "${expression}" has ${fields.length}`)
  const [seconds = '', minutes = '', hours = '', days = '', monthField = '', weekField = '', years = ''] = fields
  const second = parseField(seconds, 0, 59)
  const minute = parseField(minutes, 0, 59)
  const hour = parseField(hours, 0, 23)
  const dayOfMonth = parseField(days, 1, 31)
  const month = parseField(withNumbers(monthField, months, 1), 1, 12)
  const dayOfWeek = parseField(withNumbers(weekField, weekdays, 0), 0, 6)
  const year = parseField(years, 1970, 2099)
  // Where both a day and a weekday are named, either one makes the timer due (CloudBase documentation).
  const either = !isEvery(days) && !isEvery(weekField)
  const day = (date: Date) => {
    const [byDate, byWeek] = [dayOfMonth(date.getUTCDate()), dayOfWeek(date.getUTCDay())]
    return either ? byDate || byWeek : byDate && byWeek
  }
  return {
    next(after) {
      const date = new Date(Math.floor((after + beijingOffsetMs) / 1000) * 1000 + 1000)
      while (date.getUTCFullYear() < 2100) {
        if (!year(date.getUTCFullYear())) date.setTime(Date.UTC(date.getUTCFullYear() + 1, 0))
        else if (!month(date.getUTCMonth() + 1)) {
          date.setTime(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1))
        } else if (!day(date)) date.setUTCHours(24, 0, 0)
        else if (!hour(date.getUTCHours())) date.setUTCMinutes(60, 0)
        else if (!minute(date.getUTCMinutes())) date.setUTCSeconds(60)
        else if (!second(date.getUTCSeconds())) date.setUTCSeconds(date.getUTCSeconds() + 1)
        else return date.getTime() - beijingOffsetMs
      }
      return undefined
    },
  }
}

const isEvery = (text: string) => text === '*' || text === '?'

function withNumbers(text: string, names: string[], base: number): string {
  return text.replace(/[A-Za-z]+/g, (name) => {
    const index = names.indexOf(name.toUpperCase())
    return index < 0 ? name : String(index + base)
  })
}

/** "*", "5", "1,3", "9-18" and steps of them. Range ends are checked. */
function parseField(text: string, least: number, most: number): Field {
  if (isEvery(text)) return () => true
  const allowed = new Set<number>()
  for (const part of text.split(',')) {
    const match = /^(?:(\d+)(?:-(\d+))?|\*)(?:\/(\d+))?$/.exec(part)
    if (!match) throw new RangeError(`"${text}" is not a field of a timer`)
    const [, first, last, stride] = match
    const from = first === undefined ? least : Number(first)
    const to = last !== undefined ? Number(last) : first === undefined || stride !== undefined ? most : from
    const step = stride === undefined ? 1 : Number(stride)
    if (from < least || to > most || from > to || step < 1) {
      throw new RangeError(`"${text}" is not between ${least} and ${most}`)
    }
    for (let value = from; value <= to; value += step) allowed.add(value)
  }
  return (value) => allowed.has(value)
}
