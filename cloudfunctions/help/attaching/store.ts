import { MOST_PIECES, PIECES_KEPT_MINUTES } from '../../../domain/help-attachment'
import type { Stored } from '../../kit/documents'
import { readFile, storeFile } from '../../kit/files'
import type { OpenCase } from '../../kit/help-case'
import { command, create, find, removeMatching } from '../../kit/store'
import { markOf } from '../keys/digests'
import { textAt, tokenAt } from '../store'

/** One piece under the case's key, until the others are there. Nothing in it says of which case. */
interface PieceDocument extends Stored {
  of: string
  n: number
  token: string
  keptUntil: Date
}

const PIECES = 'helpPieces'
/** A megabyte as text under a key, with room. */
const MOST_FILE_BYTES = 2_000_000

const placeOf = (attachmentId: string) => `files.${attachmentId}`

export async function keepPiece(
  opening: OpenCase,
  { of, n, base64 }: { of: string; n: number; base64: string },
  at: Date,
): Promise<void> {
  const token = tokenAt(opening, base64, `pieces.${of}.${n}`)
  const keptUntil = new Date(at.getTime() + PIECES_KEPT_MINUTES * 60_000)
  await create<PieceDocument>(
    PIECES,
    { _id: markOf('piece', of, String(n)), schema: 1, of, n, token, keptUntil },
    undefined,
  )
}

/** What there is of it, put together; null while a piece is missing. */
export async function joined(opening: OpenCase, of: string, pieces: number): Promise<Buffer | null> {
  const found = await find<PieceDocument>(PIECES, { where: { of }, orderBy: [['n', 'asc']], limit: MOST_PIECES })
  if (found.length < pieces) return null
  return Buffer.concat(found.map(({ n, token }) => Buffer.from(textAt(opening, token, `pieces.${of}.${n}`), 'base64')))
}

export function forgetPieces(of: string): Promise<void> {
  return removeMatching(PIECES, { of })
}

/** Once a minute: what was never sent to its end. */
export function forgetPiecesBefore(at: Date): Promise<void> {
  return removeMatching(PIECES, { keptUntil: command.lte(at) })
}

/** Ciphertext at a place that nobody can make of anything; the same again for a retry. Answers the file's id. */
export function storeSealed(opening: OpenCase, attachmentId: string, bytes: Buffer): Promise<string> {
  const token = tokenAt(opening, bytes.toString('base64'), placeOf(attachmentId))
  return storeFile(`sealed/${markOf('file', attachmentId)}`, Buffer.from(token))
}

export async function readSealed(opening: OpenCase, attachmentId: string, fileId: string): Promise<string> {
  const limits = { mostBytes: MOST_FILE_BYTES, missing: 'NOT_FOUND', tooLarge: 'NOT_FOUND' } as const
  const token = (await readFile(fileId, limits)).toString()
  return textAt(opening, token, placeOf(attachmentId))
}
