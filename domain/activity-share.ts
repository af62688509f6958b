import { ACTIVITY_KIND_LABELS, type ActivityKind } from './activity'
import { onWallClock } from './time'

/** What is told of an activity outside of the product, in a group or on paper: what everybody may read. */
export interface SharedActivity {
  kind: ActivityKind
  title: string
  note: string
  homeName: string
  /** Where people meet, as everybody reads it. */
  whereWords: string
  startsAt: Date
  endsAt: Date
  capacity: number
  left: number
}

const WEEKDAYS = '日一二三四五六'

/** 「5月26日 周三」. */
export function dayWords(at: Date): string {
  const local = onWallClock(at)
  return `${local.format('M月D日')} 周${WEEKDAYS[local.day()]}`
}

/** 「14:00-16:00」; an end on another day says so. */
export function hoursWords(startsAt: Date, endsAt: Date): string {
  const [from, to] = [onWallClock(startsAt), onWallClock(endsAt)]
  const next = from.format('YYYY-MM-DD') === to.format('YYYY-MM-DD') ? '' : '次日 '
  return `${from.format('HH:mm')}-${next}${to.format('HH:mm')}`
}

/** 「还剩 3 个位」, or that it is full and one may wait. */
export const placesWords = (left: number): string => (left > 0 ? `还剩 ${left} 个位` : '报满了,可以候补')

/** Where people meet: the home and its address, or the address alone where it says the home already. */
export const whereLine = ({ homeName, whereWords }: Pick<SharedActivity, 'homeName' | 'whereWords'>): string =>
  whereWords.includes(homeName) ? whereWords : `${homeName}(${whereWords})`

/** Lines for names that stand ready in the group. */
const LINES = 3

/**
 * The text that a host pastes into her group as women there know it (接龙): what, when, where, how many, and lines to put a name on. Whoever writes her
 * name there has no place yet, and the text says so.
 */
export function chainText(activity: SharedActivity): string {
  const { kind, title, note, startsAt, endsAt, capacity, left } = activity
  const heading = title.includes(ACTIVITY_KIND_LABELS[kind]) ? title : `${ACTIVITY_KIND_LABELS[kind]} · ${title}`
  return [
    `【${heading}】`,
    `时间:${dayWords(startsAt)} ${hoursWords(startsAt, endsAt)}`,
    `地点:${whereLine(activity)}`,
    `名额:${capacity} 个,${placesWords(left)}`,
    ...(note === '' ? [] : [note]),
    '',
    '点小程序卡片报上名,位子才算数。不会点的,在下面接龙,我来帮您报:',
    ...Array.from({ length: LINES }, (_, at) => `${at + 1}. `),
  ].join('\n')
}
