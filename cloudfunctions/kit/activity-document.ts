import {
  type ActivityKind,
  type ActivityState,
  type ActivityTimes,
  type Audience,
  MOST_SEATS,
} from '../../domain/activity'
import type { SpotCheck } from '../../domain/check-in'
import type { Lot, Seat, Waiting } from '../../domain/roster'
import type { Stored, StoredPoint } from './documents'

/**
 * One activity with its roster is one document, changed by one guarded write (house, "How data is kept" 1). Lists read it by `ACTIVITY_HEAD`, which
 * leaves the roster behind.
 */
export interface ActivityDocument extends Stored, ActivityTimes {
  state: ActivityState
  kind: ActivityKind
  title: string
  /** What it is about, as neighbours read it. */
  note: string
  homeId: string
  homeName: string
  /** The home's path: scope is a range on it. */
  path: string
  villageName: string
  townshipName: string
  /** Where people meet: the home's own place as it may be shown, or another. */
  place: { at: 'home' } | { at: 'elsewhere'; address: string }
  /** Copied from the home's shown point, or of the other place: what "near me" finds it by. */
  shownAt?: StoredPoint
  shownAddress: string
  /** Until when she who cancels leaves no mark. */
  freeCancelUntil: Date
  capacity: number
  /** Places not taken: capacity less the sum of `n` over all seats that did not walk in; never below 0 but after a cut, which moves seats. */
  left: number
  waitlistMax: number
  /** Whether family lines take places of their own. */
  countCompanions: boolean
  audience: Audience
  /** Once the timer has drawn it. */
  lot?: Lot
  /** What lists find it by (kit/activity-found). */
  foundIn: string[]
  /** By person; the key is her id. A document without any seat may lack it: the SDK drops empty objects. */
  seats?: Record<string, Seat>
  /** In the order in which the database took them. */
  waiting: Waiting[]
  /** Those who wait first after two no-shows (domain/no-shows): behind everybody who waits, and not before sign-up has closed. */
  behind: Waiting[]
  /** Places left on the waitlist: a guard cannot count an array against a field beside it. */
  waitLeft: number
  /** Family lines that sit or wait: a child takes one place, whichever guardian signs it up. */
  lineIds: string[]
  /** Whoever has a seat or waits: what "my activities" finds it by. */
  memberIds: string[]
  /** Who gave her seat back after `freeCancelUntil` without having been asked: it counts like not coming, where check-in was run. */
  leftLate?: string[]
  /** Which of them had a reason, by person; who said so, when and why. */
  leftExcused?: Record<string, Excuse>
  /** Its short name in mini program codes (kit/check-in-mac), once somebody asked for one. */
  sceneKey?: string
  /** What hosts did at the door, `nonce did`, newest last: what arrives twice is done once, and told alike. */
  deedsDone?: string[]
  /** Something came in after it was settled: the timer counts anew. */
  resettle?: true
  /** Why the township may want to look at how people were checked in; `toSpotCheck` while there is a reason. */
  spotChecks?: SpotCheck[]
  toSpotCheck?: true
  /** The township has looked, for these reasons, and what it found. Another reason asks it again. */
  spotChecked?: { by: string; at: Date; why: string; checks: SpotCheck[] }
  /** Check-in was run here: without it nobody is a no-show. */
  checkInRun?: true
  /** Derived when it is settled after its end (counts by person, the home's own people apart). */
  result?: ActivityResult
  /** A cadence counts it no more; who said so, when and why. */
  flaggedInvalid?: { by: string; at: Date; why: string }
  seriesId?: string
  templateId?: string
  /** The next moment at which the timer has to look at it; absent when there is none. */
  dueAt?: Date
  cancelledWhy?: string
  /** What the host wrote of it afterwards; its pictures lie in `activityRecords`. */
  record?: ActivityRecord
  /** Hearts of those who came. */
  hearts?: { sum: number; count: number }
  /** Who took back that she may be seen; their photos are being taken down. */
  photosOff?: { personId: string; at: Date }[]
  /** The call that made it, so that its retry is known. */
  requestId: string
  createdAt: Date
  createdBy: string
}

export interface Excuse {
  by: string
  at: Date
  why: string
}

export interface ActivityRecord {
  summary: string
  /** A word to everybody who came. */
  thanks: string | null
  /** When it was first written: within 72 hours after the end it is on time. */
  at: Date
  late?: true
  by: string
  /** Everybody checked in by then was thanked. */
  thankedAt?: Date
}

export interface ActivityResult {
  at: Date
  /** Distinct persons with a valid check-in, without the home's own people; family lines that came; the home's own. */
  persons: number
  companions: number
  ownPeople: number
  walkIns: number
  noShows: number
  /** Children by band of age, and check-ins that wait for a witness. */
  byAge?: Record<string, number>
  flagged?: number
}

/** The parts of an activity that are its roster. */
export type RosterParts = Pick<
  ActivityDocument,
  'left' | 'waitLeft' | 'seats' | 'waiting' | 'behind' | 'memberIds' | 'lineIds'
>

/** A roster that nobody is on yet. By lot everybody puts her name down, so there the list is as long as a roster may be. */
export function emptyRoster({
  capacity,
  waitlistMax,
  audience,
}: Pick<ActivityDocument, 'capacity' | 'waitlistMax' | 'audience'>): RosterParts {
  const waitLeft = audience === 'lot' ? MOST_SEATS : waitlistMax
  return { left: capacity, waitLeft, seats: {}, waiting: [], behind: [], memberIds: [], lineIds: [] }
}

/** Everything of an activity but its roster. */
export const ACTIVITY_HEAD = [
  'state',
  'kind',
  'title',
  'note',
  'homeId',
  'homeName',
  'path',
  'villageName',
  'townshipName',
  'place',
  'shownAt',
  'shownAddress',
  'startsAt',
  'endsAt',
  'opensAt',
  'closesAt',
  'freeCancelUntil',
  'capacity',
  'left',
  'waitLeft',
  'waitlistMax',
  'countCompanions',
  'audience',
  'lot',
  'checkInRun',
  'sceneKey',
  'result',
  'flaggedInvalid',
  'seriesId',
  'templateId',
  'dueAt',
  'cancelledWhy',
  'record',
  'hearts',
  'requestId',
  'createdAt',
  'createdBy',
  'version',
] as const

/** An activity without its roster. */
export type ActivityHead = Omit<
  ActivityDocument,
  'seats' | 'waiting' | 'behind' | 'memberIds' | 'lineIds' | 'foundIn' | 'photosOff' | 'outbox'
>
