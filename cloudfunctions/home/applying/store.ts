import type { HomeState } from '../../../domain/home-state'
import { type Position, pathRange } from '../../../domain/organisation'
import { geoPoint } from '../../kit/database'
import type { HomeDocument, OrganisationDocument, PersonDocument } from '../../kit/documents'
import { edit } from '../../kit/edit'
import type { FactSource } from '../../kit/outbox'
import { command, count, create, find, type Patch, read } from '../../kit/store'
import type { HomeDraftsDocument } from './draft-document'

const PLACE_FIELDS = ['level', 'name', 'parentName', 'path', 'centre']
const TODO_FIELDS = [
  'name',
  'state',
  'path',
  'stateSince',
  'createdAt',
  'villageName',
  'townshipName',
  'hosts',
  'paired',
  'shownAt',
  'ownerConsent',
  'venueKind',
  'source',
]
const MINE_FIELDS = [
  'name',
  'state',
  'path',
  'villageName',
  'townshipName',
  'plateNumber',
  'stateSince',
  'createdAt',
  'requestId',
  'applicantId',
  'hosts',
]
/** What near-duplicates are compared by. */
const COMPARED_FIELDS = [
  'name',
  'state',
  'path',
  'orgId',
  'venueKind',
  'shownAt',
  'shownExact',
  'shownAddress',
  'addressToken',
  'positionToken',
]
const APPLICATIONS_OF_ONE = 20
const PLACES_FOUND = 20
/** A village has a handful of homes; so many are compared. */
const COMPARED_IN_VILLAGE = 200
const COMPARED_NEXT_DOOR = 20

/** A village or a unit: the places that a home can belong to. */
export async function placeById(id: string): Promise<OrganisationDocument | null> {
  const place = await read<OrganisationDocument>('organisations', id, PLACE_FIELDS)
  return place?.level === 'village' || place?.level === 'unit' ? place : null
}

/** Villages and units found under a term of their names. */
export async function placesByTerm(term: string): Promise<OrganisationDocument[]> {
  const found = await Promise.all(
    (['unit', 'village'] as const).map((level) =>
      find<OrganisationDocument>('organisations', {
        where: { level, terms: term },
        fields: PLACE_FIELDS,
        limit: PLACES_FOUND,
      }),
    ),
  )
  return found.flat().slice(0, PLACES_FOUND)
}

export function draftsOf(personId: string): Promise<HomeDraftsDocument | null> {
  return read<HomeDraftsDocument>('homeDrafts', personId)
}

export function addDrafts(
  drafts: Omit<HomeDraftsDocument, 'version' | 'outbox'>,
  source: FactSource,
): Promise<boolean> {
  return create<HomeDraftsDocument>('homeDrafts', drafts, source)
}

export function changeDrafts(
  drafts: HomeDraftsDocument,
  source: FactSource,
  patchFor: (current: HomeDraftsDocument) => Patch | null,
): Promise<void> {
  return edit('homeDrafts', drafts, source, patchFor)
}

export function homeById(id: string): Promise<HomeDocument | null> {
  return read<HomeDocument>('microHomes', id)
}

export function homesByIds(ids: readonly string[]): Promise<HomeDocument[]> {
  return find<HomeDocument>('microHomes', { where: { _id: command.in([...ids]) }, limit: ids.length })
}

export function addHome(home: Omit<HomeDocument, 'version' | 'outbox'>, source: FactSource): Promise<boolean> {
  return create<HomeDocument>('microHomes', home, source)
}

/** A committee member whom somebody named and who has no account yet; false when she stands already. */
export function addPerson(person: Omit<PersonDocument, 'version' | 'outbox'>, source: FactSource): Promise<boolean> {
  return create<PersonDocument>('persons', person, source)
}

export function changeHome(
  home: HomeDocument,
  source: FactSource,
  patchFor: (current: HomeDocument) => Patch | null,
): Promise<void> {
  return edit('microHomes', home, source, patchFor)
}

/** The homes that these persons applied for. */
export function appliedBy(personIds: readonly string[]): Promise<HomeDocument[]> {
  return find<HomeDocument>('microHomes', {
    where: { applicantId: command.in([...personIds]) },
    fields: MINE_FIELDS,
    limit: APPLICATIONS_OF_ONE,
  })
}

/** Homes of one village or unit, to compare a new one with. */
export function homesOfPlace(path: string): Promise<HomeDocument[]> {
  return find<HomeDocument>('microHomes', { where: { path }, fields: COMPARED_FIELDS, limit: COMPARED_IN_VILLAGE })
}

/** Active homes whose shown point lies next door, in any village. */
export function homesNextDoor(at: Position, metres: number): Promise<HomeDocument[]> {
  return find<HomeDocument>('microHomes', {
    where: {
      state: 'active',
      shownAt: command.geoNear({ geometry: geoPoint(at), minDistance: 0, maxDistance: metres }),
    },
    fields: COMPARED_FIELDS,
    limit: COMPARED_NEXT_DOOR,
  })
}

/** A key of the list of what waits for one office: since when, then the id. */
export interface WaitingKey {
  since: Date
  id: string
}

/** What waits for an office, the longest first, after a key. One call, or two where homes of one moment are cut by the page. */
export async function homesWaiting(orgId: string, after: WaitingKey | null, limit: number): Promise<HomeDocument[]> {
  const page = (where: Record<string, unknown>, most: number): Promise<HomeDocument[]> =>
    find<HomeDocument>('microHomes', {
      where: { waitsFor: orgId, ...where },
      fields: TODO_FIELDS,
      orderBy: [
        ['stateSince', 'asc'],
        ['_id', 'asc'],
      ],
      limit: most,
    })
  if (after === null) return page({}, limit)
  const rest = await page({ stateSince: after.since, _id: command.gt(after.id) }, limit)
  if (rest.length === limit) return rest
  return [...rest, ...(await page({ stateSince: command.gt(after.since) }, limit - rest.length))]
}

export function countWaiting(orgId: string): Promise<number> {
  return count('microHomes', { waitsFor: orgId })
}

/** A key of the list of one state below a place: the village's path, then the id. */
export interface PlaceKey {
  path: string
  id: string
}

/** Homes of one state at or below a place, by village. */
export async function homesInState(
  path: string,
  state: HomeState,
  after: PlaceKey | null,
  limit: number,
): Promise<HomeDocument[]> {
  const { from, below } = pathRange(path)
  const page = (where: Record<string, unknown>, most: number): Promise<HomeDocument[]> =>
    find<HomeDocument>('microHomes', {
      where: { state, ...where },
      fields: TODO_FIELDS,
      orderBy: [
        ['path', 'asc'],
        ['_id', 'asc'],
      ],
      limit: most,
    })
  if (after === null) return page({ path: command.gte(from).and(command.lt(below)) }, limit)
  const rest = await page({ path: after.path, _id: command.gt(after.id) }, limit)
  if (rest.length === limit) return rest
  return [...rest, ...(await page({ path: command.gt(after.path).and(command.lt(below)) }, limit - rest.length))]
}

export function countInState(path: string, state: HomeState): Promise<number> {
  const { from, below } = pathRange(path)
  return count('microHomes', { state, path: command.gte(from).and(command.lt(below)) })
}
