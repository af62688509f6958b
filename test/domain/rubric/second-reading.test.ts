import type { HomeFacts, HumanScores } from '../../../domain/rubric/facts'
import { FIVE_HAS } from '../../../domain/rubric/five-has/five-has'
import { indicatorsOf } from '../../../domain/rubric/rubric'
import { scoreOf } from '../../../domain/rubric/score'
import { type Home, readAgain } from './second-reading'
import { choice, count, share } from './vectors'

const HOMES = 100_000

/** jest reaches globals slowly; these are read a million times. */
const { floor, imul } = Math
const { entries, fromEntries } = Object

/** mulberry32: the same homes on every machine. */
function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

function anyHome(roll: (below: number) => number): Home {
  const kept = (of: number) => [roll(of + 1), of] as const
  const young = roll(3) === 0
  return {
    covered: roll(6) === 0 ? null : roll(500),
    leadUntrained: roll(3) === 0,
    shortWindow: young,
    counts: { A1: roll(6), B1: roll(4), B2: roll(3), D4: roll(2), D5: roll(80), E1: roll(10), E2: roll(4) },
    shares: {
      A2: kept(young ? roll(12) : 12),
      B3: kept(young ? roll(12) : 12),
      B4: kept(roll(6)),
      C1: kept(roll(120)),
      C3: kept(roll(4) === 0 ? 0 : roll(997)),
      C4: kept(roll(211)),
      D1: kept(roll(53)),
      D2: kept(young ? roll(12) : 12),
      D3: kept(young ? roll(4) : 4),
      E3: kept(roll(83)),
    },
    plan: (['onTime', 'late', 'none'] as const)[roll(3)] ?? 'none',
    seen: { A3: roll(11), A4: roll(11), A5: roll(7), B5: roll(11), C5: roll(9), D6: roll(9), E4: roll(9), E5: roll(7) },
  }
}

function asFacts({ covered, leadUntrained, shortWindow, counts, shares, plan, seen }: Home): [HomeFacts, HumanScores] {
  const auto = {
    ...fromEntries(entries(counts).map(([id, n]) => [id, count(n)])),
    ...fromEntries(entries(shares).map(([id, [kept, of]]) => [id, share(kept, of)])),
    C2: choice(plan),
  }
  const conditions = [
    ...(leadUntrained ? (['leadUntrained'] as const) : []),
    ...(shortWindow ? (['shortWindow'] as const) : []),
  ]
  const human = fromEntries(entries(seen).map(([id, halves]) => [id, halves / 2]))
  return [{ covered, requiredWeeks: shares.D1[1], conditions, auto }, human]
}

test(`a second, differently written reading of the rubric agrees on ${HOMES} homes, to the hundredth`, () => {
  const roll = dice(20272)
  const told: string[] = []
  for (let i = 0; i < HOMES && told.length === 0; i += 1) {
    const home = anyHome(roll)
    const { dimensions, total } = scoreOf(FIVE_HAS, ...asFacts(home))
    const mine = [...Object.values(dimensions), total]
    const other = readAgain(home)
    if (mine.some((points, at) => points !== other[at])) told.push(JSON.stringify({ home, mine, other }))
  }
  expect(told).toEqual([])
})

test('the homes that both read use every indicator of the rubric', () => {
  const [{ auto }, human] = asFacts(anyHome(dice(1)))
  expect([...Object.keys(auto), ...Object.keys(human)].sort()).toEqual(
    indicatorsOf(FIVE_HAS)
      .map(({ id }) => id)
      .sort(),
  )
})
