import type { Notice } from '../../domain/notice'

/**
 * Audit entries (and later messages) are facts of the same write that they tell of: pushed into the document's `outbox`, then written out
 * to their own documents, best-effort in the call and again by the timer (house, "How data is kept" 3). A fact's id says which call
 * changed what, so writing it out twice leaves one document, and so does a retry that had to push it a second time.
 */
export interface Fact {
  id: string
  at: Date
  /** A person's id, `visitor`, or the timer's name. */
  actor: string
  /** `home.publishPhone`. */
  action: string
  requestId: string
  /** Names of the fields that changed and ids of what was made; never private values. */
  changed: string[]
  /** Whom the change tells what; written out to their inboxes, not to the audit. */
  notices?: Notice[]
}
