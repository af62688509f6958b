import type { home } from '../../contract/home'
import { distanceM } from '../../domain/geo'
import type { Position } from '../../domain/organisation'
import type { Context } from '../kit/context'
import type { HomeDocument, OrganisationDocument } from '../kit/documents'
import { refuse } from '../kit/refusal'
import type { UseCase } from '../kit/serve'
import { settingsAt } from '../kit/settings'
import { card } from './card'
import { homesAround, nearestVillage, rootPlace, villageById } from './store'

const PAGE = 20
/** Read beyond the page, since the database and we may differ by a hair where two homes lie equally far. */
const SPARE = 6
/** The hair: what two computations of the same distance may differ by, in metres. */
const HAIR_M = 0.001
/** Without a place to look from, the whole county is near. */
const COUNTY_RADIUS_KM = 200

type Nearby = typeof home.nearby
type Source = 'position' | 'village' | 'county'
interface Where {
  place: OrganisationDocument
  source: Source
  centre: Position
}

/** Homes near the caller, nearest first: three database calls beside the look-up of the caller (house, "Budgets": first screen). */
export const nearby: UseCase<Nearby> = async (call, { position, villageId, after }) => {
  const where = await whereToLook(call, position, villageId)
  const radiusKm = where.source === 'county' ? COUNTY_RADIUS_KM : (await settingsAt(where.place.path)).nearbyRadiusKm
  const from = after === undefined ? null : keyOf(after)
  const minM = Math.max(0, (from?.distanceM ?? 0) - HAIR_M)
  const found = await homesAround(where.centre, minM, radiusKm * 1000, PAGE + SPARE)
  const later = found
    .map((home) => ({ home, distanceM: distanceOf(home, where.centre) }))
    .sort(byDistanceThenId)
    .filter((entry) => from === null || isAfter(entry, from))
  const page = later.slice(0, PAGE)
  const last = page.at(-1)
  const phoneAt = where.source === 'position' ? where.centre : null
  return {
    where: { label: labelOf(where), source: where.source, centre: where.centre },
    homes: page.map(({ home }) => card(home, phoneAt, call.now)),
    next: last && later.length > PAGE ? `${last.distanceM}|${last.home._id}` : null,
    radiusKm,
  }
}

/** By position, else the asked village, else her own, else the county; a position outside the county counts as none. */
async function whereToLook(
  call: Context<Nearby['access']>,
  position: Position | undefined,
  villageId: string | undefined,
): Promise<Where> {
  if (position) {
    const place = await nearestVillage(position)
    if (place) return { place, source: 'position', centre: position }
  } else {
    const own = villageId ?? (await call.person())?.villageId
    const place = own ? await villageById(own) : null
    if (place) return { place, source: 'village', centre: centreOf(place) }
    if (villageId) refuse('NOT_FOUND', 'villageId')
  }
  const place = (await rootPlace()) ?? refuse('NOT_FOUND')
  return { place, source: 'county', centre: centreOf(place) }
}

function centreOf({ centre }: OrganisationDocument): Position {
  return { longitude: centre.longitude, latitude: centre.latitude }
}

function labelOf({ place, source }: Where): string {
  return source === 'county' || place.parentName === null ? place.name : `${place.parentName} · ${place.name}`
}

interface Key {
  distanceM: number
  id: string
}
interface Entry {
  home: HomeDocument
  distanceM: number
}

/** The distance as the database orders it: to the point that it has indexed. */
function distanceOf(home: HomeDocument, from: Position): number {
  return home.shownAt ? distanceM(from, home.shownAt) : Number.POSITIVE_INFINITY
}

function byDistanceThenId(a: Entry, b: Entry): number {
  return a.distanceM - b.distanceM || (a.home._id < b.home._id ? -1 : 1)
}

function isAfter(entry: Entry, key: Key): boolean {
  return entry.distanceM > key.distanceM || (entry.distanceM === key.distanceM && entry.home._id > key.id)
}

/** The last home of the page before: its distance and id. */
function keyOf(after: string): Key {
  const [metres, id] = after.split('|')
  const distance = Number(metres)
  if (metres === '' || id === undefined || !Number.isFinite(distance) || distance < 0) refuse('INPUT_INVALID', 'after')
  return { distanceM: distance, id }
}
