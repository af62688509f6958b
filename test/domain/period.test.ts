import fc from 'fast-check'
import { dateAfter } from '../../domain/calendar-day'
import { beginOf, endOf, isCovered, PERIODS, periodAround, periodBefore, periodOfKey } from '../../domain/period'

const day = fc.integer({ min: 0, max: 20_000 }).map((days) => dateAfter('2020-01-01', days))

test.each([
  ['week', '2027-01-01', '2026-W53', '2026-12-28', '2027-01-03'],
  ['week', '2027-05-19', '2027-W20', '2027-05-17', '2027-05-23'],
  ['month', '2028-02-11', '2028-02', '2028-02-01', '2028-02-29'],
  ['quarter', '2027-06-30', '2027-Q2', '2027-04-01', '2027-06-30'],
  ['year', '2027-06-30', '2027', '2027-01-01', '2027-12-31'],
] as const)('the %s that holds %s is %s', (period, date, key, first, last) => {
  expect(periodAround(period, date)).toEqual({ key, first, last })
})

test('every day lies in exactly one period of each kind, and the key leads back to it', () => {
  fc.assert(
    fc.property(day, fc.constantFrom(...PERIODS), (date, period) => {
      const found = periodAround(period, date)
      expect(found.first <= date && date <= found.last).toBe(true)
      expect(periodOfKey(found.key)).toEqual({ ...found, period })
      expect(dateAfter(periodBefore(period, found).last, 1)).toBe(found.first)
    }),
  )
})

test.each(['2027-W53', '2027-W00', '2027-13', '2027-Q5', '27', '2027-5', ''])('%s is the key of no period', (key) => {
  expect(periodOfKey(key)).toBeNull()
})

test('a period begins and ends at midnight of the county, wherever this runs', () => {
  const week = periodAround('week', '2027-05-19')
  expect([beginOf(week).toISOString(), endOf(week).toISOString()]).toEqual([
    '2027-05-16T16:00:00.000Z',
    '2027-05-23T16:00:00.000Z',
  ])
})

test('days are covered only when no day is left between the spans', () => {
  const days = { first: '2027-05-03', last: '2027-05-09' }
  const [a, b, c] = [
    { first: '2027-05-01', last: '2027-05-04' },
    { first: '2027-05-05', last: '2027-05-09' },
    { first: '2027-05-06', last: '2027-05-20' },
  ]
  expect(isCovered(days, [b, a])).toBe(true)
  expect(isCovered(days, [a, c])).toBe(false)
  expect(isCovered(days, [])).toBe(false)
})
