import type { CancelReason } from '../../../domain/activity-plan'
import { CANCEL_REASON_LABELS, CANCEL_REASONS } from '../../../domain/activity-plan'
import { onWallClock, toIso } from '../../../domain/time'
import { api } from '../../services/api'
import type { ManagedActivity } from '../../services/model'

/** What a sheet changes. */
export type What = 'text' | 'time' | 'place' | 'capacity' | 'cancel'
/** Of a weekly one: this time alone, or from this time on. */
export type Scope = 'one' | 'following'

export const SCOPES: { id: Scope; label: string }[] = [
  { id: 'one', label: '只这一次' },
  { id: 'following', label: '这次和以后' },
]

export const REASONS = CANCEL_REASONS.map((id) => ({ id, label: CANCEL_REASON_LABELS[id] }))

/** What stands in the sheet's fields. */
export interface Draft {
  title: string
  note: string
  date: string
  from: string
  to: string
  /** Empty at the home itself. */
  place: string
  capacity: number | null
  reason: CancelReason
  words: string
}

export function draftOf({ title, note, startsAt, endsAt, capacity, atHome, whereWords }: ManagedActivity): Draft {
  const [start, end] = [onWallClock(startsAt), onWallClock(endsAt)]
  return {
    ...{ title, note, date: start.format('YYYY-MM-DD'), from: start.format('HH:mm'), to: end.format('HH:mm') },
    ...{ place: atHome ? '' : whereWords, capacity, reason: 'weather', words: '' },
  }
}

export const TITLES: Record<What, string> = {
  text: '改文字',
  time: '改时间',
  place: '改地方',
  capacity: '改名额',
  cancel: '这次不办了',
}

/** What a change does to those who signed up, said before it is done. */
export function warning(what: What, { people, capacity }: ManagedActivity, draft: Draft): string {
  const seated = people.filter(({ state }) => state !== 'waits').length
  switch (what) {
    case 'text':
      return '新的文字过了微信的审核才换上,没过以前大家看到的还是原来的。'
    case 'time':
      return seated > 0 ? `已经报名的 ${seated} 位会收到消息,各自再答一次来不来。` : ''
    case 'place':
      return seated > 0 ? `已经报名的 ${seated} 位会收到消息,各自再答一次来不来。坐不下的话,再改名额。` : ''
    case 'capacity':
      if (draft.capacity === null || draft.capacity >= capacity) return '多出来的位子,候补的按次序补上。'
      return '坐不下的,报得最晚的几位排到候补最前面,会告诉她们。'
    case 'cancel':
      return people.length > 0 ? `报了名和候补的 ${people.length} 位都会收到消息和原因。` : ''
  }
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const momentOf = (date: string, time: string): string => toIso(new Date(`${date}T${time}:00+08:00`))

/** Makes the change and answers what to say of it. */
export async function make(
  what: What,
  scope: Scope,
  { activityId }: ManagedActivity,
  draft: Draft,
  intention: string,
): Promise<string> {
  const words = draft.words.trim() === '' ? null : draft.words
  if (what === 'cancel') {
    const input = { activityId, reason: draft.reason, words }
    if (scope === 'following') {
      const { cancelled } = await api.activity.endFollowing(input, intention)
      return `从这次起不办了,${cancelled} 次都取消了`
    }
    const { told } = await api.activity.cancel(input, intention)
    return told > 0 ? `取消了,已经告诉 ${told} 位` : '取消了'
  }
  if (scope === 'following' && what !== 'place') {
    const { changed } = await api.activity.changeFollowing(following(activityId, draft), intention)
    return `${changed} 次都改好了`
  }
  return one(what, activityId, draft, intention)
}

function following(activityId: string, { title, note, from, to, capacity }: Draft) {
  return {
    ...{ activityId, title, note: note.trim() === '' ? null : note, capacity: capacity ?? 1 },
    ...{ fromMinute: minutesOf(from), minutes: minutesOf(to) - minutesOf(from) },
  }
}

async function one(
  what: Exclude<What, 'cancel'>,
  activityId: string,
  draft: Draft,
  intention: string,
): Promise<string> {
  const { title, note, date, from, to, capacity } = draft
  switch (what) {
    case 'text':
      await api.activity.correctText({ activityId, title, note: note.trim() === '' ? null : note }, intention)
      return '文字换好了'
    case 'time': {
      const times = { startsAt: momentOf(date, from), endsAt: momentOf(date, to) }
      const { asked } = await api.activity.move({ activityId, ...times }, intention)
      return asked > 0 ? `时间改好了,正在问 ${asked} 位` : '时间改好了'
    }
    case 'place': {
      const words = draft.place.trim()
      const elsewhere = words === '' ? null : { words, position: null }
      const { asked, whereWords } = await api.activity.movePlace({ activityId, elsewhere }, intention)
      return asked > 0 ? `改到${whereWords}了,正在问 ${asked} 位` : `改到${whereWords}了`
    }
    case 'capacity': {
      const { left, waiting } = await api.activity.setCapacity({ activityId, capacity: capacity ?? 1 }, intention)
      return waiting > 0 ? `改好了,还有 ${waiting} 位候补` : `改好了,还剩 ${left} 个位`
    }
  }
}
