import { z } from 'zod'
import { ATTACHMENT_KINDS, MOST_PIECES, PIECE_BYTES, VOICE_SECONDS } from '../../domain/help-attachment'
import { anyone, caseWorker } from '../access'
import { id } from '../fields'
import { secretAction } from './secret-action'
import { opener, ticket } from './words'

/** What stands of it in the conversation. */
export const attachmentTold = z.object({
  attachmentId: id,
  kind: z.enum(ATTACHMENT_KINDS),
  /** Of a voice. */
  seconds: z.number().nullable(),
})

/** The whole of it, in the sealed answer. */
const attachment = z.object({
  kind: z.enum(ATTACHMENT_KINDS),
  /** `aac`, `m4a`, `mp3`; `jpg`, `png`, `webp`. */
  type: z.string(),
  base64: z.string(),
})

const MOST_CHARACTERS = Math.ceil(PIECE_BYTES / 3) * 4

/** A voice or a picture beside the words: never by a direct upload, and never with an address of its own. */
export const attaching = {
  attach: secretAction({
    summary: '放一段语音或一张照片(一片一片地传,传齐了才算)',
    access: anyone,
    effect: 'write',
    input: z.strictObject({
      key: opener,
      caseId: id,
      /** Of this one, over its pieces and their retries. */
      ticket,
      kind: z.enum(ATTACHMENT_KINDS),
      seconds: z.number().int().min(1).max(VOICE_SECONDS).nullable(),
      piece: z
        .number()
        .int()
        .min(0)
        .max(MOST_PIECES - 1),
      pieces: z.number().int().min(1).max(MOST_PIECES),
      base64: z.base64().min(4).max(MOST_CHARACTERS),
    }),
    /** `whole`: it stands in her request now. */
    output: z.object({ caseId: id, whole: z.boolean() }),
  }),
  ownAttachment: secretAction({
    summary: '听自己的语音、看自己的照片',
    access: anyone,
    effect: 'write',
    input: z.strictObject({ key: opener, caseId: id, attachmentId: id }),
    output: attachment,
  }),
  attachment: secretAction({
    summary: '听她的语音、看她的照片(每次都留记录)',
    access: caseWorker('caseId'),
    effect: 'write',
    input: z.strictObject({ caseId: id, attachmentId: id }),
    output: attachment,
  }),
}
