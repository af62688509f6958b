import type { Position } from './organisation'

/** A stretch of the map, in degrees. */
export interface Bounds {
  west: number
  south: number
  east: number
  north: number
}

export function isInside({ west, south, east, north }: Bounds, { longitude, latitude }: Position): boolean {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north
}

/** Groups per width of the view: a sign of 44 px and some air on a phone of 375 px. */
const GROUPS_ACROSS = 5

/** Half a metre: points nearer than this are one place, which no zoom takes apart. */
const ONE_PLACE_DEGREES = 5e-6

/** Homes that lie too near to each other to be drawn apart. */
export interface MapGroup<T> {
  /** The same group has the same key whichever way the view was dragged. */
  key: string
  middle: Position
  /** Around all of its homes. */
  bounds: Bounds
  /** All at one place: zooming in does not take them apart. */
  onePlace: boolean
  homes: T[]
}

/**
 * The step of the grid that groups homes, in degrees of latitude and longitude: a power of two, so that it changes only when she zooms, and the
 * same grid lies under every view. A group is about a fifth of the view wide.
 */
export function groupStep({ west, east }: Bounds): number {
  return 2 ** Math.round(Math.log2(Math.max(east - west, 1e-4) / GROUPS_ACROSS))
}

/** Homes in groups, by the cells of a grid that fits the view. Deterministic, and a function of the points alone. */
export function groupHomes<T>(homes: readonly T[], pointOf: (home: T) => Position, view: Bounds): MapGroup<T>[] {
  const step = groupStep(view)
  const cells = new Map<string, T[]>()
  for (const home of homes) {
    const { longitude, latitude } = pointOf(home)
    const key = `${Math.floor(longitude / step)}:${Math.floor(latitude / step)}`
    const cell = cells.get(key)
    if (cell) cell.push(home)
    else cells.set(key, [home])
  }
  return [...cells]
    .map(([key, inside]) => groupOf(`${step}:${key}`, inside, inside.map(pointOf)))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
}

function groupOf<T>(key: string, homes: T[], points: Position[]): MapGroup<T> {
  const [longitudes, latitudes] = [points.map((p) => p.longitude), points.map((p) => p.latitude)]
  const bounds = {
    west: Math.min(...longitudes),
    south: Math.min(...latitudes),
    east: Math.max(...longitudes),
    north: Math.max(...latitudes),
  }
  const mean = (values: number[]): number =>
    Number((values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(6))
  return {
    key,
    middle: { longitude: mean(longitudes), latitude: mean(latitudes) },
    bounds,
    onePlace: bounds.east - bounds.west < ONE_PLACE_DEGREES && bounds.north - bounds.south < ONE_PLACE_DEGREES,
    homes,
  }
}

/*
 * A view that holds more homes than are read is drawn from a sample: each home has a lot, and the smallest lots of the tiles under the view
 * stand for all of them.
 */

/** Sides of the tiles in degrees, each three times the one before: villages, townships, the county, several counties. */
export const TILE_DEGREES = [0.02, 0.06, 0.18, 0.54, 1.62] as const
/** Tiles under one view, at most. */
const MOST_TILES = 9

const tileName = (level: number, x: number, y: number): string => `${level}:${x}:${y}`

/** The tiles that a point lies in, one a level: stored as `tiles[]`. */
export function tilesOf({ longitude, latitude }: Position): string[] {
  return TILE_DEGREES.map((side, level) => tileName(level, Math.floor(longitude / side), Math.floor(latitude / side)))
}

/** The smallest tiles that cover a view, at most nine; null for a view larger than that. */
export function tilesUnder({ west, south, east, north }: Bounds): string[] | null {
  for (const [level, side] of TILE_DEGREES.entries()) {
    const [left, right] = [Math.floor(west / side), Math.floor(east / side)]
    const [bottom, top] = [Math.floor(south / side), Math.floor(north / side)]
    if ((right - left + 1) * (top - bottom + 1) > MOST_TILES) continue
    const tiles: string[] = []
    for (let x = left; x <= right; x += 1) for (let y = bottom; y <= top; y += 1) tiles.push(tileName(level, x, y))
    return tiles
  }
  return null
}

/** How many homes a sampled group stands for: the sample holds every home whose lot is at most `greatestLot`. Two digits, since it is about. */
export function estimated(count: number, greatestLot: number): number {
  const about = count / Math.max(greatestLot, 1e-9)
  const magnitude = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, about))) - 1)
  return Math.max(count, Math.round(about / magnitude) * magnitude)
}
