import { explain } from '../../../domain/rubric/explain'
import { FIVE_HAS } from '../../../domain/rubric/five-has/five-has'
import { raisesOf } from '../../../domain/rubric/raise'
import { count, FULL, share, T1, T2, T3, type Vector, withAuto } from './vectors'

const said = ({ facts, human }: Vector, id: string) => explain(FIVE_HAS, facts, human).find((one) => one.id === id)
const raises = ({ facts, human }: Vector, open?: Record<string, number>) => raisesOf(FIVE_HAS, facts, human, open)

test('an indicator says in words what it was computed from, with its points and weight', () => {
  expect(said(T1, 'D1')).toEqual({
    id: 'D1',
    dimension: 'D',
    name: '每周家接待',
    mode: 'auto',
    weight: 7,
    points: 630,
    isFull: false,
    said: '50 周里开门接待了 43 周',
  })
  expect(said(T1, 'D5')?.said).toBe('来过 41 人,目标 46 人')
  expect(said(T2, 'C2')?.said).toBe('计划交得晚了')
  expect(said(FULL, 'E1')).toMatchObject({ points: 400, isFull: true })
})

test('what is not measured, not yet scored or held back says so, and leaves no blank', () => {
  expect(said(T2, 'C3')).toMatchObject({ points: null, said: '这一项没有可算的,不计入,也不扣分' })
  expect(said({ facts: T1.facts, human: {} }, 'B5')).toMatchObject({ points: null, said: '等评审员到现场看' })
  expect(said(withAuto(FULL, {}, { conditions: ['leadUntrained'] }), 'B4')?.said).toBe(
    '2 位主人里有 2 位一年内参加过培训;微家主人还没有参加培训,最多得 1.50 分',
  )
  for (const one of [T1, T2, T3, FULL])
    for (const { said: words } of explain(FIVE_HAS, one.facts, one.human)) expect(words).not.toMatch(/[{}]|undefined/)
})

test('a full score has nothing left to raise', () => {
  expect(raises(FULL)).toEqual([])
})

test('the step that brings most a unit comes first, with the units it takes and what they bring', () => {
  const wanting = withAuto(FULL, { E1: count(5), E2: count(0), D1: share(40, 50), D4: count(0) })
  expect(raises(wanting).map(({ id, units, gain }) => [id, units, gain])).toEqual([
    ['D4', 1, 200],
    ['E2', 1, 100],
    ['E1', 1, 67],
    ['D1', 1, 35],
  ])
})

test('below a threshold the way to the full points is named, since one week alone brings nothing', () => {
  const [first] = raises(withAuto(FULL, { D1: share(20, 50) }))
  expect(first).toMatchObject({ id: 'D1', units: 25, gain: 700, step: '开门接待一周' })
})

test('only as many weeks as are still to come are promised', () => {
  const missed = withAuto(FULL, { D1: share(30, 50) })
  expect(raises(missed, { D1: 0 })).toEqual([])
  expect(raises(missed, { D1: 3 })).toMatchObject([{ id: 'D1', units: 1, gain: 35 }])
  expect(raises(withAuto(FULL, { D1: share(20, 50) }), { D1: 4 })).toEqual([])
})

test('the lead host’s training lifts the cap and counts as one more trained', () => {
  const untrained = withAuto(FULL, { B4: share(1, 4) }, { conditions: ['leadUntrained'] })
  expect(raises(untrained)).toMatchObject([{ id: 'B4', units: 1, gain: 150 }])
  const capped = withAuto(FULL, { B4: share(3, 4) }, { conditions: ['leadUntrained'] })
  expect(raises(capped)).toMatchObject([{ id: 'B4', units: 1, gain: 150 }])
})

test('a late plan is not promised to become an early one', () => {
  const plan = (one: string) => raises(withAuto(FULL, { C2: { kind: 'choice', choice: one } }))
  expect(plan('none')).toMatchObject([{ id: 'C2', gain: 150 }])
  expect(plan('late')).toEqual([])
})

test('before anybody came, points are those of the estimate: of 68, shown as of 100', () => {
  const wanting = withAuto(FULL, { E2: count(1) })
  expect(raises({ facts: wanting.facts, human: {} })).toMatchObject([{ id: 'E2', units: 1, gain: 147 }])
})
