import { dateOf } from '../../../domain/calendar-day'
import { CONTACT_CHANNEL_LABELS, HELP_TOPIC_LABELS, HELP_URGENCY_LABELS, type HelpChild } from '../../../domain/help'
import { CASE_DEEDS, type CaseDeed } from '../../../domain/help-log'
import { CASE_STATE_LABELS, type CaseState } from '../../../domain/help-state'
import { onWallClock } from '../../../domain/time'
import { agoWords, dayName } from '../../services/day-words'
import type { CaseFile, CaseRow } from '../../services/model'

/** A case in words, as whoever works on it reads it. */
export interface Tag {
  text: string
  tone: string
}

export interface DeskRow {
  caseId: string
  topic: string
  tags: Tag[]
  /** Who has it, where it stands and since when. */
  stands: string
  due: string
  late: boolean
  /** Red on the list: danger, or a report that is missing. */
  urgent: boolean
  label: string
}

const CHILD_TAGS: Record<HelpChild, string> = { none: '', involved: '有孩子', writes: '孩子自己写的' }

const WAITS_FOR_US: readonly CaseState[] = ['submitted', 'triaged', 'referred']
const FOLLOWED_UP: readonly CaseState[] = ['resolved', 'followUp', 'withdrawn']

/** 「最晚 周五 受理」: what must have happened by the day that the county lays down, in working days. */
export function dueWords({ state, dueOn, overdue, urgency }: CaseRow, now: Date): string {
  if (dueOn === null) return ''
  if (urgency === 'now' && WAITS_FOR_US.includes(state)) return '现在就要有人接'
  const day = dayName(dueOn, dateOf(now))
  const what = WAITS_FOR_US.includes(state) ? '受理' : FOLLOWED_UP.includes(state) ? '回访' : '给她答复'
  return overdue ? `${day}就该${what},过了` : `最晚${day}${what}`
}

export function tagsOf(row: CaseRow): Tag[] {
  const tags: Tag[] = []
  if (row.red) tags.push({ text: '要报告,超过一小时', tone: 'rose' })
  if (row.urgency === 'now') tags.push({ text: HELP_URGENCY_LABELS.now, tone: 'rose' })
  if (row.harm) tags.push({ text: '有人受伤害', tone: 'rose' })
  if (row.child !== 'none') tags.push({ text: CHILD_TAGS[row.child], tone: 'plum' })
  tags.push({ text: CASE_STATE_LABELS[row.state], tone: row.state === 'submitted' ? 'sun' : 'sand' })
  return tags
}

export function ownerWords({ owner, mine }: CaseRow, myId: string): string {
  if (owner === null) return mine ? '还没人接,请您参与' : '还没人接'
  if (owner.personId === myId) return '我在办'
  return `${owner.name ?? '一位干部'}在办`
}

export function deskRow(row: CaseRow, myId: string, now: Date): DeskRow {
  const topic = HELP_TOPIC_LABELS[row.topic]
  const stands = `${ownerWords(row, myId)} · ${row.desk} · ${agoWords(row.sentAt, now)}`
  const due = dueWords(row, now)
  const tags = tagsOf(row)
  return {
    caseId: row.caseId,
    topic,
    tags,
    stands,
    due,
    late: row.overdue,
    urgent: row.red || row.urgency === 'now',
    label: [topic, ...tags.map(({ text }) => text), stands, due].filter((one) => one !== '').join(','),
  }
}

/** A case that may not be opened has a number at most: the beginning of its id. */
export const numberOf = (caseId: string): string => `编号 ${caseId.slice(0, 6)}`

export const momentWords = (moment: string, now: Date): string => agoWords(moment, now)
export const clockWords = (moment: string): string => onWallClock(moment).format('H:mm')

/** How she may be reached, and how not: what stands above everything else of a case. */
export interface ContactView {
  way: string
  phone: string
  hours: string
  codeWord: string
  warning: string
  mayCall: boolean
}

export function contactOf({ channel, phone, hours, codeWord, doNotCall }: CaseFile['contact']): ContactView {
  const mayCall = channel === 'phone' && !doNotCall && phone !== null
  return {
    way: channel === 'app' ? '只在这里回复她,别的方式都不要用' : CONTACT_CHANNEL_LABELS[channel],
    phone: channel === 'app' ? '' : (phone ?? ''),
    hours: hours ?? '',
    codeWord: codeWord ?? '',
    warning: doNotCall && channel !== 'app' ? '不要打电话' : '',
    mayCall,
  }
}

export interface LogRow {
  id: number
  at: string
  who: string
  did: string
}

/** Who is meant where no name stands: she, by her code or receipt, or the clock. */
const HERS: readonly string[] = ['ask', 'open', 'say', 'consent', 'decline', 'withdraw', 'contact', 'exclude', 'attach']
const CLOCKS: readonly string[] = ['call', 'unanswered', 'erase', 'rewrap']

export function logRow({ at, name, did }: CaseFile['looks'][number], id: number): LogRow {
  const who = name ?? (HERS.includes(did) ? '她本人' : CLOCKS.includes(did) ? '到点自动' : '一位干部')
  return { id, at: onWallClock(at).format('M月D日 H:mm'), who, did: CASE_DEEDS[did as CaseDeed] ?? did }
}
