import { dateOf } from '../../domain/calendar-day'
import { greetingAt } from './clock'
import type { CalendarDay, HomeCard } from './model'
import { isOpen, nextOpening } from './opening'
import { lastMe } from './session'

/** The two lines on top of the home page. */
export interface Greeting {
  hello: string
  before: string
  strong: string
  after: string
}

/** Greets by the clock and says how many doors are open; when none is, says that honestly and when the next one opens. */
export function greetWords(
  homes: readonly HomeCard[] | 'loading' | 'failed',
  now: Date,
  days: readonly CalendarDay[] = [],
): Greeting {
  const hello = `${greetingAt(now)},`
  if (homes === 'loading') return { hello, before: '正在找附近的家', strong: '', after: '' }
  if (homes === 'failed') return { hello, before: '附近的家还没找到', strong: '', after: '' }
  if (homes.length === 0) return { hello, before: '这附近还没有微家', strong: '', after: '' }
  const open = homes.filter((home) => isOpen(home.hours, now, days)).length
  const holiday = days.find(({ date, kind }) => kind === 'holiday' && date === dateOf(now))
  // On a holiday nobody can say that a door stands open.
  if (open > 0 && holiday)
    return { hello, before: `今天${holiday.name},平时这会儿有 `, strong: `${open} 个家`, after: ' 开门' }
  if (open > 0) return { hello, before: '附近有 ', strong: `${open} 个家`, after: ' 正开着门' }
  const next = nextOpening(
    homes.map((home) => home.hours),
    now,
    days,
  )
  if (next !== null) return { hello, before: '附近的家 ', strong: next, after: ' 有人开门' }
  return { hello, before: '附近有 ', strong: `${homes.length} 个家`, after: ',现在都关着门' }
}

/** 「陈阿婆,早上好」 for who told us her name, else only the greeting. */
export function helloByName(now: Date): string {
  const name = lastMe()?.name
  return name ? `${name},${greetingAt(now)}` : greetingAt(now)
}
