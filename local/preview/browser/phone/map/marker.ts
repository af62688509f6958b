import { part } from '../elements'

/** Words on a marker: a callout above it, a label beside it. */
export interface Words {
  content?: string
  color?: string
  fontSize?: number
  bgColor?: string
  borderRadius?: number
  borderWidth?: number
  borderColor?: string
  padding?: number
  textAlign?: string
  anchorX?: number
  anchorY?: number
}
export interface Marker {
  id?: number
  /** Of a cluster, for MapContext.addMarkers. */
  clusterId?: number
  joinCluster?: boolean
  latitude: number
  longitude: number
  title?: string
  iconPath?: string
  width?: number | string
  height?: number | string
  anchor?: { x: number; y: number }
  alpha?: number
  rotate?: number
  zIndex?: number
  callout?: Words & { display?: 'BYCLICK' | 'ALWAYS' }
  customCallout?: unknown
  label?: Words
  ariaLabel?: string
}

const length = (value: number | string) =>
  typeof value === 'number' ? `${value}px` : value.replace(/([\d.]+)rpx/, 'calc(var(--rpx) * $1)')

/** https://developers.weixin.qq.com/miniprogram/dev/component/map.html#callout */
function write(element: HTMLElement, words: Words): void {
  element.textContent = words.content ?? ''
  const { style } = element
  if (words.color) style.color = words.color
  if (words.fontSize !== undefined) style.fontSize = `${words.fontSize}px`
  if (words.bgColor) style.background = words.bgColor
  if (words.borderRadius !== undefined) style.borderRadius = `${words.borderRadius}px`
  if (words.borderWidth) style.border = `${words.borderWidth}px solid ${words.borderColor ?? '#000000'}`
  if (words.padding !== undefined) style.padding = `${words.padding}px`
  if (words.textAlign) style.textAlign = words.textAlign
}

export interface MarkerParts {
  pin: HTMLButtonElement
  callout?: HTMLElement
  label?: HTMLElement
}

/** One marker: its own picture, else a plain pin; its callout always or while it is chosen, its label always. */
export function drawMarker(
  layer: HTMLElement,
  marker: Marker,
  chosen: boolean,
  address: (source: string) => string,
): MarkerParts {
  const pin = part('button', marker.iconPath ? 'map-picture' : 'map-marker', layer)
  pin.type = 'button'
  pin.dataset.ownTap = ''
  const words = marker.callout?.content ?? marker.title ?? ''
  pin.setAttribute('aria-label', marker.ariaLabel || words || marker.label?.content || '标记')
  const anchor = marker.anchor ?? { x: 0.5, y: 1 }
  if (marker.iconPath) {
    const picture = part('img', '', pin)
    picture.alt = ''
    picture.src = address(marker.iconPath)
    picture.draggable = false
    if (marker.width !== undefined) picture.style.width = length(marker.width)
    if (marker.height !== undefined) picture.style.height = length(marker.height)
    if (marker.rotate) picture.style.rotate = `${marker.rotate}deg`
  }
  pin.style.translate = `${-anchor.x * 100}% ${-anchor.y * 100}%`
  if (marker.alpha !== undefined) pin.style.opacity = String(marker.alpha)
  pin.style.zIndex = String((marker.zIndex ?? 0) + (chosen ? 1 : 0))
  const parts: MarkerParts = { pin }
  if (words && (chosen || marker.callout?.display === 'ALWAYS')) {
    parts.callout = part('span', 'map-callout', pin)
    write(parts.callout, marker.callout ?? { content: words })
    parts.callout.style.margin = `0 0 ${-(marker.callout?.anchorY ?? 0)}px ${marker.callout?.anchorX ?? 0}px`
  }
  if (marker.label?.content) {
    parts.label = part('span', 'map-label', pin)
    write(parts.label, marker.label)
    // a label's own origin is the marker's point, not its picture
    parts.label.style.left = `calc(${anchor.x * 100}% + ${marker.label.anchorX ?? 0}px)`
    parts.label.style.top = `calc(${anchor.y * 100}% + ${marker.label.anchorY ?? 0}px)`
  }
  return parts
}
