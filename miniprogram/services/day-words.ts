import { dateAfter, dateOf, weekdayOfDate } from '../../domain/calendar-day'
import { onWallClock } from '../../domain/time'

const WEEKDAYS = '一二三四五六日'

/** A moment as neighbours say it: 「今天 19:00」「明天 9:00」「周六 19:00」 within the week, else 「6月12日 19:00」. */
export function dayWords(moment: string, now: Date): string {
  const at = new Date(moment)
  return `${dayName(dateOf(at), dateOf(now))} ${onWallClock(at).format('H:mm')}`
}

/** 今天, 明天, 周六 within the week, else 6月12日; both days as YYYY-MM-DD. */
export function dayName(date: string, today: string): string {
  if (date === today) return '今天'
  if (date === dateAfter(today, 1)) return '明天'
  if (date > today && date < dateAfter(today, 7)) return `周${WEEKDAYS[weekdayOfDate(date) - 1]}`
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`
}

/** How long ago something was told: 「刚刚」「20 分钟前」「今天 9:05」「5月18日」. */
export function agoWords(moment: string, now: Date): string {
  const minutes = Math.floor((now.getTime() - Date.parse(moment)) / 60_000)
  if (minutes < 1) return '刚刚'
  if (minutes < 60) return `${minutes} 分钟前`
  const at = new Date(moment)
  if (dateOf(at) === dateOf(now)) return `今天 ${onWallClock(at).format('H:mm')}`
  if (dateOf(at) === dateAfter(dateOf(now), -1)) return `昨天 ${onWallClock(at).format('H:mm')}`
  return onWallClock(at).format('M月D日')
}
