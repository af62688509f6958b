import type { CadenceFacts, ExemptDays, HeldFact, OpeningFact } from '../../../domain/cadence'
import { minimumAttendance } from '../../../domain/rubric/attendance'
import { FIVE_HAS_ATTENDANCE } from '../../../domain/rubric/five-has/attendance'
import type { HomeDocument } from '../../kit/documents'
import { spansOf } from '../../kit/home-spans'

/** What of a home its cadence is judged by. */
export const PACE_HOME_FIELDS = [
  'name',
  'state',
  'path',
  'orgId',
  'villageName',
  'townshipName',
  'womenCovered',
  'steps',
  'stateSince',
  'createdAt',
  'paceFrom',
  'version',
] as const

export type PaceHome = Pick<HomeDocument, '_id' | (typeof PACE_HOME_FIELDS)[number]>

/** A home's facts as domain/cadence judges them. */
export function factsOf(
  home: PaceHome,
  recorded: { openings: readonly OpeningFact[]; held: readonly HeldFact[]; exempt: readonly ExemptDays[] },
): CadenceFacts {
  const least = (kind: HeldFact['kind']): number =>
    minimumAttendance({ minimumAttendance: FIVE_HAS_ATTENDANCE }, kind, home.womenCovered)
  return {
    active: spansOf(home),
    openings: recorded.openings,
    held: recorded.held,
    exempt: recorded.exempt,
    least: { gathering: least('gathering'), quarterly: least('quarterly'), banquet: least('banquet') },
  }
}
