import type { ClientFiles } from '../gateway/storage/client-files'
import { codedError, type Doors } from './door'
import { readBody, readJson, requireType, sendJson, textField } from './request'

/** Uploads of a mini program may hold 50 MB. https://developers.weixin.qq.com/miniprogram/dev/wxcloud/reference-sdk-api/storage/uploadFile/client.uploadFile.html */
const uploadLimitBytes = 50 * 1024 * 1024

/** Doors to what `wx.cloud` does with files, as the person that "as" names. */
export function fileDoors(files: Pick<ClientFiles, 'put' | 'links' | 'remove'>): Doors {
  return {
    'POST /local/upload': async (req, res, url) => {
      requireType(req, 'application/octet-stream')
      const query = Object.fromEntries(url.searchParams)
      const [openid, cloudPath] = [textField(query, 'as'), textField(query, 'cloudPath')]
      const body = await readBody(req, uploadLimitBytes)
      sendJson(res, 200, await files.put(openid, cloudPath, body).catch(codedError))
    },
    'POST /local/temp-url': async (req, res) => {
      const fields = await readJson(req)
      const links = files.links(textField(fields, 'as'), fields.fileList, req.headers.host ?? '')
      sendJson(res, 200, await links.then((fileList) => ({ fileList }), codedError))
    },
    'POST /local/delete-file': async (req, res) => {
      const fields = await readJson(req)
      const deletions = files.remove(textField(fields, 'as'), fields.fileList)
      sendJson(res, 200, await deletions.then((fileList) => ({ fileList }), codedError))
    },
  }
}
