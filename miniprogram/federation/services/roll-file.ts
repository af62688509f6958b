import { Failure } from '../../services/failure'
import { isOnline } from '../../services/network'
import { newRequestId } from '../../services/random'

/** A spreadsheet the officer picked from a chat (on a computer: from its disk). */
export interface PickedFile {
  path: string
  name: string
}

/** Null when she closed the chooser. */
export function pickSpreadsheet(): Promise<PickedFile | null> {
  return new Promise((resolve) => {
    wx.chooseMessageFile({
      count: 1,
      type: 'file',
      extension: ['xlsx'],
      success: ({ tempFiles }) => resolve(tempFiles[0] ? { path: tempFiles[0].path, name: tempFiles[0].name } : null),
      fail: () => resolve(null),
    })
  })
}

/** Puts the file under this phone's own staging prefix; the cloud deletes it once it is read. Resolves to its file id. */
export async function upload(file: PickedFile, prefix: string): Promise<string> {
  const name = await newRequestId()
  return new Promise((resolve, reject) => {
    wx.cloud.uploadFile({
      cloudPath: `${prefix}${name}.xlsx`,
      filePath: file.path,
      success: ({ fileID }) => resolve(fileID),
      fail: ({ errMsg }) => {
        console.warn(errMsg)
        reject(Failure.onPhone(isOnline() ? 'NO_ANSWER' : 'OFFLINE'))
      },
    })
  })
}
