import { ACTIVITY_KIND_LABELS, type ActivityPhase } from '../../domain/activity'
import { dayWords, hoursWords, type SharedActivity } from '../../domain/activity-share'
import { checkInWindow } from '../../domain/check-in-code'
import type { HostsActivity, ManagedActivity } from '../services/model'
import { calledOf } from './names'
import { markWords } from './publish/plan-form'

/** Where an activity stands, in a word and a tone for its tag. */
export const PHASE_TAGS: Record<ActivityPhase, { text: string; tone: string }> = {
  draft: { text: '草稿', tone: 'sand' },
  moderating: { text: '审核中', tone: 'sand' },
  notOpen: { text: '还没开始报名', tone: 'sky' },
  open: { text: '报名中', tone: 'leaf' },
  closed: { text: '报名截止', tone: 'sand' },
  ongoing: { text: '正在办', tone: 'rose' },
  over: { text: '办完了', tone: 'sand' },
  completed: { text: '办完了', tone: 'sand' },
  cancelled: { text: '取消了', tone: 'plum' },
}

/** How near the host's desk at the door is: it is time; it can be looked at, with cards to print before and latecomers to enter after; it is over. */
export type DeskTime = 'now' | 'near' | 'none'

export function deskOf(
  { kind, phase, ...at }: Pick<HostsActivity, 'kind' | 'phase' | 'startsAt' | 'endsAt'>,
  now: Date,
): DeskTime {
  const { from, until, paperUntil } = checkInWindow({
    kind,
    startsAt: new Date(at.startsAt),
    endsAt: new Date(at.endsAt),
  })
  if (phase === 'cancelled' || now >= paperUntil) return 'none'
  return now >= from && now < until ? 'now' : 'near'
}

/** An activity in the host's list. */
export interface ListLine {
  id: string
  day: string
  month: string
  weekday: string
  title: string
  kind: string
  hours: string
  places: string
  tag: { text: string; tone: string }
  mark: string
  weekly: boolean
  todo: string
}

export function listLine(activity: HostsActivity): ListLine {
  const [startsAt, endsAt] = [new Date(activity.startsAt), new Date(activity.endsAt)]
  const [date = '', weekday = ''] = dayWords(startsAt).split(' ')
  const [month = '', day = ''] = date.replace('日', '').split('月')
  const { phase, capacity, left, record } = activity
  const held = phase === 'over' || phase === 'completed'
  return {
    id: activity.activityId,
    ...{ day, month: `${month}月`, weekday, title: activity.title, kind: ACTIVITY_KIND_LABELS[activity.kind] },
    hours: hoursWords(startsAt, endsAt),
    places: phase === 'cancelled' ? '' : `${capacity - left}/${capacity} 位`,
    tag: PHASE_TAGS[phase],
    mark: markWords(activity.mark),
    weekly: activity.seriesId !== null,
    todo: held && record === 'none' ? '写记录' : '',
  }
}

/** What a host shares of an activity. */
export const sharedOf = (activity: ManagedActivity): SharedActivity => ({
  ...{ kind: activity.kind, title: activity.title, note: activity.note, homeName: activity.homeName },
  ...{ whereWords: activity.whereWords, capacity: activity.capacity, left: activity.left },
  ...{ startsAt: new Date(activity.startsAt), endsAt: new Date(activity.endsAt) },
})

const STATE_WORDS: Record<ManagedActivity['people'][number]['state'], { text: string; tone: string }> = {
  comes: { text: '来', tone: 'leaf' },
  asked: { text: '改了时间,等她答', tone: 'sun' },
  promoted: { text: '补上了,等她答', tone: 'sun' },
  waits: { text: '候补', tone: 'sky' },
  walkIn: { text: '现场来的', tone: 'leaf' },
  came: { text: '到了', tone: 'teal' },
  noShow: { text: '没来', tone: 'sand' },
}

/** Somebody on the roster as the host reads her. */
export interface PersonLine {
  id: string
  name: string
  note: string
  tag: { text: string; tone: string }
}

export function personLines(people: ManagedActivity['people']): PersonLine[] {
  const called = calledOf(people)
  return people.map(({ personId, n, by, state }, at) => ({
    id: `${personId}-${at}`,
    name: called[at] ?? '',
    note: [n > 1 ? `带 ${n - 1} 位` : '', by === null ? '' : `${by || '邻居'}代报`]
      .filter((word) => word !== '')
      .join(' · '),
    tag: STATE_WORDS[state],
  }))
}
