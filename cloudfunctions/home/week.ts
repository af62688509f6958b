import type { z } from 'zod'
import type { comingCard, dutyOnDay } from '../../contract/home'
import { dateAfter, dateOf } from '../../domain/calendar-day'
import { DUTY_DAYS, roomBand } from '../../domain/home-week'
import { toIso } from '../../domain/time'
import type { HomeDocument } from '../kit/documents'

type Coming = z.input<typeof comingCard>
type Duty = z.input<typeof dutyOnDay>
type Planned = Pick<HomeDocument, '_id' | 'name' | 'week'>

/** Cards of this week on the first screen. */
const MOST_NEAR = 6

/** What is still to come at a home, soonest first. */
export function comingAt({ _id, name, week }: Planned, at: Date): Coming[] {
  return (week?.coming ?? [])
    .filter(({ endsAt }) => endsAt > at)
    .map(({ id, title, kind, startsAt, endsAt, left, capacity }) => ({
      id,
      title,
      kind,
      startsAt: toIso(startsAt),
      endsAt: toIso(endsAt),
      room: roomBand({ left, capacity }),
      homeId: _id,
      homeName: name,
    }))
}

/** This week's activities at these homes, soonest first. */
export function comingNear(homes: readonly Planned[], at: Date): Coming[] {
  const end = toIso(new Date(`${dateAfter(dateOf(at), DUTY_DAYS)}T00:00:00+08:00`))
  return homes
    .flatMap((home) => comingAt(home, at))
    .filter(({ startsAt }) => startsAt < end)
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
    .slice(0, MOST_NEAR)
}

/** Who is on duty on the days from today up to one. */
export function dutyAt({ week }: Planned, at: Date, days: number): Duty[] {
  const [today, end] = [dateOf(at), dateAfter(dateOf(at), days)]
  return (week?.duty ?? []).filter(({ date }) => date >= today && date < end)
}
