import { monthsOf } from '../../miniprogram/federation/calendar/months'
import type { YearCalendar } from '../../miniprogram/services/model'

/* The year as an officer reads it: what a day is stands there as a word and a letter, and whose word it is. */
const told: YearCalendar = {
  known: true,
  noticed: false,
  days: [
    { date: '2027-10-01', kind: 'holiday', name: '国庆节' },
    { date: '2027-10-09', kind: 'makeUpWorkday', name: '国庆节' },
    { date: '2027-07-20', kind: 'closed', name: '台风' },
  ],
  own: [
    { date: '2027-07-20', kind: 'closed', name: '台风' },
    { date: '2027-05-03', kind: 'ordinary', name: '' },
  ],
}
const months = monthsOf(2027, told, '2027-05-19')
const day = (date: string) => months.flatMap(({ days }) => days).find((each) => each.date === date)

test('a year is twelve months that hold each of its days once, Monday on the left', () => {
  expect(months.map(({ days }) => days.length)).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
  // 1 May 2027 is a Saturday, 1 February a Monday.
  expect(months[4]?.before).toHaveLength(5)
  expect(months[1]?.before).toHaveLength(0)
  expect(monthsOf(2028, told, '')[1]?.days).toHaveLength(29)
})

test('a marked day says what it is by a letter and in words, not by its colour', () => {
  expect(day('2027-10-01')).toMatchObject({ mark: '休', words: '国庆节', label: '10月1日,国庆节,放假' })
  expect(day('2027-10-09')).toMatchObject({ mark: '班', label: '10月9日,国庆节,调休上班' })
  expect(day('2027-07-20')).toMatchObject({ mark: '关', own: 'closed', label: '7月20日,台风,不开门,本县定的' })
})

test('a festival stands small on an ordinary day; what the county took back is shown as its own', () => {
  expect(day('2027-06-09')).toMatchObject({ mark: '', words: '端午', own: '' })
  expect(day('2027-05-03')).toMatchObject({ kind: 'workday', mark: '', own: 'ordinary' })
  expect(day('2027-05-19')).toMatchObject({ today: true })
})
