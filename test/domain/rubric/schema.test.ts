import { FIVE_HAS } from '../../../domain/rubric/five-has/five-has'
import { rate } from '../../../domain/rubric/level'
import { previewOf } from '../../../domain/rubric/preview'
import { indicatorsOf, type Rubric } from '../../../domain/rubric/rubric'
import { faultsIn, rubricSchema } from '../../../domain/rubric/rubric.schema'
import { scoreOf } from '../../../domain/rubric/score'
import { count, share } from './vectors'
import { WOMEN_CHILDREN_HOME } from './women-children-home'

/** The five-has with something changed in its copy, as an editor would hand it in. */
function changed(change: (rubric: Loose) => void): unknown {
  const copy = JSON.parse(JSON.stringify(FIVE_HAS)) as Loose
  change(copy)
  return copy
}
interface Loose {
  dimensions: { weight: number; indicators: Record<string, unknown>[] }[]
  [field: string]: unknown
}
const at = (rubric: Loose, dimension: number, indicator: number): Record<string, unknown> =>
  rubric.dimensions[dimension]?.indicators[indicator] ?? {}

test('the two rubrics of the house are sound, and stay so through storage', () => {
  for (const rubric of [FIVE_HAS, WOMEN_CHILDREN_HOME]) {
    expect(faultsIn(rubric)).toEqual([])
    expect(rubricSchema.parse(JSON.parse(JSON.stringify(rubric)))).toEqual(rubric)
  }
})

test('100 points: 20, 20, 20, 25, 15; 68 automatic and 32 human, as the rubric’s check sums say', () => {
  expect(FIVE_HAS.dimensions.map(({ id, weight }) => [id, weight])).toEqual([
    ['A', 20],
    ['B', 20],
    ['C', 20],
    ['D', 25],
    ['E', 15],
  ])
  const automatic = FIVE_HAS.dimensions.map(({ indicators }) =>
    indicators.reduce((all, { mode, weight }) => (mode === 'auto' ? all + weight : all), 0),
  )
  expect(automatic).toEqual([7, 15, 17, 21, 8])
  expect(indicatorsOf(FIVE_HAS)).toHaveLength(26)
})

