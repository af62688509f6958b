/**
 * A claim says that a person without an account (from a roll, a paper list, a family) or with a second account is this account's woman
 * (safety, "Persons"). It is a link: homes and pairings that name her are hers from then on; roles, cases and consents never move.
 */
export const CLAIM_WAYS = ['phone', 'code', 'officers'] as const
export type ClaimWay = (typeof CLAIM_WAYS)[number]

const DAY_MS = 86_400_000
/** A claim can be taken back for seven days (safety, "Persons"). */
export const UNDO_MS = 7 * DAY_MS
/** A number may get another owner: whoever claims by it has shown within a day that she holds it. */
const PHONE_FRESH_MS = DAY_MS
/** More claims than a woman can have: beyond them an officer looks. */
export const MOST_CLAIMS = 20

/** Until when a claim of this moment can be taken back. */
export const undoUntil = (claimedAt: Date): Date => new Date(claimedAt.getTime() + UNDO_MS)

/** The last moment of the seven days is still in time. */
export const mayUndo = (claimedAt: Date, at: Date): boolean => at <= undoUntil(claimedAt)

/** True when a telephone number verified then may still claim now. */
export function isPhoneFresh(verifiedAt: Date, at: Date): boolean {
  const age = at.getTime() - verifiedAt.getTime()
  return age >= 0 && age <= PHONE_FRESH_MS
}
