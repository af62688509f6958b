import { open } from 'node:fs/promises'
import { Failure } from './failure'

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

/** Makes sure that what stands under a path survives a power loss: the bytes of a file, or the names in a folder. */
export async function syncOnDisk(path: string): Promise<void> {
  const handle = await open(path, 'r')
  await handle.sync().finally(() => handle.close())
}

/** The names in a folder; Windows keeps them by itself and lets no folder be opened. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform !== 'win32') await syncOnDisk(path)
}
