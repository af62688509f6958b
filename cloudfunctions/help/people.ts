import type { PersonDocument } from '../kit/documents'
import { command, find } from '../kit/store'

/** More people than this are named on no case. */
const MOST_PEOPLE = 500

/** Names of persons of the staff. One database call; none for nobody. */
export async function namesOf(personIds: readonly string[]): Promise<Map<string, string | null>> {
  const ids = [...new Set(personIds)]
  if (ids.length === 0) return new Map()
  const persons = await find<PersonDocument>('persons', {
    where: { _id: command.in(ids) },
    fields: ['name'],
    limit: MOST_PEOPLE,
  })
  return new Map(persons.map(({ _id, name }) => [_id, name]))
}

/** The persons themselves, as far as reading is concerned. */
export function personsById(personIds: readonly string[]): Promise<PersonDocument[]> {
  const ids = [...new Set(personIds)]
  if (ids.length === 0) return Promise.resolve([])
  return find<PersonDocument>('persons', {
    where: { _id: command.in(ids) },
    fields: ['name', 'roles', 'also'],
    limit: MOST_PEOPLE,
  })
}
