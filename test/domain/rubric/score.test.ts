import { exact, hundredths } from '../../../domain/exact'
import type { HomeFacts } from '../../../domain/rubric/facts'
import { FIVE_HAS } from '../../../domain/rubric/five-has/five-has'
import { rate } from '../../../domain/rubric/level'
import { applyRefusals, previewOf } from '../../../domain/rubric/preview'
import { indicatorsOf } from '../../../domain/rubric/rubric'
import { scoreOf } from '../../../domain/rubric/score'
import { count, FULL, share, T1, T2, T3, type Vector, withAuto } from './vectors'

const points = (text: string): number => hundredths(exact(Number(text)))
const scored = ({ facts, human }: Vector) => scoreOf(FIVE_HAS, facts, human)
const rated = (one: Vector, { vetoes = [] as string[], minRequiredWeeks = 26, reviewsSubmitted = 2 } = {}) =>
  rate(FIVE_HAS, {
    score: scored(one),
    vetoes,
    requiredWeeks: one.facts.requiredWeeks,
    minRequiredWeeks,
    reviewsSubmitted,
  })

test.each<[string, Vector, string[], string]>([
  ['T1 strong', T1, ['19', '17.80', '19.35', '22.87', '12.75'], '91.77'],
  ['T2 middling, no needs raised', T2, ['13.90', '15.13', '11.89', '16.08', '6.50'], '63.50'],
  ['T3 weak, no paired member', T3, ['6.80', '4.00', '0.75', '3.67', '1.67'], '16.89'],
  [
    'T4 full but hardly shown',
    withAuto(FULL, { E1: count(1), E2: count(0), E3: share(2, 5) }),
    ['20', '20', '20', '25', '7.67'],
    '92.67',
  ],
  ['T5 = T1 unpaired', withAuto(T1, { B2: count(0) }), ['19', '13.80', '19.35', '22.87', '12.75'], '87.77'],
  [
    'T8 = FULL in a hamlet of 60 women',
    withAuto(FULL, { D5: count(15) }, { covered: 60 }),
    ['20', '20', '20', '25', '15'],
    '100',
  ],
  [
    'T9 = FULL, lead host untrained',
    withAuto(FULL, {}, { conditions: ['leadUntrained'] }),
    ['20', '18.50', '20', '25', '15'],
    '98.50',
  ],
])('%s: dimensions and total are those of the rubric’s own vector', (_, one, dimensions, total) => {
  const [A, B, C, D, E] = dimensions.map(points)
  expect(scored(one)).toEqual({ dimensions: { A, B, C, D, E }, total: points(total), unscored: [] })
})

test.each<[string, Vector, Parameters<typeof rated>[1], string, boolean]>([
  ['T1', T1, {}, 'demonstration', false],
  ['T2', T2, {}, 'qualified', false],
  ['T3', T3, { vetoes: ['V1'] }, 'rectification', false],
  ['T4', withAuto(FULL, { E1: count(1), E2: count(0), E3: share(2, 5) }), {}, 'qualified', false],
  ['T5', withAuto(T1, { B2: count(0) }), { vetoes: ['V1'] }, 'qualified', false],
  ['T6', withAuto(T1, {}, { requiredWeeks: 25 }), {}, 'qualified', true],
  ['T7', withAuto(T1, {}, { requiredWeeks: 25 }), { minRequiredWeeks: 8 }, 'demonstration', false],
  ['T8', withAuto(FULL, { D5: count(15) }, { covered: 60 }), {}, 'demonstration', false],
  ['T9', withAuto(FULL, {}, { conditions: ['leadUntrained'] }), {}, 'demonstration', false],
])('%s has the level of the rubric’s own vector', (_, one, more, level, insufficientData) => {
  expect(rated(one, more)).toMatchObject({ level, insufficientData, noLevel: null })
})

test('D1 at 45 of 50 weeks gives the full 7 points, 44 give 6.65, 25 give none', () => {
  for (const [kept, lost] of [
    [45, '0'],
    [44, '0.35'],
    [25, '7'],
  ] as const) {
    const { dimensions } = scored(withAuto(FULL, { D1: share(kept, 50) }))
    expect([kept, dimensions.D]).toEqual([kept, points('25') - points(lost)])
  }
})

