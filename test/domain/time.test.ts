import { isoWeekday, minuteOfDay, toIso, weekKey } from '../../domain/time'

test('moments are written with the county offset, wherever the code runs', () => {
  expect(toIso(new Date('2027-05-19T05:00:00Z'))).toBe('2027-05-19T13:00:00.000+08:00')
})

test('a day begins at midnight on the county wall clock', () => {
  expect([isoWeekday(new Date('2027-05-19T15:59:00Z')), isoWeekday(new Date('2027-05-19T16:00:00Z'))]).toEqual([3, 4])
  expect(minuteOfDay(new Date('2027-05-19T16:30:00Z'))).toBe(30)
})

test.each([
  ['2027-05-19T13:00:00+08:00', '2027-W20'],
  ['2027-01-03T23:59:00+08:00', '2026-W53'],
  ['2027-01-04T00:00:00+08:00', '2027-W01'],
  ['2024-12-30T00:00:00+08:00', '2025-W01'],
])('%s lies in the ISO week %s', (moment, week) => {
  expect(weekKey(new Date(moment))).toBe(week)
})
