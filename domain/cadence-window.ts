import { CADENCE_KINDS, CADENCE_PERIOD, type CadenceKind } from './cadence'
import { beginOf, type PeriodDays, periodAt, periodBefore } from './period'

/** How many whole periods back a home looks at itself. */
export const LOOK_BACK: Record<CadenceKind, number> = { reception: 12, gathering: 6, quarterly: 4, banquet: 1 }

/** The running period of a kind and those before it, newest first. */
export function recentPeriods(kind: CadenceKind, at: Date): PeriodDays[] {
  const periods = [periodAt(CADENCE_PERIOD[kind], at)]
  while (periods.length <= LOOK_BACK[kind])
    periods.push(periodBefore(CADENCE_PERIOD[kind], periods.at(-1) as PeriodDays))
  return periods
}

/** When the oldest of them began: facts from there on are enough to judge all. */
export function lookBackFrom(at: Date): Date {
  const begins = CADENCE_KINDS.map((kind) => beginOf(recentPeriods(kind, at).at(-1) as PeriodDays).getTime())
  return new Date(Math.min(...begins))
}

/**
 * The periods to judge anew at a moment when something happened at `from`: those that hold it or came after, and always the running one with the
 * one before it, which a late record may still change. Never farther back than `lookBackFrom`.
 */
export function periodsToJudge(kind: CadenceKind, from: Date | null, at: Date): PeriodDays[] {
  const recent = recentPeriods(kind, at)
  const touched = from === null ? [] : recent.filter(({ last }) => new Date(`${last}T23:59:59+08:00`) >= from)
  return recent.slice(0, Math.max(2, touched.length))
}
