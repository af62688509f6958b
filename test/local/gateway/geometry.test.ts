/** Every kind of GeoJSON that the SDK can store and ask by. */
import type { Doc, Value } from '../../../local/gateway/engine/value'
import { readFilter } from '../../../local/gateway/query/filter'

type Pair = [number, number]
const ring = (west: number, south: number, east: number, north: number): Pair[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]
const point = (...at: Pair): Doc => ({ type: 'Point', coordinates: at })
const points = (...at: Pair[]): Doc => ({ type: 'MultiPoint', coordinates: at })
const line = (...at: Pair[]): Doc => ({ type: 'LineString', coordinates: at })
const lines = (...at: Pair[][]): Doc => ({ type: 'MultiLineString', coordinates: at })
const polygon = (...rings: Pair[][]): Doc => ({ type: 'Polygon', coordinates: rings })
const polygons = (...each: Pair[][][]): Doc => ({ type: 'MultiPolygon', coordinates: each })

const asks = (operator: string, geometry: Doc, stored: Value) =>
  readFilter({ loc: { [operator]: { $geometry: geometry } } }).matches({ loc: stored })

/** A square with a square hole. */
const frame = polygon(ring(0, 0, 10, 10), ring(4, 4, 6, 6))

test.each([
  ['a point and the same point', point(1, 2), point(1, 2), true],
  ['two points', point(1, 2), point(1, 2.0001), false],
  ['a point among several', points([5, 5], [1, 2]), point(1, 2), true],
  ['a point on a line along a meridian', line([5, 0], [5, 10]), point(5, 7), true],
  ['a point beside a line', line([5, 0], [5, 10]), point(5.001, 7), false],
  ['a point beyond the end of a line', line([5, 0], [5, 10]), point(5, 11), false],
  ['lines that cross', line([0, 0], [10, 10]), line([0, 10], [10, 0]), true],
  ['lines that would cross if they were longer', line([0, 0], [4, 4]), line([0, 10], [4, 6]), false],
  ['lines on opposite sides of the globe', line([0, 0], [10, 10]), line([180, -10], [-170, 0]), false],
  ['lines that share an end', line([0, 0], [1, 1]), line([1, 1], [2, 0]), true],
  [
    'one of several lines',
    lines(
      [
        [20, 20],
        [21, 21],
      ],
      [
        [0, 10],
        [10, 0],
      ],
    ),
    line([0, 0], [10, 10]),
    true,
  ],
  ['a point in a polygon', frame, point(2, 2), true],
  ['a point in its hole', frame, point(5, 5), false],
  ['a line through a polygon, with both ends outside', frame, line([-1, 2], [11, 2]), true],
  ['a line inside the hole', frame, line([4.5, 5], [5.5, 5]), false],
  ['a line from the hole to the frame', frame, line([5, 5], [8, 5]), true],
  ['polygons that overlap', frame, polygon(ring(9, 9, 20, 20)), true],
  ['a polygon around another', frame, polygon(ring(-5, -5, 20, 20)), true],
  ['a polygon in the hole of another', frame, polygon(ring(4.5, 4.5, 5.5, 5.5)), false],
  ['polygons apart', frame, polygon(ring(20, 20, 30, 30)), false],
  ['one of several polygons', polygons([ring(50, 50, 60, 60)], [ring(0, 0, 1, 1)]), point(0.5, 0.5), true],
] as [string, Doc, Doc, boolean][])('geoIntersects: %s', (_, one, other, expected) => {
  expect(asks('$geoIntersects', one, other)).toBe(expected)
  expect(asks('$geoIntersects', other, one)).toBe(expected)
})

test.each([
  ['a point', point(2, 2), true],
  ['a point in the hole', point(5, 5), false],
  ['all points of several', points([2, 2], [8, 8]), true],
  ['not all points of several', points([2, 2], [12, 2]), false],
  ['a line', line([1, 1], [3, 3]), true],
  ['a line across the hole', line([2, 5], [8, 5]), false],
  ['a line that leaves', line([1, 1], [11, 1]), false],
  ['a polygon', polygon(ring(1, 1, 3, 3)), true],
  ['a polygon around the hole', polygon(ring(2, 2, 8, 8)), false],
  ['a polygon that reaches out', polygon(ring(8, 8, 12, 12)), false],
  ['the polygon itself', frame, true],
  ['polygons in different corners', polygons([ring(1, 1, 2, 2)], [ring(8, 8, 9, 9)]), true],
] as [string, Doc, boolean][])('geoWithin a polygon with a hole: %s', (_, stored, expected) => {
  expect(asks('$geoWithin', frame, stored)).toBe(expected)
})

test('geoWithin several polygons: each part in one of them', () => {
  const area = polygons([ring(0, 0, 10, 10)], [ring(20, 0, 30, 10)])
  expect(asks('$geoWithin', area, points([5, 5], [25, 5]))).toBe(true)
  expect(asks('$geoWithin', area, line([5, 5], [25, 5]))).toBe(false)
})

test('a circle holds a shape when it holds its corners', () => {
  const circle = (stored: Doc, angle = 0.05) =>
    readFilter({ loc: { $geoWithin: { $centerSphere: [[0, 0], angle] } } }).matches({ loc: stored })
  expect(circle(line([-1, 0], [1, 1]))).toBe(true)
  expect(circle(polygon(ring(-1, -1, 1, 5)))).toBe(false)
  expect(() => circle(line([-1, 0], [1, 1]), 2)).toThrow('a hemisphere or more')
})

test('what is no geometry lies nowhere', () => {
  const odd: Value[] = [
    null,
    'x',
    { type: 'Point' },
    { type: 'LineString', coordinates: [[1, 2]] },
    { type: 'Point', coordinates: [999, 0] },
    { type: 'Circle', coordinates: [0, 0] },
  ]
  for (const stored of odd) {
    expect(asks('$geoIntersects', frame, stored)).toBe(false)
    expect(asks('$geoWithin', frame, stored)).toBe(false)
  }
})

test.each([
  [
    '$geoIntersects',
    { type: 'GeometryCollection', geometries: [] },
    'the geometry GeometryCollection in $geoIntersects',
  ],
  ['$geoWithin', line([0, 0], [1, 1]), 'the geometry LineString in $geoWithin'],
  ['$geoIntersects', { type: 'LineString', coordinates: [[0, 0]] }, "Can't read the GeoJSON LineString"],
  ['$geoWithin', polygon(ring(0, 0, 1, 1).slice(1)), 'closed rings'],
] as [string, Doc, string][])('%s %j is refused: %s', (operator, geometry, message) => {
  expect(() => asks(operator, geometry, null)).toThrow(message)
})
