import { targetFor } from './measure'
import type { AttendedKind, Rubric } from './rubric'

/**
 * Distinct valid check-ins, the host's own left out, that an activity needs to count as kept for its kind, for W women covered; W unknown or
 * 0 means the smallest number (rubric §1, §9.5). A reception counts without a visitor.
 */
export function minimumAttendance(
  { minimumAttendance: least }: Pick<Rubric, 'minimumAttendance'>,
  kind: AttendedKind,
  covered: number | null,
): number {
  return targetFor(least[kind], covered)
}
