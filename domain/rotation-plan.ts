import { dateAfter, weekdayOfDate } from './calendar-day'
import type { RotationSlot, SlotPerson, Slots } from './rotation'
import { onWallClock } from './time'

/** A weekly hour of duty: ISO weekday 1-7, minutes since midnight. */
export interface DutyTime {
  weekday: number
  from: number
  to: number
}

/** A slot as a plan proposes it. */
export interface ProposedSlot {
  date: string
  from: number
  to: number
  personId: string
}

/** 2027-06 */
export const isMonth = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text)
export const monthOf = (at: Date): string => onWallClock(at).format('YYYY-MM')
export const monthAfter = (month: string, months: number): string =>
  onWallClock(`${month}-15T12:00:00+08:00`).add(months, 'month').format('YYYY-MM')

/** A home's plan of a month is one document under this id. */
export const planIdOf = (homeId: string, month: string): string => `${homeId}_${month}`

/** 0609-1400: the day and the minute at which it begins; one door has one slot at a time. */
export const slotIdOf = (startsAt: Date): string => onWallClock(startsAt).format('MMDD-HHmm')

export function momentOf(date: string, minutes: number): Date {
  return new Date(Date.parse(`${date}T00:00:00+08:00`) + minutes * 60_000)
}

/**
 * The slots of a month's days from `first` on: the weekly hours in order of time, the people in turn (S04: 吴海燕, 高敏, 王姐, 沈老师), beginning with
 * the first of them. Whoever makes the plan may still change each of them.
 */
export function slotsInTurn(
  month: string,
  times: readonly DutyTime[],
  people: readonly string[],
  first = `${month}-01`,
): ProposedSlot[] {
  const slots: ProposedSlot[] = []
  for (let date = `${month}-01`; date.startsWith(month); date = dateAfter(date, 1)) {
    if (date < first) continue
    const today = times.filter(({ weekday }) => weekday === weekdayOfDate(date)).sort((a, b) => a.from - b.from)
    for (const { from, to } of today) {
      const personId = people[slots.length % people.length]
      if (personId !== undefined) slots.push({ date, from, to, personId })
    }
  }
  return slots
}

/** True when no two slots of one door lie over each other. */
export function areApart(slots: readonly Pick<RotationSlot, 'startsAt' | 'endsAt'>[]): boolean {
  const inOrder = [...slots].sort((a, b) => Number(a.startsAt) - Number(b.startsAt))
  return inOrder.every((slot, i) => i === 0 || (inOrder[i - 1]?.endsAt ?? slot.startsAt) <= slot.startsAt)
}

/** The slots in order of time, each with its id. */
export function inOrder(slots: Slots): [string, RotationSlot][] {
  return Object.entries(slots).sort(([, a], [, b]) => Number(a.startsAt) - Number(b.startsAt))
}

/** A stretch of time that a woman has given to a home. */
export interface Duty {
  personId: string
  startsAt: Date
  endsAt: Date
}

/**
 * The duties that the slots still bind women to. While a swap waits for its answer, both women are bound to both slots: so nobody can be given two
 * doors at once between the question and the answer.
 */
export function dutiesIn(slots: Slots): Duty[] {
  return Object.values(slots).flatMap((slot) => {
    if (slot.state === 'excused' || slot.state === 'exempt') return []
    const { startsAt, endsAt, swap } = slot
    const held: Duty[] = [{ personId: slot.on.id, startsAt, endsAt }]
    if (slot.state !== 'swapRequested' || !swap) return held
    held.push({ personId: swap.to.id, startsAt, endsAt })
    const other = swap.forSlot === null ? undefined : slots[swap.forSlot]
    if (other) held.push({ personId: slot.on.id, startsAt: other.startsAt, endsAt: other.endsAt })
    return held
  })
}

/** The first of her duties that lies over another; women by `same`, since one woman may be known under several ids. */
export function doubleBooked(
  wanted: readonly Duty[],
  elsewhere: readonly Duty[],
  same: (a: string, b: string) => boolean,
): Duty | undefined {
  return wanted.find((duty) =>
    elsewhere.some(
      (other) => same(duty.personId, other.personId) && duty.startsAt < other.endsAt && other.startsAt < duty.endsAt,
    ),
  )
}

/** Everybody whom the slots name, for the index that finds a woman's duties in any home. */
export function peopleIn(slots: Slots): string[] {
  return [...new Set(dutiesIn(slots).map(({ personId }) => personId))].sort()
}

/**
 * How much of the duty was kept (S04; rubric C1): of the slots that are over or kept, without those excused or exempt, how many somebody served.
 * Nobody is the worse for standing in: a substituted slot is a kept one.
 */
export function servedRate(slots: Slots, at: Date): { kept: number; due: number } {
  const isKept = ({ state }: RotationSlot): boolean => state === 'served' || state === 'substituted'
  const due = Object.values(slots).filter(
    (slot) => slot.state !== 'excused' && slot.state !== 'exempt' && (isKept(slot) || slot.endsAt <= at),
  )
  return { kept: due.filter(isKept).length, due: due.length }
}

/** How many slots in a row a woman has missed, counted back from the last that is decided; what was excused or exempt does not count. */
export function absentInARow(slots: readonly RotationSlot[], who: (person: SlotPerson) => boolean): number {
  const hers = slots
    .filter(({ state, on }) => who(on) && ['served', 'substituted', 'missed'].includes(state))
    .sort((a, b) => Number(b.startsAt) - Number(a.startsAt))
  const kept = hers.findIndex(({ state }) => state === 'served')
  return kept === -1 ? hers.length : kept
}

/** The months of a quarter in which a month lies. */
export function quarterMonths(month: string): string[] {
  const first = Math.floor((Number(month.slice(5)) - 1) / 3) * 3 + 1
  return [0, 1, 2].map((i) => `${month.slice(0, 4)}-${String(first + i).padStart(2, '0')}`)
}
