import type { HomeDocument, PersonDocument } from '../../kit/documents'
import { edit } from '../../kit/edit'
import type { FactSource } from '../../kit/outbox'
import { command, find, type Patch, read } from '../../kit/store'

/** Persons that one home names, and those who claimed them. */
const PERSONS_OF_A_HOME = 100
/** Whether a person hosts elsewhere is known from a few homes. */
const SOME_HOMES = 5

export function personById(id: string): Promise<PersonDocument | null> {
  return read<PersonDocument>('persons', id)
}

/** Names and claims of persons, by id. */
export async function personsByIds(ids: readonly string[]): Promise<Map<string, PersonDocument>> {
  if (ids.length === 0) return new Map()
  const persons = await find<PersonDocument>('persons', {
    where: { _id: command.in([...new Set(ids)]) },
    fields: ['name', 'claim'],
    limit: PERSONS_OF_A_HOME,
  })
  return new Map(persons.map((person) => [person._id, person]))
}

export function homesHostedBy(personId: string): Promise<HomeDocument[]> {
  return find<HomeDocument>('microHomes', {
    where: { 'hosts.personId': personId },
    fields: ['hosts'],
    limit: SOME_HOMES,
  })
}

export function changeHome(
  home: HomeDocument,
  source: FactSource,
  patchFor: (current: HomeDocument) => Patch | null,
): Promise<void> {
  return edit('microHomes', home, source, patchFor)
}
