import fc from 'fast-check'
import { distanceM, distanceWords, gridPoint, isInChina } from '../../domain/geo'
import type { Position } from '../../domain/organisation'

const inChina = fc.record({
  longitude: fc.double({ min: 73, max: 136, noNaN: true }),
  latitude: fc.double({ min: 3, max: 53.5, noNaN: true }),
})

test('a degree of latitude and a degree of longitude at the equator are 111.3 km on the database sphere', () => {
  const origin = { longitude: 120, latitude: 0 }
  expect(distanceM(origin, { longitude: 120, latitude: 1 })).toBeCloseTo(111_318.8, 0)
  expect(distanceM(origin, { longitude: 121, latitude: 0 })).toBeCloseTo(111_318.8, 0)
})

test('distance is the same both ways, and none to oneself', () => {
  fc.assert(
    fc.property(inChina, inChina, (a, b) => {
      expect(distanceM(a, a)).toBe(0)
      expect(distanceM(a, b)).toBeCloseTo(distanceM(b, a), 6)
    }),
  )
})

test.each([
  [3, '10 米'],
  [284, '280 米'],
  [999, '1000 米'],
  [1_140, '1.1 公里'],
  [12_400, '12 公里'],
])('%d metres are said as %s', (metres, words) => {
  expect(distanceWords(metres)).toBe(words)
})

/** The corners of the cell that a grid point stands in the middle of, found by walking to its edges. */
function cellSides(at: Position): { widthM: number; heightM: number } {
  const centre = gridPoint(at)
  const half = { longitude: 0.0045, latitude: 0.003 }
  const edge = (dx: number, dy: number): Position => ({
    longitude: centre.longitude + dx * half.longitude,
    latitude: centre.latitude + dy * half.latitude,
  })
  return { widthM: distanceM(edge(-1, 0), edge(1, 0)), heightM: distanceM(edge(0, -1), edge(0, 1)) }
}

test('a cell of the grid is at least 500 m wide and high everywhere in China', () => {
  fc.assert(
    fc.property(inChina, (at) => {
      const { widthM, heightM } = cellSides(at)
      expect(widthM).toBeGreaterThanOrEqual(500)
      expect(heightM).toBeGreaterThanOrEqual(500)
    }),
  )
})

test('every flat of a cell has the same point, so its position cannot be had back from it', () => {
  fc.assert(
    fc.property(
      inChina,
      fc.double({ min: -0.99, max: 0.99, noNaN: true }),
      fc.double({ min: -0.99, max: 0.99, noNaN: true }),
      (at, x, y) => {
        const centre = gridPoint(at)
        const neighbour = { longitude: centre.longitude + x * 0.0045, latitude: centre.latitude + y * 0.003 }
        expect(gridPoint(neighbour)).toEqual(centre)
        expect(gridPoint(centre)).toEqual(centre)
      },
    ),
  )
})

test('distances from any number of places tell no more than the cell: two flats of one cell give the same ones', () => {
  fc.assert(
    fc.property(
      inChina,
      fc.array(inChina, { minLength: 3, maxLength: 6 }),
      fc.double({ min: -0.9, max: 0.9, noNaN: true }),
      (flat, watchers, x) => {
        const centre = gridPoint(flat)
        const other = { longitude: centre.longitude + x * 0.0045, latitude: centre.latitude }
        const seen = (home: Position) => watchers.map((watcher) => distanceM(watcher, gridPoint(home)))
        expect(seen(other)).toEqual(seen(centre))
      },
    ),
  )
})

test('longitude and latitude exchanged lie outside China', () => {
  expect(isInChina({ longitude: 120.6, latitude: 29.98 })).toBe(true)
  expect(isInChina({ longitude: 29.98, latitude: 120.6 })).toBe(false)
})
