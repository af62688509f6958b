import { DUTY_ROLE_LABELS } from '../../domain/duty'
import { dayWords } from './day-words'
import type { FreeHalfHour, HalfHourTaken } from './model'

/** A half hour that can be taken, as one of a list to choose from. */
export interface HalfHourChoice {
  id: string
  label: string
  note: string
}

/** A half hour that was taken, as a page shows it. */
export interface HalfHourRow {
  key: string
  shiftId: string
  place: number
  when: string
  who: string
  /** Why nobody is coming, and what can be done; empty where it stands. */
  fallen: string
  /** It has begun: there is nothing to give back. */
  past: boolean
}

const keyOf = ({ shiftId, place }: { shiftId: string; place: number }): string => `${shiftId} ${place}`

/** What a choice names. */
export function chosenHalfHour(id: string): { shiftId: string; place: number } {
  const [shiftId = '', place = ''] = id.split(' ')
  return { shiftId, place: Number(place) }
}

/** 「周四 14:30」, 「罗律师 · 律师 · 澜川县妇联」; the soonest first. */
export function halfHourChoices(free: readonly FreeHalfHour[], now: Date): HalfHourChoice[] {
  return [...free]
    .sort((a, b) => a.at.localeCompare(b.at))
    .map((one) => ({
      id: keyOf(one),
      label: dayWords(one.at, now),
      note: `${one.name ?? '一位'} · ${DUTY_ROLE_LABELS[one.role]} · ${one.unit}`,
    }))
}

export function halfHourRows(taken: readonly HalfHourTaken[], now: Date): HalfHourRow[] {
  return [...taken]
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .map(({ shiftId, place, at, role, name, stands }) => {
      const past = Date.parse(at) <= now.getTime()
      return {
        key: keyOf({ shiftId, place }),
        shiftId,
        place,
        when: dayWords(at, now),
        who: `${name ?? '一位'} · ${DUTY_ROLE_LABELS[role]}`,
        fallen: stands || past ? '' : '这一次约不成了,请另约一个。',
        past,
      }
    })
}
