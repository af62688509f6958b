import type { help } from '../../../contract/help'
import { type AttachmentKind, MOST_ATTACHMENTS, PIECE_BYTES, voiceTypeOf } from '../../../domain/help-attachment'
import { cleanPicture } from '../../kit/picture'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { command } from '../../kit/store'
import { herActor, openOneOfHers } from '../hers/opening'
import { markOf } from '../keys/digests'
import { act, herDeed, newEntry } from '../store'
import { forgetPieces, joined, keepPiece, storeSealed } from './store'

/**
 * One piece of a voice or picture. With the last one it is put together, looked at by what it is and not by what it is called, a picture taken apart
 * and put together anew without where and when it was taken, and stored under the key of her case.
 */
export const attach: UseCase<typeof help.attach> = async (call, { key, caseId, ticket, ...sent }) => {
  const mine = await openOneOfHers(call, key, caseId)
  const { kind, seconds, piece, pieces, base64 } = sent
  const attachmentId = markOf('attachment', caseId, ticket)
  const whole = { caseId, whole: true }
  const stands = mine.document.entries.some(({ id }) => id === attachmentId)
  if (stands) await forgetPieces(attachmentId)
  if (stands) return whole
  const attached = mine.document.entries.filter(({ fileId }) => fileId !== undefined).length
  if (attached >= MOST_ATTACHMENTS) return refuse('ATTACHMENTS_FULL')
  if (piece >= pieces || Buffer.byteLength(base64, 'base64') > PIECE_BYTES) return refuse('INPUT_INVALID', 'piece')
  await keepPiece(mine, { of: attachmentId, n: piece, base64 }, call.now)
  if (piece < pieces - 1) return { caseId, whole: false }

  const bytes = await joined(mine, attachmentId, pieces)
  if (bytes === null) return refuse('ATTACHMENT_BROKEN')
  const { type, clean } = looked(kind, bytes)
  const fileId = await storeSealed(mine, attachmentId, clean)
  const about = JSON.stringify({ kind, type, seconds: kind === 'voice' ? seconds : null })
  const deed = herDeed(call, herActor(key), 'attach', [caseId, ticket])
  await act(mine, deed, ({ document, key: caseKey }) => {
    const entry = { id: attachmentId, at: deed.at, kind: 'said' as const, fileId }
    return { patch: { entries: command.push([newEntry(document._id, caseKey, entry, about)]) } }
  })
  await forgetPieces(attachmentId)
  return whole
}

/** What it really is, and nothing of it beside that. */
function looked(kind: AttachmentKind, bytes: Buffer): { type: string; clean: Buffer } {
  if (kind === 'picture') {
    const { kind: type, bytes: clean } = cleanPicture(bytes)
    return { type, clean }
  }
  return { type: voiceTypeOf(bytes) ?? refuse('VOICE_UNFIT'), clean: bytes }
}
