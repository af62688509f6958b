import { dateAfter, dateOf } from '../../../calendar-day'
import type { PeriodDays } from '../../../period'
import { SITE_ITEM_LABELS, SITE_ITEMS } from '../records'
import { count, earlierOf, type Found, type Frame, isOver, requiredOf, shareOf, standing } from './frame'

/** A profile is current for so many days after it was confirmed (rubric A2). */
const CURRENT_DAYS = 90

/** 有阵地: what of it the platform knows. */
export function placeFacts(frame: Frame): Record<'A1' | 'A2', Found> {
  const { site, confirmedOn } = frame.records
  const items = SITE_ITEMS.map((item) => ({
    when: '',
    title: SITE_ITEM_LABELS[item],
    counts: site[item] ? ('yes' as const) : ('open' as const),
    note: site[item] ? '填好了' : '还没填',
  }))
  const months = requiredOf('month', frame)
  const isCurrent = (month: PeriodDays): boolean => {
    const last = earlierOf(month.last, dateOf(frame.at))
    return confirmedOn.some((day) => day <= last && day > dateAfter(last, -CURRENT_DAYS))
  }
  return {
    A1: standing(count(items.filter(({ counts }) => counts === 'yes').length), items),
    A2: {
      ...shareOf(frame, months, (month) => month.first <= dateOf(frame.at) && isCurrent(month)),
      lines: months
        .filter(({ first }) => first <= dateOf(frame.at))
        .map((month) => ({
          when: month.key,
          title: '',
          counts: isCurrent(month) ? 'yes' : isOver(frame, month) ? 'no' : 'open',
          note: isCurrent(month) ? '90 天内确认过' : '没有确认过',
        })),
    },
  }
}
