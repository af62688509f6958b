import type { Call } from '../../kit/context'
import type { Family, PersonDocument } from '../../kit/documents'
import { changePerson } from '../store'

/** Changes her family in one compare-and-set; `change` answers null when nothing is to be done, and may refuse. */
export function changeFamily(
  call: Call,
  resident: PersonDocument,
  change: (family: Family) => Family | null,
): Promise<void> {
  return changePerson(resident, call.source(resident._id), (current) => {
    const next = change(current.family ?? { lines: [], adults: [] })
    return next && { 'family.lines': next.lines, 'family.adults': next.adults }
  })
}
