import type { Shown } from '../../domain/activity-record'
import type { PictureUse } from '../../domain/brand'
import type { CountyDay } from '../../domain/calendar'
import type { ClaimWay } from '../../domain/claim'
import type { Consents, Kin } from '../../domain/family'
import type { HomeState, HomeStepName } from '../../domain/home-state'
import type { HomeWeek } from '../../domain/home-week'
import type { Handover, Host } from '../../domain/hosting'
import type {
  BuildMode,
  FounderKind,
  MemberLevel,
  NewField,
  Positioning,
  PrimaryType,
  Service,
  VenueKind,
} from '../../domain/micro-home'
import type { NoShow } from '../../domain/no-shows'
import type { WeeklySlot } from '../../domain/opening-hours'
import type { OrganisationLevel, Position } from '../../domain/organisation'
import type { RoleGrant } from '../../domain/role'
import type { Settings } from '../../domain/settings'
import type { Fact } from './fact'
import type { StaffPin } from './staff-pin'

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
  /** Its own days, by year: `y2027`. They count before the country's notice. */
  calendar?: Record<`y${number}`, CountyDay[]>
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
  /**
   * The persons without an account whom she has claimed to be (safety, "Persons"): their homes and pairings are hers, their roles, cases and
   * consents are not. One link each, undone within 7 days.
   */
  also?: ClaimedPerson[]
  /** Claims of hers that were taken back: the link of one is never made again by a call that comes late. */
  endedClaims?: string[]
  /** On the claimed person: whose she is now. This guarded write decides between two claims; `also` follows it. */
  claim?: Claim
  /** The last claim of her that was taken back: its retry changes nothing more. */
  claimEnded?: { id: string; by: string; at: Date }
  /** The number that WeChat vouched for, by its blind index; what she types herself (`introduce`) claims nothing. */
  phoneVerified?: { index: string; at: Date; requestId: string }
  /** The code that joins this account to another one, and the one that it replaced: only the last one made is good. */
  mergeCode?: { id: string; expiresAt: Date; before?: string }
  /** The last day on which she stands on some duty roster, derived from the rosters (help/duty/store): shows her phone the way in, opens no case. */
  rosterUntil?: string
  /** Of an officer or whoever takes turns: what her pages ask for (kit/staff-pin). */
  staffPin?: StaffPin
  /** Wrong tries in a row, presumed wrong until proven right; before `until` none is looked at. */
  pinTries?: PinTries
  /** The call that last took her pin away: its late retry leaves a new one alone. */
  pinResetIn?: string
  /** The path of her village, so that who lives in a township is known without another look. Absent of whoever settled before it was kept. */
  villagePath?: string
  /** Children and adults whom she signs up beside herself (domain/family). */
  family?: Family
  /** A child of hers may no longer be seen in photos: since when they have to come down. */
  childPhotosOff?: Date
  /** When it is looked whether a line of hers has come along to nothing for too long (timers/forget-lines). */
  linesLookAt?: Date
  /** Activities that she did not come to, of the last 60 days (domain/no-shows). */
  noShows?: NoShow[]
  /** Her own code for hosts to scan, on her phone or on paper (kit/person-card). */
  card?: PersonCard
  /** Sixty or older, as she or whoever remembers her says. */
  sixtyUp?: boolean
  /** Not eighteen yet, as she says: an adult signs her up (kit/grown-up). */
  under18?: true
  createdAt: Date
}

export interface Family {
  lines: FamilyLine[]
  adults: RememberedAdult[]
}

/** A child: its words are encrypted for this very place (kit/family). */
export interface FamilyLine {
  id: string
  token: string
  consents: Consents
  /** The call that made it, so that its retry is known. */
  req: string
  /** When it was written down or last changed; absent of those from before it was kept, whose consents say it. */
  at?: Date
}

/** An adult without an account, remembered by whoever signs her up: a person of her own. */
export interface RememberedAdult {
  personId: string
  name: string
  kin: Kin
  sixtyUp: boolean
  req: string
}

/**
 * A person's own code, on her phone or on paper: 132 bits, made of her id, a serial and a key, so that it can be shown again and is stored nowhere; its
 * keyed digest stands in her document (index `card`). The first letters of it stand there too: a host's phone knows a card by them without a
 * network, and 102 bits stay unknown.
 */
export interface PersonCard {
  digest: string
  hint: string
  serial: number
  at: Date
  /** The call that made it: its retry makes no other. */
  req: string
}

export interface PinTries {
  wrong: number
  until: Date
  /** The call that was told that it is wrong; empty while nobody was told. */
  wrongIn: string
}

/** One link. `over` names the claim through which it was reached: whoever claims a person takes over what that person had claimed. */
export interface ClaimedPerson {
  personId: string
  at: Date
  claimId: string
  over?: string
}

export interface Claim {
  id: string
  /** Whose she is: a person with an account, or without one where officers joined two of those. */
  by: string
  how: ClaimWay
  at: Date
  requestId: string
  /** Until `also` and the homes say the same; the timer finishes what a call left behind (kit/claim). */
  unfinishedSince?: Date
  /** When either of the two accounts asked for its end after the seven days (kit/claim-end). */
  asked?: { by: string; at: Date }
  /** After the seven days two officers end it; the first of them. */
  firstWord?: { by: string; at: Date }
  /** It is being taken back. */
  ending?: { by: string; at: Date }
}

