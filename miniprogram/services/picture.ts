import { Failure } from './failure'
import { isOnline } from './network'
import { newRequestId } from './random'
import { knownMe } from './session'

/** Pixels of the longer side at most after compression: enough for a phone's whole width three times over. */
const LONGEST_SIDE = 1600
const QUALITY = 80

/** Paths of pictures that she chose or took now; empty when she closed the chooser. */
export function choosePictures(most: number): Promise<string[]> {
  return new Promise((resolve) => {
    wx.chooseMedia({
      count: most,
      mediaType: ['image'],
      sourceType: ['album', 'camera'],
      sizeType: ['compressed'],
      success: ({ tempFiles }) => resolve(tempFiles.map(({ tempFilePath }) => tempFilePath)),
      fail: () => resolve([]),
    })
  })
}

/** Made smaller where the phone can; a phone that cannot sends it as it is, and the cloud looks at its size. */
function compressed(path: string): Promise<string> {
  return new Promise((resolve) => {
    wx.compressImage({
      src: path,
      quality: QUALITY,
      compressedWidth: LONGEST_SIDE,
      success: ({ tempFilePath }) => resolve(tempFilePath),
      fail: () => resolve(path),
    })
  })
}

/** Compresses a picture and puts it under this phone's own staging prefix. Resolves to its file id. */
export async function uploadPicture(path: string): Promise<string> {
  const [{ uploadPrefix }, name, smaller] = await Promise.all([knownMe(), newRequestId(), compressed(path)])
  return new Promise((resolve, reject) => {
    wx.cloud.uploadFile({
      cloudPath: `${uploadPrefix}${name}.jpg`,
      filePath: smaller,
      success: ({ fileID }) => resolve(fileID),
      fail: ({ errMsg }) => {
        console.warn(errMsg)
        reject(Failure.onPhone(isOnline() ? 'NO_ANSWER' : 'OFFLINE'))
      },
    })
  })
}
