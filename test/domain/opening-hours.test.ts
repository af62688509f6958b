import fc from 'fast-check'
import type { CalendarDay } from '../../domain/calendar-day'
import { dayNote, openStateAt, openStateWords, parseOpeningHours, type WeeklySlot } from '../../domain/opening-hours'

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
  ['周一、三、五 9:00-11:00', [1, 3, 5].map((weekday) => ({ weekday, from: minutes(9), to: minutes(11) }))],
  ['每周一三五9:00~11:00', [1, 3, 5].map((weekday) => ({ weekday, from: minutes(9), to: minutes(11) }))],
  ['周2、周4 18：30—20：30', [2, 4].map((weekday) => ({ weekday, from: minutes(18, 30), to: minutes(20, 30) }))],
  ['周一至周三、周五 9:00-10:00', [1, 2, 3, 5].map((weekday) => ({ weekday, from: minutes(9), to: minutes(10) }))],
  ['每周三下午2:00-4:30', [{ weekday: 3, from: minutes(14), to: minutes(16, 30) }]],
  ['每周三下午2点到4点半', [{ weekday: 3, from: minutes(14), to: minutes(16, 30) }]],
  ['星期三下午两点至四点', [{ weekday: 3, from: minutes(14), to: minutes(16) }]],
  ['周三四点到六点', [{ weekday: 3, from: minutes(4), to: minutes(6) }]],
  ['周三晚7时30分-9时', [{ weekday: 3, from: minutes(19, 30), to: minutes(21) }]],
  [
    '周三上午9:00-11:00,下午14:00-16:00',
    [
      { weekday: 3, from: minutes(9), to: minutes(11) },
      { weekday: 3, from: minutes(14), to: minutes(16) },
    ],
  ],
  ['周三上午9:00-下午3:00', [{ weekday: 3, from: minutes(9), to: minutes(15) }]],
  ['周三上午9:00-12:00', [{ weekday: 3, from: minutes(9), to: minutes(12) }]],
  [
    '周六上午9点-11点,周日14:00-16:00',
    [
      { weekday: 6, from: minutes(9), to: minutes(11) },
      { weekday: 7, from: minutes(14), to: minutes(16) },
    ],
  ],
  [
    '周一8:00-9:00 周二 10:00-11:00',
    [
      { weekday: 1, from: minutes(8), to: minutes(9) },
      { weekday: 2, from: minutes(10), to: minutes(11) },
    ],
  ],
  [
    '开放时间:工作日8:30-11:30(法定节假日除外)',
    [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: minutes(8, 30), to: minutes(11, 30) })),
  ],
  ['双休日 9:00-10:00', [6, 7].map((weekday) => ({ weekday, from: minutes(9), to: minutes(10) }))],
])('「%s」 is understood', (words, slots) => {
  expect(parseOpeningHours(words)).toEqual(slots)
})

test.each([
  '',
  '看情况',
  '9:00-11:00',
  '周三下午',
  '周三 16:00-14:00',
  '周三 9:00-25:00',
  '周三 9:70-10:00',
  '每月第一个周三 14:00-16:00',
  '单周周三 14:00-16:00',
  '每月15日 9:00-11:00',
  '暑假每天 9:00-11:00',
  '周三 14:00-16:00,需提前预约',
  '周三 14:00-16:00 找王大姐拿钥匙',
  '周三 14:00-16:00,其他时间打电话',
  '周八 14:00-16:00',
  '全天',
])('of 「%s」 nothing is claimed', (words) => {
  expect(parseOpeningHours(words)).toBeNull()
  expect(openStateWords(openStateAt(parseOpeningHours(words), at('10:00')))).toBe('')
})

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

const holiday = (date: string): CalendarDay => ({ date, kind: 'holiday', name: '国庆节' })
const makeUp = (date: string): CalendarDay => ({ date, kind: 'makeUpWorkday', name: '国庆节' })
const closed = (date: string): CalendarDay => ({ date, kind: 'closed', name: '台风' })
const office = parseOpeningHours('周一至周五 8:30-11:30')

/** 2027-05-19 is a Wednesday, the 23rd a Sunday. */
test.each<[string, WeeklySlot[] | null, string, CalendarDay[], string, string]>([
  ['an ordinary day', wednesday, '2027-05-19T15:00', [], '开到 16:00', ''],
  ['a holiday', wednesday, '2027-05-19T15:00', [holiday('2027-05-19')], '开到 16:00', '今天国庆节放假,来之前打个电话'],
  [
    'before opening on a holiday',
    wednesday,
    '2027-05-19T10:00',
    [holiday('2027-05-19')],
    '14:00 开门',
    '今天国庆节放假,来之前打个电话',
  ],
  [
    'after closing on a holiday',
    wednesday,
    '2027-05-19T17:00',
    [holiday('2027-05-19')],
    '周三 14:00 开门',
    '今天国庆节放假',
  ],
  [
    'the evening before',
    wednesday,
    '2027-05-18T20:00',
    [holiday('2027-05-19')],
    '明天 14:00 开门',
    '明天国庆节放假,来之前打个电话',
  ],
  [
    'days before',
    wednesday,
    '2027-05-17T20:00',
    [holiday('2027-05-19')],
    '周三 14:00 开门',
    '那天国庆节放假,来之前打个电话',
  ],
  [
    'a holiday on which nothing would open',
    wednesday,
    '2027-05-18T20:00',
    [holiday('2027-05-18')],
    '明天 14:00 开门',
    '',
  ],
  [
    'a make-up day with hours',
    parseOpeningHours('周日 9:00-11:00'),
    '2027-05-23T10:00',
    [makeUp('2027-05-23')],
    '开到 11:00',
    '今天调休,照常开门',
  ],
  [
    'office hours on a make-up day',
    office,
    '2027-05-23T10:00',
    [makeUp('2027-05-23')],
    '明天 8:30 开门',
    '今天调休上班,想来先打个电话',
  ],
  ['other hours on a make-up day', wednesday, '2027-05-23T10:00', [makeUp('2027-05-23')], '周三 14:00 开门', ''],
  [
    'a day that the county closed',
    wednesday,
    '2027-05-19T15:00',
    [closed('2027-05-19')],
    '周三 14:00 开门',
    '台风,今天不开门',
  ],
  [
    'two closed weeks',
    wednesday,
    '2027-05-19T15:00',
    [closed('2027-05-19'), closed('2027-05-26')],
    '下下周三 14:00 开门',
    '台风,今天不开门',
  ],
])('%s marks the hours', (_, slots, time, marked, words, note) => {
  const state = openStateAt(slots, new Date(`${time}:00+08:00`), marked)
  expect([openStateWords(state), dayNote(state)]).toEqual([words, note])
})

test('a holiday changes what is said of a slot, never whether there is one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 7 * 1440 - 1 }), fc.integer({ min: 0, max: 13 }), (minute, day) => {
      const moment = new Date(Date.parse('2027-05-17T00:00:00+08:00') + minute * 60_000)
      const date = new Date(Date.parse('2027-05-17T00:00:00Z') + day * 86_400_000).toISOString().slice(0, 10)
      const plain = openStateAt(office, moment)
      for (const mark of [holiday(date), makeUp(date)])
        expect(openStateWords(openStateAt(office, moment, [mark]))).toBe(openStateWords(plain))
    }),
  )
})
