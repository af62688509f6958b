import type { ErrorCode } from '../../../contract/errors'
import type { RosterRefusal } from '../../../domain/roster-event'

/** What the phone is told for each reason of the rules. What is not published does not exist. */
export const REFUSALS: Record<RosterRefusal, ErrorCode> = {
  cancelled: 'ACTIVITY_CANCELLED',
  notPublished: 'NOT_FOUND',
  alreadyIn: 'ALREADY_IN',
  notOpen: 'SIGN_UP_NOT_OPEN',
  closed: 'SIGN_UP_CLOSED',
  townshipOnly: 'TOWNSHIP_ONLY',
  changed: 'CHANGED_MEANWHILE',
  partyTooLarge: 'PARTY_TOO_LARGE',
  childAlreadyIn: 'CHILD_ALREADY_IN',
  full: 'ACTIVITY_FULL',
  notIn: 'PLACE_GONE',
  answerLate: 'ANSWER_LATE',
  begun: 'CANCEL_TOO_LATE',
  venueFull: 'VENUE_FULL',
}
