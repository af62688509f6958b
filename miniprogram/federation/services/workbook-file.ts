import { Failure } from '../../services/failure'
import { forgetFile, keepFile } from '../../services/kept-file'
import { isOnline } from '../../services/network'

/** A workbook that the cloud made for her, on this device until she has passed it on: it may hold names and numbers. */
export interface WorkbookFile {
  path: string
  name: string
}

/** Fetches a file by its link, which lives for a minute. Rejects only with a `Failure`. */
export function fetchWorkbook({ link, fileName }: { link: string; fileName: string }): Promise<WorkbookFile> {
  const filePath = `${wx.env.USER_DATA_PATH}/${fileName}`
  return new Promise((resolve, reject) => {
    wx.downloadFile({
      url: link,
      filePath,
      success: ({ statusCode }) =>
        statusCode === 200 ? resolve({ path: filePath, name: fileName }) : reject(Failure.onPhone('NO_ANSWER')),
      fail: ({ errMsg }) => {
        console.warn(errMsg)
        reject(Failure.onPhone(isOnline() ? 'NO_ANSWER' : 'OFFLINE'))
      },
    })
  })
}

/** A file that came in the answer itself, sealed, and not by a link. Rejects only with a `Failure`. */
export async function keepWorkbook({ base64, fileName }: { base64: string; fileName: string }): Promise<WorkbookFile> {
  return { path: await keepFile(fileName, base64, 'base64'), name: fileName }
}

/** What became of it: she closed the sheet of the system, or this device cannot do that. */
export type Passed = 'done' | 'closed' | 'unsupported'

/** WeChat on a computer saves to its disk and cannot send a file to a chat; on a phone it is the other way round. */
export function isOnComputer(): boolean {
  const { platform } = wx.getDeviceInfo() as { platform: string }
  return ['windows', 'mac', 'ohos_pc'].includes(platform)
}

export function saveToDisk({ path }: WorkbookFile): Promise<Passed> {
  if (typeof wx.saveFileToDisk !== 'function') return Promise.resolve('unsupported')
  return new Promise((resolve) => wx.saveFileToDisk({ filePath: path, ...outcome(resolve) }))
}

/** Only under her finger: WeChat refuses it later. */
export function sendToChat({ path, name }: WorkbookFile): Promise<Passed> {
  if (typeof wx.shareFileMessage !== 'function') return Promise.resolve('unsupported')
  return new Promise((resolve) => wx.shareFileMessage({ filePath: path, fileName: name, ...outcome(resolve) }))
}

export function openWorkbook({ path }: WorkbookFile): Promise<Passed> {
  return new Promise((resolve) =>
    wx.openDocument({ filePath: path, fileType: 'xlsx', showMenu: true, ...outcome(resolve) }),
  )
}

function outcome(resolve: (passed: Passed) => void) {
  return {
    success: () => resolve('done'),
    fail: ({ errMsg }: { errMsg: string }) => {
      if (/cancel/.test(errMsg)) return resolve('closed')
      console.warn(errMsg)
      resolve('unsupported')
    },
  }
}

/** Its copy on this device goes when she is done with it. */
export function forgetWorkbook({ path }: WorkbookFile): void {
  forgetFile(path)
}
