import { heartsOf, isLate } from '../../domain/activity-record'
import { chainText, dayWords, hoursWords, placesWords } from '../../domain/activity-share'

const at = (text: string): Date => new Date(`${text}:00+08:00`)
const RECEPTION = {
  kind: 'reception' as const,
  title: '家接待:来坐坐',
  note: '茶备好了。',
  homeName: '潮音里微家',
  whereWords: '渔港村潮音里 6 号',
  startsAt: at('2027-05-26T14:00'),
  endsAt: at('2027-05-26T16:00'),
  capacity: 20,
  left: 18,
}

test('the text for the group says what, when, where and how many, and what a name in it is worth', () => {
  expect(chainText(RECEPTION)).toBe(
    [
      '【家接待:来坐坐】',
      '时间:5月26日 周三 14:00-16:00',
      '地点:潮音里微家(渔港村潮音里 6 号)',
      '名额:20 个,还剩 18 个位',
      '茶备好了。',
      '',
      '点小程序卡片报上名,位子才算数。不会点的,在下面接龙,我来帮您报:',
      '1. ',
      '2. ',
      '3. ',
    ].join('\n'),
  )
})

test('a kind that the title does not say stands before it; a full activity says that one may wait', () => {
  const text = chainText({ ...RECEPTION, kind: 'gathering', title: '包粽子', note: '', left: 0 })
  expect(text).toContain('【家聚会 · 包粽子】')
  expect(text).toContain('报满了,可以候补')
})

test('days and hours read as people say them, on the county’s clock', () => {
  expect(dayWords(new Date('2027-05-25T16:30:00Z'))).toBe('5月26日 周三')
  expect(hoursWords(at('2027-05-26T22:00'), at('2027-05-27T00:30'))).toBe('22:00-次日 00:30')
  expect(placesWords(1)).toBe('还剩 1 个位')
})

test('a record is late once more than 72 hours have gone by', () => {
  expect(isLate(RECEPTION.endsAt, at('2027-05-29T16:00'))).toBe(false)
  expect(isLate(RECEPTION.endsAt, at('2027-05-29T16:01'))).toBe(true)
})

test('hearts of fewer than three are nobody’s to read', () => {
  expect(heartsOf({ sum: 10, count: 2 })).toBeNull()
  expect(heartsOf({ sum: 13, count: 3 })).toEqual({ mean: 4.3, count: 3 })
})
