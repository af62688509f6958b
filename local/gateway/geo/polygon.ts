/**
 * Point in polygon on the sphere: edges are great circles, as in a 2dsphere query, so a long edge bows towards the pole.
 * A ray runs from the point along its meridian to the north pole; an odd number of edges crossed means inside.
 */

import { isArray, isDoc, type Value } from '../engine/value'
import { requestFailed, unsupported } from '../failure'
import { asPosition, type Position } from './sphere'

type Ring = readonly Position[]
export type Polygon = readonly Ring[]

const radians = (degrees: number) => (degrees * Math.PI) / 180
/** The shorter way from one longitude to another, in (-180, 180]. */
const turn = (from: number, to: number) => {
  const difference = ((((to - from) % 360) + 540) % 360) - 180
  return difference === -180 ? 180 : difference
}

function ringOf(value: Value | undefined): Ring {
  const ring = isArray(value) ? value.map(asPosition) : []
  const whole = ring.filter((position): position is Position => position !== undefined)
  const [first, last] = [whole[0], whole.at(-1)]
  if (
    whole.length !== ring.length ||
    whole.length < 4 ||
    !first ||
    !last ||
    first[0] !== last[0] ||
    first[1] !== last[1]
  ) {
    throw requestFailed('a polygon needs closed rings of at least four positions within the globe')
  }
  const round = whole.slice(1).reduce((sum, position, i) => sum + turn((whole[i] as Position)[0], position[0]), 0)
  if (Math.abs(round) > 1) throw unsupported('polygons that contain a pole')
  return whole
}

/** Reads `{type:'Polygon', coordinates}` or `{type:'MultiPolygon', coordinates}` into polygons; refuses other shapes by name. */
export function polygonsOf(geometry: Value | undefined, operator: string): readonly Polygon[] {
  if (isDoc(geometry) && isArray(geometry.coordinates)) {
    if (geometry.type === 'Polygon') return [geometry.coordinates.map(ringOf)]
    if (geometry.type === 'MultiPolygon') {
      return geometry.coordinates.map((polygon) => (isArray(polygon) ? polygon.map(ringOf) : []))
    }
  }
  const name = isDoc(geometry) ? String(geometry.type) : typeof geometry
  throw unsupported(`the geometry ${name} in ${operator}`)
}

/** Does the meridian north of the point cross the edge? Half-open in longitude, so that a shared corner counts once. */
function crosses(point: Position, from: Position, to: Position): boolean {
  const a = turn(point[0], from[0])
  const b = turn(point[0], to[0])
  if (Math.abs(a - b) > 180 || a > 0 === b > 0) return false
  const span = Math.sin(radians(b - a))
  const tangent =
    (Math.tan(radians(from[1])) * Math.sin(radians(b)) - Math.tan(radians(to[1])) * Math.sin(radians(a))) / span
  return Math.atan(tangent) > radians(point[1])
}

const corner = (ring: Ring, point: Position) => ring.some((each) => each[0] === point[0] && each[1] === point[1])

function insideRing(ring: Ring, point: Position): boolean {
  let inside = false
  for (let i = 1; i < ring.length; i++) {
    if (crosses(point, ring[i - 1] as Position, ring[i] as Position)) inside = !inside
  }
  return inside
}

/** Inside the outer ring and in none of the holes; corners belong to the polygon. */
export function contains(polygons: readonly Polygon[], point: Position): boolean {
  return polygons.some(([outer, ...holes]) => {
    if (!outer) return false
    if (corner(outer, point)) return true
    return insideRing(outer, point) && !holes.some((hole) => insideRing(hole, point))
  })
}

export interface Box {
  readonly west: number
  readonly east: number
  readonly south: number
  readonly north: number
}

/** A box around the polygons, widened where great circles bow out between two corners. East may pass 180. */
export function boxAround(polygons: readonly Polygon[]): Box {
  let [west, east, south, north] = [Infinity, -Infinity, 90, -90]
  for (const [outer] of polygons) {
    let longitude = outer?.[0]?.[0] ?? 0
    for (const [i, position] of (outer ?? []).entries()) {
      const before = outer?.[i - 1] ?? position
      const step = turn(before[0], position[0])
      longitude += step
      west = Math.min(west, longitude)
      east = Math.max(east, longitude)
      const bow = bulge(before, position, step)
      south = Math.min(south, position[1], -bow(-1))
      north = Math.max(north, position[1], bow(1))
    }
  }
  return { west, east, south, north }
}

/** The furthest an edge can reach towards a pole: its vertex on the great circle, bounded simply from above. */
function bulge(from: Position, to: Position, step: number): (pole: 1 | -1) => number {
  return (pole) => {
    const highest = Math.max(pole * from[1], pole * to[1])
    if (step === 0 || highest <= 0) return highest
    const half = Math.cos(radians(Math.abs(step) / 2))
    return (Math.atan2(Math.sin(radians(highest)), Math.cos(radians(highest)) * half) * 180) / Math.PI
  }
}
