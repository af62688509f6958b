import fc from 'fast-check'
import type { HomeFacts, HumanScores } from '../../../domain/rubric/facts'
import { FIVE_HAS } from '../../../domain/rubric/five-has/five-has'
import type { Fact } from '../../../domain/rubric/measure'
import { previewOf } from '../../../domain/rubric/preview'
import { raisesOf } from '../../../domain/rubric/raise'
import { rotationFact } from '../../../domain/rubric/rotation'
import { indicatorsOf } from '../../../domain/rubric/rubric'
import { rubricSchema } from '../../../domain/rubric/rubric.schema'
import { scoreOf } from '../../../domain/rubric/score'
import { choice, count, share, T1, withAuto } from './vectors'

const shareOf = (most: number) =>
  fc.nat({ max: most }).chain((of) => fc.nat({ max: of }).map((kept): Fact => share(kept, of)))
const factFor = (fn: string, den: number): fc.Arbitrary<Fact> => {
  if (fn === 'map') return fc.constantFrom('onTime', 'late', 'none').map(choice)
  if (fn === 'share' || fn === 'lin') return shareOf(400)
  return fc.nat({ max: fn === 'ratio' ? den : 100 }).map(count)
}
const all = indicatorsOf(FIVE_HAS)
const denOf = (id: string): number => {
  const measure = all.find((one) => one.id === id)?.measure
  return measure?.fn === 'ratio' ? measure.den : 0
}
const anyFacts: fc.Arbitrary<HomeFacts> = fc.record({
  covered: fc.option(fc.nat({ max: 2000 })),
  requiredWeeks: fc.nat({ max: 53 }),
  conditions: fc.subarray(['leadUntrained', 'shortWindow'] as const),
  auto: fc.record(
    Object.fromEntries(
      all.filter(({ mode }) => mode === 'auto').map(({ id, measure }) => [id, factFor(measure.fn, denOf(id))]),
    ),
  ),
})
const anyHuman: fc.Arbitrary<HumanScores> = fc.record(
  Object.fromEntries(
    all
      .filter(({ mode }) => mode === 'human')
      .map(({ id }) => [id, fc.nat({ max: 2 * denOf(id) }).map((halves) => halves / 2)]),
  ),
)
const RUNS = { numRuns: 1000 }
const dimensionOf = (id: string): string => id.charAt(0)

test('one more of anything good never lowers the dimension, the total or the estimate', () => {
  fc.assert(
    fc.property(anyFacts, anyHuman, fc.constantFrom(...all), (facts, human, { id, mode, measure }) => {
      const before = scoreOf(FIVE_HAS, facts, human)
      const fact = mode === 'auto' ? facts.auto[id] : count(human[id] ?? 0)
      const better = fact && oneMore(fact, measure.fn === 'ratio' ? measure.den : null)
      if (!better) return
      const after =
        mode === 'auto'
          ? scoreOf(FIVE_HAS, { ...facts, auto: { ...facts.auto, [id]: better } }, human)
          : scoreOf(FIVE_HAS, facts, { ...human, [id]: (better as { count: number }).count })
      expect(after.dimensions[dimensionOf(id)]).toBeGreaterThanOrEqual(before.dimensions[dimensionOf(id)] ?? 0)
      expect(after.total).toBeGreaterThanOrEqual(before.total ?? 0)
      const estimated = { ...facts, auto: { ...facts.auto, ...(mode === 'auto' ? { [id]: better } : {}) } }
      expect(previewOf(FIVE_HAS, estimated)).toBeGreaterThanOrEqual(previewOf(FIVE_HAS, facts))
    }),
    RUNS,
  )
})

function oneMore(fact: Fact, den: number | null): Fact | null {
  switch (fact.kind) {
    case 'count':
      return den !== null && fact.count + 1 > den ? null : count(fact.count + 1)
    case 'share':
      return fact.kept < fact.of ? share(fact.kept + 1, fact.of) : null
    case 'choice':
      return choice(fact.choice === 'none' ? 'late' : 'onTime')
  }
}

test('scores stay between nothing and everything', () => {
  fc.assert(
    fc.property(anyFacts, anyHuman, (facts, human) => {
      const { dimensions, total } = scoreOf(FIVE_HAS, facts, human)
      for (const { id, weight } of FIVE_HAS.dimensions) {
        expect(dimensions[id]).toBeGreaterThanOrEqual(0)
        expect(dimensions[id]).toBeLessThanOrEqual(weight * 100)
      }
      expect(total).toBe(Object.values(dimensions).reduce<number>((sum, one) => sum + (one ?? 0), 0))
      const preview = previewOf(FIVE_HAS, facts)
      expect(preview).toBeGreaterThanOrEqual(0)
      expect(preview).toBeLessThanOrEqual(10_000)
    }),
    RUNS,
  )
})

