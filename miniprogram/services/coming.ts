import { ACTIVITY_KIND_LABELS } from '../../domain/activity'
import { dateOf } from '../../domain/calendar-day'
import type { RoomBand } from '../../domain/home-week'
import { isoWeekday, minuteOfDay, weekKey } from '../../domain/time'
import { dayName, dayWords } from './day-words'
import type { ComingCard, DutyOnDay } from './model'

/** An activity to come as a card says it. */
export interface ComingShown {
  id: string
  title: string
  kind: string
  when: string
  home: string
  room: string
  /** A tone of status-tag. */
  tone: string
  label: string
}

/** Bands, never numbers: what the cloud counted is up to half an hour old. */
const ROOM: Record<RoomBand, { words: string; tone: string }> = {
  room: { words: '还有名额', tone: 'teal' },
  few: { words: '快满了', tone: 'rose' },
  full: { words: '满了,可候补', tone: 'sand' },
}

export function comingShown({ id, title, kind, startsAt, room, homeName }: ComingCard, now: Date): ComingShown {
  const when = Date.parse(startsAt) <= now.getTime() ? '正在办' : dayWords(startsAt, now)
  const { words, tone } = ROOM[room]
  const label = [title, ACTIVITY_KIND_LABELS[kind], when, homeName, words].join(',')
  return { id, title, kind: ACTIVITY_KIND_LABELS[kind], when, home: homeName, room: words, tone, label }
}

/** Those that have not ended by this phone's clock: a page may show what it kept yesterday. */
export function stillComing(cards: readonly ComingCard[], now: Date): ComingCard[] {
  return cards.filter(({ endsAt }) => Date.parse(endsAt) > now.getTime())
}

/** 「今天 海燕 值班」 for a card: who is there now, else who comes next today; nothing once all have left. */
export function onDutyWords(duty: readonly DutyOnDay[], now: Date): string {
  const [date, minute] = [dateOf(now), minuteOfDay(now)]
  const today = duty.filter((slot) => slot.date === date && slot.to > minute)
  const next = today.find(({ from }) => from <= minute) ?? today[0]
  return next ? `今日当值 ${next.name}` : ''
}

/** On the first screen of a phone of 720 px a home stands below it still; the rest is one tap away. */
const MOST_ON_TOP = 1

/** What stands above the homes: the next one, or all of a day that she picked (ISO weekday; 0 for none). */
export function comingOn(cards: readonly ComingCard[], weekday: number, now: Date): ComingCard[] {
  const coming = stillComing(cards, now)
  if (weekday === 0) return coming.slice(0, MOST_ON_TOP)
  return coming.filter(({ startsAt }) => isoWeekday(new Date(startsAt)) === weekday && isThisWeek(startsAt, now))
}

const isThisWeek = (moment: string, now: Date): boolean => weekKey(new Date(moment)) === weekKey(now)

/** One turn of duty as a home's page says it. */
export interface DutyDay {
  key: string
  day: string
  times: string
  name: string
  today: boolean
}

/** Whose turn it is from now on; what is over today is left out. */
export function dutyDays(duty: readonly DutyOnDay[], now: Date): DutyDay[] {
  const [date, minute] = [dateOf(now), minuteOfDay(now)]
  return duty
    .filter((slot) => slot.date > date || (slot.date === date && slot.to > minute))
    .map((slot) => ({
      key: `${slot.date} ${slot.from} ${slot.name}`,
      day: dayName(slot.date, date),
      times: `${clock(slot.from)}-${clock(slot.to)}`,
      name: slot.name,
      today: slot.date === date,
    }))
}

const clock = (at: number): string => `${Math.floor(at / 60)}:${String(at % 60).padStart(2, '0')}`
