import { createHash } from 'node:crypto'
import { readFile, removeFiles } from '../kit/files'
import { MAX_FILE_BYTES } from './file/limits'

export { isOwnStaged } from '../kit/files'

/** The bytes of a staged file, read no further than a roll may be long. Refuses FILE_MISSING and FILE_TOO_LARGE. */
export function readStaged(fileId: string): Promise<Buffer> {
  return readFile(fileId, { mostBytes: MAX_FILE_BYTES, missing: 'FILE_MISSING', tooLarge: 'FILE_TOO_LARGE' })
}

/** Removes the original; a file that is gone already is as good. */
export function removeStaged(fileId: string): Promise<void> {
  return removeFiles([fileId])
}

/** What a file is, to see later whether it still is the same. */
export function digestOf(file: Buffer): string {
  return createHash('sha256').update(file).digest('base64url')
}
