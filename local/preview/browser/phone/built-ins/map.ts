import { fileAddress } from '../addresses'
import { readConfig } from '../config'
import { type EaselDom, isTrue, type MakeBuiltIn, numberOf } from '../elements'
import { emit } from '../events'
import { fail } from '../failures'
import { DrawnMap } from '../map/drawn-map'
import type { Circle } from '../map/layer'
import type { Marker } from '../map/marker'
import { clampScale, SCALES } from '../map/view'
import type { Position } from '../position'
import { duringTap } from '../user-tap'

/** Taken without a word: they change nothing on a drawing. */
const SETTINGS = /^(enable-(?!zoom|scroll)|show-(?!location)|setting|rotate|skew|layer-style|subkey|map-id)/
const UNDRAWN = ['polyline', 'polygons', 'ground-overlays', 'controls', 'covers']

const maps = new WeakMap<Element, DrawnMap>()
const clusterListeners = new WeakMap<DrawnMap, Map<string, ((told: object) => void)[]>>()

/** The map behind a <map> element, for its MapContext. */
export const mapOf = (dom: Element): DrawnMap | undefined => maps.get(dom)

/** MapContext.on */
export function onCluster(map: DrawnMap, event: string, listener: (told: object) => void): void {
  const known = clusterListeners.get(map) ?? new Map<string, ((told: object) => void)[]>()
  known.set(event, [...(known.get(event) ?? []), listener])
  clusterListeners.set(map, known)
}

function makeMap(dom: EaselDom): DrawnMap {
  const made: DrawnMap = new DrawnMap(
    dom,
    readConfig().places,
    {
      marker: (kind, markerId) => duringTap(() => emit(dom, kind, { markerId })),
      region(type, causedBy) {
        const { latitude, longitude, scale } = made.view
        const view = { rotate: 0, skew: 0, scale, centerLocation: { latitude, longitude }, region: made.region() }
        // WeChat's event is itself of the type begin or end.
        emit(dom, 'regionchange', { type, causedBy, ...view }, { type, causedBy })
      },
      clusters(kind, clusters) {
        const infos = clusters.map(({ clusterId, center, markers }) => ({
          clusterId,
          center,
          markerIds: markers.map((marker) => marker.id),
        }))
        const told = kind === 'markerClusterCreate' ? { clusters: infos } : { cluster: infos[0] ?? {} }
        for (const listener of clusterListeners.get(made)?.get(kind) ?? []) listener(told)
      },
    },
    (source) => fileAddress(source, dom.__wxElement?.ownerShadowRoot?.getHostNode().is ?? ''),
  )
  return made
}

const listOf = <T>(value: unknown): T[] => (Array.isArray(value) ? (value as T[]) : [])

/** <map>: markers, clusters, circles and the user's place in their right positions on a drawn ground; no tiles, since the preview has no network. */
export const map: MakeBuiltIn = (dom) => {
  const drawn = makeMap(dom)
  maps.set(dom, drawn)
  let wanted: { latitude?: number; longitude?: number; scale?: number } | undefined
  let included: Position[] | undefined
  let shown = false
  /** What one setData changed takes effect together; the first time nobody is told. */
  const settle = () => {
    const [next, points] = [wanted, included]
    wanted = undefined
    included = undefined
    if (!shown) Object.assign(drawn.view, next)
    else if (next) drawn.moveTo(next)
    if (points) drawn.include(points)
    drawn.draw()
    if (!shown) queueMicrotask(() => emit(dom, 'updated'))
    shown = true
  }
  const later = () => {
    if (!wanted && !included) queueMicrotask(settle)
  }
  const setView = (change: object) => {
    later()
    wanted = { ...wanted, ...change }
  }
  const setMarkers = (markers: Marker[]) => {
    if (markers.some((marker) => marker.customCallout))
      fail('<map markers.customCallout> is not supported by the preview')
    drawn.layer.markers = markers
  }
  return {
    tapDetail: (x, y) => ({ ...drawn.pointAt(x, y) }),
    set(name, value) {
      if (name === 'latitude' || name === 'longitude') setView({ [name]: numberOf(value, drawn.view[name]) })
      else if (name === 'scale') setView({ scale: clampScale(numberOf(value, SCALES.usual)) })
      else if (name === 'include-points') {
        later()
        included = listOf<Position>(value)
      } else if (name === 'markers') setMarkers(listOf(value))
      else if (name === 'circles') drawn.layer.circles = listOf<Circle>(value)
      else if (name === 'show-location') drawn.layer.showsLocation = isTrue(value)
      else if (name === 'min-scale') drawn.limits.least = numberOf(value, SCALES.least)
      else if (name === 'max-scale') drawn.limits.most = numberOf(value, SCALES.most)
      else if (name === 'enable-zoom') drawn.hands.zoom = value !== false
      else if (name === 'enable-scroll') drawn.hands.scroll = value !== false
      else if (UNDRAWN.includes(name)) {
        if (listOf(value).length > 0) fail(`<map ${name}> is not supported by the preview`)
      } else return SETTINGS.test(name)
      if (shown) drawn.draw()
      else setView({})
      return true
    },
  }
}
