import { LINE_KEPT_DAYS } from '../../../domain/family'
import { DAY_MS } from '../../../domain/time'
import type { Call } from '../../kit/context'
import type { Family, FamilyLine, PersonDocument } from '../../kit/documents'
import { mayBeSeen } from '../../kit/family'
import { command } from '../../kit/store'
import { changePerson } from '../store'

/**
 * Changes her family in one compare-and-set; `change` answers null when nothing is to be done, and may refuse. Where a child may no longer be seen in
 * photos, the order to take them down is part of the same write (activity/recording/child-photos-off). While there are lines, it is known when to look
 * whether they still come along.
 */
export function changeFamily(
  call: Call,
  resident: PersonDocument,
  change: (family: Family) => Family | null,
): Promise<void> {
  return changePerson(resident, call.source(resident._id), (current) => {
    const before = current.family ?? { lines: [], adults: [] }
    const next = change(before)
    if (next === null) return null
    const off = before.lines.some((line) => mayBeSeen(line) && !next.lines.some(sameAndSeen(line)))
    const lookAt = command.min(new Date(call.now.getTime() + LINE_KEPT_DAYS * DAY_MS))
    return {
      'family.lines': next.lines,
      'family.adults': next.adults,
      ...(off ? { childPhotosOff: call.now } : {}),
      ...(next.lines.length > 0 ? { linesLookAt: lookAt } : {}),
    }
  })
}

const sameAndSeen =
  ({ id }: FamilyLine) =>
  (line: FamilyLine): boolean =>
    line.id === id && mayBeSeen(line)
