import type { Fact } from './measure'

/** What a rotation says of itself in the window. */
export interface RotationCounts {
  /** Slots served, swapped, substituted, or cancelled at least 24 hours ahead. */
  served: number
  /** Scheduled slots that are neither excused nor exempt. */
  scheduled: number
  /** Required weeks that are not excused. */
  weeks: number
}

/**
 * The fact behind C1. A home that publishes few slots is measured against its required weeks, so that an unscheduled rotation raises
 * nothing (rubric §8). Null where the county's paper leaves rotation to the homes (004-篇一 二.2: 可实行轮值制度) and this one has none.
 */
export function rotationFact({ served, scheduled, weeks }: RotationCounts, optional: boolean): Fact | null {
  if (optional && scheduled === 0) return null
  return { kind: 'share', kept: served, of: Math.max(scheduled, weeks) }
}
