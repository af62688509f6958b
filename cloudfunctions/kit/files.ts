import type { ErrorCode } from '../../contract/errors'
import { app, countRequest } from './database'
import { refuse } from './refusal'

/*
 * Files in cloud storage, as functions use them: read what a phone has staged, store, link for a minute, remove.
 */

/** A temporary link lives no longer (safety, "The platform does part of it"). */
const LINK_SECONDS = 60
const READ_TIMEOUT_MS = 20_000

/** Characters that a link reads otherwise than a path, and what no storage takes. */
const UNFIT = /[\p{Cc}\p{Cs}\\?#]/u

/** The path within the storage, or an empty one for what is no file id. */
export function pathOfFile(fileId: string): string {
  return /^cloud:\/\/[^/]+\/(.+)$/.exec(fileId)?.[1] ?? ''
}

/** True for a file below the caller's own staging prefix, the only place where a client may write. */
export function isOwnStaged(fileId: string, openid: string): boolean {
  const path = pathOfFile(fileId)
  if (!path.startsWith(`staging/${openid}/`) || UNFIT.test(path)) return false
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
}

/** A link to a file for the next minute; null when there is no such file. */
export async function linkTo(fileId: string): Promise<string | null> {
  countRequest()
  const { fileList } = await app.getTempFileURL({ fileList: [{ fileID: fileId, maxAge: LINK_SECONDS }] })
  const link = fileList[0]
  return link?.code === 'SUCCESS' && link.tempFileURL ? encodeURI(link.tempFileURL) : null
}

/** What a reader says of a file that is not there, or that is longer than it takes. */
export interface ReadingLimits {
  mostBytes: number
  missing: ErrorCode
  tooLarge: ErrorCode
}

/** The bytes of a file, read no further than the limit. */
export async function readFile(fileId: string, limits: ReadingLimits): Promise<Buffer> {
  const link = await linkTo(fileId)
  if (link === null) return refuse(limits.missing, 'fileId')
  countRequest()
  const response = await fetch(link, { signal: AbortSignal.timeout(READ_TIMEOUT_MS) })
  if (response.status === 404) refuse(limits.missing, 'fileId')
  if (!response.ok || !response.body) throw new Error(`storage answered ${response.status}`)
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    bytes += chunk.length
    if (bytes > limits.mostBytes) refuse(limits.tooLarge, 'fileId')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Stores bytes at a path and answers the file's id; the same path again replaces the same bytes. */
export async function storeFile(path: string, bytes: Buffer): Promise<string> {
  countRequest()
  const { fileID } = await app.uploadFile({ cloudPath: path, fileContent: bytes })
  return fileID
}

/** Removes files; one that is gone already is as good. */
export async function removeFiles(fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return
  countRequest()
  const { fileList } = await app.deleteFile({ fileList: [...fileIds] })
  const kept = fileList.find(({ code }) => code !== 'SUCCESS' && code !== 'STORAGE_FILE_NONEXIST')
  if (kept) throw new Error(`storage kept a file: ${kept.code}`)
}
