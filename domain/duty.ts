/** Duty of the rights service centre (N01): lawyers, counsellors, mediators and officers take turns. */
export const DUTY_ROLES = ['officer', 'lawyer', 'counsellor', 'mediator'] as const
export type DutyRole = (typeof DUTY_ROLES)[number]

export const DUTY_ROLE_LABELS: Record<DutyRole, string> = {
  officer: '妇联值班',
  lawyer: '律师',
  counsellor: '心理咨询师',
  mediator: '调解员',
}

/** Minutes after the first call at which the next one is called; the last of them is when nobody has answered (S10). */
export const CHAIN_MINUTES = [5, 10, 20] as const

/** Where a chain of calls stands. */
export type ChainStage = { called: number; nextAt: Date } | { called: number; exhausted: Date }

/**
 * Whom the chain has reached at a moment, from its beginning alone: a clock that stood still, ran twice or came late finds the same. A chain
 * shorter than three calls goes on waiting for those it has.
 */
export function chainAt(startedAt: Date, length: number, at: Date): ChainStage {
  const moments = CHAIN_MINUTES.map((minutes) => new Date(startedAt.getTime() + minutes * 60_000))
  const next = moments.find((moment) => at < moment)
  const passed = moments.filter((moment) => moment <= at).length
  if (next === undefined) return { called: length, exhausted: moments[moments.length - 1] ?? startedAt }
  return { called: Math.min(length, passed + 1), nextAt: next }
}

/** A shift is not longer than a day. */
export const LONGEST_SHIFT_MS = 24 * 3_600_000
