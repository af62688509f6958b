import { type MakeBuiltIn, numberOf, part } from '../elements'
import { emit } from '../events'

interface Marker {
  id?: number
  latitude: number
  longitude: number
  title?: string
  callout?: { content?: string }
}

/** Degrees across the width of the drawing at WeChat's default scale 16, halved by each step. */
const DEGREES_AT_16 = 0.02

/** <map>: a plain drawing with the markers in their right places; no tiles, since the preview has no network. */
export const map: MakeBuiltIn = (dom) => {
  const note = part('span', 'map-note', dom)
  note.textContent = '示意地图'
  const layer = part('div', 'map-layer', dom)
  const state = { latitude: 0, longitude: 0, scale: 16, markers: [] as Marker[], showLocation: false }
  const draw = () => {
    layer.replaceChildren()
    const across = DEGREES_AT_16 * 2 ** (16 - state.scale)
    const place = (latitude: number, longitude: number, className: string) => {
      const pin = part('button', className, layer)
      pin.style.left = `${50 + ((longitude - state.longitude) / across) * 100}%`
      pin.style.top = `${50 - ((latitude - state.latitude) / across) * 100}%`
      return pin
    }
    if (state.showLocation) place(state.latitude, state.longitude, 'map-me').setAttribute('aria-label', '我的位置')
    for (const marker of state.markers) {
      const pin = place(marker.latitude, marker.longitude, 'map-marker')
      const text = marker.callout?.content ?? marker.title ?? ''
      pin.setAttribute('aria-label', text || '标记')
      if (text) part('span', 'map-callout', pin).textContent = text
      pin.addEventListener('click', () => {
        emit(dom, 'markertap', { markerId: marker.id ?? 0 })
        if (marker.callout) emit(dom, 'callouttap', { markerId: marker.id ?? 0 })
      })
    }
  }
  return {
    set(name, value) {
      if (name === 'latitude' || name === 'longitude' || name === 'scale') state[name] = numberOf(value, state[name])
      else if (name === 'markers') state.markers = Array.isArray(value) ? (value as Marker[]) : []
      else if (name === 'show-location') state.showLocation = value !== false
      else
        return /^(enable-|show-|min-scale|max-scale|include-points|polyline|circles|polygons|setting|rotate|skew|layer-style|subkey)/.test(
          name,
        )
      draw()
      return true
    },
  }
}
