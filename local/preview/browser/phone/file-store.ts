/** The files of a phone: picked, made or downloaded. WeChat gives them names; the preview keeps their bytes while the page lives. */
export interface StoredFile {
  path: string
  /** What the file was called where it came from. */
  name: string
  blob: Blob
  url: string
}

/** Where a mini program may write (wx.env.USER_DATA_PATH). */
export const USER_FOLDER = 'wxfile://usr'

const files = new Map<string, StoredFile>()
let made = 0

export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** Puts a file at a path; what was there is gone. */
export function putFile(path: string, blob: Blob, name = baseName(path)): StoredFile {
  removeFile(path)
  const file: StoredFile = { path, name, blob, url: URL.createObjectURL(blob) }
  files.set(path, file)
  return file
}

/** False when there was none. */
export function removeFile(path: string): boolean {
  const old = files.get(path)
  if (old) URL.revokeObjectURL(old.url)
  return files.delete(path)
}

/** A path of WeChat's for a new file: `tmp` ones are the phone's to clear, `store` ones stay. */
export function freshPath(kind: 'tmp' | 'store', name: string): string {
  made += 1
  return `wxfile://${kind}_${made}${/\.[A-Za-z0-9]+$/.exec(name)?.[0] ?? ''}`
}

export const keepTemporaryFile = (name: string, blob: Blob): StoredFile => putFile(freshPath('tmp', name), blob, name)
export const fileAt = (path: string): StoredFile | undefined => files.get(path)
export const filesUnder = (folder: string): StoredFile[] =>
  [...files.values()].filter((file) => file.path.startsWith(`${folder}/`))
