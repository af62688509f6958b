import { ACTIVITY_KIND_LABELS, type Audience } from '../../../domain/activity'
import type { ActivityTemplate } from '../../../domain/activity-template'
import { dateAfter, weekdayOfDate } from '../../../domain/calendar-day'
import { onWallClock, toIso } from '../../../domain/time'
import type { ActivityPlanning, DayMark, PublishInput, TypedActivity } from '../../services/model'

/** What she writes; a draft of it is kept as it is. */
export type Form = TypedActivity
export type Field = keyof Form

/** People wait no longer than this in a small room. */
const WAITLIST = 10
const MINUTE_MS = 60_000

export const AUDIENCE_OPTIONS: { id: Audience; label: string; note: string }[] = [
  { id: 'everyone', label: '谁都可以来', note: '先报先得' },
  { id: 'township', label: '本镇街的', note: '住在这个镇街的人' },
  { id: 'lot', label: '抽签', note: '报名截止以后抽,种子公开' },
]

/** A template as its card shows it. */
export interface TemplateCard {
  id: string
  title: string
  kind: string
  /** 「6月9日」 of a festival that comes; empty otherwise. */
  day: string
}

/** The last one to do again, under an id that no template has. */
export const AGAIN = 'again'

export function templateCards({ templates, last }: ActivityPlanning, all: readonly ActivityTemplate[]): TemplateCard[] {
  const cards = templates.flatMap(({ id, date }) => {
    const template = all.find((each) => each.id === id)
    if (!template) return []
    return [
      { id, title: template.title, kind: ACTIVITY_KIND_LABELS[template.kind], day: date === null ? '' : dayOf(date) },
    ]
  })
  const again = last ? [{ id: AGAIN, title: last.title, kind: '照上次再办', day: '' }] : []
  return [...again, ...cards]
}

const dayOf = (date: string): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`

/** A day to choose, with what she should know of it. */
export interface DayChip {
  date: string
  weekday: string
  day: string
  /** 端午, 调休上班, …; empty on an ordinary day. */
  mark: string
}

const WEEKDAYS = '一二三四五六日'
/** Two weeks lie open; any other day is on the wheels. */
const CHIPS = 14

export function dayChips(today: string, marks: readonly DayMark[]): DayChip[] {
  return Array.from({ length: CHIPS }, (_, ahead) => {
    const date = dateAfter(today, ahead)
    return {
      date,
      weekday: ahead === 0 ? '今天' : `周${WEEKDAYS[weekdayOfDate(date) - 1]}`,
      day: String(Number(date.slice(8))),
      mark: markWords(marks.find((mark) => mark.date === date)),
    }
  })
}

export function markWords(mark: DayMark | undefined | null): string {
  if (!mark) return ''
  switch (mark.kind) {
    case 'holiday':
      return `${mark.name}放假`
    case 'makeUpWorkday':
      return '调休上班'
    case 'closed':
      return mark.name === '' ? '不开门' : mark.name
    case 'festival':
      return mark.name
  }
}

export function emptyForm(): Form {
  return {
    ...{ templateId: null, kind: null, title: '', note: '', date: '', from: '', to: '', capacity: null },
    ...{ audience: 'everyone', countCompanions: true, elsewhere: '', weekly: false },
  }
}

/** A template in the form: its words and times; the day stays hers, but a festival brings its own. */
export function withTemplate(form: Form, template: ActivityTemplate, date: string | null, seats: number | null): Form {
  return {
    ...form,
    ...{ templateId: template.id, kind: template.kind, title: template.title, note: template.note },
    ...{ from: template.startsAt, to: timeAfter(template.startsAt, template.minutes) },
    capacity: seats === null ? template.capacity : Math.min(template.capacity, seats),
    date: date ?? form.date,
  }
}

/** The last one again, on the same weekday of the week that comes. */
export function withLast(form: Form, last: NonNullable<ActivityPlanning['last']>, today: string): Form {
  const [from, to] = [onWallClock(last.startsAt), onWallClock(last.endsAt)]
  return {
    ...form,
    ...{ templateId: last.templateId, kind: last.kind, title: last.title, note: last.note },
    ...{ from: from.format('HH:mm'), to: to.format('HH:mm'), capacity: last.capacity },
    ...{ audience: last.audience, countCompanions: last.countCompanions },
    date: nextWeekday(today, weekdayOfDate(from.format('YYYY-MM-DD'))),
  }
}

/** The next day with this weekday, never today. */
export function nextWeekday(today: string, weekday: number): string {
  for (let ahead = 1; ahead <= 7; ahead += 1) {
    const date = dateAfter(today, ahead)
    if (weekdayOfDate(date) === weekday) return date
  }
  return dateAfter(today, 7)
}

function timeAfter(time: string, minutes: number): string {
  const start = Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  const end = Math.min(start + minutes, 23 * 60 + 59)
  return `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`
}

const momentOf = (date: string, time: string): Date => new Date(`${date}T${time}:00+08:00`)

/** What is missing or cannot be, with a word to act on. */
export function wrongIn(form: Form, now: Date): Partial<Record<Field, string>> {
  const wrong: Partial<Record<Field, string>> = {}
  if (form.kind === null) wrong.templateId = '先选一种活动'
  if (form.title.trim() === '') wrong.title = '写个名字,邻居一看就懂'
  if (form.date === '') wrong.date = '选一天'
  if (form.from === '') wrong.from = '几点开始'
  if (form.to === '') wrong.to = '几点结束'
  if (form.capacity === null) wrong.capacity = '写一个 1 到 500 的数'
  if (form.date !== '' && form.from !== '') {
    const start = momentOf(form.date, form.from)
    if (start <= now) wrong.from = '这个时间已经过了'
    if (form.to !== '' && momentOf(form.date, form.to) <= start) wrong.to = '要晚于开始'
  }
  return wrong
}

/** What is sent; null while something is missing. */
export function publishInput(homeId: string, draftId: string | null, form: Form, now: Date): PublishInput | null {
  const { kind, templateId, title, note, date, from, to, capacity, audience, countCompanions, elsewhere, weekly } = form
  if (kind === null || capacity === null || Object.keys(wrongIn(form, now)).length > 0) return null
  return {
    ...{ homeId, draftId, kind, templateId, title, note: note.trim() === '' ? null : note },
    ...{ startsAt: toIso(momentOf(date, from)), endsAt: toIso(momentOf(date, to)) },
    ...{ opensAt: null, closesAt: null, freeCancelUntil: null },
    ...{ capacity, waitlistMax: WAITLIST, countCompanions, audience },
    elsewhere: elsewhere.trim() === '' ? null : { words: elsewhere, position: null },
    weekly: weekly ? { until: null, except: [] } : null,
  }
}

/** 「周三 5月26日 14:00-16:00,每周重复」 as the button's own words. */
export function planWords({ date, from, to, weekly }: Form): string {
  if (date === '' || from === '' || to === '') return ''
  const minutes = (momentOf(date, to).getTime() - momentOf(date, from).getTime()) / MINUTE_MS
  if (minutes <= 0) return ''
  const weekday = `周${WEEKDAYS[weekdayOfDate(date) - 1]}`
  return `${dayOf(date)} ${weekday} ${from}-${to}${weekly ? `,每${weekday}重复` : ''}`
}
