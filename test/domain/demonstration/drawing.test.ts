import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { inOrderOfLots, lotOf } from '../../../domain/demonstration/lots'
import {
  type Candidate,
  CONFLICTS,
  type ConflictDeclaration,
  drawActivities,
  drawPanel,
  hasConflict,
  thirdReviewer,
} from '../../../domain/demonstration/panel'
import { drawSpots, spotPosition, spotWords } from '../../../domain/demonstration/spots'
import { distanceM } from '../../../domain/geo'
import { FIVE_HAS } from '../../../domain/rubric/five-has/five-has'

const SEED = '2027-09-25/a1b2c3'
const CANDIDATES: Candidate[] = Array.from({ length: 12 }, (_, i) => ({
  id: `R${i}`,
  townshipId: `T${i % 4}`,
  conflicted: false,
}))
const draw = (candidates: readonly Candidate[], seed = SEED) =>
  drawPanel(FIVE_HAS.review, { seed, townshipId: 'T0', candidates })
const called = ({ reviewers, backups, further }: ReturnType<typeof draw>) => [...reviewers, ...backups, ...further]

test('anybody can draw the lots again: they are SHA-256 of seed, draw and id, from the smallest up', () => {
  const again = CANDIDATES.map(({ id }) => id).sort((a, b) => {
    const lot = (id: string) => createHash('sha256').update(`${SEED}/reviewers/${id}`).digest('hex')
    return lot(a) < lot(b) ? -1 : 1
  })
  const ids = CANDIDATES.map(({ id }) => id)
  expect(inOrderOfLots(SEED, 'reviewers', ids)).toEqual(again)
  expect(inOrderOfLots(SEED, 'reviewers', [...ids].reverse())).toEqual(again)
  expect(lotOf('s', 'd', 'x')).toHaveLength(64)
})

test('nobody of the home’s own township and nobody with a conflict is drawn, whatever the seed', () => {
  fc.assert(
    fc.property(fc.string(), fc.subarray(CANDIDATES), fc.subarray(CANDIDATES), (seed, pool, conflicted) => {
      const candidates = pool.map((one) => ({ ...one, conflicted: conflicted.includes(one) }))
      const panel = draw(candidates, seed)
      const fit = candidates.filter((one) => one.townshipId !== 'T0' && !one.conflicted).map(({ id }) => id)
      expect(called(panel).sort()).toEqual(fit.sort())
      expect(panel.reviewers).toHaveLength(Math.min(2, fit.length))
      expect(panel.unfit).toHaveLength(candidates.length - fit.length)
    }),
  )
})

test('a reviewer who declares a conflict is replaced by the back-up; the other stays, and the next stands by', () => {
  const before = draw(CANDIDATES)
  const [first, second] = before.reviewers
  const after = draw(CANDIDATES.map((one) => (one.id === second ? { ...one, conflicted: true } : one)))
  expect(after.reviewers).toEqual([first, before.backups[0]])
  expect(after.backups).toEqual(before.further.slice(0, 1))
  expect(after.unfit).toContainEqual({ id: second, why: 'conflict' })
  expect(thirdReviewer(after)).toBe(before.further[0])
})

test('another seed draws others, and every fit one has about the same chance', () => {
  const times = new Map<string, number>()
  for (let i = 0; i < 900; i += 1)
    for (const id of draw(CANDIDATES, `seed ${i}`).reviewers) times.set(id, (times.get(id) ?? 0) + 1)
  expect(times.size).toBe(9)
  for (const count of times.values()) {
    expect(count).toBeGreaterThan(150)
    expect(count).toBeLessThan(250)
  }
})

test('too few fit ones leave the panel short instead of lowering the rule', () => {
  const panel = draw(CANDIDATES.slice(0, 2))
  expect(panel).toMatchObject({ reviewers: ['R1'], backups: [], further: [] })
  expect(thirdReviewer(panel)).toBeNull()
})

test('any yes in the declaration is a conflict', () => {
  const none = Object.fromEntries(CONFLICTS.map((one) => [one, false])) as ConflictDeclaration
  expect(hasConflict(none)).toBe(false)
  for (const one of CONFLICTS) expect(hasConflict({ ...none, [one]: true })).toBe(true)
})

test('three activities are drawn, the same for the same seed, all of them where there are fewer', () => {
  const ids = Array.from({ length: 20 }, (_, i) => `activity-${i}`)
  expect(drawActivities(SEED, ids, 3)).toEqual(drawActivities(SEED, [...ids].reverse(), 3))
  expect(new Set(drawActivities(SEED, ids, 3)).size).toBe(3)
  expect(drawActivities(SEED, ['one'], 3)).toEqual(['one'])
})

test('spots lie around the home, away from its door, and go on where nobody was at home', () => {
  const first = drawSpots(SEED, 500, { from: 0, count: 5 })
  expect(drawSpots(SEED, 500, { from: 0, count: 7 }).slice(0, 5)).toEqual(first)
  expect(drawSpots(SEED, 500, { from: 5, count: 2 })).toEqual(drawSpots(SEED, 500, { from: 0, count: 7 }).slice(5))
  const centre = { longitude: 121.5, latitude: 29.9 }
  const many = drawSpots(SEED, 500, { from: 0, count: 400 })
  for (const spot of many) {
    expect(spot.metres).toBeGreaterThanOrEqual(60)
    expect(spot.metres).toBeLessThan(500)
    expect(Math.abs(distanceM(centre, spotPosition(centre, spot)) - spot.metres)).toBeLessThan(3)
  }
  expect(new Set(many.map(({ bearing }) => Math.floor(bearing / 45))).size).toBe(8)
  // Even over the area: about a quarter lies within half the radius.
  expect(many.filter(({ metres }) => metres < 250).length / many.length).toBeCloseTo(0.24, 1)
})

test('a spot is told as a person would tell it', () => {
  expect(spotWords({ bearing: 47, metres: 243 })).toBe('从微家往东北约 240 米')
  expect(spotWords({ bearing: 350, metres: 96 })).toBe('从微家往北约 100 米')
})
