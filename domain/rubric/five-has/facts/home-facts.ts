import type { HomeFacts } from '../../facts'
import type { Condition } from '../../rubric'
import { automaticVetoes } from '../../veto'
import { FIVE_HAS } from '../five-has'
import type { HomeRecords } from '../records'
import { activityFacts, weeksAsked } from './activity'
import { displayFacts } from './display'
import { type EvidenceLine, type Found, frameOf } from './frame'
import { hostFacts, isLeadUntrained } from './host'
import { mechanismFacts } from './mechanism'
import { placeFacts } from './place'
import { countedDays } from './vetoes'

/** A home looked at through 五有, with everything that it was computed from. Plain data: it is stored as it is, and frozen with a review. */
export interface HomeLook {
  cutOff: string
  /** First and last day of the window. */
  first: string
  last: string
  facts: HomeFacts
  /** The facts at the cut-off if nothing more happens: what would raise the score is measured against them. */
  ahead: HomeFacts
  /** Units that can still be had before the cut-off, where there is a limit. */
  open: Record<string, number>
  vetoes: string[]
  evidence: Record<string, EvidenceLine[]>
}

/**
 * The facts of a home in the months before a cut-off, as far as they are known at a moment; null for a home that was not active before the cut-off. The
 * same records and moments give the same look forever.
 */
export function lookAtHome(records: HomeRecords, cutOff: string, at: Date): HomeLook | null {
  const frame = frameOf(FIVE_HAS, records, cutOff, at)
  if (frame === null) return null
  const found: Record<string, Found> = {
    ...placeFacts(frame),
    ...hostFacts(frame),
    ...mechanismFacts(frame),
    ...activityFacts(frame),
    ...displayFacts(frame),
  }
  const conditions: Condition[] = [
    ...(isLeadUntrained(frame) ? (['leadUntrained'] as const) : []),
    ...(frame.window.short ? (['shortWindow'] as const) : []),
  ]
  const by = <T>(pick: (one: Found) => T) =>
    Object.fromEntries(Object.entries(found).map(([id, one]) => [id, pick(one)]))
  const common = { covered: records.covered, requiredWeeks: weeksAsked(frame), conditions }
  return {
    cutOff,
    first: frame.window.first,
    last: frame.window.last,
    facts: { ...common, auto: by(({ now }) => now) },
    ahead: { ...common, auto: by(({ ahead }) => ahead) },
    open: Object.fromEntries(
      Object.entries(found).flatMap(([id, { open }]) => (open === undefined ? [] : [[id, open]])),
    ),
    vetoes: automaticVetoes(FIVE_HAS.vetoes, countedDays(frame)),
    evidence: by(({ lines }) => lines),
  }
}
