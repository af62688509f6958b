import {
  dayMark,
  makeAt,
  nextSeriesDate,
  occurrenceId,
  seriesDates,
  seriesTimesOf,
  timesOn,
} from '../../domain/activity-series'
import { countyTable } from '../../domain/calendar'

const weekly = { from: '2027-12-15', until: null, except: [] }

test('a series goes on over the end of a year and of a leap February on the same weekday', () => {
  expect(seriesDates(weekly, null, '2028-01-05')).toEqual(['2027-12-15', '2027-12-22', '2027-12-29', '2028-01-05'])
  expect(seriesDates(weekly, '2028-02-20', '2028-03-10')).toEqual(['2028-02-23', '2028-03-01', '2028-03-08'])
})

test('it leaves out the days that the host named, and ends on its last day', () => {
  const series = { from: '2027-09-29', until: '2027-10-20', except: ['2027-10-06'] }
  expect(seriesDates(series, null, '2027-12-31')).toEqual(['2027-09-29', '2027-10-13', '2027-10-20'])
  expect(nextSeriesDate(series, '2027-10-13')).toBe('2027-10-20')
  expect(nextSeriesDate(series, '2027-10-20')).toBeNull()
})

test('a day is made at the midnight four weeks before it', () => {
  expect(makeAt('2028-01-12').toISOString()).toBe('2027-12-14T16:00:00.000Z')
})

test('every occurrence keeps the hours of the first, and how long before the start sign-up closes', () => {
  const first = {
    startsAt: new Date('2027-12-15T14:00:00+08:00'),
    endsAt: new Date('2027-12-15T16:30:00+08:00'),
    opensAt: new Date('2027-12-01T09:00:00+08:00'),
    closesAt: new Date('2027-12-15T12:00:00+08:00'),
    freeCancelUntil: new Date('2027-12-14T14:00:00+08:00'),
  }
  const madeAt = new Date('2027-12-14T16:00:00Z')
  expect(timesOn('2028-01-12', seriesTimesOf(first), madeAt)).toEqual({
    startsAt: new Date('2028-01-12T14:00:00+08:00'),
    endsAt: new Date('2028-01-12T16:30:00+08:00'),
    opensAt: madeAt,
    closesAt: new Date('2028-01-12T12:00:00+08:00'),
    freeCancelUntil: new Date('2028-01-11T14:00:00+08:00'),
  })
})

test('an occurrence has one id whoever makes it, short enough for a mini program code', () => {
  expect(occurrenceId('abcdefghijklmnopqrst', '2027-05-26')).toBe('abcdefghijklmnopqrst_2027-05-26')
  expect(occurrenceId('abcdefghijklmnopqrst', '2027-05-26').length).toBeLessThanOrEqual(32)
})

test('a holiday, a make-up workday and a festival mark a day; an ordinary day has no mark', () => {
  const county = countyTable([{ date: '2027-10-09', kind: 'makeUpWorkday', name: '国庆节' }])
  expect(dayMark('2026-10-01', county)).toMatchObject({ kind: 'holiday', name: '国庆节' })
  expect(dayMark('2027-10-09', county)).toEqual({ date: '2027-10-09', kind: 'makeUpWorkday', name: '国庆节' })
  expect(dayMark('2027-10-08', county)).toEqual({ date: '2027-10-08', kind: 'festival', name: '重阳' })
  expect(dayMark('2027-10-12', county)).toBeNull()
})
