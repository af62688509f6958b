import { loadableAddress } from '../addresses'
import type { PhoneConfig } from '../config'
import { part } from '../elements'
import { fail } from '../failures'
import { fileAt, keepTemporaryFile, type StoredFile } from '../file-store'
import { noteHandedOut } from '../handed-out'
import { openOverlay, overlayButton } from '../overlay'
import { topPage } from '../pages'
import { asynchronousApis, need, type Options, WxError } from './callbacks'
import { chooseFiles } from './choose-files'
import { askPermission } from './permissions'

const countOf = (options: Options, usual: number, most: number) =>
  Math.min(most, typeof options.count === 'number' && options.count > 0 ? options.count : usual)

function choosePictures(config: PhoneConfig, api: string, options: Options, most: number): Promise<StoredFile[]> {
  const camera = Array.isArray(options.sourceType) && options.sourceType.every((one) => one === 'camera')
  return chooseFiles({
    api,
    title: camera ? '拍一张' : '从相册里选',
    samples: config.files.filter(({ type }) => type.startsWith('image/')),
    accept: 'image/*',
    most,
  })
}

async function chooseMedia(config: PhoneConfig, options: Options) {
  const wanted = Array.isArray(options.mediaType) ? options.mediaType.map(String) : ['image', 'video']
  if (!wanted.includes('image') && !wanted.includes('mix')) {
    fail('wx.chooseMedia for video only is not supported by the preview')
    throw new WxError('chooseMedia:fail video is not supported by the preview')
  }
  const files = await choosePictures(config, 'chooseMedia', options, countOf(options, 9, 20))
  const tempFiles = files.map(({ path, blob }) => ({ tempFilePath: path, size: blob.size, fileType: 'image' }))
  return { tempFiles, type: 'image' }
}

async function chooseImage(config: PhoneConfig, options: Options) {
  const files = await choosePictures(config, 'chooseImage', options, countOf(options, 9, 9))
  return {
    tempFilePaths: files.map(({ path }) => path),
    tempFiles: files.map(({ path, blob }) => ({ path, size: blob.size })),
  }
}

/** A picture decoded, wherever it lies. */
async function decoded(api: string, source: string): Promise<HTMLImageElement> {
  const picture = new Image()
  picture.src = await loadableAddress(source, topPage()?.path ?? '')
  try {
    await picture.decode()
  } catch {
    throw new WxError(`${api}:fail file not found: ${source}`)
  }
  return picture
}

async function getImageInfo(options: Options) {
  const source = need('getImageInfo', options, 'src')
  const { naturalWidth: width, naturalHeight: height, src } = await decoded('getImageInfo', source)
  const { type, size } = await (await fetch(src)).blob()
  const kind = type.replace('image/', '')
  const path = fileAt(source) || !/^(https?|cloud):/.test(source) ? source : src
  return { width, height, path, orientation: 'up', type: size > 0 ? kind : 'unknown' }
}

/** Quality counts for JPEG only, as in WeChat; the sides shrink for every kind, and what a camera wrote beside the picture goes. */
async function compressImage(options: Options) {
  const source = need('compressImage', options, 'src')
  const picture = await decoded('compressImage', source)
  const { compressedWidth, compressedHeight, quality = 80 } = options
  const [width, height] = [picture.naturalWidth, picture.naturalHeight]
  const across = typeof compressedWidth === 'number' ? compressedWidth / width : undefined
  const down = typeof compressedHeight === 'number' ? compressedHeight / height : undefined
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * (across ?? down ?? 1))
  canvas.height = Math.round(height * (down ?? across ?? 1))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const kind = (await (await fetch(picture.src)).blob()).type === 'image/png' ? 'png' : 'jpeg'
  const share = Math.min(100, Math.max(0, Number(quality))) / 100
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, `image/${kind}`, share))
  if (!blob) throw new WxError('compressImage:fail the picture could not be written')
  return { tempFilePath: keepTemporaryFile(`compressed.${kind === 'png' ? 'png' : 'jpg'}`, blob).path }
}

async function previewImage(options: Options): Promise<void> {
  const urls = Array.isArray(options.urls) ? options.urls.map(String) : []
  const wanted =
    typeof options.current === 'number' ? options.current : urls.indexOf(String(options.current ?? urls[0]))
  let at = Math.max(0, wanted)
  if (urls.length === 0) throw new WxError('previewImage:fail parameter error: urls is empty')
  const overlay = openOverlay({ kind: 'dialog', title: '看图片', onDismiss: () => undefined })
  const picture = part('img', 'preview-picture', overlay.body)
  picture.alt = ''
  const count = part('p', 'dialog-text', overlay.body)
  const show = async () => {
    count.textContent = urls.length > 1 ? `${at + 1} / ${urls.length}` : ''
    picture.src = await loadableAddress(urls[at] ?? '', topPage()?.path ?? '')
  }
  if (urls.length > 1)
    overlayButton(overlay.body, '下一张', 'dialog-confirm', () => {
      at = (at + 1) % urls.length
      show().catch((error: unknown) => console.warn('[preview] previewImage', error))
    })
  overlayButton(overlay.body, '关闭', 'dialog-confirm', overlay.close)
  await show()
}

async function saveImageToPhotosAlbum(options: Options): Promise<void> {
  const path = need('saveImageToPhotosAlbum', options, 'filePath')
  const file = fileAt(path)
  if (!file) throw new WxError(`saveImageToPhotosAlbum:fail file not found: ${path}`)
  await askPermission('scope.writePhotosAlbum', 'saveImageToPhotosAlbum')
  noteHandedOut('album', file.name, file.blob)
}

/** Pictures: chosen, measured, made smaller, looked at, kept. */
export const mediaApis = (config: PhoneConfig) =>
  asynchronousApis({
    chooseMedia: (options) => chooseMedia(config, options),
    chooseImage: (options) => chooseImage(config, options),
    getImageInfo,
    compressImage,
    previewImage,
    saveImageToPhotosAlbum,
  })
