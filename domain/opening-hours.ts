import { halfWidth } from './text'
import { isoWeekday, minuteOfDay } from './time'

/** One stretch of a week: ISO weekday 1-7, minutes since midnight, `from` inclusive, `to` exclusive. */
export interface WeeklySlot {
  weekday: number
  from: number
  to: number
}

/** What a person at the door wants to know. `opensInDays` 0 is today. */
export type OpenState =
  | { state: 'open'; until: string }
  | { state: 'opensLater'; opensInDays: number; weekday: number; at: string }
  | { state: 'unknown' }

const WEEKDAY_CHARACTERS = '一二三四五六日'
const clock = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`

function weekdayOf(character: string): number {
  return character === '天' || character === '7' ? 7 : WEEKDAY_CHARACTERS.indexOf(character) + 1
}

function weekdaysIn(text: string): number[] {
  if (/每天|每日|天天/.test(text)) return [1, 2, 3, 4, 5, 6, 7]
  if (/工作日/.test(text)) return [1, 2, 3, 4, 5]
  const range = /[周星期]+([一二三四五六日天])\s*[至到\-~—]\s*[周星期]*([一二三四五六日天])/.exec(text)
  if (range?.[1] && range[2]) {
    const [first, last] = [weekdayOf(range[1]), weekdayOf(range[2])]
    return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, i) => ((first - 1 + i) % 7) + 1)
  }
  if (/周末/.test(text)) return [6, 7]
  return [...text.matchAll(/(?:周|星期|、|,|和)([一二三四五六日天])/g)].map((match) => weekdayOf(match[1] ?? ''))
}

/**
 * The weekly slots that a roll's 开放时间 says, such as 「周一至周五 8:30-11:30」 or 「每周二、周四 18:30-20:30」.
 * Null when the words are not understood: then the words are shown and nothing is claimed about being open.
 */
export function parseOpeningHours(words: string): WeeklySlot[] | null {
  const slots: WeeklySlot[] = []
  for (const part of halfWidth(words)
    .split(/[;；\n]/)
    .filter((p) => p.trim() !== '')) {
    const times = [...part.matchAll(/(\d{1,2})[:：](\d{2})\s*[-~至到—]+\s*(\d{1,2})[:：](\d{2})/g)]
    const weekdays = [...new Set(weekdaysIn(part.replace(/\d{1,2}[:：].*$/, '')))]
    if (times.length === 0 || weekdays.length === 0) return null
    for (const [, h1, m1, h2, m2] of times) {
      const [from, to] = [Number(h1) * 60 + Number(m1), Number(h2) * 60 + Number(m2)]
      if (from >= to || to > 24 * 60) return null
      slots.push(...weekdays.map((weekday) => ({ weekday, from, to })))
    }
  }
  return slots.length === 0 ? null : slots.sort((a, b) => a.weekday - b.weekday || a.from - b.from)
}

/** Whether the door is open at a moment, until when, or when it opens next. */
export function openStateAt(slots: readonly WeeklySlot[] | null, at: Date): OpenState {
  if (!slots || slots.length === 0) return { state: 'unknown' }
  const [today, minute] = [isoWeekday(at), minuteOfDay(at)]
  const now = slots.find((slot) => slot.weekday === today && slot.from <= minute && minute < slot.to)
  if (now) return { state: 'open', until: clock(now.to) }
  const next = slots
    .map((slot) => {
      const days = (slot.weekday - today + 7) % 7
      return { slot, days: days === 0 && slot.from <= minute ? 7 : days }
    })
    .sort((a, b) => a.days - b.days || a.slot.from - b.slot.from)[0]
  if (!next) return { state: 'unknown' }
  return { state: 'opensLater', opensInDays: next.days, weekday: next.slot.weekday, at: clock(next.slot.from) }
}

/** 「开到 16:00」「18:30 开门」「明天 9:00 开门」「周三 14:00 开门」; empty when unknown. */
export function openStateWords(state: OpenState): string {
  switch (state.state) {
    case 'open':
      return `开到 ${state.until}`
    case 'opensLater': {
      const day = ['', '明天 '][state.opensInDays] ?? `周${WEEKDAY_CHARACTERS[state.weekday - 1]} `
      return `${day}${state.at} 开门`
    }
    case 'unknown':
      return ''
  }
}
