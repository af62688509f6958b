import type {
  BuildMode,
  HomeState,
  HostRole,
  MemberLevel,
  NewField,
  PrimaryType,
  Service,
  VenueKind,
} from '../../domain/micro-home'
import type { WeeklySlot } from '../../domain/opening-hours'
import type { OrganisationLevel, Position } from '../../domain/organisation'
import type { RoleGrant } from '../../domain/role'
import type { Settings } from '../../domain/settings'
import type { Fact } from './outbox'

/** What every stored document carries. `schema` is the shape's number, for migrations. */
export interface Stored {
  _id: string
  schema: number
  version: number
  outbox: Fact[]
}

/** A point as the SDK gives it back from `get`. */
export interface StoredPoint {
  longitude: number
  latitude: number
}

export interface OrganisationDocument extends Stored {
  level: OrganisationLevel
  name: string
  parentId: string | null
  path: string
  centre: Position
  /** Search terms: prefixes of the name and of its pinyin initials. */
  terms: string[]
  /** The parent's name, for 「白沙镇 · 渔港村」. */
  parentName: string | null
  /** Its own settings only; the rest is inherited. */
  settings: Partial<Settings>
  /** Only on the one root: a unique index lets no second root in. */
  root?: true
  /** Only on the root: whose call founded it, so that a retry goes on and a rival is refused. */
  founding?: { personId: string; requestId: string }
  /** The call that added it: a retry counts it as added, not as present. */
  addedIn: string
}

/** A person, with an account (`openid`) or without one (from a roll): then she shows as 待认领. */
export interface PersonDocument extends Stored {
  openid?: string
  name: string | null
  /** Encrypted (kit/secrets), with a blind index to look it up. */
  phoneToken: string | null
  phoneIndex?: string
  villageId: string | null
  roles: RoleGrant[]
  /** Derived from `roles` (domain `placesServed`): the places whose lists of officers show her. Absent for everybody else. */
  officerIn?: string[]
  createdAt: Date
}

export interface HomeHost {
  personId: string
  name: string
  role: HostRole
  since: Date
  until: Date | null
  claimed: boolean
}

export interface PairedMember {
  personId: string
  name: string
  level: MemberLevel
  since: Date
  until: Date | null
}

export interface HomeDocument extends Stored {
  state: HomeState
  name: string
  terms: string[]
  primaryType: PrimaryType
  services: Service[]
  buildMode: BuildMode
  newField: NewField | null
  venueKind: VenueKind
  /** The village or unit, its path, and the names people read. */
  orgId: string
  path: string
  villageName: string
  townshipName: string
  /** Where it may be shown: exact, or the middle of its grid cell for a flat. Absent while nobody has placed it on the map. */
  shownAt?: StoredPoint
  shownExact: boolean
  shownAddress: string
  /** The exact address and position, encrypted for a flat; null where they are public already. */
  addressToken: string | null
  positionToken: string | null
  hoursText: string
  hours: WeeklySlot[] | null
  hosts: HomeHost[]
  paired: PairedMember[]
  phoneToken: string | null
  phoneIndex?: string
  /** The number that neighbours may call, only while it is public. */
  publicPhone: string | null
  areaM2: number | null
  seats: number | null
  womenCovered: number | null
  targetDemo: boolean
  plannedDate: Date | null
  formerPlace: string | null
  source: { rollJobId: string; row: number } | null
  /** The call that registered it, so that its retry is known; null for a home from a roll. */
  requestId: string | null
  /** Who last looked at the private contact, in which call and on which day: its retry is no second look. */
  lastLookIn?: string
  createdAt: Date
  createdBy: string
}
