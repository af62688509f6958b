/** Distances on the sphere that MongoDB uses. Positions are [longitude, latitude] in degrees, as GeoJSON has them; distances in metres. */

import { type Doc, isArray, isDoc, type Value } from '../engine/value'
import { requestFailed } from '../failure'

/** MongoDB's earth, in metres (kRadiusOfEarthInMeters = 6378.1 km). */
export const EARTH_RADIUS = 6_378_100

export type Position = readonly [longitude: number, latitude: number]

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Haversine distance. */
export function distance(a: Position, b: Position): number {
  const north = Math.sin(radians(b[1] - a[1]) / 2)
  const east = Math.sin(radians(b[0] - a[0]) / 2)
  const half = north * north + Math.cos(radians(a[1])) * Math.cos(radians(b[1])) * east * east
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(half)))
}

/** A pair of numbers within the globe, or undefined. */
export function asPosition(value: Value | undefined): Position | undefined {
  if (!isArray(value)) return undefined
  const [longitude, latitude] = value
  if (typeof longitude !== 'number' || typeof latitude !== 'number') return undefined
  if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) return undefined
  return [longitude, latitude]
}

/** The position of a GeoJSON Point, or undefined when the value is something else. */
export function pointOf(value: Value | undefined): Position | undefined {
  if (!isDoc(value) || value.type !== 'Point') return undefined
  return asPosition(value.coordinates)
}

/** The point that a geo query names; refuses anything else with the operator's name. */
export function requirePoint(value: Value | undefined, operator: string): Position {
  const point = pointOf(value)
  if (!point) throw requestFailed(`${operator} needs a GeoJSON Point with longitude and latitude in range`)
  return point
}

export const isGeometry = (value: Value | undefined): value is Doc =>
  isDoc(value) && typeof value.type === 'string' && isArray(value.coordinates)
