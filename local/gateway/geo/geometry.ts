/** GeoJSON as its parts: points, lines and polygons, and how two geometries lie to each other. */
import { type Doc, isArray, isDoc, type Value } from '../engine/value'
import { Failure, requestFailed, unsupported } from '../failure'
import { type Arc, crosses, liesOn, meet } from './arcs'
import { type Box, boxAround, contains, type Polygon, polygonsOf } from './polygon'
import { asPosition, isGeometry, type Position } from './sphere'

export interface Geometry {
  readonly points: readonly Position[]
  readonly lines: readonly (readonly Position[])[]
  readonly polygons: readonly Polygon[]
}

const malformed = (type: Value | undefined): Failure =>
  requestFailed(
    `Can't read the GeoJSON ${String(type)}: longitude and latitude in range, lines of two positions or more`,
  )

function position(value: Value, type: Value | undefined): Position {
  const found = asPosition(value)
  if (!found) throw malformed(type)
  return found
}

const list = (value: Value, type: Value | undefined): readonly Value[] => {
  if (!isArray(value)) throw malformed(type)
  return value
}

function line(value: Value, type: Value | undefined): readonly Position[] {
  const positions = list(value, type).map((each) => position(each, type))
  if (positions.length < 2) throw malformed(type)
  return positions
}

/** Reads a GeoJSON geometry; throws for a malformed one, and by name for a kind that the SDK cannot make. */
export function geometryOf(value: Value | undefined, operator: string): Geometry {
  const { type, coordinates = null } = isDoc(value) ? value : ({} as Doc)
  const none: Geometry = { points: [], lines: [], polygons: [] }
  switch (type) {
    case 'Point':
      return { ...none, points: [position(coordinates, type)] }
    case 'MultiPoint':
      return { ...none, points: list(coordinates, type).map((each) => position(each, type)) }
    case 'LineString':
      return { ...none, lines: [line(coordinates, type)] }
    case 'MultiLineString':
      return { ...none, lines: list(coordinates, type).map((each) => line(each, type)) }
    case 'Polygon':
    case 'MultiPolygon':
      return { ...none, polygons: polygonsOf(value, operator) }
    default:
      throw unsupported(`the geometry ${isDoc(value) ? String(type) : typeof value} in ${operator}`)
  }
}

/**
 * A stored value as a geometry; undefined when it is none. What is stored was not checked, so a malformed one is nowhere on the globe: it lies
 * in no area and meets nothing.
 */
export function storedGeometry(value: Value | undefined, operator: string): Geometry | undefined {
  if (isDoc(value) && value.type === 'GeometryCollection')
    throw unsupported(`${operator} on a stored GeometryCollection`)
  if (!isGeometry(value) || !kinds.has(value.type)) return undefined
  try {
    return geometryOf(value, operator)
  } catch (error) {
    if (error instanceof Failure && error.code === 'DATABASE_REQUEST_FAILED') return undefined
    throw error
  }
}

const kinds: ReadonlySet<Value | undefined> = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
])

const arcsOf = (path: readonly Position[]): Arc[] => path.slice(1).map((to, i) => [path[i] as Position, to])
const ringsOf = ({ polygons }: Geometry) => polygons.flat()
const allArcs = (geometry: Geometry) => [...geometry.lines, ...ringsOf(geometry)].flatMap(arcsOf)
const corners = (geometry: Geometry) => [...geometry.points, ...geometry.lines.flat(), ...ringsOf(geometry).flat()]

const at = (point: Position, geometry: Geometry): boolean =>
  geometry.points.some(([longitude, latitude]) => longitude === point[0] && latitude === point[1]) ||
  allArcs(geometry).some((arc) => liesOn(point, arc)) ||
  contains(geometry.polygons, point)

/** Do they share any place? */
export function share(one: Geometry, other: Geometry): boolean {
  if (corners(one).some((point) => at(point, other)) || corners(other).some((point) => at(point, one))) return true
  const arcs = allArcs(other)
  return allArcs(one).some((arc) => arcs.some((each) => meet(arc, each)))
}

const onEdge = (point: Position, polygon: Polygon) =>
  polygon.some((ring) => arcsOf(ring).some((arc) => liesOn(point, arc)))
const inPolygon = (point: Position, polygon: Polygon) => contains([polygon], point) || onEdge(point, polygon)

const pathWithin = (path: readonly Position[], polygon: Polygon): boolean =>
  path.every((point) => inPolygon(point, polygon)) &&
  !arcsOf(path).some((arc) => polygon.some((ring) => arcsOf(ring).some((edge) => crosses(arc, edge))))

/** A polygon lies in another when its edges do, and when no hole of the other opens inside it. */
function polygonWithin(inner: Polygon, outer: Polygon): boolean {
  const [, ...holes] = outer
  return (
    inner.every((ring) => pathWithin(ring, outer)) &&
    !holes.some((hole) => hole.some((point) => contains([inner], point) && !onEdge(point, inner)))
  )
}

/** Does every part of the geometry lie in one of the polygons? */
export const liesIn = ({ points, lines, polygons: own }: Geometry, polygons: readonly Polygon[]): boolean =>
  points.every((point) => polygons.some((polygon) => contains([polygon], point))) &&
  lines.every((path) => polygons.some((polygon) => pathWithin(path, polygon))) &&
  own.every((each) => polygons.some((polygon) => polygonWithin(each, polygon)))

/** All corners, in no order. */
export const cornersOf = corners

export const boxOf = (geometry: Geometry): Box =>
  boxAround([
    ...geometry.points.map((point) => [[point]]),
    ...geometry.lines.map((path) => [path]),
    ...geometry.polygons,
  ])
