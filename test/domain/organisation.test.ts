import fc from 'fast-check'
import {
  CHILD_LEVELS,
  idsOnPath,
  isAtLeast,
  isWithin,
  ORGANISATION_LEVELS,
  pathOf,
  pathRange,
} from '../../domain/organisation'

const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,8}$/)
const pathFrom = (ids: string[]): string => ids.reduce(pathOf, '')

test('a path names the ids from the root and can be read back', () => {
  fc.assert(
    fc.property(fc.array(id, { minLength: 1, maxLength: 4 }), (ids) => {
      expect(idsOnPath(pathFrom(ids))).toEqual(ids)
    }),
  )
})

test('the range of a place holds exactly what is at or below it', () => {
  fc.assert(
    fc.property(
      fc.array(id, { minLength: 1, maxLength: 4 }),
      fc.array(id, { minLength: 1, maxLength: 4 }),
      (place, other) => {
        const { from, below } = pathRange(pathFrom(place))
        const path = pathFrom(other)
        const inside = place.every((part, i) => other[i] === part)
        expect(from <= path && path < below).toBe(inside)
        expect(isWithin(path, pathFrom(place))).toBe(inside)
      },
    ),
  )
})

test('a unit stands beside a township, and nothing stands below a village', () => {
  expect(isAtLeast('unit', 'township')).toBe(true)
  expect(isAtLeast('village', 'township')).toBe(false)
  expect(ORGANISATION_LEVELS.filter((level) => CHILD_LEVELS[level].includes('county'))).toEqual([])
  expect(CHILD_LEVELS.village).toEqual([])
})
