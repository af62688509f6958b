import type { Rubric } from '../rubric'
import { FIVE_HAS } from './five-has'

/** Every version that a home was ever judged by stays: its total is computed again from it (S16). */
const VERSIONS: readonly Rubric[] = [FIVE_HAS]

/** @throws RangeError for a version that was never published. */
export function rubricOf({ rubricId, rubricVersion }: { rubricId: string; rubricVersion: string }): Rubric {
  const found = VERSIONS.find(({ id, version }) => id === rubricId && version === rubricVersion)
  if (!found) throw new RangeError(`no rubric ${rubricId} ${rubricVersion}`)
  return found
}
