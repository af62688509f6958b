import { loadableAddress } from '../addresses'
import { type MakeBuiltIn, part, textOf } from '../elements'
import { emit } from '../events'
import { fail } from '../failures'

/** What a page draws on: the browser's own canvas, with WeChat's way to make a picture for it. */
export interface CanvasNode extends HTMLCanvasElement {
  createImage(): HTMLImageElement
  requestAnimationFrame(draw: FrameRequestCallback): number
  cancelAnimationFrame(handle: number): void
}

const nodes = new WeakMap<Element, CanvasNode>()

/** The canvas behind a <canvas type="2d">, for a selector query that asks for its node. */
export const canvasOf = (dom: Element): CanvasNode | undefined => nodes.get(dom)

/** A picture whose `src` is a file as a mini program names it: of the package, kept for a while, or of the cloud. */
function createImage(): HTMLImageElement {
  const picture = new Image()
  const load = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src')?.set
  Object.defineProperty(picture, 'src', {
    set(source: string) {
      loadableAddress(source, '').then(
        (address) => load?.call(picture, address),
        () => picture.dispatchEvent(new Event('error')),
      )
    },
  })
  return picture
}

/**
 * <canvas type="2d">: 300 x 150 until styled, and drawn at the size that the page gives its node. The older canvas without a type is refused by
 * name: WeChat no longer keeps it up. https://developers.weixin.qq.com/miniprogram/dev/component/canvas.html
 */
export const canvas: MakeBuiltIn = (dom) => {
  const drawn = part('canvas', 'inner-canvas', dom)
  const node = Object.assign(drawn, {
    createImage,
    requestAnimationFrame: (draw: FrameRequestCallback) => window.requestAnimationFrame(draw),
    cancelAnimationFrame: (handle: number) => window.cancelAnimationFrame(handle),
  })
  return {
    set(name, value) {
      if (name === 'type') {
        if (textOf(value) !== '2d')
          fail(`<canvas type="${textOf(value)}"> is not supported by the preview: use type="2d"`)
        else nodes.set(dom, node)
      } else if (name === 'canvas-id') {
        fail('<canvas canvas-id> is the older canvas, which is not supported by the preview: use type="2d"')
        emit(dom, 'error', { errMsg: 'canvas:fail not supported by the preview' })
      } else return name === 'disable-scroll'
      return true
    },
  }
}
