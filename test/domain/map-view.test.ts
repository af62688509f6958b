import fc from 'fast-check'
import { estimated, groupHomes, groupStep, isInside, tilesOf, tilesUnder } from '../../domain/map-view'
import type { Position } from '../../domain/organisation'

const position: fc.Arbitrary<Position> = fc.record({
  longitude: fc.double({ min: 120, max: 121, noNaN: true }),
  latitude: fc.double({ min: 29.5, max: 30.5, noNaN: true }),
})
const view = fc
  .record({ at: position, width: fc.double({ min: 0.002, max: 1.5, noNaN: true }) })
  .map(({ at, width }) => ({
    west: at.longitude,
    south: at.latitude,
    east: at.longitude + width,
    north: at.latitude + width * 0.8,
  }))
const same = (point: Position): Position => point

test('every home is in one group, and every group holds what it says', () => {
  fc.assert(
    fc.property(fc.array(position, { maxLength: 60 }), view, (points, bounds) => {
      const groups = groupHomes(points, same, bounds)
      expect(groups.flatMap(({ homes }) => homes)).toHaveLength(points.length)
      expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length)
      for (const group of groups) for (const point of group.homes) expect(isInside(group.bounds, point)).toBe(true)
    }),
  )
})

test('dragging the view leaves the groups as they are; only zooming regroups', () => {
  const view = { west: 120.1, south: 30, east: 120.2, north: 30.1 }
  const dragged = { west: 120.13, south: 30.02, east: 120.23, north: 30.12 }
  expect(groupStep(dragged)).toBe(groupStep(view))
  const points = Array.from({ length: 40 }, (_, i) => ({ longitude: 120.1 + i * 0.003, latitude: 30.05 }))
  const keys = (bounds: typeof view) => groupHomes(points, same, bounds).map(({ key }) => key)
  expect(keys(dragged)).toEqual(keys(view))
  expect(groupStep({ ...view, east: 120.15 })).toBe(groupStep(view) / 2)
})

test('homes of one building are one place, which no zoom takes apart', () => {
  const house = { longitude: 120.3, latitude: 30 }
  const beside = { longitude: 120.300001, latitude: 30 }
  const bounds = { west: 120.2999, south: 29.9999, east: 120.3001, north: 30.0001 }
  expect(groupHomes([house, beside], same, bounds)[0]?.onePlace).toBe(true)
  expect(groupHomes([house, { ...house, latitude: 30.0005 }], same, { ...bounds, east: 121 })[0]?.onePlace).toBe(false)
})

test('the tiles under a view hold every home in it, and are nine at most', () => {
  fc.assert(
    fc.property(view, fc.array(position, { maxLength: 40 }), (bounds, points) => {
      const tiles = tilesUnder(bounds) ?? []
      expect(tiles.length).toBeGreaterThan(0)
      expect(tiles.length).toBeLessThanOrEqual(9)
      for (const point of points.filter((each) => isInside(bounds, each)))
        expect(tilesOf(point).filter((tile) => tiles.includes(tile))).toHaveLength(1)
    }),
  )
})

test('a view of half the globe has no tiles', () => {
  expect(tilesUnder({ west: -90, south: -60, east: 90, north: 60 })).toBeNull()
})

test('a sample says what it stands for, to two digits, and never less than it counted', () => {
  expect(estimated(50, 0.1)).toBe(500)
  expect(estimated(37, 0.0311)).toBe(1200)
  expect(estimated(3, 0.9999)).toBe(3)
  expect(estimated(1, 1)).toBe(1)
  // Lots are drawn evenly: of 10,000 homes the thousand with the smallest tell the number within a tenth.
  const lots = Array.from({ length: 10_000 }, (_, i) => (i * 0.6180339887) % 1).sort((a, b) => a - b)
  expect(Math.abs(estimated(1000, lots[999] ?? 1) - 10_000)).toBeLessThanOrEqual(1000)
})
