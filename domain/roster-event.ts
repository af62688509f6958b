import type { ActivityTimes } from './activity'
import type { NoticeKind } from './notice'
import type { Seat } from './roster'
import type { Roster, SignUpRefusal, Standing, Wish } from './roster-sign-up'

/** What a lot is drawn with: a seed that is published, and SHA-256 as lower-case hexadecimal digits. */
export interface Draw {
  seed: string
  digest: (text: string) => string
}

/** What may happen to a roster. `ids` are all persons that somebody is. */
export type RosterEvent =
  | { kind: 'signUp'; wish: Wish }
  | { kind: 'cancel'; ids: readonly string[] }
  | { kind: 'answer'; ids: readonly string[]; yes: boolean }
  | { kind: 'reconfirm'; ids: readonly string[]; coming: boolean }
  | { kind: 'walkIn'; id: string; n: number; venueSeats: number; seat: Pick<Seat, 'req' | 'by'> }
  | { kind: 'cut'; capacity: number }
  | { kind: 'moved'; times: ActivityTimes & { freeCancelUntil: Date } }
  /** What the timer does: lapses, the lot, promotion. */
  | { kind: 'tick'; draw: Draw }

/** Somebody is told something: `to` is she herself, or who signed her up; `until` is when an answer is due. */
export interface Told {
  kind: NoticeKind
  to: string
  until?: Date
}

export type RosterRefusal = SignUpRefusal | 'notIn' | 'answerLate' | 'begun' | 'venueFull'

export interface Happened {
  roster: Roster
  told: Told[]
  outcome: { stands: Standing | null } | { refused: RosterRefusal }
}
