import fc from 'fast-check'
import { dimensionsApart, type Review, settle, unprovenItems } from '../../../domain/demonstration/review-scores'
import { FIVE_HAS } from '../../../domain/rubric/five-has/five-has'
import { indicatorsOf } from '../../../domain/rubric/rubric'
import { scoreOf } from '../../../domain/rubric/score'
import { FULL } from '../rubric/vectors'

const DENS: Record<string, number> = { A3: 5, A4: 5, A5: 3, B5: 5, C5: 4, D6: 4, E4: 4, E5: 3 }
const review = (reviewerId: string, changed: Partial<Record<string, number>> = {}): Review => ({
  reviewerId,
  scores: { ...DENS, ...changed } as Record<string, number>,
})
const settled = (...reviews: Review[]) => settle(FIVE_HAS, reviews, false)

test('nothing is settled before both handed in', () => {
  expect(settled()).toEqual({ kind: 'waiting', missing: 2 })
  expect(settled(review('R1'))).toEqual({ kind: 'waiting', missing: 1 })
})

test('two who lie near each other give the mean of every item', () => {
  const outcome = settled(review('R1', { A3: 5, E4: 3 }), review('R2', { A3: 4, E4: 3 }))
  expect(outcome).toEqual({ kind: 'settled', human: { ...DENS, A3: 4.5, E4: 3 } })
})

test.each([
  // 20 % of A's 13 human points are 2.6: A3 and A4 weigh 1 a tick, two ticks are 2.
  ['A', { A3: 3 }, { A3: 5 }, false],
  ['A', { A3: 2 }, { A3: 5 }, true],
  ['B', { B5: 4 }, { B5: 5 }, false],
  ['B', { B5: 3 }, { B5: 5 }, true],
  ['C', { C5: 3 }, { C5: 4 }, true],
  ['D', { D6: 3 }, { D6: 1 }, true],
  ['E', { E4: 3 }, { E4: 4 }, false],
  ['E', { E4: 2 }, { E4: 4 }, true],
  ['A', { A3: 5, A4: 3 }, { A3: 3, A4: 5 }, false],
] as const)('in %s, %j against %j calls a third reviewer: %s', (id, one, other, third) => {
  const outcome = settled(review('R1', one), review('R2', other))
  expect(outcome).toMatchObject(third ? { kind: 'thirdNeeded', dimensions: [id] } : { kind: 'settled' })
})

test('a gap of exactly a fifth of the human points calls nobody', () => {
  // B has 5 human points; one tick is 1 point, a fifth.
  expect(dimensionsApart(FIVE_HAS, [review('R1', { B5: 0 }), review('R2', { B5: 1 })])).toEqual([])
})

test('with a third reviewer every item that all three scored is the median, as in S16: 3, 1 and 2 make 2', () => {
  const outcome = settled(
    review('R1', { D6: 3, A3: 5 }),
    review('R2', { D6: 1, A3: 4 }),
    review('R4', { D6: 2, A3: 1 }),
  )
  expect(outcome).toEqual({ kind: 'settled', human: { ...DENS, D6: 2, A3: 4 } })
})

test('an item that the third left out is the mean of the two who scored it', () => {
  const { A3: _, ...some } = review('R4', { D6: 2 }).scores
  const outcome = settled(review('R1', { D6: 3, A3: 5 }), review('R2', { D6: 1, A3: 4 }), {
    reviewerId: 'R4',
    scores: some,
  })
  expect(outcome).toMatchObject({ human: { A3: 4.5, D6: 2 } })
})

test('an item that nobody scored stays unscored, so that there is no total yet', () => {
  const without = (id: string): Review => {
    const { D6: _, ...scores } = review(id).scores
    return { reviewerId: id, scores }
  }
  const outcome = settled(without('R1'), without('R2'))
  if (outcome.kind !== 'settled') throw new Error(outcome.kind)
  expect(scoreOf(FIVE_HAS, FULL.facts, outcome.human)).toMatchObject({ total: null, unscored: ['D6'] })
})

test('a third review that nobody called changes nothing', () => {
  const two = [review('R1'), review('R2', { A3: 4 })]
  expect(settled(...two, review('R3', { A3: 0, D6: 0 }))).toEqual(settled(...two))
})

test('an undeclared conflict voids the review, whatever was scored', () => {
  expect(settle(FIVE_HAS, [review('R1'), review('R2')], true)).toEqual({ kind: 'void' })
  expect(settle(FIVE_HAS, [], true)).toEqual({ kind: 'void' })
})

test('one woman reviews once, and no more come than are called', () => {
  expect(() => settled(review('R1'), review('R1'))).toThrow(/two reviews/)
  expect(() => settled(review('R1'), review('R2'), review('R3'), review('R4'))).toThrow(/4 reviews of 3/)
})

test('what the reviews come to lies between the lowest and the highest that anybody saw, and scores', () => {
  const anyReview = fc.record(Object.fromEntries(Object.entries(DENS).map(([id, den]) => [id, fc.nat({ max: den })])))
  fc.assert(
    fc.property(anyReview, anyReview, anyReview, (one, two, three) => {
      const all = [one, two, three].map((scores, i) => ({ reviewerId: `R${i}`, scores }))
      const outcome = settled(...all)
      if (outcome.kind !== 'settled') throw new Error(outcome.kind)
      for (const { id } of indicatorsOf(FIVE_HAS).filter(({ mode }) => mode === 'human')) {
        const seen = [one, two, three].map((scores) => scores[id] ?? -1)
        expect(outcome.human[id]).toBeGreaterThanOrEqual(Math.min(...seen))
        expect(outcome.human[id]).toBeLessThanOrEqual(Math.max(...seen))
      }
      expect(scoreOf(FIVE_HAS, FULL.facts, outcome.human).total).not.toBeNull()
    }),
    { numRuns: 500 },
  )
})

test('points without a photo or a note are named', () => {
  expect(unprovenItems({ A3: 2, A4: 0, D6: 1, E4: 1 }, { A3: 1, E4: 0 })).toEqual(['D6', 'E4'])
})
