import {
  ACTIVITY_KIND_LABELS,
  type ActivityKind,
  type ActivityPhase,
  type ActivityState,
  phaseOf,
} from '../../domain/activity'
import { dateAfter, dateOf } from '../../domain/calendar-day'
import { onWallClock } from '../../domain/time'
import type { ActivityCard } from './model'

/** A kind by its colour; the word stands beside it. */
const KIND_TONES: Record<ActivityKind, string> = {
  reception: 'teal',
  gathering: 'rose',
  quarterly: 'leaf',
  banquet: 'plum',
  training: 'sky',
  other: 'sand',
}
const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']

type Timed = Pick<ActivityCard, 'startsAt' | 'endsAt' | 'opensAt' | 'closesAt'> & { state: ActivityState }

export function phaseNow(activity: Timed, now: Date): ActivityPhase {
  const { state, startsAt, endsAt, opensAt, closesAt } = activity
  const at = (iso: string): Date => new Date(iso)
  const times = { startsAt: at(startsAt), endsAt: at(endsAt), opensAt: at(opensAt), closesAt: at(closesAt) }
  return phaseOf({ state, ...times }, now)
}

/** 「今天」「明天」, else 「5月22日 周六」. */
export function dayWords(iso: string, now: Date): string {
  const date = dateOf(new Date(iso))
  if (date === dateOf(now)) return '今天'
  if (date === dateAfter(dateOf(now), 1)) return '明天'
  const day = onWallClock(iso)
  return `${day.month() + 1}月${day.date()}日 周${WEEKDAYS[day.isoWeekday() - 1]}`
}

/** 「19:00」 */
export const clockWords = (iso: string): string => onWallClock(iso).format('H:mm')

/** 「明天 19:00」 */
export const momentWords = (iso: string, now: Date): string => `${dayWords(iso, now)} ${clockWords(iso)}`

/** What to know of its places before anything else, and how it is meant. */
export interface PlacesSaid {
  text: string
  tone: string
}

/** Where an activity stands for a neighbour, in a few words. */
export function placesSaid(
  activity: Timed & Pick<ActivityCard, 'left' | 'waitLeft' | 'audience'>,
  now: Date,
): PlacesSaid {
  switch (phaseNow(activity, now)) {
    case 'notOpen':
      return { text: `${momentWords(activity.opensAt, now)} 开始报名`, tone: 'sky' }
    case 'open':
      return openSaid(activity, now)
    case 'closed':
      return { text: '报名截止了', tone: 'sand' }
    case 'ongoing':
      return { text: '正在办', tone: 'teal' }
    case 'over':
    case 'completed':
      return { text: '办完了', tone: 'sand' }
    case 'cancelled':
      return { text: '取消了', tone: 'sun' }
    case 'draft':
    case 'moderating':
      return { text: '还没发布', tone: 'sand' }
  }
}

function openSaid(
  { left, waitLeft, audience, closesAt }: Pick<ActivityCard, 'left' | 'waitLeft' | 'audience' | 'closesAt'>,
  now: Date,
): PlacesSaid {
  if (audience === 'lot') return { text: `抽签,${momentWords(closesAt, now)} 前报名`, tone: 'plum' }
  if (left > 0) return { text: `还有 ${left} 个位置`, tone: 'teal' }
  return waitLeft > 0 ? { text: '满了,可以候补', tone: 'sun' } : { text: '名额和候补都满了', tone: 'sand' }
}

/** One activity in a list. */
export interface ActivityRow {
  id: string
  kind: string
  tone: string
  title: string
  day: string
  time: string
  place: string
  said: PlacesSaid
  /** What a screen reader says of the whole row. */
  label: string
}

export function activityRow(card: ActivityCard, now: Date): ActivityRow {
  const kind = ACTIVITY_KIND_LABELS[card.kind]
  const day = dayWords(card.startsAt, now)
  const time = `${clockWords(card.startsAt)}-${clockWords(card.endsAt)}`
  const place = `${card.homeName} · ${card.villageName}`
  const said = placesSaid(card, now)
  const label = [kind, card.title, day, time, place, said.text].join(',')
  return { id: card.id, kind, tone: KIND_TONES[card.kind], title: card.title, day, time, place, said, label }
}

/** Rows under the day on which they begin, in the order of time. */
export interface ActivityDay {
  date: string
  day: string
  rows: ActivityRow[]
}

export function byDay(cards: readonly ActivityCard[], now: Date): ActivityDay[] {
  const sorted = [...cards].sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))
  const days = new Map<string, ActivityDay>()
  for (const card of sorted) {
    const date = dateOf(new Date(card.startsAt))
    const day = days.get(date) ?? { date, day: dayWords(card.startsAt, now), rows: [] }
    day.rows.push(activityRow(card, now))
    days.set(date, day)
  }
  return [...days.values()]
}
