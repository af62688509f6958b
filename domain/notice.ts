/**
 * What the platform tells a person, in her inbox here: a kind of this closed list and what it is about. Never a word about help (safety, "Help").
 * The phone makes the sentence from it, so that a kind reads the same everywhere.
 */
export const NOTICE_KINDS = [
  /** Off the waitlist: answer by `until`. */
  'promoted',
  /** Nobody answered in time: the place went on. */
  'promotionLapsed',
  /** The host cut the capacity: she waits at the head now. */
  'seatCut',
  'activityMoved',
  'activityCancelled',
  'signedUpByOther',
  'seatByLot',
  'noSeatByLot',
  'checkInRevoked',
  'thanks',
  'slotPlanned',
  'slotSoon',
  'slotNotOpened',
  'substituteWanted',
  'slotSubstituted',
  'swapAsked',
  'swapAccepted',
  'swapDeclined',
  'swapExpired',
  'slotExempt',
  'absentThreeTimes',
  'pairingMissing',
  'photoRefused',
  'textRefused',
  /** An application for a demonstration has gone on, or come back. */
  'demoMoved',
  /** Drawn by lot to look at a home. */
  'reviewCalled',
  /** A named home is low for the second half-year: somebody comes to look. */
  'nameLow',
  /** To whoever is on duty: something waits. Not what, nor whose (safety, "Help"). */
  'dutyCall',
  /** To whoever takes turns: one of her half hours was taken or given back. Not by whom (safety, "Help"). */
  'dutyPlace',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/**
 * All that WeChat's own message ever says, whatever it is about: it stands on locked screens, on a family's shared phone (safety, "Help"). What it
 * is about stands in her inbox.
 */
export const KNOCK_WORDS = '您有一条新消息'
/** Where that message leads: the home page, which gives nothing away. */
export const KNOCK_PAGE = 'pages/home/home'

/** Of an activity, what she must know before she sets out: whom no message reached, the host rings up (N10, "电话名单"). */
export const WORTH_A_CALL: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'promoted',
  'seatCut',
  'activityMoved',
  'activityCancelled',
  'signedUpByOther',
  'seatByLot',
])

/** What a notice is about: ids, and public words such as an activity's title. Nothing private. */
export interface NoticeAbout {
  homeId?: string
  homeName?: string
  activityId?: string
  title?: string
  /** When it takes place, and until when an answer counts. */
  at?: Date
  until?: Date
  planId?: string
  slotId?: string
  /** Where an application stands now, as people read it. */
  standing?: string
  /** Why, in words that everybody may read, such as why an activity is cancelled. */
  why?: string
  /** The public name of whoever asks, such as the host who wants to swap. */
  name?: string
}

/** One thing told to some persons, by their ids. */
export interface Notice {
  kind: NoticeKind
  to: string[]
  about: NoticeAbout
}
