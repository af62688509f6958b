import type { activity } from '../../../contract/activity'
import type { FactSource } from '../../kit/outbox'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { type ActivityDraft, MOST_DRAFTS } from './draft-document'
import { activityId } from './ids'
import { addDrafts, changeDrafts, draftsOf } from './store'

/** Keeps what a host has typed so far; a new draft where she names none. */
export const saveActivityDraft: UseCase<typeof activity.saveActivityDraft> = async (call, input) => {
  const { home, host, requestId, now } = call
  const { draftId: named, typed } = input
  const draftId = named ?? activityId('draft', home._id, requestId)
  const saved: ActivityDraft = { id: draftId, savedAt: now, requestId, by: host._id, typed }
  const source = call.source(host._id)
  const standing = await draftsOf(home._id)
  if (!standing) {
    if (named !== null) return refuse('NOT_FOUND', 'draftId')
    if (await addDrafts({ _id: home._id, schema: 1, drafts: [saved] }, source)) return { draftId }
  }
  const current = standing ?? (await draftsOf(home._id)) ?? refuse('TRY_AGAIN')
  await changeDrafts(current, source, ({ drafts }) => {
    const known = drafts.find(({ id }) => id === draftId)
    if (known?.requestId === requestId) return null
    if (known) return { drafts: drafts.map((draft) => (draft === known ? saved : draft)) }
    if (named !== null) return refuse('NOT_FOUND', 'draftId')
    return drafts.length < MOST_DRAFTS ? { drafts: [...drafts, saved] } : refuse('ACTIVITY_DRAFTS_FULL')
  })
  return { draftId }
}

/** Throws a draft away; one that is gone already is gone. */
export const dropActivityDraft: UseCase<typeof activity.dropActivityDraft> = async (call, { draftId }) => {
  await forgetDraft(call.home._id, draftId, call.source(call.host._id))
  return {}
}

/** Removes a draft, because a host said so or because it was published. */
export async function forgetDraft(homeId: string, draftId: string, source: FactSource): Promise<void> {
  const standing = await draftsOf(homeId)
  if (!standing) return
  await changeDrafts(standing, source, ({ drafts }) =>
    drafts.some(({ id }) => id === draftId) ? { drafts: drafts.filter(({ id }) => id !== draftId) } : null,
  )
}