/** `claimed` and `claimedBy` are derived from the person's claim (kit/claim), so that a list need not look up its persons. */
export interface HomeHost extends Host {
  /** The person with whom she counts as one. */
  claimedBy?: string
}

export interface PairedMember {
  personId: string
  name: string
  level: MemberLevel
  since: Date
  until: Date | null
  /** Derived from the person's claim, as with a host; absent means 待认领. */
  claimed?: boolean
  claimedBy?: string
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
  /** What lists and the map find it by, derived (kit/found-by). */
  facets?: string[]
  tiles?: string[]
  lot?: number
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
  /** Who applied for it from her phone; absent for a home that an officer registered or imported. */
  applicantId?: string
  /** The way it came, newest last, at most 50 steps: each is one row of domain/home-state. */
  steps?: HomeStepTaken[]
  /** Since when it is in its state, and which office's to-do shows it; derived from state and path (kit/home-step). */
  stateSince?: Date
  waitsFor?: string
  /** 门牌号, LC-2027-0043: unique, kept when the home closes, never given again. */
  plateNumber?: string
  /** Set up by whom, as what, of her own will (C01, C02). */
  founderKind?: FounderKind
  positioning?: Positioning
  /** The 妇女之家 that it extends; with `extension`. */
  parentWomenHome?: string
  voluntary?: boolean
  ownerConsent?: OwnerConsent
  /** No step between the street and a seat; absent while nobody has said. */
  stepFree?: boolean
  /** 接待时间, apart from the hours of the place (`hoursText`). */
  receptionText?: string
  reception?: WeeklySlot[] | null
  brand?: { slogan: string | null; usesCountyBrand: boolean }
  /** 微家主人的话: what she says to whoever comes by. */
  hostNote?: string | null
  /** Pictures that passed their checks, as fileIDs under the public prefix. */
  mark?: string
  photos?: string[]
  groupCode?: { fileId: string; expiresAt: Date }
  /** When the last group code ended; its file is gone, and the hosts still hear of it. */
  groupCodeEnded?: Date
  /** Pictures that wait for their check. */
  waitingPictures?: WaitingPicture[]
  /** Pictures that did not pass, newest last, so that her page can say so; at most 5. */
  refusedPictures?: RefusedPicture[]
  /** Files that nothing shows any more: removed in the same call, else by the timer. */
  discardedFiles?: { fileId: string; at: Date }[]
  /** When the last pairing in force ends, far away for one without an end: derived from `paired` (kit/pairing). */
  pairedUntil?: Date
  /** The lead offered her place to another host, who has not answered yet. */
  handover?: Handover
  /** The last time an officer named the lead, and why. */
  leadAppointed?: { personId: string; by: string; at: Date; reason: string; requestId: string }
  /** What goes on here in the next days, each half derived for cards (kit/home-week), and when it is derived anew; no `weekUntil` while nothing is planned. */
  week?: Partial<HomeWeek>
  weekUntil?: Date
  /** Who last looked at the private contact, in which call and on which day: its retry is no second look. */
  lastLookIn?: string
  /** When the cadence has to be judged again, and from which moment on (kit/pace); absent until it was judged for the first time. */
  paceDue?: Date
  paceFrom?: Date
  /** How often the code on its wall was changed, and by which call last (kit/site-code). */
  siteCodeNo?: number
  siteCodeIn?: string
  /** Days on which a host said that hours, contact and services are still right (rubric A2), newest last, at most 24. */
  profileConfirmedOn?: string[]
  createdAt: Date
  createdBy: string
}

export interface HomeStepTaken {
  step: HomeStepName | 'undo'
  from: HomeState
  to: HomeState
  at: Date
  /** The person who took it. */
  by: string
  /** The office for which an officer took it; absent for the applicant and the timer. */
  office?: string
  note: string | null
  requestId: string
}

/** The owner of the place agrees (C02 `ownerConsent`): her own place, or a paper until a day. */
export interface OwnerConsent {
  kind: 'own' | 'written'
  /** The paper's picture, sealed away from the public prefix. */
  fileId: string | null
  until: Date | null
}

export interface WaitingPicture {
  /** Made from the home and the call that brought it; the file's name. */
  id: string
  use: PictureUse
  fileId: string
  /** The trace that WeChat's check answers with later; null while WeChat has not taken the picture. */
  traceId: string | null
  requestId: string
  /** The person who brought it: the check is asked for under her account. */
  by: string
  at: Date
  /** How often the check was asked for, and when the timer looks at it again. */
  asked: number
  dueAt: Date
  /** Of a group code. */
  expiresAt: Date | null
  /** Of an activity's photo: who can be recognised in it. */
  shows?: Shown
}

export interface RefusedPicture {
  id: string
  use: PictureUse
  /** `unfit`: WeChat would not have it; `unanswered`: no verdict came within a day. */
  why: 'unfit' | 'unanswered'
  at: Date
}
