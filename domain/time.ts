import dayjs, { type Dayjs } from 'dayjs'
import isoWeek from 'dayjs/plugin/isoWeek'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)
dayjs.extend(isoWeek)

/** All local time of the product is +08:00: China has one zone, and phones have no usable Intl (house, "How data is kept" 7). */
export const OFFSET_MINUTES = 480
export const DAY_MS = 86_400_000

/** A moment on the wall clock of the county. */
export function onWallClock(at: Date | number | string): Dayjs {
  return dayjs(at).utcOffset(OFFSET_MINUTES)
}

/** 2027-05-19T13:00:00.000+08:00, the form of every moment in the contract. */
export function toIso(at: Date): string {
  return onWallClock(at).format('YYYY-MM-DDTHH:mm:ss.SSSZ')
}

/** ISO weekday, Monday 1 to Sunday 7. */
export function isoWeekday(at: Date): number {
  return onWallClock(at).isoWeekday()
}

/** Minutes since local midnight. */
export function minuteOfDay(at: Date): number {
  const local = onWallClock(at)
  return local.hour() * 60 + local.minute()
}

/** The ISO week of a moment, `2027-W20`: deterministic ids of weekly facts. */
export function weekKey(at: Date): string {
  const local = onWallClock(at)
  return `${local.isoWeekday(4).year()}-W${String(local.isoWeek()).padStart(2, '0')}`
}
