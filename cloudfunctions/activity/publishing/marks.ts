import { type DayMark, dayMark } from '../../../domain/activity-series'
import { countyTableAt } from '../../kit/calendar'

/** What a host should know of some days at a place: holidays, make-up workdays, closed days, festivals. One database call. */
export async function marksOf(path: string, dates: readonly string[]): Promise<DayMark[]> {
  if (dates.length === 0) return []
  const years = [...new Set(dates.map((date) => Number(date.slice(0, 4))))]
  const county = await countyTableAt(path, years)
  return [...new Set(dates)].flatMap((date) => dayMark(date, county) ?? [])
}
