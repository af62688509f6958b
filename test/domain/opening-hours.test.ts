import fc from 'fast-check'
import { openStateAt, openStateWords, parseOpeningHours, type WeeklySlot } from '../../domain/opening-hours'

const minutes = (hours: number, more = 0): number => hours * 60 + more
/** Wednesday. */
const at = (time: string): Date => new Date(`2027-05-19T${time}:00+08:00`)

test.each<[string, WeeklySlot[]]>([
  ['周一至周五 8:30-11:30', [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: minutes(8, 30), to: minutes(11, 30) }))],
  ['每周三 14:00-16:00', [{ weekday: 3, from: minutes(14), to: minutes(16) }]],
  ['每周二、周四 18:30-20:30', [2, 4].map((weekday) => ({ weekday, from: minutes(18, 30), to: minutes(20, 30) }))],
  ['每周六 9:00-11:00', [{ weekday: 6, from: minutes(9), to: minutes(11) }]],
  ['每天 9:00—17:00', [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: minutes(9), to: minutes(17) }))],
  ['周末 9:00-10:00', [6, 7].map((weekday) => ({ weekday, from: minutes(9), to: minutes(10) }))],
  [
    '工作日 8:30-11:30、14:00-17:00',
    [1, 2, 3, 4, 5].flatMap((weekday) => [
      { weekday, from: minutes(8, 30), to: minutes(11, 30) },
      { weekday, from: minutes(14), to: minutes(17) },
    ]),
  ],
  ['周六至周一 9:00-10:00', [1, 6, 7].map((weekday) => ({ weekday, from: minutes(9), to: minutes(10) }))],
  [
    '周一 8:00-9:00;星期日 10:00-24:00',
    [
      { weekday: 1, from: minutes(8), to: minutes(9) },
      { weekday: 7, from: minutes(10), to: minutes(24) },
    ],
  ],
  ['周三 １４:００－１６:００', [{ weekday: 3, from: minutes(14), to: minutes(16) }]],
])('「%s」 is understood', (words, slots) => {
  expect(parseOpeningHours(words)).toEqual(slots)
})

test.each(['', '看情况', '9:00-11:00', '周三下午', '周三 16:00-14:00', '周三 9:00-25:00'])(
  'of 「%s」 nothing is claimed',
  (words) => {
    expect(parseOpeningHours(words)).toBeNull()
    expect(openStateWords(openStateAt(parseOpeningHours(words), at('10:00')))).toBe('')
  },
)

const wednesday = parseOpeningHours('每周三 14:00-16:00')

test.each([
  ['14:00', '开到 16:00'],
  ['15:59', '开到 16:00'],
  ['13:59', '14:00 开门'],
  ['16:00', '周三 14:00 开门'],
])('at %s on the day itself the door says 「%s」', (time, words) => {
  expect(openStateWords(openStateAt(wednesday, at(time)))).toBe(words)
})

test('tomorrow is said as 明天, later days by their weekday', () => {
  expect(openStateWords(openStateAt(wednesday, new Date('2027-05-18T20:00:00+08:00')))).toBe('明天 14:00 开门')
  expect(openStateWords(openStateAt(wednesday, new Date('2027-05-17T20:00:00+08:00')))).toBe('周三 14:00 开门')
})

test('the county clock decides, not the zone of the machine', () => {
  expect(openStateAt(wednesday, new Date('2027-05-19T07:30:00Z'))).toEqual({ state: 'open', until: '16:00' })
})

test('a home that has hours always has a next opening within a week, and is open exactly within its slots', () => {
  const slot = fc
    .record({
      weekday: fc.integer({ min: 1, max: 7 }),
      from: fc.integer({ min: 0, max: 1380 }),
      long: fc.integer({ min: 1, max: 60 }),
    })
    .map(({ weekday, from, long }) => ({ weekday, from, to: from + long }))
  fc.assert(
    fc.property(
      fc.array(slot, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 0, max: 7 * 1440 - 1 }),
      (slots, minute) => {
        const moment = new Date(Date.parse('2027-05-17T00:00:00+08:00') + minute * 60_000)
        const [weekday, ofDay] = [Math.floor(minute / 1440) + 1, minute % 1440]
        const inside = slots.some((s) => s.weekday === weekday && s.from <= ofDay && ofDay < s.to)
        const state = openStateAt(slots, moment)
        expect(state.state).toBe(inside ? 'open' : 'opensLater')
        if (state.state === 'opensLater') expect(state.opensInDays).toBeLessThanOrEqual(7)
      },
    ),
  )
})
