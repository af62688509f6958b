import type { Span } from './active-spans'
import { LEAST_OPEN_MINUTES } from './opening'
import { beginOf, type Days, endOf, isCovered, type Period, type PeriodDays } from './period'

/** 周接待 / 月聚会 / 季活动 / 年宴会 (C08; 004-篇二 二.3-四, "原则要求"): a target that is measured, with exemptions, and locks nothing. */
export const CADENCE_KINDS = ['reception', 'gathering', 'quarterly', 'banquet'] as const
export type CadenceKind = (typeof CADENCE_KINDS)[number]

export const CADENCE_PERIOD: Record<CadenceKind, Period> = {
  reception: 'week',
  gathering: 'month',
  quarterly: 'quarter',
  banquet: 'year',
}

/** How hosts read them. */
export const CADENCE_LABELS: Record<CadenceKind, string> = {
  reception: '本周接待',
  gathering: '本月聚会',
  quarterly: '本季活动',
  banquet: '今年家宴会',
}

/** A stretch in which the home's door was open for a reception. `to` is null while it is. */
export interface OpeningFact {
  id: string
  from: Date
  to: Date | null
}

/** An activity of one of the kinds that have a head count. `persons` is null until it was settled after its end. */
export interface HeldFact {
  id: string
  kind: Exclude<CadenceKind, 'reception'>
  startsAt: Date
  persons: number | null
  cancelled: boolean
  /** Somebody who may said that it counts no more. */
  invalid: boolean
}

/** What is known of a home, as far as a period can be judged by it. */
export interface CadenceFacts {
  /** When the home was active. */
  active: readonly Span[]
  openings: readonly OpeningFact[]
  held: readonly HeldFact[]
  /** Days for which nothing is asked; `why` is shown to all. */
  exempt: readonly ExemptDays[]
  /** How many must come, by kind, for a home of this size. */
  least: Readonly<Record<HeldFact['kind'], number>>
}

export interface ExemptDays extends Days {
  why: string
}

/**
 * Why a period counts or does not. One reason: the nearest miss, since that is what a host can mend or ask about (「为什么第 23 周没算?」).
 */
export type CadenceWhy =
  | { is: 'kept'; ids: string[] }
  | { is: 'exempt'; why: string }
  | { is: 'notActive' }
  | { is: 'invalid'; id: string }
  | { is: 'tooFew'; id: string; persons: number; least: number }
  | { is: 'tooShort'; id: string; minutes: number }
  | { is: 'notSettled'; id: string }
  | { is: 'cancelled'; id: string }
  | { is: 'nothing' }

export interface CadenceVerdict {
  required: boolean
  kept: boolean
  exempt: boolean
  why: CadenceWhy
}

/**
 * Judges one period of one kind. Required only when the home was active on every day of it and it is not exempt; a period is exempt only when
 * covered whole, and what happens in it is neither required nor counted (rubric §1, §9.6). A period that still runs is judged by what has
 * happened so far.
 */
export function judge(kind: CadenceKind, period: PeriodDays, facts: CadenceFacts): CadenceVerdict {
  const verdict = (why: CadenceWhy, more: Partial<CadenceVerdict> = {}): CadenceVerdict => ({
    required: true,
    kept: false,
    exempt: false,
    why,
    ...more,
  })
  if (isCovered(period, facts.exempt)) {
    const [first] = facts.exempt.filter(({ first, last }) => first <= period.last && period.first <= last)
    return verdict({ is: 'exempt', why: first?.why ?? '' }, { required: false, exempt: true })
  }
  const required = isActiveThroughout(period, facts.active)
  const why = kind === 'reception' ? judgeReception(period, facts) : judgeHeld(kind, period, facts)
  if (why.is === 'kept') return verdict(why, { required, kept: true })
  return required ? verdict(why) : verdict({ is: 'notActive' }, { required })
}

function isActiveThroughout(period: PeriodDays, spans: readonly Span[]): boolean {
  const [begin, end] = [beginOf(period), endOf(period)]
  return spans.some(({ from, to }) => from <= begin && (to === null || to >= end))
}

const isIn = (at: Date, period: PeriodDays): boolean => beginOf(period) <= at && at < endOf(period)

function judgeReception(period: PeriodDays, { openings }: CadenceFacts): CadenceWhy {
  const inside = openings
    .filter(({ from }) => isIn(from, period))
    .map(({ id, from, to }) => ({
      id,
      minutes: to === null ? 0 : Math.floor((to.getTime() - from.getTime()) / 60_000),
    }))
  const long = inside.filter(({ minutes }) => minutes >= LEAST_OPEN_MINUTES)
  if (long.length > 0) return { is: 'kept', ids: long.map(({ id }) => id) }
  const [nearest] = [...inside].sort((a, b) => b.minutes - a.minutes)
  return nearest ? { is: 'tooShort', ...nearest } : { is: 'nothing' }
}

function judgeHeld(kind: HeldFact['kind'], period: PeriodDays, { held, least }: CadenceFacts): CadenceWhy {
  const inside = held.filter((one) => one.kind === kind && isIn(one.startsAt, period))
  const counts = inside.filter(
    ({ persons, cancelled, invalid }) => !cancelled && !invalid && persons !== null && persons >= least[kind],
  )
  if (counts.length > 0) return { is: 'kept', ids: counts.map(({ id }) => id) }
  const misses = inside.map((one): CadenceWhy => missOf(one, least[kind]))
  return [...misses].sort((a, b) => NEAREST.indexOf(a.is) - NEAREST.indexOf(b.is))[0] ?? { is: 'nothing' }
}

/** The nearest miss first. */
const NEAREST: readonly CadenceWhy['is'][] = ['notSettled', 'tooFew', 'invalid', 'cancelled']

function missOf({ id, persons, cancelled, invalid }: HeldFact, least: number): CadenceWhy {
  if (cancelled) return { is: 'cancelled', id }
  if (invalid) return { is: 'invalid', id }
  return persons === null ? { is: 'notSettled', id } : { is: 'tooFew', id, persons, least }
}
