import { type CoveredPlace, coverageOf } from '../../domain/coverage'

const place = (id: string, townshipId: string, level: CoveredPlace['level'] = 'village'): CoveredPlace => ({
  id,
  name: id,
  level,
  centre: { longitude: 120, latitude: 30 },
  townshipId,
  townshipName: townshipId,
})
const count = (orgId: string, active: number, coming = 0, newField: 'newArea' | null = null) => ({
  orgId,
  active,
  coming,
  newField,
})
const PLACES = [place('V1', 'T1'), place('V2', 'T1'), place('V3', 'T2'), place('U1', 'U1', 'unit')]

test('a village and a unit count as covered by one active home, and by nothing less', () => {
  const { places, covered, active, townships } = coverageOf(PLACES, [count('V1', 2), count('V2', 0, 3), count('V3', 1)])
  expect({ places, covered, active }).toEqual({ places: 4, covered: 2, active: 3 })
  expect(
    townships.map(({ id, covered: c, places: p, gaps }) => [id, c, p, gaps.map((gap) => [gap.id, gap.coming])]),
  ).toEqual([
    ['T1', 1, 2, [['V2', 3]]],
    ['U1', 0, 1, [['U1', 0]]],
    ['T2', 1, 1, []],
  ])
})

test('homes of one village in several new fields are one cover, and each field counts its own', () => {
  const { covered, active, newFields } = coverageOf(PLACES, [
    count('V1', 1, 0, 'newArea'),
    count('V1', 1),
    count('V3', 0, 2, 'newArea'),
  ])
  expect({ covered, active }).toEqual({ covered: 1, active: 2 })
  expect(newFields).toEqual([
    { field: 'newArea', active: 1 },
    { field: 'newFormat', active: 0 },
    { field: 'newStratum', active: 0 },
    { field: 'newGroup', active: 0 },
  ])
})

test('homes of a place that is not there any more cover nothing', () => {
  expect(coverageOf(PLACES, [count('gone', 5)])).toMatchObject({ covered: 0, active: 0 })
})
