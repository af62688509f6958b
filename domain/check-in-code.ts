import type { ActivityKind } from './activity'

/** S07: the code on a host's screen is another one every 45 seconds, and the one before and after count as well: scanning takes time. */
export const CODE_STEP_MS = 45_000
const STEPS_AROUND = 1

const MINUTE_MS = 60_000
/** S07: from half an hour before the start until an hour after it. */
const OPENS_BEFORE_MS = 30 * MINUTE_MS
const CLOSES_AFTER_MS = 60 * MINUTE_MS
/** What was kept on paper may be entered for three days after the end (S07, rubric C4). */
const PAPER_FOR_MS = 72 * 60 * MINUTE_MS

export const stepAt = (at: Date): number => Math.floor(at.getTime() / CODE_STEP_MS)

/** A photograph of the screen is worth nothing after a minute or two. It does not stop a live video (safety, "Honest words"). */
export function isCurrent(step: number, at: Date): boolean {
  return Math.abs(stepAt(at) - step) <= STEPS_AROUND
}

/** When one checks in. */
export interface CheckInWindow {
  from: Date
  until: Date
  /** Afterwards a host enters whoever came late, or what stands on paper, with a word why; until then. */
  paperUntil: Date
}

interface Timed {
  kind: ActivityKind
  startsAt: Date
  endsAt: Date
}

/** Through the open door of a reception people come as long as it stands open. */
export function checkInWindow({ kind, startsAt, endsAt }: Timed): CheckInWindow {
  const until = startsAt.getTime() + CLOSES_AFTER_MS
  return {
    from: new Date(startsAt.getTime() - OPENS_BEFORE_MS),
    until: new Date(kind === 'reception' ? Math.max(until, endsAt.getTime()) : until),
    paperUntil: new Date(endsAt.getTime() + PAPER_FOR_MS),
  }
}

/** The same window as conditions on an activity's times, for a guard: asked at `at`, start and end must lie so. */
export function windowBounds(at: Date): { startsBy: Date; startsAfter: Date; receptionEndsAfter: Date } {
  return {
    startsBy: new Date(at.getTime() + OPENS_BEFORE_MS),
    startsAfter: new Date(at.getTime() - CLOSES_AFTER_MS),
    receptionEndsAfter: at,
  }
}

/** All steps whose codes a host's phone needs: those of the window, and one to either side. */
export function stepsOf(window: CheckInWindow): { first: number; count: number } {
  const first = stepAt(window.from) - STEPS_AROUND
  return { first, count: stepAt(window.until) + STEPS_AROUND - first + 1 }
}
