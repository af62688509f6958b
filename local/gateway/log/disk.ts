import { Failure } from '../failure'

/** What the usual refusals of a disk mean to people. */
const meanings: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file may not grow any larger',
  EROFS: 'the disk is read-only',
  EACCES: 'the files of the data folder may not be written',
  EPERM: 'the files of the data folder may not be written',
  EIO: 'the disk is failing',
}

/** Says what a disk refused, in words and with the system's own code. */
export function refusalOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  const meaning = code === undefined ? undefined : meanings[code]
  return meaning === undefined ? (message ?? String(error)) : `${meaning} (${code})`
}

/** The answer to a write that the disk refuses. `after` says what that means for the data. */
export const diskFailure = (error: unknown, after: string) =>
  new Failure('SYS_ERR', `[InternalError] the local gateway could not write its log: ${refusalOf(error)}. ${after}`)
