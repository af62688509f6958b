import { type CalendarDay, dateAfter, dateOf } from '../../domain/calendar-day'
import { dayNote, type OpenState, openStateAt, openStateWords, type WeeklySlot } from '../../domain/opening-hours'
import { isoWeekday } from '../../domain/time'

/** What a card says of the door, in words and in a shape that is not colour alone. */
export interface DoorWords {
  shape: 'open' | 'later' | 'unknown'
  words: string
}

export function doorWords(
  hours: readonly WeeklySlot[] | null,
  hoursText: string,
  now: Date,
  days: readonly CalendarDay[] = [],
): DoorWords {
  const state: OpenState = openStateAt(hours, now, days)
  if (state.state === 'unknown') return { shape: 'unknown', words: hoursText === '' ? '开门时间去了再问问' : hoursText }
  const words = openStateWords(state)
  if (state.state === 'open') return { shape: 'open', words }
  // A week from now has today's name.
  return { shape: 'later', words: state.opensInDays === 7 ? `下${words}` : words }
}

/** What the calendar adds to it: 「今天国庆节放假,来之前打个电话」; empty on ordinary days and where the hours are not understood. */
export function doorNote(hours: readonly WeeklySlot[] | null, now: Date, days: readonly CalendarDay[]): string {
  return dayNote(openStateAt(hours, now, days))
}

export const isOpen = (hours: readonly WeeklySlot[] | null, now: Date, days: readonly CalendarDay[] = []): boolean =>
  openStateAt(hours, now, days).state === 'open'

/** The next opening among several homes until tomorrow night, `14:00` or `明天 8:30`; null when all stay closed longer. */
export function nextOpening(
  all: readonly (readonly WeeklySlot[] | null)[],
  now: Date,
  days: readonly CalendarDay[] = [],
): string | null {
  const later = all
    .map((hours) => openStateAt(hours, now, days))
    .flatMap((state) => (state.state === 'opensLater' && state.opensInDays <= 1 ? [state] : []))
    .sort((a, b) => a.opensInDays - b.opensInDays || minutes(a.at) - minutes(b.at))[0]
  if (!later) return null
  return later.opensInDays === 0 ? later.at : `明天 ${later.at}`
}

const minutes = (clock: string): number => {
  const [hour, minute] = clock.split(':')
  return Number(hour) * 60 + Number(minute)
}

/** One day of this week as the strip draws it. */
export interface WeekDay {
  weekday: number
  label: string
  date: number
  today: boolean
  open: boolean
  times: string
}

const LABELS = '一二三四五六日'
const clock = (at: number): string => `${Math.floor(at / 60)}:${String(at % 60).padStart(2, '0')}`

/** Monday to Sunday of the week that `now` lies in, with the hours of one home or of several together; none on days the county has closed. */
export function weekOf(slots: readonly WeeklySlot[], now: Date, days: readonly CalendarDay[] = []): WeekDay[] {
  const today = isoWeekday(now)
  const closed = new Set(days.filter(({ kind }) => kind === 'closed').map(({ date }) => date))
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
    const date = dateAfter(dateOf(now), weekday - today)
    const open = closed.has(date) ? [] : slots
    const times = open.filter((slot) => slot.weekday === weekday).map((slot) => `${clock(slot.from)}-${clock(slot.to)}`)
    return {
      weekday,
      label: LABELS[weekday - 1] ?? '',
      date: Number(date.slice(8)),
      today: weekday === today,
      open: times.length > 0,
      times: [...new Set(times)].join(' '),
    }
  })
}

/** Days with the same hours together: 「周一至周五 8:30-11:30」; `today` marks the group that today belongs to. */
export function hourGroups(week: readonly WeekDay[]): { days: string; times: string; today: boolean }[] {
  const groups: WeekDay[][] = []
  for (const day of week.filter(({ open }) => open)) {
    const same = groups.find((group) => group[0]?.times === day.times)
    if (same) same.push(day)
    else groups.push([day])
  }
  return groups.map((group) => ({
    days: daysWords(group.map(({ weekday }) => weekday)),
    times: group[0]?.times ?? '',
    today: group.some(({ today }) => today),
  }))
}

function daysWords(weekdays: readonly number[]): string {
  const [first = 1, last = first] = [weekdays[0], weekdays[weekdays.length - 1]]
  const name = (weekday: number): string => `周${LABELS[weekday - 1]}`
  const inRow = weekdays.length > 2 && last - first === weekdays.length - 1
  if (inRow) return weekdays.length === 7 ? '每天' : `${name(first)}至${name(last)}`
  return weekdays.map(name).join('、')
}

/** Today's hours as a host needs to hear them. */
export function todayWords(
  slots: readonly WeeklySlot[] | null,
  now: Date,
  days: readonly CalendarDay[] = [],
): { words: string; open: boolean } {
  const today = weekOf(slots ?? [], now, days).find((day) => day.today)
  if (!today?.open) return { words: '今天不用开门,歇一歇', open: false }
  const state = openStateAt(slots, now, days)
  if (state.state === 'open') return { words: `正开着门,到 ${state.until}`, open: true }
  if (state.state === 'opensLater' && state.opensInDays === 0)
    return { words: `今天 ${state.at} 开门,等姐妹们来`, open: true }
  return { words: `今天 ${today.times} 开过门了,辛苦`, open: false }
}

/** When the hotline is answered, honestly by the clock: 「现在有人接,到 17:30」「明早 8:30 有人接」. */
export function hotlineWords(hours: readonly WeeklySlot[] | null, hoursText: string, now: Date): string {
  const state = openStateAt(hours, now)
  if (state.state === 'open') return `现在有人接,到 ${state.until}`
  if (state.state === 'unknown') return hoursText
  const early = minutes(state.at) < 12 * 60
  const day =
    state.opensInDays === 0
      ? '今天 '
      : state.opensInDays === 1
        ? early
          ? '明早 '
          : '明天 '
        : `周${LABELS[state.weekday - 1]} `
  return `${day}${state.at} 有人接`
}
