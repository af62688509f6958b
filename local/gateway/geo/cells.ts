/**
 * A grid of longitude and latitude, sixteen cells in each cell, twelve levels deep (about 2.4 m at the bottom). A cell is named by the
 * characters of its path, so all points of a cell are one stretch of a sorted index: an index field of kind 2dsphere is just such a name.
 */
import { distance, EARTH_RADIUS, type Position } from './sphere'

export const DEPTH = 12
const DIGITS = '0123456789abcdef'

/** The name of the smallest cell that holds the point. */
export function cellOf([longitude, latitude]: Position): string {
  let x = Math.min(Math.floor(((longitude + 180) / 360) * 4 ** DEPTH), 4 ** DEPTH - 1)
  let y = Math.min(Math.floor(((latitude + 90) / 180) * 4 ** DEPTH), 4 ** DEPTH - 1)
  let name = ''
  for (let level = 0; level < DEPTH; level++) {
    name = DIGITS[(x % 4) * 4 + (y % 4)] + name
    x = Math.floor(x / 4)
    y = Math.floor(y / 4)
  }
  return name
}

export interface Cell {
  readonly west: number
  readonly east: number
  readonly south: number
  readonly north: number
}

/** The area of a cell by its name; the empty name is the whole globe. */
export function areaOf(name: string): Cell {
  let [west, south, width, height] = [-180, -90, 360, 180]
  for (const character of name) {
    const digit = DIGITS.indexOf(character)
    width /= 4
    height /= 4
    west += Math.floor(digit / 4) * width
    south += (digit % 4) * height
  }
  return { west, east: west + width, south, north: south + height }
}

const radians = (degrees: number) => (degrees * Math.PI) / 180
const around = (degrees: number) => Math.abs((((degrees % 360) + 540) % 360) - 180)

/** The distance from a point to a stretch of one meridian, `apart` degrees of longitude away. */
function toMeridian(latitude: number, apart: number, south: number, north: number): number {
  const foot =
    (Math.atan2(Math.sin(radians(latitude)), Math.cos(radians(latitude)) * Math.cos(radians(apart))) * 180) / Math.PI
  const ends = Math.min(distance([0, latitude], [apart, south]), distance([0, latitude], [apart, north]))
  return foot > south && foot < north ? Math.min(ends, distance([0, latitude], [apart, foot])) : ends
}

/** Metres from the point to the nearest place of the cell; never more than the true distance to any point in it. */
export function distanceTo(cell: Cell, [longitude, latitude]: Position): number {
  const inside = longitude >= cell.west && longitude <= cell.east
  if (inside) {
    const apart = Math.max(cell.south - latitude, latitude - cell.north, 0)
    return Math.max(0, radians(apart) * EARTH_RADIUS - 0.001)
  }
  const west = around(cell.west - longitude)
  const east = around(cell.east - longitude)
  const nearest = Math.min(
    toMeridian(latitude, west, cell.south, cell.north),
    toMeridian(latitude, east, cell.south, cell.north),
  )
  return Math.max(0, nearest - 0.001)
}

/** Metres from the point to the farthest place of the cell; never less than the true distance to any point in it: the far side of the globe is nearest there. */
export function farthestFrom(cell: Cell, [longitude, latitude]: Position): number {
  const opposite: Position = [longitude > 0 ? longitude - 180 : longitude + 180, -latitude]
  return Math.PI * EARTH_RADIUS - distanceTo(cell, opposite)
}

/** About a centimetre, in degrees: a box is computed with rounding, a point on its rim must not fall out. */
const ROUNDING = 1e-7

/** Do a cell and a box share any place? The box may reach past ±180 degrees. */
export function meets(cell: Cell, box: Cell): boolean {
  if (cell.north < box.south - ROUNDING || cell.south > box.north + ROUNDING) return false
  if (box.east - box.west >= 360) return true
  for (const shift of [-360, 0, 360]) {
    if (cell.west + shift <= box.east + ROUNDING && cell.east + shift >= box.west - ROUNDING) return true
  }
  return false
}
