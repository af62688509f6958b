import type { z } from 'zod'
import { typedApplication } from '../../../contract/home/application'
import type { Stored } from '../../kit/documents'
import { decryptField, encryptField } from '../../kit/secrets'

/** What a woman has typed of her applications and not sent: hers alone, one document a person, under her own id. */
export interface HomeDraftsDocument extends Stored {
  drafts: HomeDraft[]
}

export interface HomeDraft {
  id: string
  savedAt: Date
  /** The call that saved it last: its retry changes nothing. */
  requestId: string
  /** All that she typed, encrypted as one. */
  token: string
}

export type Typed = z.infer<typeof typedApplication>

/** More than these lie forgotten. */
export const MOST_DRAFTS = 3

const place = (personId: string, draftId: string) => ({ collection: 'homeDrafts', id: personId, field: draftId })

export function sealTyped(personId: string, draftId: string, typed: Typed): string {
  return encryptField(JSON.stringify(typed), place(personId, draftId))
}

/** What she typed, as far as the contract of today still knows it. */
export function openTyped(personId: string, draft: HomeDraft): Typed {
  return typedApplication.parse(JSON.parse(decryptField(draft.token, place(personId, draft.id))))
}
