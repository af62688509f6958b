import type { ActivityKind } from './activity'
import { dateAfter, dateOf } from './calendar-day'
import type { RotationSlot, SlotState } from './rotation'
import { DAY_MS, minuteOfDay } from './time'

/** How much room an activity has, as cards say it. A number would be wrong a minute later; a band is true for longer. */
export const ROOM_BANDS = ['room', 'few', 'full'] as const
export type RoomBand = (typeof ROOM_BANDS)[number]

/** Few: two places, or a fifth of them. */
export function roomBand({ left, capacity }: { left: number; capacity: number }): RoomBand {
  if (left <= 0) return 'full'
  return left <= Math.max(2, capacity / 5) ? 'few' : 'room'
}

/** An activity to come, as little of it as a card shows. */
export interface ComingActivity {
  id: string
  title: string
  kind: ActivityKind
  startsAt: Date
  endsAt: Date
  left: number
  capacity: number
}

/** Who keeps the door on a day, `2027-05-19`, in minutes from midnight. */
export interface DutyOnDay {
  date: string
  from: number
  to: number
  name: string
}

/** Nobody stands at the door in these. */
const NOBODY: ReadonlySet<SlotState> = new Set<SlotState>(['missed', 'excused', 'exempt'])

/** Slots as neighbours read them: who opened, or who said that she comes instead, or whose turn it is. */
export function dutyOf(slots: readonly RotationSlot[]): DutyOnDay[] {
  return slots
    .filter(({ state }) => !NOBODY.has(state))
    .map(({ startsAt, endsAt, on, coming, served }) => ({
      date: dateOf(startsAt),
      from: minuteOfDay(startsAt),
      to: minuteOfDay(endsAt) || 24 * 60,
      name: (served?.by ?? coming ?? on).name,
    }))
}

/** What goes on at a home in the next days. */
export interface HomeWeek {
  coming: ComingActivity[]
  duty: DutyOnDay[]
}

export const MOST_COMING = 3
export const DUTY_DAYS = 7
/** Nobody counts places on cards, so a sign-up costs no write here: a band may be so old, and less where it is about to change. */
const BAND_KEPT_MS: Record<RoomBand, number> = { room: 15 * 60_000, few: 5 * 60_000, full: 5 * 60_000 }

/** What comes up at a home, soonest first; an activity under way counts until it ends. */
export function comingOf(activities: readonly ComingActivity[], at: Date): ComingActivity[] {
  return activities
    .filter(({ endsAt }) => endsAt > at)
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
    .slice(0, MOST_COMING)
}

/** Who keeps the door in the days from today on. */
export function dutyAhead(duty: readonly DutyOnDay[], at: Date): DutyOnDay[] {
  const [today, end] = [dateOf(at), dateAfter(dateOf(at), DUTY_DAYS)]
  return duty
    .filter(({ date }) => date >= today && date < end)
    .sort((a, b) => (a.date === b.date ? a.from - b.from : a.date < b.date ? -1 : 1))
}

/**
 * Until when it may be shown as it is: the end of an activity, the end of the day, some minutes while places may be taken. Null when nothing is
 * planned: then only a change makes it different. Of one half alone it says until when that half holds.
 */
export function weekUntil({ coming = [], duty = [] }: Partial<HomeWeek>, at: Date): Date | null {
  if (coming.length === 0 && duty.length === 0) return null
  const moments = coming.flatMap((activity) => {
    const { startsAt, endsAt } = activity
    const soon = startsAt > at && startsAt.getTime() - at.getTime() <= DUTY_DAYS * DAY_MS
    return [endsAt.getTime(), ...(soon ? [at.getTime() + BAND_KEPT_MS[roomBand(activity)]] : [])]
  })
  return new Date(Math.min(startOfDay(dateAfter(dateOf(at), 1)).getTime(), ...moments))
}

const startOfDay = (date: string): Date => new Date(`${date}T00:00:00+08:00`)
