import { halfWidth } from './text'

/** One stretch of a week: ISO weekday 1-7, minutes since midnight, `from` inclusive, `to` exclusive. */
export interface WeeklySlot {
  weekday: number
  from: number
  to: number
}

/*
 * Reads the hours as offices write them. What is not understood for sure is not understood at all: then the words are shown as they are, and
 * nothing is claimed about being open.
 */

/** Hours that a weekly timetable cannot say, or only promise to somebody who has called. */
const NOT_WEEKLY =
  /每月|每季|第[一二三四五1-5]个|隔周|隔天|单周|双周|单号|双号|月底|初[一二三四五六七八九十]|暑|寒假|冬|夏|春|秋|预约|约定|不定/

/** Said of holidays in nearly every notice; on a holiday the door says so itself. */
const HOLIDAYS_APART = /[((【]?(?:国家)?(?:法定)?(?:节假日|节日|假期)(?:除外|休息|不开放|放假|正常开放|照常)?[))】]?/g

const CHINESE_HOUR = '十[一二]?|[一二两三四五六七八九]'
const PERIOD = '上午|早上|早晨|清晨|中午|下午|午后|傍晚|晚上|晚间|夜间|早|晚'
const CLOCK = `(${PERIOD})?(?:(\\d{1,2})(?::(\\d{2})|[点时](?:(半)|(\\d{1,2})分?)?)|(${CHINESE_HOUR})[点时](半)?)`
const TIMES = new RegExp(`${CLOCK}(?:-|~|至|到|—)+${CLOCK}`, 'g')

const HOUR_OF: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  十一: 11,
  十二: 12,
}

interface Clock {
  period: string | undefined
  hour: number
  minute: number
}

/** The six groups of CLOCK. */
function clockOf(groups: readonly (string | undefined)[]): Clock {
  const [period, digits, minutes, half, more, chinese, chineseHalf] = groups
  const hour = digits === undefined ? (HOUR_OF[chinese ?? ''] ?? Number.NaN) : Number(digits)
  const minute = half || chineseHalf ? 30 : Number(minutes ?? more ?? 0)
  return { period, hour, minute }
}

/** Minutes since midnight; an afternoon's 2:00 is 14:00. NaN for a time that no clock shows. */
function minutesOf({ period, hour, minute }: Clock): number {
  const later = period !== undefined && /[下傍晚夜]|午后/.test(period) && hour < 12
  const noon = period === '中午' && hour < 6
  const total = (hour + (later || noon ? 12 : 0)) * 60 + minute
  return minute < 60 && total <= 24 * 60 ? total : Number.NaN
}

const DAY = '[一二三四五六日天1-7]'
const WEEK = '(?:每?(?:周|星期|礼拜))'
const DAYS = new RegExp(`^(?:${WEEK}${DAY}+|${DAY})(?:(?:-|~|至|到|—)+${WEEK}?${DAY})?`)

function weekdayOf(character: string): number {
  if (character === '天') return 7
  return /\d/.test(character) ? Number(character) : '一二三四五六日'.indexOf(character) + 1
}

/** The weekdays that a clause says, wholly understood, or null. An empty clause says nothing new. */
function weekdaysIn(clause: string): number[] | null {
  let rest = clause
  const found = new Set<number>()
  while (rest !== '') {
    const word = /^(?:每天|每日|天天|周一至周日全周|全周|全年)/.exec(rest)
    const work = /^(?:工作日|平日)/.exec(rest)
    const weekend = /^(?:每?周末|双休日)/.exec(rest)
    const days = DAYS.exec(rest)
    const filler = /^(?:开放时间|接待时间|服务时间|开放|接待|营业|时间|每|的|及|和|与|、|,|:|;|\n)/.exec(rest)
    const token = word ?? work ?? weekend ?? days ?? filler
    if (!token) return null
    if (word) for (const day of [1, 2, 3, 4, 5, 6, 7]) found.add(day)
    else if (work) for (const day of [1, 2, 3, 4, 5]) found.add(day)
    else if (weekend) for (const day of [6, 7]) found.add(day)
    else if (days) for (const day of daysIn(token[0])) found.add(day)
    rest = rest.slice(token[0].length)
  }
  return [...found]
}

/** 「周一至周五」 is a stretch, 「周一三五」 are three days. */
function daysIn(words: string): number[] {
  const range = new RegExp(`(${DAY})(?:-|~|至|到|—)+${WEEK}?(${DAY})$`).exec(words)
  const singles = [...(range ? words.slice(0, range.index) : words).matchAll(new RegExp(DAY, 'g'))].map(([day]) =>
    weekdayOf(day),
  )
  if (!range?.[1] || !range[2]) return singles
  const [first, last] = [weekdayOf(range[1]), weekdayOf(range[2])]
  const stretch = Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, i) => ((first - 1 + i) % 7) + 1)
  return [...singles, ...stretch]
}

/** One spelling of signs, and no blanks. */
function plain(words: string): string {
  return halfWidth(words)
    .replace(/：/g, ':')
    .replace(/[;；]/g, ';')
    .replace(/[,，/]/g, ',')
    .replace(/[–―－﹣~～〜]/g, '-')
    .replace(HOLIDAYS_APART, '')
    .replace(/[()()]/g, '')
    .replace(/[^\S\n]/g, '')
}

/**
 * The weekly slots that the hours of an office's roll say, such as 「周一至周五 8:30-11:30」, 「每周二、四下午2点到4点半」 or 「周六上午9:00-11:00,周日
 * 14:00-16:00」. Null when the words are not wholly understood.
 */
export function parseOpeningHours(words: string): WeeklySlot[] | null {
  const text = plain(words)
  if (NOT_WEEKLY.test(text)) return null
  const slots: WeeklySlot[] = []
  let days: number[] = []
  let end = 0
  for (const match of text.matchAll(TIMES)) {
    const said = weekdaysIn(text.slice(end, match.index))
    if (said === null) return null
    if (said.length > 0) days = said
    const [open, close] = [clockOf(match.slice(1, 8)), clockOf(match.slice(8, 15))]
    const from = minutesOf(open)
    const to = minutesOf({ ...close, period: close.period ?? (close.hour < open.hour ? undefined : open.period) })
    if (days.length === 0 || !(from < to)) return null
    slots.push(...days.map((weekday) => ({ weekday, from, to })))
    end = match.index + match[0].length
  }
  const rest = text.slice(end).replace(/[;,、。.\n]|开放|接待|开门|营业|照常/g, '')
  if (slots.length === 0 || rest !== '') return null
  return slots.sort((a, b) => a.weekday - b.weekday || a.from - b.from)
}
