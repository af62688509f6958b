import { fileAddress, loadableAddress } from '../addresses'
import { type MakeBuiltIn, part, textOf } from '../elements'
import { emit } from '../events'
import { fail } from '../failures'

/** <image>: an inner img laid out by WeChat's `mode`; 320 x 240 until styled. Remote addresses stay unloaded. */
export const image: MakeBuiltIn = (dom) => {
  const img = part('img', 'inner-image', dom)
  img.alt = ''
  img.draggable = false
  img.addEventListener('load', () => emit(dom, 'load', { width: img.naturalWidth, height: img.naturalHeight }))
  let source = ''
  const failed = (errMsg: string) => emit(dom, 'error', { errMsg })
  img.addEventListener('error', () => {
    // A file of the cloud may be gone or not for this person: that is the app's to hear. One of the package must be there.
    if (source.startsWith('cloud://')) console.warn(`[preview] <image> cannot load ${source}`)
    else if (img.getAttribute('src')) fail(`<image> cannot load ${img.getAttribute('src')}`)
    failed(`GET ${img.src} failed`)
  })
  dom.dataset.mode = 'scaleToFill'
  const load = (from: string) => {
    source = from
    if (from === '') return img.removeAttribute('src')
    if (!from.startsWith('cloud://')) {
      img.src = fileAddress(from, dom.__wxElement?.ownerShadowRoot?.getHostNode().is ?? '')
      return
    }
    loadableAddress(from, '').then(
      (address) => {
        if (source === from) img.src = address
      },
      (error: unknown) => {
        console.warn(`[preview] <image> cannot load ${from}:`, error)
        if (source === from) failed(`${from} ${error instanceof Error ? error.message : String(error)}`)
      },
    )
  }
  return {
    set(name, value) {
      if (name === 'src') load(textOf(value))
      else if (name === 'mode') dom.dataset.mode = textOf(value) || 'scaleToFill'
      else if (name === 'lazy-load') img.loading = value ? 'lazy' : 'eager'
      else if (name === 'aria-label') img.alt = textOf(value)
      else return name === 'webp' || name === 'show-menu-by-longpress' || name === 'fade-in'
      return true
    },
  }
}
