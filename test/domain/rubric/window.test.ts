import { type Days, isCovered, type Period, periodAround } from '../../../domain/period'
import { minimumAttendance } from '../../../domain/rubric/attendance'
import { FIVE_HAS } from '../../../domain/rubric/five-has/five-has'
import { targetFor } from '../../../domain/rubric/measure'
import {
  daysWithout,
  evaluationWindow,
  isLate,
  keptOf,
  periodsWithin,
  requiredPeriods,
} from '../../../domain/rubric/window'

const CUT_OFF = '2027-09-01'
const days = (first: string, last: string): Days => ({ first, last })
const keys = (period: Period, window: Days, exempt: Days[] = [], inactive: Days[] = []) =>
  requiredPeriods(period, window, { exempt, inactive }).map(({ key }) => key)

test('the window is the twelve months before the cut-off, or the life of a younger home', () => {
  expect(evaluationWindow(CUT_OFF, '2025-03-08', 12)).toEqual({ first: '2026-09-01', last: '2027-08-31', short: false })
  expect(evaluationWindow(CUT_OFF, '2026-09-01', 12)).toMatchObject({ first: '2026-09-01', short: false })
  expect(evaluationWindow(CUT_OFF, '2026-09-02', 12)).toMatchObject({ first: '2026-09-02', short: true })
  expect(evaluationWindow('2028-03-01', '2020-01-01', 12)).toEqual({
    first: '2027-03-01',
    last: '2028-02-29',
    short: false,
  })
})

test('a cut-off is the first day of a month, and a home was active before it', () => {
  expect(() => evaluationWindow('2027-09-02', '2026-01-01', 12)).toThrow(/first day/)
  expect(() => evaluationWindow('2027-02-30', '2026-01-01', 12)).toThrow(/first day/)
  expect(() => evaluationWindow(CUT_OFF, CUT_OFF, 12)).toThrow(/not active/)
})

test('weeks, months and quarters that stick out of the window are left out', () => {
  const window = evaluationWindow(CUT_OFF, '2025-03-08', 12)
  const weeks = periodsWithin('week', window)
  // 1 September 2026 is a Tuesday, 31 August 2027 another.
  expect([weeks[0], weeks.length, weeks[weeks.length - 1]?.last]).toEqual([
    { key: '2026-W37', first: '2026-09-07', last: '2026-09-13' },
    51,
    '2027-08-29',
  ])
  expect(keys('month', window)).toHaveLength(12)
  // A window from September to August holds three whole calendar quarters.
  expect(keys('quarter', window)).toEqual(['2026-Q4', '2027-Q1', '2027-Q2'])
})

test('a period keeps its name across the year’s end, and a leap day', () => {
  expect(periodAround('week', '2027-01-01')).toEqual({ key: '2026-W53', first: '2026-12-28', last: '2027-01-03' })
  expect(periodAround('month', '2028-02-10')).toEqual({ key: '2028-02', first: '2028-02-01', last: '2028-02-29' })
  expect(periodAround('quarter', '2027-12-31')).toEqual({ key: '2027-Q4', first: '2027-10-01', last: '2027-12-31' })
})

test('a home that opened on a Wednesday is asked for the weeks from Monday on, one that paused for none that it touched', () => {
  const window = evaluationWindow(CUT_OFF, '2027-07-07', 12)
  expect(keys('week', window)).toEqual([
    '2027-W28',
    '2027-W29',
    '2027-W30',
    '2027-W31',
    '2027-W32',
    '2027-W33',
    '2027-W34',
  ])
  expect(keys('month', window)).toEqual(['2027-08'])
  expect(keys('week', window, [], [days('2027-07-18', '2027-07-19')])).toEqual([
    '2027-W30',
    '2027-W31',
    '2027-W32',
    '2027-W33',
    '2027-W34',
  ])
})

test('a period is exempt only when covered whole, by one span or by several that meet', () => {
  const window = evaluationWindow(CUT_OFF, '2025-03-08', 12)
  const festival = [days('2027-02-01', '2027-02-14')]
  expect(keys('week', window, festival)).toHaveLength(49)
  expect(keys('month', window, festival)).toContain('2027-02')
  const month = [...festival, days('2027-02-15', '2027-02-28')]
  expect(keys('month', window, month)).not.toContain('2027-02')
  expect(keys('quarter', window, month)).toContain('2027-Q1')
  expect(keys('week', window, [days('2027-02-01', '2027-02-06')])).toHaveLength(51)
  expect(
    isCovered(days('2027-02-01', '2027-02-07'), [days('2027-02-05', '2027-02-09'), days('2027-01-30', '2027-02-04')]),
  ).toBe(true)
  expect(
    isCovered(days('2027-02-01', '2027-02-07'), [days('2027-02-05', '2027-02-09'), days('2027-01-30', '2027-02-03')]),
  ).toBe(false)
})

test('what happens in an exempt period is neither required nor counted', () => {
  const window = evaluationWindow(CUT_OFF, '2027-07-07', 12)
  const required = requiredPeriods('week', window, { exempt: [days('2027-07-19', '2027-07-25')], inactive: [] })
  expect(keptOf(required, new Set(['2027-W28', '2027-W29', '2027-W30', '2027-W20']))).toEqual({ kept: 2, of: 6 })
})

test('days without something are counted from the day after, exempt ones left out', () => {
  expect(daysWithout('2027-06-02', '2027-08-31', [])).toBe(90)
  expect(daysWithout('2027-06-02', '2027-08-31', [days('2027-08-02', '2027-08-08')])).toBe(83)
  expect(daysWithout('2027-08-31', '2027-08-31', [])).toBe(0)
})

test('a record written by 24:00 of the seventh day after the cut-off counts, one written later does not', () => {
  expect(isLate(new Date('2027-09-08T23:59:59.999+08:00'), CUT_OFF, 7)).toBe(false)
  expect(isLate(new Date('2027-09-09T00:00:00.000+08:00'), CUT_OFF, 7)).toBe(false)
  expect(isLate(new Date('2027-09-09T00:00:00.001+08:00'), CUT_OFF, 7)).toBe(true)
})

test.each([
  ['gathering', null, 3],
  ['gathering', 0, 3],
  ['gathering', 100, 3],
  ['gathering', 101, 4],
  ['gathering', 134, 5],
  ['gathering', 10_000, 5],
  ['quarterly', 83, 5],
  ['quarterly', 84, 6],
  ['quarterly', 150, 9],
  ['quarterly', 10_000, 10],
  ['banquet', 80, 8],
  ['banquet', 81, 9],
  ['banquet', 10_000, 15],
] as const)('a %s for %s women covered needs %d people', (kind, covered, needed) => {
  expect(minimumAttendance(FIVE_HAS, kind, covered)).toBe(needed)
})

test('the reach that is asked grows with the women covered; unknown or nobody asks the least', () => {
  const reach = { share: 0.2, min: 15, max: 60 }
  expect([null, 0, 60, 75, 76, 230, 300, 9000].map((covered) => targetFor(reach, covered))).toEqual([
    15, 15, 15, 15, 16, 46, 60, 60,
  ])
})
