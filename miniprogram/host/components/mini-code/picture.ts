import { Failure } from '../../../services/failure'

/**
 * A picture from the cloud as a file of this phone: one of WeChat's codes is larger than what may go to a page in one piece (experience, 20 KB). Each has
 * a name of its own, since phones keep a picture by its name. Rejects where it cannot be written.
 */
export function keepPicture(base64: string, until: string): Promise<string> {
  const filePath = `${wx.env.USER_DATA_PATH}/mini-code-${Date.parse(until)}.png`
  return new Promise((resolve, reject) => {
    wx.getFileSystemManager().writeFile({
      filePath,
      data: base64,
      encoding: 'base64',
      success: () => resolve(filePath),
      fail: ({ errMsg }) => {
        console.warn(errMsg)
        reject(Failure.onPhone('NO_ANSWER'))
      },
    })
  })
}

export function leavePicture(filePath: string): void {
  if (filePath !== '') wx.getFileSystemManager().unlink({ filePath, fail: ({ errMsg }) => console.warn(errMsg) })
}
