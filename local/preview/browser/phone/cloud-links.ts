import { askDoor } from './doors'

/** One file of getTempFileURL, as the platform answers it. */
export interface CloudLink {
  fileID: string
  tempFileURL: string
  maxAge: number
  status: number
  errMsg: string
}

let openid = ''

/** Whose rights count when this phone reads files. */
export const setReader = (as: string) => {
  openid = as
}

/** Links to files under the storage rules, as this phone's person. @throws what the door refuses. */
export async function cloudLinks(api: string, fileList: unknown): Promise<CloudLink[]> {
  const answer = await askDoor<{ fileList?: CloudLink[]; error?: { code: string; message: string } }>(
    api,
    '/local/temp-url',
    { as: openid, fileList },
  )
  if (answer.error) throw new Error(`${answer.error.code} ${answer.error.message}`)
  return answer.fileList ?? []
}

/** Where the bytes of a `cloud://` file can be read right now. @throws Error with the platform's code where this person may not. */
export async function cloudLink(api: string, fileID: string): Promise<string> {
  const [link] = await cloudLinks(api, [fileID])
  if (link?.status === 0) return link.tempFileURL
  throw new Error(link?.errMsg ?? 'STORAGE_FILE_NONEXIST')
}
