import type { HomeDocument, OrganisationDocument, PersonDocument } from '../kit/documents'
import { command, find, read } from '../kit/store'

const PLACE_FIELDS = ['level', 'name', 'path']

export function personById(id: string): Promise<PersonDocument | null> {
  return read<PersonDocument>('persons', id, ['noShows', 'sixtyUp'])
}

/** Whoever is on a roster, and whoever signed somebody up: names and family lines. At most 1000. */
export function personsByIds(ids: readonly string[]): Promise<PersonDocument[]> {
  if (ids.length === 0) return Promise.resolve([])
  return find<PersonDocument>('persons', {
    where: { _id: command.in([...ids]) },
    fields: ['name', 'family'],
    limit: 1000,
  })
}

export async function villagePathOf(villageId: string): Promise<string | null> {
  return (await placeById(villageId))?.path ?? null
}

export function placeById(id: string): Promise<OrganisationDocument | null> {
  return read<OrganisationDocument>('organisations', id, PLACE_FIELDS)
}

/** Some places of the tree, in no order. */
export function placesByIds(ids: readonly string[]): Promise<OrganisationDocument[]> {
  return find<OrganisationDocument>('organisations', {
    where: { _id: command.in([...ids]) },
    fields: PLACE_FIELDS,
    limit: ids.length,
  })
}

export async function rootPlace(): Promise<OrganisationDocument | null> {
  const [root] = await find<OrganisationDocument>('organisations', {
    where: { root: true },
    fields: PLACE_FIELDS,
    limit: 1,
  })
  return root ?? null
}

export function homeById(id: string): Promise<HomeDocument | null> {
  return read<HomeDocument>('microHomes', id)
}