test.each<[string, (rubric: Loose) => void, RegExp]>([
  [
    'weights that do not add up',
    (r) => (at(r, 0, 1).weight = 5),
    /^A:各指标的分值加起来不是 20:3 \+ 5 \+ 5 \+ 5 \+ 3$/,
  ],
  [
    'dimensions that are not 100',
    (r) => ((r.dimensions[4] ?? { weight: 0 }).weight = 16),
    /^整份细则:各方面的分值加起来不是 100/,
  ],
  ['an unknown measure', (r) => (at(r, 3, 0).measure = { fn: 'sqrt' }), /^D\.D1\.measure\.fn:没有这种算法$/],
  [
    'thresholds out of order',
    (r) => (at(r, 3, 0).measure = { fn: 'lin', z: 0.9, f: 0.5 }),
    /^D\.D1\.measure:零分线 z 要低于满分线 f$/,
  ],
  ['thresholds that meet', (r) => (at(r, 3, 0).measure = { fn: 'lin', z: 0.5, f: 0.5 }), /^D\.D1\.measure:零分线/],
  [
    'a threshold beyond the whole',
    (r) => (at(r, 3, 0).measure = { fn: 'lin', z: 0.5, f: 1.2 }),
    /^D\.D1\.measure\.f:要在 0 和 1 之间$/,
  ],
  [
    'steps that fall',
    (r) =>
      (at(r, 1, 0).measure = {
        fn: 'tier',
        steps: [
          [1, 1],
          [2, 0.5],
        ],
      }),
    /^B\.B1\.measure\.steps:各档要从低到高$/,
  ],
  ['a negative weight', (r) => (at(r, 0, 0).weight = -3), /^A\.A1\.weight:/],
  [
    'a float that nobody wrote',
    (r) => (at(r, 3, 0).measure = { fn: 'lin', z: 1 / 3, f: 0.9 }),
    /^D\.D1\.measure\.z:要写成不小于 0 的小数/,
  ],
  ['the same id twice', (r) => (at(r, 0, 1).id = 'A1'), /^整份细则:指标 A1 出现了两次$/],
  ['items that are not den', (r) => (at(r, 0, 2).items = ['一样']), /^A\.A3:勾选的项数要等于 den$/],
  ['a blank that nothing fills', (r) => (at(r, 0, 0).said = '{kept} 项'), /^A\.A1:说明里的 \{kept\} 这种算法填不上$/],
  ['a human item on a computed measure', (r) => (at(r, 3, 0).mode = 'human'), /^D\.D1:人工评分只用 ratio$/],
  ['a field that nobody reads', (r) => (at(r, 0, 0).wieght = 3), /^A\.A1:/],
  [
    'a pass mark above the demonstration’s',
    (r) => (r.levels = { demonstration: { total: 60, dimensionShare: 0.7 }, qualified: { total: 85 } }),
    /^整份细则:合格线要低于示范线$/,
  ],
  [
    'stars out of order',
    (r) =>
      (r.stars = [
        { stars: 4, total: 85 },
        { stars: 5, total: 95 },
      ]),
    /^整份细则:星级要从高到低$/,
  ],
  [
    'a veto without an effect',
    (r) => (r.vetoes = [{ id: 'V1', name: '无', effect: 'scolds' }]),
    /^vetoes\.V1\.effect:没有这种后果$/,
  ],
  [
    'a minimum above its maximum',
    (r) => (r.minimumAttendance = { ...FIVE_HAS.minimumAttendance, banquet: { share: 0.1, min: 20, max: 15 } }),
    /^minimumAttendance\.banquet:最小值不能大于最大值$/,
  ],
])('%s is refused, with what and where', (_, change, fault) => {
  const faults = faultsIn(changed((rubric) => void change(rubric)))
  expect(faults.join('\n')).toMatch(new RegExp(fault.source, 'm'))
})

test('a dimension whose every indicator may be null is refused: it could have no points at all', () => {
  const faults = faultsIn(
    changed((rubric) => {
      const rotation = { id: 'X1', name: '轮值', weight: 20, mode: 'auto', measure: { fn: 'share' }, said: '{kept}' }
      rubric.dimensions[2] = { ...rubric.dimensions[2], weight: 20, indicators: [rotation] }
    }),
  )
  expect(faults.join('\n')).toContain('每一项都可能不计入,这个方面就没有分了')
})

test('what is no rubric at all is refused without falling over', () => {
  for (const nothing of [null, 7, 'fiveHas', [], {}]) expect(faultsIn(nothing).length).toBeGreaterThan(0)
})

test('another award is another rubric on the same engine: 妇女儿童之家', () => {
  const facts = {
    covered: 700,
    requiredWeeks: 40,
    conditions: [],
    auto: { P2: share(24, 40), Q1: count(49) } as const,
  }
  const human = { P1: 3, Q2: 3 }
  const score = scoreOf(WOMEN_CHILDREN_HOME, facts, human)
  // P: 20.5 × 3/4 + 19.5 × (0.6 − 0.4)/0.4 = 25.125, half up. Q: 30 × 49/70 + 30.
  expect(score).toEqual({ dimensions: { P: 2513, Q: 5100 }, total: 7613, unscored: [] })
  expect(previewOf(WOMEN_CHILDREN_HOME, facts)).toBe(6212)
  const rated = { score, vetoes: [], requiredWeeks: 40, minRequiredWeeks: 20, reviewsSubmitted: 2 }
  expect(rate(WOMEN_CHILDREN_HOME as Rubric, rated)).toMatchObject({ level: 'qualified', stars: 0 })
})
