import { getLunarDate } from 'chinese-days'
import { dateAfter, isDate } from './calendar-day'

export interface LunarDay {
  /** 1-12. */
  month: number
  /** 1-30. */
  day: number
  /** In the month that is counted twice that year (闰六月). */
  leap: boolean
  /** 「五月初五」, 「闰六月初八」. */
  words: string
}

/** Festivals of the lunar year that homes plan for (experience, "Host"). 除夕 is the day before 春节, whatever its number. */
const FESTIVALS: Readonly<Record<string, string>> = {
  '1-1': '春节',
  '1-15': '元宵',
  '5-5': '端午',
  '7-7': '七夕',
  '8-15': '中秋',
  '9-9': '重阳',
  '12-8': '腊八',
}

/**
 * The lunar date of a day, 1901 to 2099. Noon of Greenwich is the same day in every zone where this may run; from text the library would be a
 * day off west of Greenwich.
 * @throws RangeError for text that is not a day.
 */
export function lunarDay(date: string): LunarDay {
  if (!isDate(date)) throw new RangeError(`not a day: ${date}`)
  const { lunarMon, lunarDay: day, isLeap, lunarMonCN, lunarDayCN } = getLunarDate(new Date(`${date}T12:00:00Z`))
  return { month: lunarMon, day, leap: isLeap, words: `${isLeap ? '闰' : ''}${lunarMonCN}${lunarDayCN}` }
}

/** 端午, 重阳, … of a day; null on other days. A leap month has no festivals of its own. */
export function lunarFestival(date: string): string | null {
  const { month, day, leap } = lunarDay(date)
  const festival = leap ? undefined : FESTIVALS[`${month}-${day}`]
  if (festival !== undefined) return festival
  const tomorrow = lunarDay(dateAfter(date, 1))
  return tomorrow.month === 1 && tomorrow.day === 1 && !tomorrow.leap ? '除夕' : null
}

/** The days of a year on which the festivals fall, in order: what a host plans by. */
export function lunarFestivalsOf(year: number): { date: string; name: string }[] {
  const found: { date: string; name: string }[] = []
  for (let date = `${year}-01-01`; date.startsWith(`${year}-`); date = dateAfter(date, 1)) {
    const name = lunarFestival(date)
    if (name !== null) found.push({ date, name })
  }
  return found
}
