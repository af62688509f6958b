import { dateOf, weekdayOfDate } from '../../domain/calendar-day'
import { EXCUSE_REASON_LABELS, EXEMPT_REASON_LABELS, SLOT_STATE_LABELS, type SlotState } from '../../domain/rotation'
import { onWallClock } from '../../domain/time'
import type { DutySlot } from './model'

const WEEKDAYS = '一二三四五六日'
const TONES: Record<SlotState, string> = {
  scheduled: 'sun',
  confirmed: 'teal',
  swapRequested: 'plum',
  swapped: 'teal',
  served: 'leaf',
  substituted: 'leaf',
  missed: 'rose',
  excused: 'sand',
  exempt: 'sand',
}

/** 「6月2日 周三」 */
export function dayWords(date: string): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日 周${WEEKDAYS[weekdayOfDate(date.slice(0, 10)) - 1]}`
}

export const clockOf = (moment: string): string => onWallClock(moment).format('H:mm')

/** A slot as a row: when, who, and how it stands, in words and a tone. */
export interface SlotRow {
  id: string
  month: string
  date: string
  day: string
  time: string
  who: string
  mine: boolean
  state: SlotState
  word: string
  tone: string
  note: string
  label: string
}

export function slotRow(
  slot: Pick<DutySlot, 'id' | 'startsAt' | 'endsAt' | 'state' | 'nobodyThere' | 'on'> & Partial<DutySlot>,
): SlotRow {
  const date = dateOf(new Date(slot.startsAt))
  const day = dayWords(date)
  const time = `${clockOf(slot.startsAt)}-${clockOf(slot.endsAt)}`
  const who = slot.mine ? `${slot.on.name}(我)` : slot.on.name
  const word = slot.nobodyThere ? SLOT_STATE_LABELS.missed : SLOT_STATE_LABELS[slot.state]
  const note = noteOf(slot)
  return {
    id: slot.id,
    month: slot.month ?? date.slice(0, 7),
    date,
    day,
    time,
    who,
    mine: slot.mine === true,
    state: slot.state,
    word,
    tone: slot.nobodyThere ? TONES.missed : TONES[slot.state],
    note,
    label: [day, time, who, word, note].filter((words) => words !== '').join(','),
  }
}

function noteOf(slot: Partial<DutySlot>): string {
  if (slot.swap?.toMe) return `想请您换班,等您回话`
  if (slot.swap) return `在等${slot.swap.to.name}回话,到${dayWords(slot.swap.until)} ${clockOf(slot.swap.until)}`
  if (slot.state === 'substituted' && slot.served) return `${slot.served.name}来顶的,${clockOf(slot.served.at)} 开的门`
  if (slot.served) return `${clockOf(slot.served.at)} 开的门`
  if (slot.coming) return `${slot.coming}说她来顶`
  if (slot.exempt) return EXEMPT_REASON_LABELS[slot.exempt]
  if (slot.excused) return EXCUSE_REASON_LABELS[slot.excused]
  return slot.plannedFor ? `原来排的是${slot.plannedFor}` : ''
}

/** 「6月值了 3 班,应值 4 班」; empty while nothing is over. */
export function rateWords({ kept, due }: { kept: number; due: number }): string {
  return due === 0 ? '' : `到今天 ${due} 班,值了 ${kept} 班`
}

/** A month's days in weeks, Monday first, each with what stands there. */
export interface DutyDay {
  date: string
  day: number
  mark: string
  words: string
  tone: string
  today: boolean
  label: string
}

const SHORT: Record<SlotState, string> = {
  scheduled: '待',
  confirmed: '定',
  swapRequested: '换',
  swapped: '定',
  served: '✓',
  substituted: '✓',
  missed: '缺',
  excused: '假',
  exempt: '免',
}

export function monthGrid(
  month: string,
  rows: readonly SlotRow[],
  days: readonly { date: string; kind: string; name: string }[],
  today: string,
): { before: number[]; days: DutyDay[] } {
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate()
  const before = Array.from({ length: weekdayOfDate(`${month}-01`) - 1 }, (_, i) => i)
  return {
    before,
    days: Array.from({ length: last }, (_, i) => {
      const date = `${month}-${String(i + 1).padStart(2, '0')}`
      const here = rows.filter((row) => row.date === date)
      const first = here.find(({ tone }) => tone === TONES.missed) ?? here[0]
      const mark = days.find((day) => day.date === date)
      return {
        date,
        day: i + 1,
        mark: first ? (first.tone === TONES.missed ? '!' : SHORT[first.state]) : '',
        words: first ? first.who.slice(0, 3) : (mark?.name ?? ''),
        tone: first?.tone ?? '',
        today: date === today,
        label: [dayWords(date).replace(' ', ','), mark?.name ?? '', ...here.map(({ who, word }) => `${who}${word}`)]
          .filter((words) => words !== '')
          .join(','),
      }
    }),
  }
}
