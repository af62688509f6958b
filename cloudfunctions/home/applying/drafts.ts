import type { home } from '../../../contract/home'
import type { FactSource } from '../../kit/outbox'
import { refuse } from '../../kit/refusal'
import { blindIndex } from '../../kit/secrets'
import type { UseCase } from '../../kit/serve'
import { type HomeDraft, MOST_DRAFTS, openTyped, sealTyped } from './draft-document'
import { addDrafts, changeDrafts, draftsOf } from './store'

/** Keeps what she has typed so far; a new draft where she names none, at most three. */
export const saveDraft: UseCase<typeof home.saveDraft> = async (call, { draftId: named, typed }) => {
  const { resident, requestId, now } = call
  const draftId = named ?? blindIndex('home', `draft\n${resident._id}\n${requestId}`)
  const saved: HomeDraft = {
    id: draftId,
    savedAt: now,
    requestId,
    token: sealTyped(resident._id, draftId, typed),
  }
  const source = call.source(resident._id)
  const standing = await draftsOf(resident._id)
  if (!standing) {
    if (named !== null) return refuse('NOT_FOUND', 'draftId')
    const fresh = { _id: resident._id, schema: 1, drafts: [saved] }
    if (await addDrafts(fresh, source)) return { draftId }
  }
  const current = standing ?? (await draftsOf(resident._id)) ?? refuse('TRY_AGAIN')
  await changeDrafts(current, source, ({ drafts }) => {
    const known = drafts.find(({ id }) => id === draftId)
    if (known?.requestId === requestId) return null
    if (known) return { drafts: drafts.map((draft) => (draft === known ? saved : draft)) }
    if (named !== null) return refuse('NOT_FOUND', 'draftId')
    return drafts.length < MOST_DRAFTS ? { drafts: [...drafts, saved] } : refuse('DRAFTS_FULL')
  })
  return { draftId }
}

/** Gives back what she typed. */
export const draft: UseCase<typeof home.draft> = async ({ resident }, { draftId }) => {
  const standing = await draftsOf(resident._id)
  const found = standing?.drafts.find(({ id }) => id === draftId) ?? refuse('NOT_FOUND', 'draftId')
  return { typed: openTyped(resident._id, found) }
}

/** Throws a draft away; one that is gone already is gone. */
export const dropDraft: UseCase<typeof home.dropDraft> = async (call, { draftId }) => {
  await forgetDraft(call.resident._id, draftId, call.source(call.resident._id))
  return {}
}

/** Removes a draft, because she said so or because it was sent. */
export async function forgetDraft(personId: string, draftId: string, source: FactSource): Promise<void> {
  const standing = await draftsOf(personId)
  if (!standing) return
  await changeDrafts(standing, source, ({ drafts }) =>
    drafts.some(({ id }) => id === draftId) ? { drafts: drafts.filter(({ id }) => id !== draftId) } : null,
  )
}
