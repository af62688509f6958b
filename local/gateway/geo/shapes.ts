/** The areas that `$geoWithin` and `$geoIntersects` name, each with a test for a stored value and the box its index scan may stay in. */

import { type Doc, isArray, isDoc, type Value } from '../engine/value'
import { requestFailed, unsupported } from '../failure'
import { type Box, boxAround, contains, polygonsOf } from './polygon'
import { asPosition, distance, EARTH_RADIUS, isGeometry, pointOf } from './sphere'

export interface Area {
  /** Does the stored value lie in (or meet) the area? */
  holds(value: Value | undefined): boolean
  /** Where points of the area can be; undefined when it cannot be bounded. */
  readonly box: Box | undefined
}

const degrees = (radians: number) => (radians * 180) / Math.PI

function circle(value: Value | undefined): Area {
  const [centreValue, angle] = isArray(value) ? value : []
  const centre = asPosition(centreValue)
  if (!centre || typeof angle !== 'number' || !(angle >= 0)) {
    throw requestFailed('$centerSphere needs [[longitude, latitude], radius in radians]')
  }
  const radius = angle * EARTH_RADIUS
  const north = centre[1] + degrees(angle)
  const south = centre[1] - degrees(angle)
  const polar = north >= 90 || south <= -90
  const reach = polar ? 180 : degrees(Math.asin(Math.sin(angle) / Math.cos((centre[1] * Math.PI) / 180)))
  return {
    holds: (stored) => {
      const point = requireStoredPoint(stored, '$geoWithin')
      return point !== undefined && distance(centre, point) <= radius
    },
    box: {
      west: centre[0] - reach,
      east: centre[0] + reach,
      south: Math.max(-90, south),
      north: Math.min(90, north),
    },
  }
}

/** A stored Point, undefined for "nothing there"; other stored shapes are refused, since answering "no" would be wrong. */
function requireStoredPoint(stored: Value | undefined, operator: string) {
  const point = pointOf(stored)
  if (!point && isGeometry(stored)) throw unsupported(`${operator} on a stored ${String(stored.type)}`)
  return point
}

function polygon(geometry: Value | undefined, operator: string): Area {
  const polygons = polygonsOf(geometry, operator)
  return {
    holds: (stored) => {
      const point = requireStoredPoint(stored, operator)
      return point !== undefined && contains(polygons, point)
    },
    box: boxAround(polygons),
  }
}

/** `$geoWithin: {$centerSphere}` or `{$geometry}` (Polygon, MultiPolygon). */
export function within(value: Value): Area {
  if (!isDoc(value)) throw requestFailed('$geoWithin needs an object')
  if (value.$centerSphere !== undefined) return circle(value.$centerSphere)
  if (value.$geometry !== undefined) return polygon(value.$geometry, '$geoWithin')
  throw unsupported(`$geoWithin with ${Object.keys(value).join(', ')}`)
}

/** `$geoIntersects: {$geometry}`: a point meets stored points and polygons; a polygon meets stored points. */
export function intersects(value: Value): Area {
  const geometry = isDoc(value) ? value.$geometry : undefined
  const point = pointOf(geometry)
  if (!point) return polygon(geometry, '$geoIntersects')
  return {
    holds: (stored) => {
      const other = pointOf(stored)
      if (other) return other[0] === point[0] && other[1] === point[1]
      return isGeometry(stored) && contains(polygonsOf(stored as Doc, '$geoIntersects'), point)
    },
    box: undefined,
  }
}
