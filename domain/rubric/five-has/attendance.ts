import type { Rubric } from '../rubric'

/** How many must come, by kind (rubric §1): apart, since the cadence needs these alone of the whole rubric. */
export const FIVE_HAS_ATTENDANCE: Rubric['minimumAttendance'] = {
  gathering: { share: 0.03, min: 3, max: 5 },
  quarterly: { share: 0.06, min: 5, max: 10 },
  banquet: { share: 0.1, min: 8, max: 15 },
}
