import type { CalendarDay } from './calendar-day'
import { dateAfter, dateOf } from './calendar-day'
import type { WeeklySlot } from './opening-hours-text'
import { isoWeekday, minuteOfDay } from './time'

export { parseOpeningHours, type WeeklySlot } from './opening-hours-text'

/**
 * What a person at the door wants to know. `opensInDays` 0 is today. `day` is the holiday, make-up workday or closed day that the slot falls on,
 * or, where nothing opens today, that today is: a holiday marks a slot, it never skips one silently (house, "Tools"). Only a day that the
 * county itself has closed has no slots.
 */
export type OpenState =
  | { state: 'open'; until: string; day?: CalendarDay }
  | { state: 'opensLater'; opensInDays: number; weekday: number; at: string; day?: CalendarDay; today?: CalendarDay }
  | { state: 'unknown' }

/** How far ahead we look for a door that opens: past a closed week. */
export const LOOK_AHEAD_DAYS = 14

const WEEKDAY_CHARACTERS = '一二三四五六日'
const clock = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`

/**
 * Whether the door is open at a moment, until when, or when it opens next. `marked` are the days of the calendar that are not ordinary
 * (domain/calendar `markedDays`); without them only weekdays count.
 */
export function openStateAt(
  slots: readonly WeeklySlot[] | null,
  at: Date,
  marked: readonly CalendarDay[] = [],
): OpenState {
  if (!slots || slots.length === 0) return { state: 'unknown' }
  const [weekday, minute, date] = [isoWeekday(at), minuteOfDay(at), dateOf(at)]
  const markOf = (day: string): CalendarDay | undefined => marked.find((mark) => mark.date === day)
  const today = markOf(date)
  const now = slots.find((slot) => slot.weekday === weekday && slot.from <= minute && minute < slot.to)
  if (now && today?.kind !== 'closed') return { state: 'open', until: clock(now.to), ...(today && { day: today }) }
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead += 1) {
    const day = ((weekday - 1 + ahead) % 7) + 1
    const mark = markOf(dateAfter(date, ahead))
    if (mark?.kind === 'closed') continue
    const next = slots
      .filter((slot) => slot.weekday === day && (ahead > 0 || slot.from > minute))
      .sort((a, b) => a.from - b.from)[0]
    if (!next) continue
    return {
      state: 'opensLater',
      opensInDays: ahead,
      weekday: day,
      at: clock(next.from),
      ...(mark && { day: mark }),
      ...(ahead > 0 && today && misses(slots, today, weekday) && { today }),
    }
  }
  return { state: 'unknown' }
}

/** Whether somebody could have expected an open door today: by its weekday, or of office hours on a make-up workday. */
function misses(slots: readonly WeeklySlot[], today: CalendarDay, weekday: number): boolean {
  if (today.kind !== 'makeUpWorkday') return slots.some((slot) => slot.weekday === weekday)
  return [1, 2, 3, 4, 5].every((workday) => slots.some((slot) => slot.weekday === workday))
}

/** 「开到 16:00」「18:30 开门」「明天 9:00 开门」「周三 14:00 开门」; empty when unknown. */
export function openStateWords(state: OpenState): string {
  switch (state.state) {
    case 'open':
      return `开到 ${state.until}`
    case 'opensLater': {
      const day = ['', '明天 '][state.opensInDays] ?? `${weeksWords(state)}周${WEEKDAY_CHARACTERS[state.weekday - 1]} `
      return `${day}${state.at} 开门`
    }
    case 'unknown':
      return ''
  }
}

/** Past a closed week: how many weeks on the day lies. Up to seven days ahead its weekday is enough. */
function weeksWords({ opensInDays, weekday }: { opensInDays: number; weekday: number }): string {
  if (opensInDays <= 7) return ''
  const today = ((((weekday - 1 - opensInDays) % 7) + 7) % 7) + 1
  return '下'.repeat(Math.floor((today - 1 + opensInDays) / 7))
}

/** What the calendar adds: 「国庆节,来之前打个电话」「今天调休,照常开门」「台风,今天不开门」; empty on ordinary days. */
export function dayNote(state: OpenState): string {
  if (state.state === 'unknown') return ''
  if (state.state === 'opensLater' && state.today) return todayNote(state.today)
  if (!state.day) return ''
  if (state.state === 'open' || state.opensInDays === 0) return slotNote(state.day, '今天')
  return slotNote(state.day, state.opensInDays === 1 ? '明天' : '那天')
}

function todayNote({ kind, name }: CalendarDay): string {
  if (kind === 'closed') return `${name},今天不开门`
  return kind === 'makeUpWorkday' ? '今天调休上班,想来先打个电话' : `今天${name}放假`
}

function slotNote({ kind, name }: CalendarDay, day: string): string {
  return kind === 'makeUpWorkday' ? `${day}调休,照常开门` : `${day}${name}放假,来之前打个电话`
}
