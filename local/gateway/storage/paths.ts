/** Names of files: in the cloud (`cloud://env.bucket/path`), in a link, and on this disk. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { Failure } from '../failure'

const MOST_BYTES = 850

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what must not be in a path
const forbidden = /[\u0000-\u001f\u007f\\?#]/

/** Checks a path as CloudBase takes it: no leading slash, no empty, `.` or `..` part. Returns it. */
export function requireCloudPath(path: unknown): string {
  const bad = (why: string) => new Failure('STORAGE_FILE_PATH_INVALID', `the path ${JSON.stringify(path)} ${why}`)
  if (typeof path !== 'string' || path === '') throw bad('is not a path')
  if (Buffer.byteLength(path) > MOST_BYTES) throw bad(`has more than ${MOST_BYTES} bytes`)
  if (forbidden.test(path)) throw bad('holds a character that links cannot carry')
  if (path.split('/').some((part) => part === '' || part === '.' || part === '..'))
    throw bad('has an empty, "." or ".." part')
  return path
}

/** File systems take 255 bytes a name; longer ones keep their beginning and get a digest. */
const diskName = (part: string): string => {
  const encoded = encodeURIComponent(part)
  if (encoded.length <= 180) return encoded
  return `${encoded.slice(0, 100)}~${createHash('sha256').update(part).digest('hex').slice(0, 32)}`
}

/** Folders keep their names, files get a leading `=`, so that `a` and `a/b` can both exist. */
export function diskPath(folder: string, cloudPath: string): string {
  const parts = cloudPath.split('/')
  const name = parts.pop() as string
  return join(folder, ...parts.map(diskName), `=${diskName(name)}`)
}

/** Where it is written down who uploaded a file; beside the file, under a name that no file has. */
export const ownerPath = (folder: string, cloudPath: string): string =>
  diskPath(folder, cloudPath).replace(/=([^/\\]*)$/, '@$1')

const types: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
  txt: 'text/plain; charset=utf-8',
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

export const contentTypeOf = (path: string) =>
  types[path.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream'
