import type { Spell } from '../../domain/opening'
import type { ReceptionOutcome, ReceptionTopic } from '../../domain/reception'
import type { ExemptReason, RotationSlot } from '../../domain/rotation'
import type { Duty } from '../../domain/rotation-plan'
import type { Stored } from './documents'

/**
 * A home's duty in one month, under `<homeId>_<month>`: one document, one guarded write a change, so that of two women who change it at once the first
 * commit counts.
 */
export interface RotationPlanDocument extends Stored {
  homeId: string
  homeName: string
  villageName: string
  /** The home's path: scope is a range on it. */
  path: string
  /** 2027-06 */
  month: string
  /** Absent while it has none: the database drops an empty map. */
  slots?: Record<string, RotationSlot>
  /** Duties on their way in: they bind their women already, until they are found free everywhere (rotation/make-plan). */
  proposed?: { duties: Duty[]; at: Date; requestId: string }
  /** Everybody whom the slots bind, in any of her ids: finds a woman's duties in other homes. Derived. */
  people: string[]
  /** The next moment at which the timer has to look at it; absent when there is none. */
  dueAt?: Date
  /** How often it was made, and by which call last. */
  edition: number
  madeIn?: string
  createdAt: Date
  createdBy: string
}

/** The door of a home on one day, under `<homeId>_<day>`: what cadence counts receptions by. */
export interface OpeningDayDocument extends Stored {
  homeId: string
  path: string
  /** 2027-06-02 */
  day: string
  spells: Spell[]
}

/** One conversation (C10). Of safety, marriage and children it has no words at all. */
export interface ReceptionDocument extends Stored {
  homeId: string
  path: string
  at: Date
  by: { id: string; name: string }
  topic: ReceptionTopic
  outcome: ReceptionOutcome
  /** Encrypted. */
  aliasToken: string | null
  summaryToken: string | null
}

/** Somebody from the federation was there (C06; rubric B3): one a person, home and day. */
export interface VisitDocument extends Stored {
  homeId: string
  path: string
  day: string
  at: Date
  by: { id: string; name: string }
  as: 'paired' | 'member' | 'officer'
}

/** Days on which a place need not open (rubric, exempt periods): told once, its slots follow by the timer. */
export interface ExemptPeriodDocument extends Stored {
  orgId: string
  orgName: string
  path: string
  /** First and last day. */
  from: string
  to: string
  why: ExemptReason
  by: string
  at: Date
  /** Taken back. */
  endedAt?: Date
  /** The slots do not say so yet: from which plan on, by its key; absent once they do. */
  todo?: { since: Date; after: string }
  /** The cadence of its homes does not know yet: from behind which home on; absent once it does. */
  paceTodo?: { since: Date; after?: { path: string; id: string } }
}
