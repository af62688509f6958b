import { beatsOf } from '../../miniprogram/host/pace/beats'
import { planGroups, planNote } from '../../miniprogram/host/plan/rows'
import type { JudgedPeriod, Pace } from '../../miniprogram/services/model'
import { daysWords, paceTiles, periodWords, whyWords } from '../../miniprogram/services/pace'

const period = (key: string, more: Partial<JudgedPeriod> = {}): JudgedPeriod => ({
  key,
  first: '2027-05-17',
  last: '2027-05-23',
  over: true,
  required: true,
  kept: false,
  exempt: false,
  why: { is: 'nothing' },
  ...more,
})

const PACE: Pace = {
  kinds: [
    {
      kind: 'reception',
      least: null,
      current: period('2027-W20', { over: false }),
      past: [
        period('2027-W19', { kept: true, why: { is: 'kept', ids: ['o'] } }),
        period('2027-W18', { required: false, exempt: true, why: { is: 'exempt', why: '台风' } }),
        period('2027-W17', { why: { is: 'tooShort', id: 'o', minutes: 40 } }),
      ],
    },
  ],
}

describe('a host reads why a period counts or not', () => {
  test.each([
    [{ is: 'tooFew', id: 'a', persons: 3, least: 5 }, '来了 3 位,满 5 位才算'],
    [{ is: 'tooShort', id: 'o', minutes: 40 }, '开了 40 分钟,满 60 分钟才算'],
    [{ is: 'exempt', why: '台风' }, '免计:台风'],
    [{ is: 'notSettled', id: 'a' }, '结束两小时以后才算得出'],
  ] as const)('%j', (why, words) => {
    expect(whyWords({ why, over: true })).toBe(words)
  })

  test('of the running period nothing is scolded', () => {
    expect(paceTiles(PACE)[0]).toMatchObject({ label: '本周接待', state: '未办', tone: 'open', note: '还没办' })
  })

  test('what was exempt is not asked for in the sum', () => {
    const [beat] = beatsOf(PACE)
    expect(beat?.sum).toBe('前 2 次里算了 1 次')
    expect(beat?.marks.map(({ state }) => state)).toEqual(['missed', 'free', 'kept', 'missed'])
    expect(beat?.periods.map(({ state }) => state)).toEqual(['未办', '算', '免计', '没算'])
  })
})

test.each([
  ['2027-W05', '第 5 周'],
  ['2027-05', '5 月'],
  ['2027-Q2', '第二季度'],
  ['2027', '2027 年'],
])('%s is read as %s', (key, words) => {
  expect(periodWords(key)).toBe(words)
})

test('days of one month name it once', () => {
  expect([daysWords('2027-05-17', '2027-05-23'), daysWords('2027-05-31', '2027-06-06')]).toEqual([
    '5月17日至23日',
    '5月31日至6月6日',
  ])
})

test('a plan says what is missing and until when, and keeps each item at its place in the list', () => {
  expect(planNote({ missing: ['quarterly'], standing: 'none', deadline: '2027-03-31' })).toBe(
    '还差每季家活动。3月31日前排齐就算按时。',
  )
  const groups = planGroups([
    { kind: 'quarterly', month: 11, title: '普法' },
    { kind: 'reception', month: null, title: '开门' },
    { kind: 'quarterly', month: 6, title: '端午' },
  ])
  expect(groups.find(({ kind }) => kind === 'quarterly')?.items).toEqual([
    { index: 2, title: '端午', when: '6 月' },
    { index: 0, title: '普法', when: '11 月' },
  ])
})
