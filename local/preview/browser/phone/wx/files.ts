import type { PhoneConfig } from '../config'
import { part } from '../elements'
import { baseName, fileAt, type StoredFile } from '../file-store'
import { download, noteHandedOut } from '../handed-out'
import { openOverlay, overlayButton, showCard } from '../overlay'
import { realNow } from '../realm'
import { needTap } from '../user-tap'
import { asynchronousApis, callbackApis, need, type Options, WxError } from './callbacks'
import { chooseFiles } from './choose-files'

const isImage = ({ type }: { type: string }) => type.startsWith('image/')
const endingOf = (name: string) => name.slice(name.lastIndexOf('.') + 1).toLowerCase()

/** wx.chooseMessageFile: files of a chat, as far as they have the endings and the kind that are asked for. */
async function chooseMessageFile(config: PhoneConfig, options: Options) {
  const most = typeof options.count === 'number' ? options.count : 100
  const wanted = options.type ?? 'all'
  const endings =
    Array.isArray(options.extension) && wanted === 'file'
      ? options.extension.map((one) => String(one).replace(/^\./, '').toLowerCase())
      : []
  const samples = config.files.filter(
    (sample) =>
      (endings.length === 0 || endings.includes(endingOf(sample.name))) &&
      (wanted === 'all' || (wanted === 'image') === isImage(sample)),
  )
  const accept = wanted === 'image' ? 'image/*' : endings.map((one) => `.${one}`).join(',')
  const chosen = await chooseFiles({ api: 'chooseMessageFile', title: '选择聊天里的文件', samples, accept, most })
  const tempFiles = chosen.map(({ name, path, blob }) => ({
    name,
    size: blob.size,
    path,
    time: Math.floor(realNow() / 1000),
    type: isImage(blob) ? 'image' : 'file',
  }))
  return { tempFiles }
}

function fileOf(api: string, options: Options): StoredFile {
  const path = need(api, options, 'filePath')
  const file = fileAt(path)
  if (!file) throw new WxError(`${api}:fail file not found: ${path}`)
  return file
}

/** On a computer only (https://developers.weixin.qq.com/miniprogram/dev/api/file/wx.saveFileToDisk.html). */
function saveFileToDisk(config: PhoneConfig, options: Options): void {
  const file = fileOf('saveFileToDisk', options)
  if (!config.wide) throw new WxError('saveFileToDisk:fail not supported on this platform')
  const name = baseName(file.path)
  noteHandedOut('disk', name, file.blob)
  download(name, file.url)
}

/**
 * A sheet where the user picks whom to send it to; nobody gets it here, the stage keeps it. Not on a computer: its documentation names no
 * Windows. https://developers.weixin.qq.com/miniprogram/dev/api/share/wx.shareFileMessage.html
 */
function shareFileMessage(config: PhoneConfig, options: Options): Promise<void> {
  needTap('shareFileMessage')
  if (config.wide) throw new WxError('shareFileMessage:fail not supported on this platform')
  const file = fileOf('shareFileMessage', options)
  const name = typeof options.fileName === 'string' && options.fileName ? options.fileName : baseName(file.path)
  return new Promise((resolve, reject) => {
    const cancel = () => reject(new WxError('shareFileMessage:fail cancel'))
    const sheet = openOverlay({ kind: 'sheet', title: '发送给', onDismiss: cancel })
    part('p', 'document-name', sheet.body).textContent = name
    part('p', 'document-size', sheet.body).textContent = sizeText(file.blob.size)
    overlayButton(sheet.body, '文件传输助手', 'sheet-item', () => {
      sheet.close()
      noteHandedOut('share', name, file.blob)
      showCard('转发文件', [name], 'share-file')
      resolve()
    })
    overlayButton(sheet.body, '取消', 'sheet-cancel', () => {
      sheet.close()
      cancel()
    })
  })
}

const DOCUMENTS = ['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'pdf']
const sizeText = (bytes: number) => (bytes < 1024 ? `${bytes} 字节` : `${(bytes / 1024).toFixed(1)} KB`)

/** WeChat's reader is not here: the sheet says what would be read, and the computer may have it. */
function openDocument(options: Options): void {
  const file = fileOf('openDocument', options)
  const kind = typeof options.fileType === 'string' ? options.fileType : endingOf(file.path)
  if (!DOCUMENTS.includes(kind)) throw new WxError('openDocument:fail filetype not supported')
  const name = baseName(file.path)
  noteHandedOut('document', name, file.blob)
  const sheet = openOverlay({ kind: 'sheet', title: '打开文档', onDismiss: () => undefined })
  part('p', 'document-name', sheet.body).textContent = name
  part('p', 'document-size', sheet.body).textContent = sizeText(file.blob.size)
  overlayButton(sheet.body, '下载到电脑看', 'sheet-item', () => download(name, file.url))
  overlayButton(sheet.body, '关闭', 'sheet-cancel', sheet.close)
}

/** APIs that take files from elsewhere and pass them on. */
export const fileApis = (config: PhoneConfig) => ({
  ...asynchronousApis({
    chooseMessageFile: (options) => chooseMessageFile(config, options),
    shareFileMessage: (options) => shareFileMessage(config, options),
    openDocument,
  }),
  ...callbackApis({ saveFileToDisk: (options) => saveFileToDisk(config, options) }),
})
