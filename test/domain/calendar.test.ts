import { readdirSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import {
  addWorkingDays,
  type CountyDay,
  countyTable,
  dayOf,
  isWorkingDay,
  isYearKnown,
  markedDays,
  workingDaysBetween,
} from '../../domain/calendar'
import { dateAfter, dateOf, isDate, weekdayOfDate } from '../../domain/calendar-day'
import { lunarDay, lunarFestival, lunarFestivalsOf } from '../../domain/lunar'
import { isNoticed } from '../../domain/national-days'

const NOTHING = countyTable([])

test.each([
  ['2026-10-01', 'holiday', '国庆节'],
  ['2026-10-10', 'makeUpWorkday', '国庆节'],
  ['2026-05-09', 'makeUpWorkday', '劳动节'],
  ['2026-10-11', 'restday', ''],
  ['2026-10-12', 'workday', ''],
])('%s is a %s by the notice of the country', (date, kind, name) => {
  expect(dayOf(date, NOTHING)).toEqual({ date, kind, name })
})

test('what the county says of a day counts before the notice, and it may take a mark back', () => {
  const county = countyTable([
    { date: '2026-10-01', kind: 'ordinary', name: '' },
    { date: '2026-10-12', kind: 'closed', name: '台风' },
    { date: '2026-10-11', kind: 'makeUpWorkday', name: '国庆节' },
  ])
  expect(dayOf('2026-10-01', county)).toEqual({ date: '2026-10-01', kind: 'workday', name: '' })
  expect(dayOf('2026-10-12', county)).toMatchObject({ kind: 'closed', name: '台风' })
  expect(dayOf('2026-10-11', county)).toMatchObject({ kind: 'makeUpWorkday' })
})

test('of a year without a notice only weekdays are known, and that is said', () => {
  expect(isYearKnown(2026, NOTHING)).toBe(true)
  expect(isYearKnown(2031, NOTHING)).toBe(false)
  expect(dayOf('2031-10-01', NOTHING)).toMatchObject({ kind: 'workday', name: '' })
  const county = countyTable([{ date: '2031-10-01', kind: 'holiday', name: '国庆节' }])
  expect(isYearKnown(2031, county)).toBe(true)
  expect(dayOf('2031-10-01', county)).toMatchObject({ kind: 'holiday', name: '国庆节' })
})

test('the newest year that the library knows is one that we know', () => {
  const folder = path.join(path.dirname(require.resolve('chinese-days/package.json')), 'dist', 'years')
  const years = readdirSync(folder).map((file) => Number(file.slice(0, 4)))
  expect(isNoticed(Math.max(...years))).toBe(true)
  expect(isNoticed(Math.max(...years) + 1)).toBe(false)
})

test('text that is not a day is refused', () => {
  for (const text of ['2027-02-29', '2027-13-01', '2027-1-1', '国庆'])
    expect([isDate(text), () => dayOf(text, NOTHING)]).toEqual([false, expect.any(Function)])
  expect(() => dayOf('2027-02-29', NOTHING)).toThrow(RangeError)
  expect(() => lunarDay('2027-02-29')).toThrow(RangeError)
  expect(isDate('2028-02-29')).toBe(true)
})

test('the day turns at midnight of the county, whatever the zone of the machine', () => {
  expect(dateOf(new Date('2027-05-18T15:59:59Z'))).toBe('2027-05-18')
  expect(dateOf(new Date('2027-05-18T16:00:00Z'))).toBe('2027-05-19')
  expect(weekdayOfDate('2027-05-19')).toBe(3)
  expect(dateAfter('2027-12-31', 1)).toBe('2028-01-01')
})

test('a deadline over the National Day counts the make-up workdays and none of the holidays', () => {
  // 2026: off 1-7 October, working on Sunday 20 September and Saturday 10 October.
  expect(addWorkingDays('2026-09-30', 1, NOTHING)).toBe('2026-10-08')
  expect(addWorkingDays('2026-09-30', 3, NOTHING)).toBe('2026-10-10')
  expect(addWorkingDays('2026-09-30', 4, NOTHING)).toBe('2026-10-12')
  expect(workingDaysBetween('2026-09-18', '2026-09-21', NOTHING)).toBe(2)
  expect(workingDaysBetween('2026-10-12', '2026-09-30', NOTHING)).toBe(-4)
})

test('a number of working days is at least one, and a deadline stays within ten years', () => {
  for (const days of [0, -1, 1.5, Number.NaN, 4000]) expect(() => addWorkingDays('2026-09-30', days, NOTHING)).toThrow()
})

const dates = fc.integer({ min: 0, max: 4000 }).map((days) => dateAfter('2020-01-01', days))
const countyDays: fc.Arbitrary<CountyDay[]> = fc.array(
  fc.record({
    date: dates,
    kind: fc.constantFrom('holiday', 'makeUpWorkday', 'closed', 'ordinary'),
    name: fc.constant('某日'),
  }),
  { maxLength: 30 },
)

test('a deadline is a working day, and as many working days lie up to it as were given', () => {
  fc.assert(
    fc.property(dates, fc.integer({ min: 1, max: 40 }), countyDays, (from, days, own) => {
      const county = countyTable(own)
      const deadline = addWorkingDays(from, days, county)
      expect(isWorkingDay(deadline, county)).toBe(true)
      expect(workingDaysBetween(from, deadline, county)).toBe(days)
    }),
    { numRuns: 60 },
  )
})

test('the marked days are those that are not ordinary, in order', () => {
  expect(markedDays('2026-09-30', 12, NOTHING).map(({ date, kind }) => `${date.slice(5)} ${kind}`)).toEqual([
    ...['01', '02', '03', '04', '05', '06', '07'].map((day) => `10-${day} holiday`),
    '10-10 makeUpWorkday',
  ])
})

test.each([
  ['2027-02-06', '正月初一', '春节'],
  ['2027-02-05', '腊月廿九', '除夕'],
  ['2027-06-09', '五月初五', '端午'],
  ['2027-10-08', '九月初九', '重阳'],
  ['2026-06-19', '五月初五', '端午'],
  ['2025-07-25', '闰六月初一', null],
  ['2027-05-19', '四月十四', null],
])('%s is %s of the moon', (date, words, festival) => {
  expect(lunarDay(date).words).toBe(words)
  expect(lunarFestival(date)).toBe(festival)
})

test('a year has its festivals in order', () => {
  expect(lunarFestivalsOf(2027).map(({ name }) => name)).toEqual([
    '腊八',
    '除夕',
    '春节',
    '元宵',
    '端午',
    '七夕',
    '中秋',
    '重阳',
  ])
})
