import type { CountyDayKind } from '../../../domain/calendar'
import { type CalendarDay, type DayKind, dateAfter, weekdayOfDate } from '../../../domain/calendar-day'
import { lunarFestivalsOf } from '../../../domain/lunar'
import type { YearCalendar } from '../../services/model'

/** How a marked day looks: a letter in a shape of its own, so that nobody needs the colour. */
export const MARKS: Readonly<Partial<Record<DayKind, string>>> = { holiday: '休', makeUpWorkday: '班', closed: '关' }
export const KIND_WORDS: Readonly<Record<DayKind, string>> = {
  holiday: '放假',
  makeUpWorkday: '调休上班',
  closed: '不开门',
  workday: '平常的工作日',
  restday: '周末',
}

export interface DayCell {
  date: string
  day: number
  kind: DayKind
  mark: string
  /** Below the number: the day's name, else its lunar festival. */
  words: string
  /** What people call it; empty on an ordinary day. */
  name: string
  /** The county's own word; empty where it has none. */
  own: CountyDayKind | ''
  today: boolean
  label: string
}
export interface Month {
  month: number
  title: string
  /** Empty places before the first, so that Monday stands on the left. */
  before: number[]
  days: DayCell[]
}

/** The twelve months of a year as an officer reads them, Monday first. */
export function monthsOf(year: number, told: YearCalendar, today: string): Month[] {
  const marked = new Map<string, CalendarDay>(told.days.map((day) => [day.date, day]))
  const festivals = new Map(lunarFestivalsOf(year).map(({ date, name }) => [date, name]))
  const own = new Map(told.own.map(({ date, kind }) => [date, kind]))
  const months: Month[] = []
  for (let date = `${year}-01-01`; date.startsWith(`${year}-`); date = dateAfter(date, 1)) {
    const month = Number(date.slice(5, 7))
    if (months.length < month) {
      const before = Array.from({ length: weekdayOfDate(date) - 1 }, (_, i) => i)
      months.push({ month, title: `${month} 月`, before, days: [] })
    }
    const kind = marked.get(date)?.kind ?? (weekdayOfDate(date) > 5 ? 'restday' : 'workday')
    const name = marked.get(date)?.name ?? ''
    const festival = festivals.get(date) ?? ''
    months[month - 1]?.days.push({
      date,
      day: Number(date.slice(8)),
      kind,
      mark: MARKS[kind] ?? '',
      words: kind === 'makeUpWorkday' ? festival : name || festival,
      name,
      own: own.get(date) ?? '',
      today: date === today,
      label: labelOf(date, kind, name, festival, own.has(date)),
    })
  }
  return months
}

function labelOf(date: string, kind: DayKind, name: string, festival: string, own: boolean): string {
  const words = [
    `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`,
    name,
    festival === name ? '' : festival,
    KIND_WORDS[kind],
    own ? '本县定的' : '',
  ]
  return words.filter((word) => word !== '').join(',')
}
