import { app, countRequest } from '../kit/database'
import { refuse } from '../kit/refusal'
import { MAX_FILE_BYTES } from './container'

/** A temporary link lives no longer (safety, "The platform does part of it"). */
const LINK_SECONDS = 60
const READ_TIMEOUT_MS = 20_000

/** Characters that a link reads otherwise than a path, and what no storage takes. */
const UNFIT = /[\p{Cc}\p{Cs}\\?#]/u

/** True for a file below the caller's own staging prefix, the only place where a client may write. */
export function isOwnStaged(fileId: string, openid: string): boolean {
  const path = /^cloud:\/\/[^/]+\/(.+)$/.exec(fileId)?.[1] ?? ''
  if (!path.startsWith(`staging/${openid}/`) || UNFIT.test(path)) return false
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
}

/** The bytes of a staged file, read no further than a roll may be long. Refuses FILE_MISSING and FILE_TOO_LARGE. */
export async function readStaged(fileId: string): Promise<Buffer> {
  countRequest()
  const { fileList } = await app.getTempFileURL({ fileList: [{ fileID: fileId, maxAge: LINK_SECONDS }] })
  const link = fileList[0]
  if (link?.code !== 'SUCCESS' || !link.tempFileURL) return refuse('FILE_MISSING', 'fileId')
  countRequest()
  const response = await fetch(encodeURI(link.tempFileURL), { signal: AbortSignal.timeout(READ_TIMEOUT_MS) })
  if (response.status === 404) refuse('FILE_MISSING', 'fileId')
  if (!response.ok || !response.body) throw new Error(`storage answered ${response.status}`)
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    bytes += chunk.length
    if (bytes > MAX_FILE_BYTES) refuse('FILE_TOO_LARGE')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Removes the original; a file that is gone already is as good. */
export async function removeStaged(fileId: string): Promise<void> {
  countRequest()
  const { fileList } = await app.deleteFile({ fileList: [fileId] })
  const code = fileList[0]?.code
  if (code !== 'SUCCESS' && code !== 'STORAGE_FILE_NONEXIST') throw new Error(`storage kept a staged file: ${code}`)
}
