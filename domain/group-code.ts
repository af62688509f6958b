import { DAY_MS, onWallClock } from './time'

/** The QR code of a WeChat group lives so long; then WeChat shows a new one (C04, C18). */
export const GROUP_CODE_DAYS = 7

/** A host hears of a code's end so many days before. */
const REMINDED_DAYS = 2

/** True while a code can be scanned: neighbours see it only then. */
export function isGroupCodeAlive(expiresAt: Date, at: Date): boolean {
  return at < expiresAt
}

/** True for an end that a fresh code can have: later than now, and no farther than WeChat keeps one. */
export function isGroupCodeEnd(expiresAt: Date, at: Date): boolean {
  return expiresAt > at && expiresAt.getTime() - at.getTime() <= GROUP_CODE_DAYS * DAY_MS
}

/** Whole days of the calendar from now to a moment: 0 is today, 1 tomorrow. */
function daysUntil(then: Date, at: Date): number {
  return onWallClock(then).startOf('day').diff(onWallClock(at).startOf('day'), 'day')
}

/** What a host is told of her group code from two days before its end, such as 「群二维码后天到期」; empty until then. */
export function groupCodeReminder(expiresAt: Date, at: Date): string {
  if (!isGroupCodeAlive(expiresAt, at)) return '群二维码到期了,邻居现在看不到它'
  const days = daysUntil(expiresAt, at)
  if (days > REMINDED_DAYS) return ''
  return `群二维码${['今天', '明天', '后天'][days]}到期`
}
