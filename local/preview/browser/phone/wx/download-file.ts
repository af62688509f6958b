import { baseName, freshPath, putFile } from '../file-store'
import { need, type Options, WxError } from './callbacks'
import { needNetwork } from './network'
import { type Transfer, transferApi } from './transfer'

/**
 * wx.downloadFile: a file behind a link, with its name where `filePath` gives one. Only the local cloud's links are in the list of allowed
 * domains here. https://developers.weixin.qq.com/miniprogram/dev/api/network/download/wx.downloadFile.html
 */
async function downloadFile(options: Options, transfer: Transfer) {
  const api = 'downloadFile'
  const link = new URL(need(api, options, 'url'), 'https://nowhere.invalid')
  const here = ['127.0.0.1', 'localhost'].includes(link.hostname) && link.port === location.port
  if (!here) throw new WxError(`${api}:fail url not in domain list`, 600002)
  const { status, blob } = await transfer.send('down', 'GET', `${link.pathname}${link.search}`)
  needNetwork(api)
  const { filePath } = options
  if (typeof filePath === 'string' && filePath !== '')
    return { filePath: putFile(filePath, blob).path, statusCode: status }
  const name = baseName(link.pathname)
  return { tempFilePath: putFile(freshPath('tmp', name), blob, name).path, statusCode: status }
}

export const downloadApis = { downloadFile: transferApi('downloadFile', downloadFile) }
