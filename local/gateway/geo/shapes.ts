/** The areas that `$geoWithin` and `$geoIntersects` name, each with a test for a stored value and the box its index scan may stay in. */

import { isArray, isDoc, type Value } from '../engine/value'
import { requestFailed, unsupported } from '../failure'
import { boxOf, cornersOf, geometryOf, liesIn, share, storedGeometry } from './geometry'
import { type Box, boxAround, contains, polygonsOf } from './polygon'
import { asPosition, distance, EARTH_RADIUS, pointOf } from './sphere'

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
      const point = pointOf(stored)
      if (point) return distance(centre, point) <= radius
      const shape = storedGeometry(stored, '$geoWithin')
      if (!shape) return false
      // only in a circle smaller than a hemisphere do lines stay inside when their corners do
      if (angle >= Math.PI / 2) throw unsupported('$centerSphere of a hemisphere or more on a stored shape')
      return cornersOf(shape).every((corner) => distance(centre, corner) <= radius)
    },
    box: {
      west: centre[0] - reach,
      east: centre[0] + reach,
      south: Math.max(-90, south),
      north: Math.min(90, north),
    },
  }
}

function inside(value: Value): Area {
  const polygons = polygonsOf(value, '$geoWithin')
  return {
    holds: (stored) => {
      const point = pointOf(stored)
      if (point) return contains(polygons, point)
      const shape = storedGeometry(stored, '$geoWithin')
      return shape !== undefined && liesIn(shape, polygons)
    },
    box: boxAround(polygons),
  }
}

/** `$geoWithin: {$centerSphere}` or `{$geometry}` (Polygon, MultiPolygon): the whole of what is stored lies in the area. */
export function within(value: Value): Area {
  if (!isDoc(value)) throw requestFailed('$geoWithin needs an object')
  if (value.$centerSphere !== undefined) return circle(value.$centerSphere)
  if (value.$geometry !== undefined) return inside(value.$geometry)
  throw unsupported(`$geoWithin with ${Object.keys(value).join(', ')}`)
}

/** `$geoIntersects: {$geometry}`: what is stored and the geometry share a place. */
export function intersects(value: Value): Area {
  const geometry = geometryOf(isDoc(value) ? value.$geometry : undefined, '$geoIntersects')
  return {
    holds: (stored) => {
      const shape = storedGeometry(stored, '$geoIntersects')
      return shape !== undefined && share(shape, geometry)
    },
    box: boxOf(geometry),
  }
}
