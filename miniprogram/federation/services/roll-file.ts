import { Failure } from '../../services/failure'
import { forgetFile, keepFile } from '../../services/kept-file'
import { isOnline } from '../../services/network'
import { newRequestId } from '../../services/random'

/** A spreadsheet the officer picked from a chat (on a computer: from its disk), or pasted. */
export interface PickedFile {
  path: string
  name: string
}

/** What came of asking for a file: she closed the chooser, or this WeChat has none (older ones for computers, whatever their documentation says). */
export type Picked = PickedFile | 'closed' | 'unsupported'

export function pickSpreadsheet(): Promise<Picked> {
  if (typeof wx.chooseMessageFile !== 'function') return Promise.resolve('unsupported')
  return new Promise((resolve) => {
    wx.chooseMessageFile({
      count: 1,
      type: 'file',
      extension: ['xlsx', 'xls', 'et'],
      success: ({ tempFiles }) =>
        resolve(tempFiles[0] ? { path: tempFiles[0].path, name: tempFiles[0].name } : 'closed'),
      fail: ({ errMsg }) => resolve(/cancel/.test(errMsg) ? 'closed' : 'unsupported'),
    })
  })
}

/** A table as a spreadsheet program copies it, put into a file of its own, so that it goes the way of every other roll. */
export async function pastedFile(text: string): Promise<PickedFile> {
  return { path: await keepFile('pasted.tsv', text, 'utf8'), name: '粘贴的表格' }
}

/** The copy on this device goes as soon as the cloud has it: it holds names and numbers. */
export function forgetPasted({ path }: PickedFile): void {
  if (path.endsWith('.tsv')) forgetFile(path)
}

/** Puts the file under this phone's own staging prefix; the cloud deletes it within a day. Resolves to its file id. */
export async function upload(file: PickedFile, prefix: string): Promise<string> {
  const name = await newRequestId()
  const extension = file.path.endsWith('.tsv') ? 'tsv' : 'xlsx'
  return new Promise((resolve, reject) => {
    wx.cloud.uploadFile({
      cloudPath: `${prefix}${name}.${extension}`,
      filePath: file.path,
      success: ({ fileID }) => resolve(fileID),
      fail: ({ errMsg }) => {
        console.warn(errMsg)
        reject(Failure.onPhone(isOnline() ? 'NO_ANSWER' : 'OFFLINE'))
      },
    })
  })
}
