import { fileAddress } from '../addresses'
import { fileAt, filesUnder, freshPath, putFile, removeFile, USER_FOLDER } from '../file-store'
import { decode, ENCODINGS, type Encoding, encode } from '../text-encoding'
import { callbackApis, need, type Options, WxError } from './callbacks'
import { guarded } from './guarded'

/** Folders of the user's part that were made; it is there itself. */
const folders = new Set([USER_FOLDER])
const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/'))
const isOwn = (path: string) => path.startsWith('wxfile://')

const coded = (errMsg: string, code: number) => new WxError(errMsg, code, code)
const missing = (api: string, path: string, verb: string) =>
  coded(`${api}:fail no such file or directory, ${verb} ${path}`, 1300002)

function encodingOf(api: string, value: unknown): Encoding {
  const known = ENCODINGS.find((one) => one === value)
  if (!known) throw new WxError(`${api}:fail invalid encoding "${String(value)}"`)
  return known
}

/** Bytes of a file of the phone or of the package, at once: WeChat's sync APIs have to wait for nothing. */
function bytesOf(api: string, path: string): Uint8Array<ArrayBuffer> {
  if (isOwn(path) && !fileAt(path)) throw missing(api, path, 'open')
  const request = new XMLHttpRequest()
  request.open('GET', fileAddress(path, ''), false)
  request.overrideMimeType('text/plain; charset=x-user-defined')
  request.send()
  if (request.status !== 200) throw missing(api, path, 'open')
  return encode(request.responseText, 'latin1')
}

function read(api: string, path: string, encoding: unknown, position: unknown, length: unknown): string | ArrayBuffer {
  const all = bytesOf(api, path)
  const from = typeof position === 'number' ? position : 0
  const size = typeof length === 'number' ? length : all.length - from
  if (from < 0 || from > all.length) throw coded(`${api}:fail value of position is out of range`, 1301009)
  if (size < 0 || from + size > all.length) throw coded(`${api}:fail value of length is out of range`, 1301006)
  const bytes = all.slice(from, from + size)
  return encoding === undefined ? bytes.buffer : decode(bytes, encodingOf(api, encoding))
}

/** Only the user's part may be written; the folder must be there. */
function checkWritable(api: string, path: string): void {
  if (!path.startsWith(`${USER_FOLDER}/`)) throw coded(`${api}:fail permission denied, open ${path}`, 1300013)
  if (!folders.has(folderOf(path))) throw missing(api, path, 'open')
  if (folders.has(path)) throw coded(`${api}:fail illegal operation on a directory, open ${path}`, 1301003)
}

function write(api: string, path: string, data: unknown, encoding: unknown): void {
  checkWritable(api, path)
  if (data instanceof ArrayBuffer) putFile(path, new Blob([data]))
  else if (typeof data === 'string') putFile(path, new Blob([encode(data, encodingOf(api, encoding ?? 'utf8'))]))
  else throw new WxError(`${api}:fail parameter error: parameter.data should be String or ArrayBuffer`)
}

function remove(api: string, path: string): void {
  if (folders.has(path)) throw coded(`${api}:fail operation not permitted, unlink ${path}`, 1300001)
  if (!removeFile(path)) throw missing(api, path, 'unlink')
}

/** Moves a temporary file to where it stays; the temporary path is gone afterwards. */
function save(api: string, from: string, to: unknown): string {
  const file = fileAt(from)
  if (!file) throw coded(`${api}:fail tempFilePath file not exist`, 1301112)
  const path = typeof to === 'string' && to !== '' ? to : freshPath('store', from)
  if (path.startsWith(USER_FOLDER)) checkWritable(api, path)
  putFile(path, file.blob, file.name)
  removeFile(from)
  return path
}

function copy(api: string, from: string, to: string): void {
  const bytes = bytesOf(api, from)
  checkWritable(api, to)
  putFile(to, new Blob([bytes], { type: fileAt(from)?.blob.type }))
}

function access(api: string, path: string): void {
  if (folders.has(path)) return
  if (isOwn(path) && !fileAt(path)) throw coded(`${api}:fail no such file or directory ${path}`, 1300002)
  if (!isOwn(path)) bytesOf(api, path)
}

function makeFolder(api: string, path: string, recursive: unknown): void {
  if (!path.startsWith(`${USER_FOLDER}/`)) throw coded(`${api}:fail permission denied, mkdir ${path}`, 1300013)
  if (folders.has(path)) throw coded(`${api}:fail file already exists ${path}`, 1301005)
  if (!folders.has(folderOf(path))) {
    if (recursive !== true) throw missing(api, path, 'mkdir')
    makeFolder(api, folderOf(path), true)
  }
  folders.add(path)
}

function list(api: string, path: string): string[] {
  if (!folders.has(path)) throw missing(api, path, 'scandir')
  const names = [
    ...filesUnder(path).map((file) => file.path),
    ...[...folders].filter((one) => one.startsWith(`${path}/`)),
  ]
  return [...new Set(names.map((name) => name.slice(path.length + 1).split('/')[0] ?? ''))]
}

async function info(options: Options): Promise<{ size: number; digest?: string }> {
  const bytes = bytesOf('getFileInfo', need('getFileInfo', options, 'filePath'))
  const algorithm = options.digestAlgorithm
  if (algorithm === undefined) return { size: bytes.length }
  const name = { sha1: 'SHA-1', sha256: 'SHA-256' }[String(algorithm)]
  if (!name) throw new WxError(`getFileInfo:fail digestAlgorithm ${String(algorithm)} is not supported by the preview`)
  const digest = await crypto.subtle.digest(name, bytes)
  return { size: bytes.length, digest: decode(new Uint8Array(digest), 'hex') }
}

const table = {
  ...callbackApis({
    access: (o) => access('access', need('access', o, 'path')),
    readFile: (o) => ({ data: read('readFile', need('readFile', o, 'filePath'), o.encoding, o.position, o.length) }),
    writeFile: (o) => write('writeFile', need('writeFile', o, 'filePath'), o.data, o.encoding),
    unlink: (o) => remove('unlink', need('unlink', o, 'filePath')),
    saveFile: (o) => ({ savedFilePath: save('saveFile', need('saveFile', o, 'tempFilePath'), o.filePath) }),
    copyFile: (o) => copy('copyFile', need('copyFile', o, 'srcPath'), need('copyFile', o, 'destPath')),
    mkdir: (o) => makeFolder('mkdir', need('mkdir', o, 'dirPath'), o.recursive),
    readdir: (o) => ({ files: list('readdir', need('readdir', o, 'dirPath')) }),
    getFileInfo: info,
  }),
  accessSync: (path: string) => access('accessSync', path),
  readFileSync: (path: string, encoding?: string, position?: number, length?: number) =>
    read('readFileSync', path, encoding, position, length),
  writeFileSync: (path: string, data: unknown, encoding?: string) => write('writeFileSync', path, data, encoding),
  unlinkSync: (path: string) => remove('unlinkSync', path),
  saveFileSync: (from: string, to?: string) => save('saveFileSync', from, to),
  copyFileSync: (from: string, to: string) => copy('copyFileSync', from, to),
  mkdirSync: (path: string, recursive?: boolean) => makeFolder('mkdirSync', path, recursive),
  readdirSync: (path: string) => list('readdirSync', path),
}

/**
 * wx.getFileSystemManager: temporary files, the user's part, and reading the package. It lives as long as the page does.
 * https://developers.weixin.qq.com/miniprogram/dev/api/file/FileSystemManager.html
 */
export const fileSystemManager = guarded('FileSystemManager', table)
