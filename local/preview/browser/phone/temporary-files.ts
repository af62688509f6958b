/** Files a phone picked or made: WeChat gives them names, the preview keeps their bytes while the page lives. */
export interface TemporaryFile {
  path: string
  name: string
  blob: Blob
  url: string
}

const files = new Map<string, TemporaryFile>()

/** Keeps a file and gives it a path as WeChat would. */
export function keepTemporaryFile(name: string, blob: Blob): TemporaryFile {
  const extension = /\.[A-Za-z0-9]+$/.exec(name)?.[0] ?? ''
  const path = `wxfile://tmp_${files.size + 1}${extension}`
  const file: TemporaryFile = { path, name, blob, url: URL.createObjectURL(blob) }
  files.set(path, file)
  return file
}

export const temporaryFile = (path: string): TemporaryFile | undefined => files.get(path)
export const temporaryFileUrl = (path: string): string | undefined => files.get(path)?.url
