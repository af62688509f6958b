import { FIVE_HAS } from '../../../domain/rubric/five-has/five-has'
import { floorOf, rate, starsFor } from '../../../domain/rubric/level'
import type { Score } from '../../../domain/rubric/score'
import { automaticVetoes } from '../../../domain/rubric/veto'

/** A score with this total and dimensions well above every floor. */
const score = (total: number | null, dimensions: Partial<Record<string, number>> = {}): Score => ({
  dimensions: { A: 1900, B: 1900, C: 1900, D: 2400, E: 1400, ...dimensions },
  total,
  unscored: [],
})
const rated = (
  one: Score,
  { vetoes = [] as string[], requiredWeeks = 50, minRequiredWeeks = 26, reviewsSubmitted = 2 } = {},
) => rate(FIVE_HAS, { score: one, vetoes, requiredWeeks, minRequiredWeeks, reviewsSubmitted })

test('85.00 is a demonstration, 84.99 is qualified; 60.00 is qualified, 59.99 has to mend', () => {
  expect(rated(score(8500)).level).toBe('demonstration')
  expect(rated(score(8499))).toMatchObject({ level: 'qualified', short: [{ why: 'total' }] })
  expect(rated(score(6000)).level).toBe('qualified')
  expect(rated(score(5999)).level).toBe('rectification')
})

test.each([
  ['A', 1400],
  ['B', 1400],
  ['C', 1400],
  ['D', 1750],
  ['E', 1050],
] as const)('%s needs %d hundredths, 70 %% of its weight, and not one less', (id, floor) => {
  expect(floorOf(FIVE_HAS, id)).toBe(floor)
  expect(rated(score(9000, { [id]: floor })).level).toBe('demonstration')
  expect(rated(score(9000, { [id]: floor - 1 }))).toMatchObject({
    level: 'qualified',
    short: [{ why: 'dimension', id }],
  })
})

test('too few weeks cap the level at 合格; below 60 there is no level yet, never 整改, unless a veto suspends', () => {
  const young = { requiredWeeks: 25 }
  expect(rated(score(9000), young)).toMatchObject({ level: 'qualified', insufficientData: true })
  expect(rated(score(5999), young)).toMatchObject({ level: null, noLevel: 'notYetRated', insufficientData: true })
  expect(rated(score(5999), { ...young, vetoes: ['V2'] })).toMatchObject({ level: 'rectification' })
  expect(rated(score(9000), { requiredWeeks: 26 })).toMatchObject({ level: 'demonstration', insufficientData: false })
})

test('no paired member only blocks 示范; every suspending veto means 整改, whatever the points', () => {
  expect(rated(score(10000), { vetoes: ['V1'] })).toMatchObject({
    level: 'qualified',
    short: [{ why: 'veto', id: 'V1' }],
    suspendedBy: [],
  })
  for (const id of ['V2', 'V3', 'V4', 'V5', 'V6', 'V7', 'V8', 'V9'])
    expect(rated(score(10000), { vetoes: [id] })).toMatchObject({ level: 'rectification', suspendedBy: [id], stars: 0 })
})

test('an undeclared conflict voids the review: no level at all, but a suspension acts on the home by itself', () => {
  expect(rated(score(9000), { vetoes: ['V10'] })).toMatchObject({ level: null, noLevel: 'voided', suspendedBy: [] })
  expect(rated(score(9000), { vetoes: ['V2', 'V10'] })).toMatchObject({
    level: null,
    noLevel: 'voided',
    suspendedBy: ['V2'],
  })
})

test('a demonstration needs both reviewers', () => {
  expect(rated(score(9000), { reviewsSubmitted: 1 })).toMatchObject({
    level: 'qualified',
    short: [{ why: 'reviewers' }],
  })
})

test('a veto that the rubric does not have is a mistake, not a pass', () => {
  expect(() => rated(score(9000), { vetoes: ['V11'] })).toThrow(/V11/)
})

test.each([
  [10000, 5],
  [9500, 5],
  [9499, 4],
  [8500, 4],
  [8499, 3],
  [7500, 3],
  [7499, 2],
  [6000, 2],
  [5999, 0],
  [0, 0],
])('%d hundredths are worth %d stars', (total, stars) => {
  expect(starsFor(FIVE_HAS, total)).toBe(stars)
})

test('vetoes fall by themselves: V1 and V3 after more than 30 days, V2 from 90, V9 after 60', () => {
  const none = { withoutPairedMember: 0, withoutKeptActivity: 0, withoutLeadHost: 0, withoutPlace: 0 }
  const fallen = (days: Partial<typeof none>) => automaticVetoes(FIVE_HAS.vetoes, { ...none, ...days })
  expect(fallen({})).toEqual([])
  expect(fallen({ withoutPairedMember: 30, withoutKeptActivity: 89, withoutLeadHost: 30, withoutPlace: 60 })).toEqual(
    [],
  )
  expect(fallen({ withoutPairedMember: 31, withoutKeptActivity: 90, withoutLeadHost: 31, withoutPlace: 61 })).toEqual([
    'V1',
    'V2',
    'V3',
    'V9',
  ])
})
