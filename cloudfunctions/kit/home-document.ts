import { gridPoint } from '../../domain/geo'
import { homeKey } from '../../domain/home-key'
import type { HomeState } from '../../domain/home-state'
import {
  type BuildMode,
  isPrivateVenue,
  type MemberLevel,
  type NewField,
  type PrimaryType,
  type Service,
  type VenueKind,
} from '../../domain/micro-home'
import { nameTerms } from '../../domain/name-terms'
import { parseOpeningHours } from '../../domain/opening-hours'
import type { Position } from '../../domain/organisation'
import { pairedUntil } from '../../domain/pairing'
import type { PhoneNumber } from '../../domain/phone-number'
import { geoPoint } from './database'
import type { HomeDocument } from './documents'
import { foundBy } from './found-by'
import { waiting } from './home-step'
import { pinyinInitials } from './pinyin'
import { blindIndex, decryptField, encryptField } from './secrets'
import { pointOf } from './shown-point'

export { pointOf } from './shown-point'

/** Everything that is known of a home when it is registered or imported. */
export interface HomeFacts {
  /** Only where village, name and address do not make it: of a home that stands, or that follows one that ended. */
  id?: string
  village: { id: string; path: string; name: string; townshipName: string }
  name: string
  primaryType: PrimaryType
  services: Service[]
  buildMode: BuildMode
  newField: NewField | null
  venueKind: VenueKind
  address: string
  position: Position | null
  areaM2: number | null
  seats: number | null
  womenCovered: number | null
  targetDemo: boolean
  plannedDate: Date | null
  formerPlace: string | null
  hoursText: string
  phone: PhoneNumber | null
  phonePublic: boolean
  leadHost: { personId: string; name: string; claimed: boolean }
  /** Nobody as yet: then it may be approved, and waits there. */
  pairedMember: { personId: string; name: string; level: MemberLevel } | null
  state: HomeState
  source: HomeDocument['source']
  requestId: string | null
  createdBy: string
}

/**
 * The home that village, name and address make, always the same id. Keyed: the id is public, and from a plain digest the door number of a
 * flat could be tried out.
 */
export function homeId(villageId: string, name: string, address: string): string {
  return blindIndex('home', homeKey(villageId, name, address))
}

/** A new home as it is stored. The address and position of a flat are encrypted; neighbours find it by a point of the grid. */
export function newHome(facts: HomeFacts, at: Date): Omit<HomeDocument, 'version' | 'outbox'> {
  const { village, phone, leadHost, pairedMember } = facts
  const _id = facts.id ?? homeId(village.id, facts.name, facts.address)
  const paired = pairedMember ? [{ ...pairedMember, since: at, until: null }] : []
  const token = (field: string, text: string): string =>
    encryptField(text, { collection: 'microHomes', id: _id, field })
  const home: Omit<HomeDocument, 'version' | 'outbox'> = {
    _id,
    schema: 1,
    state: facts.state,
    ...waiting(facts.state, village.path, at),
    name: facts.name,
    terms: nameTerms(facts.name, pinyinInitials(facts.name)),
    primaryType: facts.primaryType,
    services: facts.services,
    buildMode: facts.buildMode,
    newField: facts.newField,
    orgId: village.id,
    path: village.path,
    villageName: village.name,
    townshipName: village.townshipName,
    ...placeFields(
      { _id, townshipName: village.townshipName, villageName: village.name },
      { venueKind: facts.venueKind, address: facts.address, position: facts.position },
    ),
    hoursText: facts.hoursText,
    hours: parseOpeningHours(facts.hoursText),
    hosts: [{ ...leadHost, role: 'leadHost', since: at, until: null }],
    paired,
    pairedUntil: pairedUntil(paired),
    phoneToken: phone === null ? null : token('phone', phone),
    ...(phone === null ? {} : { phoneIndex: blindIndex('phone', phone) }),
    publicPhone: facts.phonePublic ? phone : null,
    areaM2: facts.areaM2,
    seats: facts.seats,
    womenCovered: facts.womenCovered,
    targetDemo: facts.targetDemo,
    plannedDate: facts.plannedDate,
    formerPlace: facts.formerPlace,
    source: facts.source,
    requestId: facts.requestId,
    createdAt: at,
    createdBy: facts.createdBy,
  }
  return { ...home, ...foundBy(home) }
}

/** Where a home really is. */
export interface ExactPlace {
  venueKind: VenueKind
  address: string
  position: Position | null
}

type PlaceFields = Pick<
  HomeDocument,
  'venueKind' | 'shownExact' | 'shownAddress' | 'addressToken' | 'positionToken'
> & { shownAt?: ReturnType<typeof geoPoint> }

/**
 * The fields that say where a home is, together: a flat's address and position are encrypted, and shown are its village and a point of the grid
 * (safety, "Private venues"); any other venue is shown as it is, with nothing left encrypted.
 */
export function placeFields(
  home: Pick<HomeDocument, '_id' | 'townshipName' | 'villageName'>,
  { venueKind, address, position }: ExactPlace,
): PlaceFields {
  const hidden = isPrivateVenue(venueKind)
  const token = (field: string, text: string): string =>
    encryptField(text, { collection: 'microHomes', id: home._id, field })
  return {
    venueKind,
    ...(position ? { shownAt: shownAt(position, hidden, home._id) } : {}),
    shownExact: !hidden,
    shownAddress: hidden ? `${home.townshipName}${home.villageName}` : address,
    addressToken: hidden ? token('address', address) : null,
    positionToken: hidden && position ? token('position', JSON.stringify(position)) : null,
  }
}

/** Where a stored home really is, for those who keep its record. */
export function exactPlace(home: HomeDocument): ExactPlace {
  const open = (field: string, text: string): string =>
    decryptField(text, { collection: 'microHomes', id: home._id, field })
  return {
    venueKind: home.venueKind,
    address: home.addressToken ? open('address', home.addressToken) : home.shownAddress,
    position: home.positionToken
      ? (JSON.parse(open('position', home.positionToken)) as Position)
      : home.shownExact
        ? pointOf(home)
        : null,
  }
}

/** Half of the seventh decimal of a degree and less: centimetres, below what anybody measures or is shown. */
const APART_DEGREES = 4e-7

/**
 * The point that queries use. Homes of one building or one grid cell would all lie at one distance, where a list cannot be paged by it; so
 * each point is moved by centimetres that come from the id alone and tell nothing of the true position.
 */
function shownAt(position: Position, hidden: boolean, id: string): ReturnType<typeof geoPoint> {
  const point = hidden ? gridPoint(position) : position
  const digits = Buffer.from(blindIndex('home', `apart\n${id}`), 'base64url')
  const shift = (offset: number): number => (digits.readUInt32LE(offset) / 0xffffffff - 0.5) * 2 * APART_DEGREES
  return geoPoint({ longitude: point.longitude + shift(0), latitude: point.latitude + shift(4) })
}
