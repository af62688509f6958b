import { idsOnPath } from '../../../domain/organisation'
import type { OrganisationDocument, PersonDocument } from '../../kit/documents'
import { command, find } from '../../kit/store'

/** Officers at one desk and at the county above it; more would be no office. */
const MOST_OFFICERS = 200
/** More than this begin alike only for one letter; a second one finds the rest. */
const MOST_PLACES_FOUND = 20
const PLACE_FIELDS = ['level', 'name', 'path', 'parentName']

export function placesById(ids: readonly string[]): Promise<OrganisationDocument[]> {
  if (ids.length === 0) return Promise.resolve([])
  return find<OrganisationDocument>('organisations', {
    where: { _id: command.in([...ids]) },
    fields: PLACE_FIELDS,
    limit: ids.length,
  })
}

/** By the beginning of a name or of its initials; a township before its villages. */
export function placesByTerm(term: string): Promise<OrganisationDocument[]> {
  return find<OrganisationDocument>('organisations', {
    where: { terms: term },
    fields: PLACE_FIELDS,
    orderBy: [['path', 'asc']],
    limit: MOST_PLACES_FOUND,
  })
}

/** From the root down to a place, itself included. */
export async function wayTo(path: string): Promise<OrganisationDocument[]> {
  const places = await placesById(idsOnPath(path))
  return places.sort((a, b) => a.path.length - b.path.length)
}

/** The one root of this environment. */
export function rootPlace(): Promise<OrganisationDocument[]> {
  return find<OrganisationDocument>('organisations', { where: { root: true }, fields: PLACE_FIELDS, limit: 1 })
}

/** Persons with a role at one of these very places, not below them. */
export function officersAt(orgIds: readonly string[]): Promise<PersonDocument[]> {
  return find<PersonDocument>('persons', {
    where: { 'roles.orgId': command.in([...orgIds]) },
    fields: ['name', 'roles', 'also'],
    orderBy: [['_id', 'asc']],
    limit: MOST_OFFICERS,
  })
}
