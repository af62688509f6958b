/** One line of the budget table (design, "Budgets"): what was measured, against what it may be. */
export interface Measure {
  bench: string
  what: string
  value: number
  budget: number
  /** Counts are exact and fail CI when over; ratios depend on the machine and are only printed, unless they are firm. */
  kind: 'count' | 'ratio'
  /** Set for a ratio that is measured so that it is the same everywhere: over budget it fails like a count. */
  firm?: true
  ok: boolean
}

/** A measure that is good while it does not exceed its budget. */
export function atMost(bench: string, kind: Measure['kind'], what: string, value: number, budget: number): Measure {
  return { bench, what, value, budget, kind, ok: value <= budget }
}
