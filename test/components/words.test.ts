import { parseOpeningHours } from '../../domain/opening-hours'
import { greetWords } from '../../miniprogram/services/greeting'
import { hoursShown } from '../../miniprogram/services/hours'
import type { HomeCard } from '../../miniprogram/services/model'
import { doorWords, hotlineWords, hourGroups, todayWords, weekOf } from '../../miniprogram/services/opening'

const at = (iso: string): Date => new Date(`${iso}+08:00`)
const HOTLINE = '周一至周五 8:30-11:30、14:30-17:30'
const hotlineAt = (iso: string): string => hotlineWords(parseOpeningHours(HOTLINE), HOTLINE, at(iso))

describe('the women’s hotline is answered when it is (experience 3: the truth about who is on duty)', () => {
  test.each([
    ['2027-05-19T09:00:00', '现在有人接,到 11:30'],
    ['2027-05-19T13:00:00', '今天 14:30 有人接'],
    ['2027-05-19T23:40:00', '明早 8:30 有人接'],
    ['2027-05-22T10:00:00', '周一 8:30 有人接'],
  ])('%s: %s', (moment, words) => expect(hotlineAt(moment)).toBe(words))

  test('hours that nobody understood are shown as they were written', () => {
    expect(hotlineWords(null, '工作日的白天', at('2027-05-19T13:00:00'))).toBe('工作日的白天')
  })
})

describe('a door that opens again only in a week', () => {
  test('says next week’s day, not today’s name', () => {
    const hours = parseOpeningHours('每周三 14:00-16:00')
    expect(doorWords(hours, '', at('2027-05-19T17:00:00')).words).toBe('下周三 14:00 开门')
  })
})

describe('the greeting counts doors by the clock', () => {
  const homes = ['每周三 14:00-16:00', '周一至周五 8:30-11:30'].map(
    (words) => ({ hours: parseOpeningHours(words) }) as HomeCard,
  )
  const sentence = (iso: string, list: HomeCard[] | 'loading' = homes): string => {
    const { hello, before, strong, after } = greetWords(list, at(iso))
    return `${hello}${before}${strong}${after}`
  }
  beforeEach(() => Object.assign(globalThis, { wx: { getStorageSync: () => '' } }))

  test.each([
    ['2027-05-19T09:00:00', '早上好,附近有 1 个家 正开着门'],
    ['2027-05-19T13:00:00', '下午好,附近的家 14:00 有人开门'],
    ['2027-05-19T20:00:00', '晚上好,附近的家 明天 8:30 有人开门'],
    ['2027-05-22T12:00:00', '中午好,附近有 2 个家,现在都关着门'],
  ])('%s: %s', (moment, words) => expect(sentence(moment)).toBe(words))

  test('claims nothing before it knows, and does not hide that there is none', () => {
    expect(sentence('2027-05-19T09:00:00', 'loading')).toBe('早上好,正在找附近的家')
    expect(sentence('2027-05-19T09:00:00', [])).toBe('早上好,这附近还没有微家')
  })
})

describe('a home’s hours', () => {
  const week = (words: string) => weekOf(parseOpeningHours(words) ?? [], at('2027-05-19T13:00:00'))

  test('days with the same hours stand together, and today’s group is marked', () => {
    expect(hourGroups(week('周一至周五 8:30-11:30;每周六 9:00-11:00'))).toEqual([
      { days: '周一至周五', times: '8:30-11:30', today: true },
      { days: '周六', times: '9:00-11:00', today: false },
    ])
    expect(hourGroups(week('每周二、周四 18:30-20:30')).map(({ days }) => days)).toEqual(['周二、周四'])
  })

  test('a week that crosses the end of a month counts on', () => {
    const dates = weekOf([], at('2027-06-02T08:00:00')).map(({ date }) => date)
    expect(dates).toEqual([31, 1, 2, 3, 4, 5, 6])
  })

  test('a host hears what today asks of her', () => {
    const hours = parseOpeningHours('每周三 14:00-16:00')
    const words = (iso: string): string => todayWords(hours, at(iso)).words
    expect(words('2027-05-19T13:00:00')).toBe('今天 14:00 开门,等姐妹们来')
    expect(words('2027-05-19T15:00:00')).toBe('正开着门,到 16:00')
    expect(words('2027-05-19T17:00:00')).toBe('今天 14:00-16:00 开过门了,辛苦')
    expect(words('2027-05-20T13:00:00')).toBe('今天不用开门,歇一歇')
  })

  test('a page of a home says what the holiday does to its hours, as the cards do', () => {
    const hours = parseOpeningHours('每周三 14:00-16:00')
    const days = [{ date: '2027-06-09', kind: 'holiday' as const, name: '端午节' }]
    const shown = (iso: string) => hoursShown({ hours, hoursText: '', days }, at(iso))
    expect(shown('2027-06-09T13:00:00').note).toBe('今天端午节放假,来之前打个电话')
    expect(shown('2027-06-02T13:00:00').note).toBe('')
  })

  test('a day that the county has closed has no dot in the week and asks no host to open; her weekly hours stay', () => {
    const hours = parseOpeningHours('每周三 14:00-16:00')
    const days = [{ date: '2027-05-19', kind: 'closed' as const, name: '台风' }]
    const shown = hoursShown({ hours, hoursText: '', days }, at('2027-05-19T13:00:00'))
    expect(shown.week.every(({ open }) => !open)).toBe(true)
    expect(shown.today.open).toBe(false)
    expect(shown.groups).toMatchObject([{ days: '周三', times: '14:00-16:00' }])
    expect(shown.note).toBe('台风,今天不开门')
  })
})
