import { cloudLinks } from '../cloud-links'
import type { PhoneConfig } from '../config'
import { askDoor } from '../doors'
import { baseName, fileAt, keepTemporaryFile } from '../file-store'
import { asynchronousApis, need, type Options, WxError } from './callbacks'
import { needNetwork } from './network'
import { type Transfer, transferApi } from './transfer'

/** Numbers that the client SDK gives to the codes of storage. https://docs.cloudbase.net/error-code/ */
const NUMBERS: Record<string, number> = {
  STORAGE_REQUEST_FAIL: -503001,
  STORAGE_EXCEED_AUTHORITY: -503002,
  STORAGE_FILE_NONEXIST: -503003,
}

const refused = (api: string, code: string, message: string) => {
  const number = NUMBERS[code] ?? -501007
  return new WxError(`${api}:fail Error: errCode: ${number} | errMsg: ${code} ${message}`.trimEnd(), number)
}

interface Refusal {
  error?: { code: string; message: string } | string
}

/** @throws WxError where a door answered with an error. */
function checkAnswer(api: string, answer: Refusal): void {
  if (typeof answer.error === 'string') throw refused(api, 'STORAGE_REQUEST_FAIL', answer.error)
  if (answer.error) throw refused(api, answer.error.code, answer.error.message)
}

async function uploadFile({ openid }: PhoneConfig, options: Options, transfer: Transfer) {
  const api = 'cloud.uploadFile'
  const path = need(api, options, 'filePath')
  const cloudPath = need(api, options, 'cloudPath')
  const file = fileAt(path)
  if (!file) throw new WxError(`${api}:fail file not found: ${path}`, -501001)
  const address = `/local/upload?as=${encodeURIComponent(openid)}&cloudPath=${encodeURIComponent(cloudPath)}`
  const { blob } = await transfer.send('up', 'POST', address, file.blob)
  // The network may be cut while the answer is on its way: the phone never hears it.
  needNetwork(api)
  const answer = JSON.parse(await blob.text()) as Refusal & { fileID?: string }
  checkAnswer(api, answer)
  return { fileID: answer.fileID, statusCode: 200 }
}

async function downloadFile(options: Options, transfer: Transfer) {
  const api = 'cloud.downloadFile'
  const fileID = need(api, options, 'fileID')
  const [link] = await cloudLinks(api, [fileID])
  if (link?.status !== 0) throw refused(api, link?.errMsg ?? 'STORAGE_FILE_NONEXIST', '')
  const { status, blob } = await transfer.send('down', 'GET', link.tempFileURL)
  needNetwork(api)
  if (status !== 200) throw refused(api, 'STORAGE_REQUEST_FAIL', `${status}`)
  return { tempFilePath: keepTemporaryFile(baseName(fileID), blob).path, statusCode: status }
}

async function deleteFile({ openid }: PhoneConfig, options: Options) {
  const api = 'cloud.deleteFile'
  const fields = { as: openid, fileList: options.fileList }
  const answer = await askDoor<Refusal & { fileList?: object[] }>(api, '/local/delete-file', fields)
  checkAnswer(api, answer)
  return { fileList: answer.fileList }
}

/** Files of wx.cloud, as this phone's person and under the storage rules of the manifest. */
export const cloudFileApis = (config: PhoneConfig): Record<string, unknown> => ({
  uploadFile: transferApi('cloud.uploadFile', (options, transfer) => uploadFile(config, options, transfer)),
  downloadFile: transferApi('cloud.downloadFile', downloadFile),
  ...Object.fromEntries(
    Object.entries(
      asynchronousApis({
        'cloud.getTempFileURL': async (options) => ({
          fileList: await cloudLinks('cloud.getTempFileURL', options.fileList),
        }),
        'cloud.deleteFile': (options) => deleteFile(config, options),
      }),
    ).map(([name, api]) => [name.replace('cloud.', ''), api]),
  ),
})
