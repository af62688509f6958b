import type { CalendarDay, HomeView } from './model'
import { doorNote, hourGroups, todayWords, type WeekDay, weekOf } from './opening'

/** When a home's door is open, as its own page and its host's workbench show it. */
export interface HoursShown {
  hours: HomeView['hours']
  hoursText: string
  /** The marked days ahead, and what they say of the next opening; empty on ordinary days. */
  days: readonly CalendarDay[]
  note: string
  /** Monday to Sunday; empty where nobody understood the words. */
  week: WeekDay[]
  groups: ReturnType<typeof hourGroups>
  today: ReturnType<typeof todayWords>
}

/** The hours of a home at `now`; a page asks again each minute. */
export function hoursShown(
  { hours, hoursText, days = [] }: Pick<HomeView, 'hours' | 'hoursText'> & { days?: readonly CalendarDay[] },
  now: Date,
): HoursShown {
  const slots = hours ?? []
  return {
    hours,
    hoursText,
    days,
    note: doorNote(hours, now, days),
    week: hours ? weekOf(slots, now, days) : [],
    // The weekly hours as they are written: one closed Wednesday does not take Wednesdays out of them.
    groups: hourGroups(weekOf(slots, now)),
    today: todayWords(hours, now, days),
  }
}
