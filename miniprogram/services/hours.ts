import type { HomeView } from './model'
import { hourGroups, todayWords, type WeekDay, weekOf } from './opening'

/** When a home's door is open, as its own page and its host's workbench show it. */
export interface HoursShown {
  hours: HomeView['hours']
  hoursText: string
  /** Monday to Sunday; empty where nobody understood the words. */
  week: WeekDay[]
  groups: ReturnType<typeof hourGroups>
  today: ReturnType<typeof todayWords>
}

/** The hours of a home at `now`; a page asks again each minute. */
export function hoursShown({ hours, hoursText }: Pick<HomeView, 'hours' | 'hoursText'>, now: Date): HoursShown {
  const week = hours ? weekOf(hours, now) : []
  return { hours, hoursText, week, groups: hourGroups(week), today: todayWords(hours, now) }
}
