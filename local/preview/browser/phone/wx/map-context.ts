import { mapOf, onCluster } from '../built-ins/map'
import type { DrawnMap } from '../map/drawn-map'
import type { Marker } from '../map/marker'
import { project, unproject } from '../map/view'
import { topPage } from '../pages'
import { type Position, position } from '../position'
import { callbackApis, type Options, WxError } from './callbacks'
import { guarded, type Table } from './guarded'

const CLUSTER_EVENTS = ['markerClusterCreate', 'markerClusterClick']

const isNumber = (value: unknown): value is number => typeof value === 'number'

function moveToLocation(map: DrawnMap, { latitude, longitude }: Options): void {
  if (isNumber(latitude) && isNumber(longitude)) map.moveTo({ latitude, longitude })
  else if (map.layer.showsLocation) map.moveTo(position())
  else throw new WxError('moveToLocation:fail show-location of the map is not true')
}

function includePoints(map: DrawnMap, { points, padding }: Options): void {
  if (!Array.isArray(points) || points.length === 0)
    throw new WxError('includePoints:fail parameter error: parameter.points should be Array')
  map.include(points as Position[], Array.isArray(padding) ? (padding as number[]) : undefined)
}

function addMarkers(map: DrawnMap, { markers, clear }: Options): void {
  const added = Array.isArray(markers) ? (markers as Marker[]) : []
  const replaced = (old: Marker) =>
    added.some((one) => (one.clusterId === undefined ? one.id === old.id : one.clusterId === old.clusterId))
  map.layer.markers = [...(clear === true ? [] : map.layer.markers.filter((one) => !replaced(one))), ...added]
  map.draw()
}

function removeMarkers(map: DrawnMap, { markerIds }: Options): void {
  const gone = Array.isArray(markerIds) ? markerIds.map(Number) : []
  map.layer.markers = map.layer.markers.filter(({ id }) => id === undefined || !gone.includes(id))
  map.draw()
}

function initMarkerCluster(map: DrawnMap, { enableDefaultStyle, zoomOnClick, gridSize }: Options): void {
  map.layer.clustering.enableDefaultStyle = enableDefaultStyle !== false
  map.layer.clustering.zoomOnClick = zoomOnClick !== false
  if (isNumber(gridSize)) map.layer.clustering.gridSize = gridSize
  map.draw()
}

/** wx.createMapContext: looks the map up by its id on the page on top when it is first asked for something. */
export function createMapContext(id: string): Table {
  const found = (): DrawnMap => {
    const dom = topPage()?.view.querySelector(`wx-map#${CSS.escape(id)}`)
    const map = dom ? mapOf(dom) : undefined
    if (!map) throw new WxError(`createMapContext:fail there is no <map id="${id}"> on the page`)
    return map
  }
  const numbers = ({ x, y, latitude, longitude }: Options) => ({
    point: { x: Number(x), y: Number(y) },
    at: { latitude: Number(latitude), longitude: Number(longitude) },
  })
  return guarded('MapContext', {
    ...callbackApis({
      getCenterLocation: () => ({ latitude: found().view.latitude, longitude: found().view.longitude }),
      getRegion: () => found().region(),
      getScale: () => ({ scale: found().view.scale }),
      getRotate: () => ({ rotate: 0 }),
      getSkew: () => ({ skew: 0 }),
      moveToLocation: (options) => moveToLocation(found(), options),
      includePoints: (options) => includePoints(found(), options),
      addMarkers: (options) => addMarkers(found(), options),
      removeMarkers: (options) => removeMarkers(found(), options),
      initMarkerCluster: (options) => initMarkerCluster(found(), options),
      toScreenLocation: (options) => project(found().view, numbers(options).at),
      fromScreenLocation: (options) => unproject(found().view, numbers(options).point),
    }),
    on(event: string, listener: (told: object) => void) {
      if (CLUSTER_EVENTS.includes(event)) onCluster(found(), event, listener)
      else throw new WxError(`MapContext.on:fail ${event} is not supported by the preview`)
    },
  })
}
