import { Failure } from './failure'

/** Writes a file into the mini program's own folder on this phone. Resolves to its path; rejects where it cannot be written. */
export function keepFile(name: string, data: string, encoding: 'base64' | 'utf8'): Promise<string> {
  const filePath = `${wx.env.USER_DATA_PATH}/${name}`
  return new Promise((resolve, reject) => {
    wx.getFileSystemManager().writeFile({
      filePath,
      data,
      encoding,
      success: () => resolve(filePath),
      fail: ({ errMsg }) => {
        console.warn(errMsg)
        reject(Failure.onPhone('NO_ANSWER'))
      },
    })
  })
}

/** Part of a file of this phone, as base64. */
export function readPart(filePath: string, position: number, length: number): Promise<string> {
  return new Promise((resolve, reject) => {
    wx.getFileSystemManager().readFile({
      filePath,
      encoding: 'base64',
      position,
      length,
      success: ({ data }) => resolve(data as string),
      fail: ({ errMsg }) => {
        console.warn(errMsg)
        reject(Failure.onPhone('NO_ANSWER'))
      },
    })
  })
}

/** It goes from this phone; what is gone already is no fault. */
export function forgetFile(filePath: string): void {
  if (filePath !== '') wx.getFileSystemManager().unlink({ filePath, fail: ({ errMsg }) => console.warn(errMsg) })
}
