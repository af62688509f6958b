import { fileAddress } from '../addresses'
import { type EaselDom, type MakeBuiltIn, numberOf, part } from '../elements'
import { emit } from '../events'
import { fail } from '../failures'

interface Callout {
  content?: string
  display?: 'BYCLICK' | 'ALWAYS'
}
interface Marker {
  id?: number
  latitude: number
  longitude: number
  title?: string
  iconPath?: string
  width?: number | string
  height?: number | string
  anchor?: { x: number; y: number }
  callout?: Callout
  label?: { content?: string }
  ariaLabel?: string
}

/** Degrees of longitude across the drawing at scale 16; each step out doubles them. */
const DEGREES_AT_16 = 0.016
/** A press that moves further than this drags the map. */
const DRAG = 6

const SETTINGS = /^(enable-|show-|min-scale|max-scale|setting|rotate|skew|layer-style|subkey|map-id)/
const DRAWN_THINGS = ['circles', 'polyline', 'polygons', 'include-points', 'ground-overlays', 'controls']

const length = (value: number | string) =>
  typeof value === 'number' ? `${value}px` : value.replace(/([\d.]+)rpx/, 'calc(var(--rpx) * $1)')

/** <map>: a plain drawing with the markers in their right places, to drag; no tiles, since the preview has no network. */
export const map: MakeBuiltIn = (dom) => {
  const layer = part('div', 'map-layer', dom)
  part('span', 'map-note', dom).textContent = '示意地图'
  const state = { latitude: 0, longitude: 0, scale: 16, markers: [] as Marker[], showLocation: false }
  const across = () => DEGREES_AT_16 * 2 ** (16 - state.scale)
  const narrow = () => Math.cos((state.latitude * Math.PI) / 180)
  let shown: number | undefined

  const put = (element: HTMLElement, latitude: number, longitude: number) => {
    element.style.left = `calc(50% + ${((longitude - state.longitude) / across()) * 100}cqw)`
    element.style.top = `calc(50% - ${((latitude - state.latitude) / across() / narrow()) * 100}cqw)`
  }
  const draw = () => {
    layer.replaceChildren()
    if (state.showLocation) {
      const me = part('i', 'map-me', layer)
      me.setAttribute('aria-label', '我的位置')
      put(me, state.latitude, state.longitude)
    }
    for (const marker of state.markers) {
      const pin = drawMarker(dom, layer, marker, marker.id === shown && marker.id !== undefined)
      put(pin, marker.latitude, marker.longitude)
      pin.addEventListener('click', () => {
        shown = marker.id
        draw()
        emit(dom, 'markertap', { markerId: marker.id ?? 0 })
      })
    }
  }
  installDrag(
    dom,
    (dx, dy) => {
      const degrees = across() / Math.max(1, dom.clientWidth)
      state.longitude -= dx * degrees
      state.latitude += dy * degrees * narrow()
      draw()
    },
    () => ({ longitude: state.longitude, latitude: state.latitude }),
  )
  return {
    set(name, value) {
      if (name === 'latitude' || name === 'longitude' || name === 'scale') state[name] = numberOf(value, state[name])
      else if (name === 'markers') state.markers = Array.isArray(value) ? (value as Marker[]) : []
      else if (name === 'show-location') state.showLocation = value !== false
      else {
        if (DRAWN_THINGS.includes(name) && Array.isArray(value) && value.length > 0)
          fail(`<map ${name}> is not supported by the preview`)
        return SETTINGS.test(name) || DRAWN_THINGS.includes(name)
      }
      draw()
      return true
    },
  }
}

/** One marker: its own picture, else a plain pin; its callout always or after a tap. */
function drawMarker(dom: EaselDom, layer: HTMLElement, marker: Marker, chosen: boolean): HTMLElement {
  const pin = part('button', marker.iconPath ? 'map-picture' : 'map-marker', layer)
  pin.type = 'button'
  const words = marker.callout?.content ?? marker.title ?? ''
  pin.setAttribute('aria-label', marker.ariaLabel || words || '标记')
  if (marker.iconPath) {
    const picture = part('img', '', pin)
    picture.alt = ''
    picture.src = fileAddress(marker.iconPath, dom.__wxElement?.ownerShadowRoot?.getHostNode().is ?? '')
    picture.draggable = false
    if (marker.width !== undefined) picture.style.width = length(marker.width)
    if (marker.height !== undefined) picture.style.height = length(marker.height)
    const anchor = marker.anchor ?? { x: 0.5, y: 1 }
    pin.style.translate = `${-anchor.x * 100}% ${-anchor.y * 100}%`
  }
  const open = marker.callout ? marker.callout.display === 'ALWAYS' || chosen : words !== ''
  if (words && open) {
    const callout = part('span', 'map-callout', pin)
    callout.textContent = words
    callout.addEventListener('click', () => emit(dom, 'callouttap', { markerId: marker.id ?? 0 }))
  }
  if (marker.label?.content) part('span', 'map-label', pin).textContent = marker.label.content
  return pin
}

/** Dragging the map; the page must not take it for a pull, nor a marker for a tap. */
function installDrag(
  dom: HTMLElement,
  moved: (dx: number, dy: number) => void,
  centre: () => { longitude: number; latitude: number },
): void {
  let from: { x: number; y: number; dragging: boolean } | undefined
  for (const type of ['mousedown', 'touchstart'] as const)
    dom.addEventListener(type, (event) => event.stopPropagation())
  dom.addEventListener('pointerdown', (event) => {
    from = { x: event.clientX, y: event.clientY, dragging: false }
  })
  dom.addEventListener('pointermove', (event) => {
    if (!from || !(event.buttons & 1)) return
    const dx = event.clientX - from.x
    const dy = event.clientY - from.y
    if (!from.dragging && Math.hypot(dx, dy) < DRAG) return
    if (!from.dragging) emit(dom as EaselDom, 'regionchange', { type: 'begin', causedBy: 'gesture' })
    from = { x: event.clientX, y: event.clientY, dragging: true }
    moved(dx, dy)
  })
  const release = () => {
    if (from?.dragging)
      emit(dom as EaselDom, 'regionchange', { type: 'end', causedBy: 'drag', centerLocation: centre() })
    from = undefined
  }
  for (const type of ['pointerup', 'pointerleave', 'pointercancel'] as const) dom.addEventListener(type, release)
}
