import type { PhoneConfig } from '../config'
import { part } from '../elements'
import { openOverlay, overlayButton, showCard } from '../overlay'
import { realNow } from '../realm'
import { keepTemporaryFile, temporaryFile } from '../temporary-files'
import { asynchronousApis, need, type Options, WxError } from './callbacks'

interface Chosen {
  name: string
  size: number
  path: string
  time: number
  type: string
}

const kindOf = (name: string) => (/\.(png|jpe?g|gif|webp)$/i.test(name) ? 'image' : 'file')

const keep = (name: string, blob: Blob): Chosen => ({
  name,
  size: blob.size,
  path: keepTemporaryFile(name, blob).path,
  time: Math.floor(realNow() / 1000),
  type: kindOf(name),
})

/** The sheet of wx.chooseMessageFile: sample files of the stage, or any file of this computer. */
function chooseMessageFile(config: PhoneConfig, options: Options): Promise<{ tempFiles: Chosen[] }> {
  const most = typeof options.count === 'number' ? options.count : 100
  const extensions = Array.isArray(options.extension)
    ? options.extension.map((one) => String(one).replace(/^\./, '').toLowerCase())
    : []
  const fits = (name: string) =>
    extensions.length === 0 || extensions.includes(name.slice(name.lastIndexOf('.') + 1).toLowerCase())
  return new Promise((resolve, reject) => {
    const cancel = () => reject(new WxError('chooseMessageFile:fail cancel'))
    const sheet = openOverlay({ kind: 'sheet', title: '选择聊天里的文件', onDismiss: cancel })
    const finish = (files: Chosen[]) => {
      sheet.close()
      resolve({ tempFiles: files.slice(0, most) })
    }
    for (const name of config.files.filter(fits))
      overlayButton(sheet.body, name, 'sheet-file', () => {
        fetch(`/stage/file/${encodeURIComponent(name)}`)
          .then(async (response) => {
            if (!response.ok) throw new Error(`${name}: ${response.status}`)
            finish([keep(name, await response.blob())])
          })
          .catch((error: unknown) => {
            sheet.close()
            reject(error)
          })
      })
    const row = part('label', 'sheet-computer', sheet.body)
    row.append('从电脑上选一个')
    const input = part('input', 'sheet-input', row)
    input.type = 'file'
    input.multiple = most > 1
    if (extensions.length > 0) input.accept = extensions.map((one) => `.${one}`).join(',')
    input.setAttribute('aria-label', '从电脑上选一个')
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])]
      if (files.length > 0) finish(files.map((one) => keep(one.name, one)))
    })
    overlayButton(sheet.body, '取消', 'sheet-cancel', () => {
      sheet.close()
      cancel()
    })
  })
}

const fileOf = (api: string, options: Options) => {
  const path = need(api, options, 'filePath')
  const file = temporaryFile(path)
  if (!file) throw new WxError(`${api}:fail file not found: ${path}`)
  return file
}

/** APIs that pick, save or pass on files. */
export const fileApis = (config: PhoneConfig) =>
  asynchronousApis({
    chooseMessageFile: (options) => chooseMessageFile(config, options),
    saveFileToDisk(options) {
      const file = fileOf('saveFileToDisk', options)
      const link = document.createElement('a')
      link.href = file.url
      link.download = file.name
      link.click()
    },
    shareFileMessage(options) {
      const file = fileOf('shareFileMessage', options)
      showCard('转发文件', [typeof options.fileName === 'string' ? options.fileName : file.name], 'share-file')
    },
  })
