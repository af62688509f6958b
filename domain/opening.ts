import type { SlotPerson } from './rotation'

/**
 * The door of a home on one day (C07, C08). Where a place does not open by itself somebody opens and closes it on site: a shop's hours are not reception
 * hours. A reception counts from an hour on (rubric, "Evaluation window").
 */
export const OPENING_WAYS = ['siteCode', 'phone', 'byItself'] as const
export type OpeningWay = (typeof OPENING_WAYS)[number]
export const OPENING_WAY_LABELS: Record<OpeningWay, string> = {
  siteCode: '扫了门口的码',
  phone: '在手机上开的门',
  byItself: '店里照常开着,人在',
}

/** A woman at the open door, from a moment until she closed it; null while it is open, or when nobody said. */
export interface Spell {
  /** The call that opened. */
  id: string
  from: Date
  to: Date | null
  by: SlotPerson
  as: 'host' | 'paired' | 'neighbour'
  how: OpeningWay
  slotId: string | null
  /** Written down without a network and arrived so many minutes later. */
  lateMinutes?: number
  /** Her phone's clock was ahead of ours by so many minutes: the moment of arrival counts. */
  clockAheadMinutes?: number
  /** The closing was told on a later day. */
  closedLater?: true
}

/** A reception counts from so many minutes on (rubric). */
export const LEAST_OPEN_MINUTES = 60
/** What was done without a network arrives within three days, or not at all (rubric C4: 72 h). */
export const LATEST_HOURS = 72
/** Two clocks differ; less is nothing. */
const SAME_MINUTES = 2
/** What comes later than this waited for a network. */
const AT_ONCE_MINUTES = 5

export const minutesBetween = (from: Date, to: Date): number => Math.floor((to.getTime() - from.getTime()) / 60_000)

/** The moment that counts for what a phone says it did at `told`, and what has to be noted; null when it comes too late. */
export function judgedMoment(
  told: Date,
  arrived: Date,
): { at: Date; lateMinutes?: number; clockAheadMinutes?: number } | null {
  const behind = minutesBetween(told, arrived)
  if (behind > LATEST_HOURS * 60) return null
  if (behind < -SAME_MINUTES) return { at: arrived, clockAheadMinutes: -behind }
  const at = told > arrived ? arrived : told
  return behind > AT_ONCE_MINUTES ? { at, lateMinutes: behind } : { at }
}

/** The door is open while somebody's spell is. */
export const isOpenNow = (spells: readonly Spell[]): boolean => spells.some(({ to }) => to === null)

/** She opens: the day's spells with hers, or null when this call is in already, or she stands at an open door. */
export function opened(spells: readonly Spell[], spell: Spell, same: (person: SlotPerson) => boolean): Spell[] | null {
  const isIn = spells.some(({ id, by, from, to }) => id === spell.id || (same(by) && to === null && from <= spell.from))
  return isIn ? null : [...spells, spell].sort((a, b) => Number(a.from) - Number(b.from))
}

/** The door is shut: whoever is there leaves with it. Null when it is shut already. */
export function closed(spells: readonly Spell[], at: Date, isLater: boolean): Spell[] | null {
  const open = spells.filter(({ to, from }) => to === null && from <= at)
  if (open.length === 0) return null
  return spells.map((spell) =>
    open.includes(spell) ? { ...spell, to: at, ...(isLater ? { closedLater: true as const } : {}) } : spell,
  )
}

/** The longest stay of somebody of the home on that day, in minutes; what nobody closed says nothing. */
export function longestStay(spells: readonly Spell[]): number {
  return Math.max(0, ...spells.map(({ from, to }) => (to === null ? 0 : minutesBetween(from, to))))
}