test('what cannot be measured neither helps nor harms: it lies between failing it and fulfilling it', () => {
  const nullable = ['A2', 'B3', 'B4', 'C1', 'C3', 'C4', 'D1', 'D2', 'D3', 'E3']
  fc.assert(
    fc.property(anyFacts, anyHuman, fc.constantFrom(...nullable), (facts, human, id) => {
      const dimension = (fact: Fact | null) =>
        scoreOf(FIVE_HAS, { ...facts, conditions: [], auto: { ...facts.auto, [id]: fact } }, human).dimensions[
          dimensionOf(id)
        ] ?? -1
      const [failed, left, fulfilled] = [dimension(share(0, 9)), dimension(share(0, 0)), dimension(share(9, 9))]
      expect(failed).toBeLessThanOrEqual(left)
      expect(left).toBeLessThanOrEqual(fulfilled)
      expect(dimension(null)).toBe(left)
    }),
    RUNS,
  )
})

test('a frozen review gives the same score when it is read again: rubric, facts and human scores are plain data', () => {
  fc.assert(
    fc.property(anyFacts, anyHuman, (facts, human) => {
      const frozen = JSON.stringify({ rubric: FIVE_HAS, facts, human })
      const thawed = JSON.parse(frozen) as { rubric: unknown; facts: HomeFacts; human: HumanScores }
      const score = scoreOf(rubricSchema.parse(thawed.rubric), thawed.facts, thawed.human)
      expect(score).toEqual(scoreOf(FIVE_HAS, facts, human))
    }),
    { numRuns: 100 },
  )
})

const C = (fact: Fact | null): number =>
  scoreOf(FIVE_HAS, withAuto(T1, { C1: fact }).facts, T1.human).dimensions.C ?? -1

test('an unscheduled rotation raises nothing: weeks left without a slot count as slots that were not served', () => {
  const counts = fc
    .record({ weeks: fc.integer({ min: 1, max: 53 }), scheduled: fc.nat({ max: 53 }), served: fc.nat({ max: 53 }) })
    .map(({ weeks, scheduled, served }) => {
      const slots = Math.min(scheduled, weeks)
      return { weeks, scheduled: slots, served: Math.min(served, slots) }
    })
  fc.assert(
    fc.property(counts, fc.nat({ max: 53 }), ({ weeks, scheduled, served }, dropped) => {
      const left = Math.max(0, scheduled - dropped)
      const fewer = { weeks, scheduled: left, served: Math.min(served, left) }
      expect(C(rotationFact(fewer, false))).toBeLessThanOrEqual(C(rotationFact({ weeks, scheduled, served }, false)))
    }),
    RUNS,
  )
  expect(C(rotationFact({ weeks: 50, scheduled: 0, served: 0 }, false))).toBeLessThan(C(share(31, 50)))
})

test('only where the county’s paper leaves rotation to the homes is a home without one not measured', () => {
  const none = { weeks: 50, scheduled: 0, served: 0 }
  expect(rotationFact(none, true)).toBeNull()
  expect(rotationFact(none, false)).toEqual(share(0, 50))
  expect(rotationFact({ weeks: 50, scheduled: 60, served: 57 }, true)).toEqual(share(57, 60))
})

test('every step that is said to raise a score does, by the points that are said', () => {
  fc.assert(
    fc.property(anyFacts, anyHuman, (facts, human) => {
      const before = scoreOf(FIVE_HAS, facts, human).total ?? 0
      for (const { id, units, gain } of raisesOf(FIVE_HAS, facts, human)) {
        const auto = { ...facts.auto, [id]: raised(id, facts.auto[id] ?? null, units) }
        const conditions = facts.conditions.filter((one) => id !== 'B4' || one !== 'leadUntrained')
        const after = scoreOf(FIVE_HAS, { ...facts, auto, conditions }, human).total ?? 0
        // Both the total and the gain are rounded to hundredths.
        expect(Math.abs(after - before - gain)).toBeLessThanOrEqual(1)
      }
    }),
    { numRuns: 300 },
  )
})

function raised(id: string, fact: Fact | null, units: number): Fact {
  if (fact?.kind === 'count') return count(fact.count + units)
  if (fact?.kind === 'share')
    return share(fact.kept + units, ['C3', 'C4', 'E3'].includes(id) ? fact.of + units : fact.of)
  return choice('late')
}
