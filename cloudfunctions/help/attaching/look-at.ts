import type { z } from 'zod'
import type { help } from '../../../contract/help'
import type { attachmentTold } from '../../../contract/help/attaching'
import type { CaseEntry, OpenCase } from '../../kit/help-case'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { herActor, openOneOfHers } from '../hers/opening'
import { act, entryText, herDeed, staffDeed } from '../store'
import { readSealed } from './store'

type Told = z.input<typeof attachmentTold>
interface About {
  kind: Told['kind']
  type: string
  seconds: number | null
}

const aboutOf = (opening: OpenCase, entry: CaseEntry): About => JSON.parse(entryText(opening, entry)) as About

/** What stands in the conversation of an entry: its words, or that it is a voice or a picture. */
export function wordsOf(opening: OpenCase, entry: CaseEntry): { text: string; attachment: Told | null } {
  if (entry.fileId === undefined) return { text: entryText(opening, entry), attachment: null }
  const { kind, seconds } = aboutOf(opening, entry)
  return { text: '', attachment: { attachmentId: entry.id, kind, seconds } }
}

/** Her own, by her number code or receipt. */
export const ownAttachment: UseCase<typeof help.ownAttachment> = async (call, { key, caseId, attachmentId }) => {
  const mine = await openOneOfHers(call, key, caseId)
  const deed = herDeed(call, herActor(key), 'look', [caseId, attachmentId])
  return opened(await act(mine, deed, () => ({})), attachmentId)
}

/** Whoever may read the case; that she did is written before anything is shown. */
export const attachment: UseCase<typeof help.attachment> = async (call, { caseId, attachmentId }) => {
  const deed = staffDeed(call, call.staff.person._id, 'look', [caseId, attachmentId])
  return opened(await act(call.opened, deed, () => ({})), attachmentId)
}

async function opened(opening: OpenCase, attachmentId: string) {
  const entry = opening.document.entries.find(({ id }) => id === attachmentId)
  if (entry?.fileId === undefined) return refuse('NOT_FOUND', 'attachmentId')
  const { kind, type } = aboutOf(opening, entry)
  return { kind, type, base64: await readSealed(opening, attachmentId, entry.fileId) }
}
