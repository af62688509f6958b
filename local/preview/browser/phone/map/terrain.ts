/**
 * The ground of the drawn map: land around the places that the stage names, sea beyond them, hills here and there. It is made up, always
 * the same for the same places, and says nothing about the real coast.
 */
import type { Position } from '../position'

/** A number between 0 and 1 that belongs to a corner of the grid. */
function corner(x: number, y: number): number {
  let n = Math.imul(x, 374_761_393) ^ Math.imul(y, 668_265_263)
  n = Math.imul(n ^ (n >>> 13), 1_274_126_177)
  return ((n ^ (n >>> 16)) >>> 0) / 4_294_967_296
}

const ease = (t: number) => t * t * (3 - 2 * t)

function noise(x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  const [u, v] = [ease(x - left), ease(y - top)]
  const above = corner(left, top) * (1 - u) + corner(left + 1, top) * u
  const below = corner(left, top + 1) * (1 - u) + corner(left + 1, top + 1) * u
  return above * (1 - v) + below * v
}

/** Around zero; waves of about 6, 2 and 0.7 kilometres. */
const rough = (x: number, y: number) =>
  (noise(x / 6, y / 6) - 0.5) * 1.2 +
  (noise(x / 2 + 40, y / 2) - 0.5) * 0.5 +
  (noise(x / 0.7, y / 0.7 + 90) - 0.5) * 0.18

const KILOMETRES_A_DEGREE = 111.2

/** How far from a place there is land for certain, in kilometres: so far that neighbours' lands mostly meet. */
function reachOf(points: readonly { x: number; y: number }[]): number {
  const nearest = points.map((one) =>
    Math.min(...points.filter((other) => other !== one).map((other) => Math.hypot(one.x - other.x, one.y - other.y))),
  )
  const middle = nearest.sort((a, b) => a - b)[Math.floor(nearest.length / 2)] ?? 0
  return Math.max(2.5, Number.isFinite(middle) ? middle * 0.8 : 0)
}

export interface Terrain {
  /** Above 0 is land, and the higher the further from the shore; below 0 is sea. */
  ground(at: Position): number
  /** 0 to 1: how hilly. */
  hills(at: Position): number
}

export function terrainOf(places: readonly Position[]): Terrain {
  const narrow = Math.cos(((places[0]?.latitude ?? 30) * Math.PI) / 180)
  const flat = ({ latitude, longitude }: Position) => ({
    x: longitude * narrow * KILOMETRES_A_DEGREE,
    y: latitude * KILOMETRES_A_DEGREE,
  })
  const points = places.map(flat)
  const reach = reachOf(points)
  return {
    ground(at) {
      const { x, y } = flat(at)
      if (points.length === 0) return 1
      const nearest = Math.min(...points.map((point) => Math.hypot(point.x - x, point.y - y)))
      return 1 - nearest / (reach * 1.6) + rough(x, y)
    },
    hills(at) {
      const { x, y } = flat(at)
      return Math.max(0, noise(x / 3 + 700, y / 3) * 0.7 + noise(x / 1.1, y / 1.1 + 300) * 0.3 - 0.45) / 0.55
    },
  }
}

/** Roads as a spider would lay them: every place is joined to the nearest that is joined already. */
export function roadsBetween<T extends Position>(places: readonly T[]): [T, T][] {
  const [first, ...waiting] = places
  if (!first) return []
  const joined = [first]
  const roads: [T, T][] = []
  const far = (a: Position, b: Position) => Math.hypot(a.latitude - b.latitude, (a.longitude - b.longitude) * 0.87)
  while (waiting.length > 0) {
    const pairs = joined.flatMap((from) => waiting.map((to) => ({ from, to, far: far(from, to) })))
    const shortest = pairs.reduce((best, one) => (one.far < best.far ? one : best))
    roads.push([shortest.from, shortest.to])
    joined.push(shortest.to)
    waiting.splice(waiting.indexOf(shortest.to), 1)
  }
  return roads
}
