import { keepTemporaryFile } from '../file-store'
import { asynchronousApis, type Options, WxError } from './callbacks'

const size = (value: unknown, usual: number): number => (typeof value === 'number' && value > 0 ? value : usual)

/**
 * wx.canvasToTempFilePath of a canvas of type 2d: the part that is asked for, at the size that is asked for, as PNG or JPEG.
 * https://developers.weixin.qq.com/miniprogram/dev/api/canvas/wx.canvasToTempFilePath.html
 */
async function canvasToTempFilePath(options: Options): Promise<{ tempFilePath: string }> {
  const { canvas, x = 0, y = 0, fileType = 'png', quality = 1 } = options
  if (!(canvas instanceof HTMLCanvasElement)) throw new WxError('canvasToTempFilePath:fail invalid canvas')
  const width = size(options.width, canvas.width - Number(x))
  const height = size(options.height, canvas.height - Number(y))
  const copy = document.createElement('canvas')
  copy.width = size(options.destWidth, width)
  copy.height = size(options.destHeight, height)
  const pen = copy.getContext('2d')
  pen?.drawImage(canvas, Number(x), Number(y), width, height, 0, 0, copy.width, copy.height)
  const kind = fileType === 'jpg' ? 'jpeg' : 'png'
  const blob = await new Promise<Blob | null>((resolve) => copy.toBlob(resolve, `image/${kind}`, Number(quality)))
  if (!blob) throw new WxError('canvasToTempFilePath:fail create bitmap failed')
  return { tempFilePath: keepTemporaryFile(`canvas.${kind === 'png' ? 'png' : 'jpg'}`, blob).path }
}

/** A drawing as a file. */
export const canvasApis = asynchronousApis({ canvasToTempFilePath })
