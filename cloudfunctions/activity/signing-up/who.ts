import { waitsFirstUntil } from '../../../domain/no-shows'
import { idsOnPath } from '../../../domain/organisation'
import type { PersonDocument } from '../../kit/documents'
import { identities } from '../../kit/person-document'
import { refuse } from '../../kit/refusal'
import { personById, villagePathOf } from '../store'

/** For whom the caller acts: herself, or an adult whom she remembers; never anybody else. */
export interface Who {
  id: string
  ids: readonly string[]
  /** The caller, where she acts for another. */
  by?: string
}

export function whoIs(resident: PersonDocument, personId: string | undefined): Who {
  if (personId === undefined || personId === resident._id) return { id: resident._id, ids: identities(resident) }
  const adult = resident.family?.adults.find((each) => each.personId === personId) ?? refuse('NOT_FOUND', 'personId')
  return { id: adult.personId, ids: [adult.personId], by: resident._id }
}

/** Whether two no-shows put her behind for now. Another's marks are her own, and cost a look. */
export async function waitsFirst(resident: PersonDocument, who: Who, at: Date): Promise<boolean> {
  const adult = resident.family?.adults.find(({ personId }) => personId === who.id)
  if (adult?.sixtyUp) return false
  const person = who.by === undefined ? resident : await personById(who.id)
  return person !== null && waitsFirstUntil(person, at) !== null
}

/** The township in which the caller lives; whoever she brings is a neighbour of hers. Null while she has not chosen her village. */
export async function townshipPathOf(person: PersonDocument): Promise<string | null> {
  const path = person.villagePath ?? (person.villageId ? await villagePathOf(person.villageId) : null)
  if (!path) return null
  return idsOnPath(path)
    .slice(0, 2)
    .map((id) => `${id}/`)
    .join('')
}
