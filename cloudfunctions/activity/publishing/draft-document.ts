import type { z } from 'zod'
import type { typedPlan } from '../../../contract/activity/plan'
import type { Stored } from '../../kit/documents'

export type TypedPlan = z.infer<typeof typedPlan>

/** What the hosts of a home have typed and not published: one document a home, under its id, since hosts go on where another stopped. */
export interface ActivityDraftsDocument extends Stored {
  drafts: ActivityDraft[]
}

export interface ActivityDraft {
  id: string
  savedAt: Date
  /** The call that saved it last: its retry changes nothing. */
  requestId: string
  by: string
  typed: TypedPlan
}

/** More than these lie forgotten. */
export const MOST_DRAFTS = 5
