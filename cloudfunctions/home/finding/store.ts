import { facetKey } from '../../../domain/home-facets'
import type { Bounds } from '../../../domain/map-view'
import { searchTerm } from '../../../domain/name-terms'
import { type Position, pathRange } from '../../../domain/organisation'
import { calendarFields, yearsAhead } from '../../kit/calendar'
import { geoBox, geoPoint } from '../../kit/database'
import type { HomeDocument, OrganisationDocument } from '../../kit/documents'
import { command, find, read } from '../../kit/store'
import type { Wishes } from './wishes'

const PLACE_FIELDS = ['level', 'name', 'parentName', 'path', 'centre']
/** What a card shows and what wishes are tested on; rosters and private tokens stay behind. */
const CARD_FIELDS = [
  'name',
  'primaryType',
  'services',
  'stepFree',
  'venueKind',
  'path',
  'villageName',
  'townshipName',
  'hosts',
  'hoursText',
  'hours',
  'shownAt',
  'shownExact',
  'publicPhone',
  'week',
]

/** Farther from every village than this, the phone is not in the county. */
const COUNTY_EDGE_M = 50_000

export async function nearestVillage(at: Position): Promise<OrganisationDocument | null> {
  const [village] = await find<OrganisationDocument>('organisations', {
    where: { level: 'village', centre: command.geoNear({ geometry: geoPoint(at), maxDistance: COUNTY_EDGE_M }) },
    fields: PLACE_FIELDS,
    limit: 1,
  })
  return village ?? null
}

export async function placeById(
  id: string,
  level: OrganisationDocument['level'],
): Promise<OrganisationDocument | null> {
  const place = await read<OrganisationDocument>('organisations', id, PLACE_FIELDS)
  return place?.level === level ? place : null
}

/** The county of this deployment with its own days ahead; null before it is founded. */
export async function rootPlace(at: Date): Promise<OrganisationDocument | null> {
  const [root] = await find<OrganisationDocument>('organisations', {
    where: { root: true },
    fields: [...PLACE_FIELDS, ...calendarFields(yearsAhead(at))],
    limit: 1,
  })
  return root ?? null
}

/** Active homes by their shown points, nearest first, between two distances in metres, by the wish that has the index. */
export function homesAround(
  wishes: Wishes,
  at: Position,
  fromM: number,
  toM: number,
  limit: number,
): Promise<HomeDocument[]> {
  return find<HomeDocument>('microHomes', {
    where: {
      ...indexed(wishes),
      shownAt: command.geoNear({ geometry: geoPoint(at), minDistance: fromM, maxDistance: toM }),
    },
    fields: CARD_FIELDS,
    limit,
  })
}

/** A place in a list by village: the village's path, then the home's id. */
export interface VillageKey {
  path: string
  id: string
}

/** Active homes at or below a place, village by village, after a key. One call, or two where the page before cut a village. */
export async function homesBelow(
  wishes: Wishes,
  path: string,
  after: VillageKey | null,
  limit: number,
): Promise<HomeDocument[]> {
  const { from, below } = pathRange(path)
  const page = (where: Record<string, unknown>, most: number): Promise<HomeDocument[]> =>
    find<HomeDocument>('microHomes', {
      where: { ...indexed(wishes), ...where },
      fields: CARD_FIELDS,
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

/** Active homes in a stretch of the map, in no order. */
export function homesInside(wishes: Wishes, bounds: Bounds, limit: number): Promise<HomeDocument[]> {
  return find<HomeDocument>('microHomes', {
    where: { ...indexed(wishes), shownAt: command.geoWithin({ geometry: geoBox(bounds) }) },
    fields: CARD_FIELDS,
    limit,
  })
}

/** Of the active homes in some tiles those with the smallest lots: a fair sample. */
export function homesByLot(tiles: readonly string[], limit: number): Promise<HomeDocument[]> {
  return find<HomeDocument>('microHomes', {
    where: { state: 'active', tiles: command.in([...tiles]) },
    fields: [...CARD_FIELDS, 'terms', 'lot'],
    orderBy: [['lot', 'asc']],
    limit,
  })
}

/** The wishes that an index serves: the name, where one is asked for, else all the others but the hours as one key. */
function indexed(wishes: Wishes): Record<string, unknown> {
  return wishes.query === undefined
    ? { state: 'active', facets: facetKey(wishes) }
    : { state: 'active', terms: searchTerm(wishes.query) }
}
