import { ROOM_BANDS } from '../../domain/home-week'
import { NOTICE_KINDS } from '../../domain/notice'
import { comingOn, comingShown, dutyDays, onDutyWords } from '../../miniprogram/services/coming'
import { agoWords, dayWords } from '../../miniprogram/services/day-words'
import type { ComingCard } from '../../miniprogram/services/model'
import { noticeWords } from '../../miniprogram/services/notice-words'

/** A Wednesday. */
const NOW = new Date('2027-05-19T15:00:00+08:00')

describe('a message in words', () => {
  const about = {
    homeId: 'home-1',
    homeName: '潮音里微家',
    activityId: 'activity-1',
    title: '端午包粽子',
    at: '2027-05-22T19:00:00.000+08:00',
    until: '2027-05-20T10:00:00.000+08:00',
    name: '吴海燕',
  }

  test.each(NOTICE_KINDS)('%s is a sentence of its own, with and without what it is about', (kind) => {
    const told = noticeWords({ kind, about }, NOW)
    for (const { title, note } of [told, noticeWords({ kind, about: {} }, NOW)]) {
      expect(title).toMatch(/\p{Script=Han}/u)
      expect(`${title}${note}`).not.toMatch(/undefined|null|!|!|您好|「」/)
    }
    const others = NOTICE_KINDS.filter((other) => other !== kind)
    expect(others.map((other) => noticeWords({ kind: other, about }, NOW).title)).not.toContain(told.title)
  })

  test('leads to the activity, the hosts to their workbench, and nowhere where there is nothing to see', () => {
    expect(noticeWords({ kind: 'promoted', about }, NOW).way).toContain('id=activity-1')
    expect(noticeWords({ kind: 'swapAsked', about: { homeId: 'home-1', slotId: '0522-1400' } }, NOW).way).toBe(
      '/host/rotation/rotation?id=home-1',
    )
    expect(noticeWords({ kind: 'thanks', about: {} }, NOW).way).toBe('')
    expect(noticeWords({ kind: 'dutyCall', about: {} }, NOW).way).toBe('/federation/help/help')
  })
})

describe('a moment as neighbours say it', () => {
  test.each([
    ['2027-05-19T19:00:00+08:00', '今天 19:00'],
    ['2027-05-20T09:30:00+08:00', '明天 9:30'],
    ['2027-05-22T19:00:00+08:00', '周六 19:00'],
    ['2027-05-26T19:00:00+08:00', '5月26日 19:00'],
    ['2027-05-18T19:00:00+08:00', '5月18日 19:00'],
  ])('%s is %s', (moment, words) => expect(dayWords(moment, NOW)).toBe(words))

  test.each([
    ['2027-05-19T14:59:40+08:00', '刚刚'],
    ['2027-05-19T14:40:00+08:00', '20 分钟前'],
    ['2027-05-19T09:05:00+08:00', '今天 9:05'],
    ['2027-05-18T21:00:00+08:00', '昨天 21:00'],
    ['2027-05-10T21:00:00+08:00', '5月10日'],
  ])('%s was told %s', (moment, words) => expect(agoWords(moment, NOW)).toBe(words))
})

test('a kind of a later version is a message too', () => {
  const kind = 'ofTheFuture' as (typeof NOTICE_KINDS)[number]
  expect(noticeWords({ kind, about: {} }, NOW)).toMatchObject({ title: '您有一条新消息', way: '' })
})

describe('what is to come', () => {
  const card = (startsAt: string, more: Partial<ComingCard> = {}): ComingCard => ({
    id: startsAt,
    title: '旗袍扣手作聚会',
    kind: 'gathering',
    startsAt,
    endsAt: startsAt.replace('T19', 'T21'),
    room: 'few',
    homeId: 'home-1',
    homeName: '潮音里微家',
    ...more,
  })

  test.each(ROOM_BANDS)('says %s in a word, never in a number that is old', (room) => {
    const { words, label } = { words: '', ...comingShown(card('2027-05-22T19:00:00+08:00', { room }), NOW) }
    expect(`${words}${label}`).not.toMatch(/剩|\d+ ?席/)
  })

  test('the next one stands above the homes, all of a picked day, and none that has ended', () => {
    const cards = ['2027-05-18', '2027-05-20', '2027-05-22', '2027-05-22', '2027-05-25'].map((day) =>
      card(`${day}T19:00:00+08:00`),
    )
    expect(comingOn(cards, 0, NOW).map(({ startsAt }) => startsAt.slice(8, 10))).toEqual(['20'])
    expect(comingOn(cards, 6, NOW)).toHaveLength(2)
    // Next Tuesday is no day of the strip's week.
    expect(comingOn(cards, 2, NOW)).toEqual([])
  })

  test('names who is there now, else who comes next today, and nobody once all have left', () => {
    const duty = [
      { date: '2027-05-19', from: 840, to: 960, name: '吴海燕' },
      { date: '2027-05-19', from: 960, to: 1080, name: '周小满' },
      { date: '2027-05-20', from: 840, to: 960, name: '方静' },
    ]
    const at = (time: string) => onDutyWords(duty, new Date(`2027-05-19T${time}:00+08:00`))
    expect([at('09:00'), at('15:00'), at('16:30'), at('18:00')]).toEqual([
      '今日当值 吴海燕',
      '今日当值 吴海燕',
      '今日当值 周小满',
      '',
    ])
    expect(dutyDays(duty, new Date('2027-05-19T16:30:00+08:00')).map(({ day, name }) => [day, name])).toEqual([
      ['今天', '周小满'],
      ['明天', '方静'],
    ])
  })
})
