import { fileAddress } from '../addresses'
import { type MakeBuiltIn, part, textOf } from '../elements'
import { emit } from '../events'
import { fail } from '../failures'

/** <image>: an inner img laid out by WeChat's `mode`; 320 x 240 until styled. Remote addresses stay unloaded. */
export const image: MakeBuiltIn = (dom) => {
  const img = part('img', 'inner-image', dom)
  img.alt = ''
  img.draggable = false
  img.addEventListener('load', () => emit(dom, 'load', { width: img.naturalWidth, height: img.naturalHeight }))
  img.addEventListener('error', () => {
    if (img.getAttribute('src')) fail(`<image> cannot load ${img.getAttribute('src')}`)
    emit(dom, 'error', { errMsg: `GET ${img.src} failed` })
  })
  dom.dataset.mode = 'scaleToFill'
  return {
    set(name, value) {
      if (name === 'src') {
        const source = textOf(value)
        if (source === '') img.removeAttribute('src')
        else img.src = fileAddress(source, dom.__wxElement?.ownerShadowRoot?.getHostNode().is ?? '')
      } else if (name === 'mode') dom.dataset.mode = textOf(value) || 'scaleToFill'
      else if (name === 'lazy-load') img.loading = value ? 'lazy' : 'eager'
      else if (name === 'aria-label') img.alt = textOf(value)
      else return name === 'webp' || name === 'show-menu-by-longpress' || name === 'fade-in'
      return true
    },
  }
}
