import type { Position } from '../position'

/** What of the world a map shows: Web Mercator, where scale 0 puts the whole earth on 256 pixels, as Tencent's maps do. */
export interface View extends Position {
  scale: number
  width: number
  height: number
}
export interface Point {
  x: number
  y: number
}
export interface Region {
  northeast: Position
  southwest: Position
}

export const SCALES = { least: 3, most: 20, usual: 16 }
const EARTH_METRES = 40_075_017

const worldPixels = (scale: number) => 256 * 2 ** scale
const toWorld = ({ latitude, longitude }: Position): Point => {
  const sine = Math.sin((latitude * Math.PI) / 180)
  return { x: longitude / 360 + 0.5, y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) }
}
const fromWorld = ({ x, y }: Point): Position => ({
  longitude: (x - 0.5) * 360,
  latitude: (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI,
})

/** Pixels from the map's upper left corner. */
export function project(view: View, position: Position): Point {
  const [at, centre, pixels] = [toWorld(position), toWorld(view), worldPixels(view.scale)]
  return { x: (at.x - centre.x) * pixels + view.width / 2, y: (at.y - centre.y) * pixels + view.height / 2 }
}

export function unproject(view: View, { x, y }: Point): Position {
  const [centre, pixels] = [toWorld(view), worldPixels(view.scale)]
  return fromWorld({ x: centre.x + (x - view.width / 2) / pixels, y: centre.y + (y - view.height / 2) / pixels })
}

export const regionOf = (view: View): Region => ({
  northeast: unproject(view, { x: view.width, y: 0 }),
  southwest: unproject(view, { x: 0, y: view.height }),
})

export const metresPerPixel = ({ latitude, scale }: View): number =>
  (EARTH_METRES * Math.cos((latitude * Math.PI) / 180)) / worldPixels(scale)

export const clampScale = (scale: number, least = SCALES.least, most = SCALES.most): number =>
  Math.min(Math.max(scale, least), most)

/** The view that has all points, with so many pixels free at top, right, bottom and left. One point keeps the scale. */
export function fit(view: View, points: readonly Position[], padding: readonly number[] = [0, 0, 0, 0]): View {
  const [top = 0, right = 0, bottom = 0, left = 0] = padding
  const world = points.map(toWorld)
  const [west, east] = [Math.min(...world.map(({ x }) => x)), Math.max(...world.map(({ x }) => x))]
  const [north, south] = [Math.min(...world.map(({ y }) => y)), Math.max(...world.map(({ y }) => y))]
  const across = Math.max(1, view.width - left - right) / (east - west)
  const down = Math.max(1, view.height - top - bottom) / (south - north)
  const pixels = Math.min(across, down)
  const scale = Number.isFinite(pixels) ? clampScale(Math.log2(pixels / 256)) : view.scale
  const shift = { x: (right - left) / 2 / worldPixels(scale), y: (bottom - top) / 2 / worldPixels(scale) }
  return { ...view, ...fromWorld({ x: (west + east) / 2 + shift.x, y: (north + south) / 2 + shift.y }), scale }
}