test('a home younger than a year without a banquet has D4 null, with one it has the points, an older one has 0', () => {
  const without = { D4: count(0), D3: share(3, 4) }
  const young: Partial<HomeFacts> = { conditions: ['shortWindow'] }
  // Of the 23 points that count one is lost: 25 × 22 / 23.
  expect(scored(withAuto(FULL, without, young)).dimensions.D).toBe(hundredths(exact(23.913043)))
  expect(scored(withAuto(FULL, { ...without, D4: count(1) }, young)).dimensions.D).toBe(points('24'))
  expect(scored(withAuto(FULL, without)).dimensions.D).toBe(points('22'))
})

test('an indicator without a denominator leaves its dimension, and the rest carries the full weight', () => {
  expect(scored(withAuto(FULL, { C3: share(0, 0) })).dimensions.C).toBe(points('20'))
  // 16 points count, C1's 7 are lost: 20 × 9 / 16.
  expect(scored(withAuto(FULL, { C3: share(0, 0), C1: share(0, 50) })).dimensions.C).toBe(points('11.25'))
})

test('a rotation that the county’s paper leaves to the homes is null where there is none', () => {
  expect(scored(withAuto(FULL, { C1: null })).dimensions.C).toBe(points('20'))
})

test('no host at all makes the share of trained hosts null, and the veto deals with it', () => {
  // 17 of B's points count, 4 for hosts are lost: 20 × 13 / 17.
  expect(scored(withAuto(FULL, { B1: count(0), B4: share(0, 0) })).dimensions.B).toBe(points('15.29'))
})

test('a human item that nobody has scored means there is no total yet, only the estimate', () => {
  const { D6: _, ...human } = FULL.human
  const partly = { facts: FULL.facts, human }
  expect(scored(partly)).toMatchObject({ total: null, unscored: ['D6'], dimensions: { A: 2000, D: null } })
  expect(rated(partly)).toMatchObject({ level: null, noLevel: 'unscored' })
  expect(previewOf(FIVE_HAS, partly.facts)).toBe(10000)
})

test('a mean of two reviewers may be a half, and is taken as written', () => {
  const half = { facts: FULL.facts, human: { ...FULL.human, C5: 3.5 } }
  // 0.75 × 3.5 = 2.625 of 3, in a dimension of 20: 19.625 rounds half up.
  expect(scored(half).dimensions.C).toBe(1963)
})

test('the estimate is the automatic points over the 68 there are, and asks nothing of people', () => {
  const automatic = indicatorsOf(FIVE_HAS).filter(({ mode }) => mode === 'auto')
  expect(automatic.reduce((all, { weight }) => all + weight, 0)).toBe(68)
  expect(previewOf(FIVE_HAS, FULL.facts)).toBe(10000)
  // 68 points less E1's 4 and E2's 2.
  expect(previewOf(FIVE_HAS, withAuto(FULL, { E1: count(0), E2: count(0) }).facts)).toBe(points('91.18'))
  // C3 null: C's automatic 17 points rest on C1, C2 and C4; C1 lost is 17 × 6 / 13.
  expect(previewOf(FIVE_HAS, withAuto(FULL, { C3: null, C1: share(0, 50) }).facts)).toBe(points('86.54'))
})

test('an application needs an estimate of 75.00, no veto, and no bar still running', () => {
  const at = new Date('2027-09-05T09:00:00+08:00')
  const may = (preview: number, vetoes: string[] = [], barredUntil: Date | null = null) =>
    applyRefusals(FIVE_HAS, { preview, vetoes, barredUntil }, at)
  expect(may(7500)).toEqual([])
  expect(may(7499)).toEqual(['preview'])
  expect(may(9000, ['V1'])).toEqual(['veto'])
  expect(may(9000, [], new Date(at.getTime() + 1))).toEqual(['barred'])
  expect(may(9000, [], at)).toEqual([])
})

test.each<[string, Vector, RegExp]>([
  ['a missing fact', { facts: { ...FULL.facts, auto: {} }, human: {} }, /^A1: no fact/],
  ['a count above what there is', withAuto(FULL, { A1: count(6) }), /^A1: 6 of 5/],
  ['more kept than required', withAuto(FULL, { D1: share(51, 50) }), /^D1: 51 kept of 50/],
  ['the wrong kind', withAuto(FULL, { D1: count(50) }), /^D1: lin does not read a count/],
  ['an unknown choice', withAuto(FULL, { C2: { kind: 'choice', choice: 'constructor' } }), /^C2: no such choice/],
  ['null where there is always something', withAuto(FULL, { E1: null }), /^E1: null/],
])('%s is refused by name, never scored', (_, one, message) => {
  expect(() => scored(one)).toThrow(message)
})
