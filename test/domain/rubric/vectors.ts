import type { HomeFacts, HumanScores } from '../../../domain/rubric/facts'
import type { Fact } from '../../../domain/rubric/measure'
import type { Condition } from '../../../domain/rubric/rubric'

/** The homes of the rubric's own test vectors (rubric §7), as facts. */
export const count = (n: number): Fact => ({ kind: 'count', count: n })
export const share = (kept: number, of: number): Fact => ({ kind: 'share', kept, of })
export const choice = (one: string): Fact => ({ kind: 'choice', choice: one })

export interface Vector {
  facts: HomeFacts
  human: HumanScores
}

function vector(
  covered: number,
  auto: Record<string, Fact | null>,
  human: HumanScores,
  conditions: Condition[] = [],
): Vector {
  return { facts: { covered, requiredWeeks: 50, conditions, auto }, human }
}

export const T1 = vector(
  230,
  {
    A1: count(5),
    A2: share(11, 12),
    B1: count(2),
    B2: count(2),
    B3: share(9, 12),
    B4: share(3, 4),
    C1: share(46, 50),
    C2: choice('onTime'),
    C3: share(19, 20),
    C4: share(17, 18),
    D1: share(43, 50),
    D2: share(11, 12),
    D3: share(4, 4),
    D4: count(1),
    D5: count(41),
    E1: count(7),
    E2: count(2),
    E3: share(3, 4),
  },
  { A3: 5, A4: 4, A5: 3, B5: 4, C5: 4, D6: 3, E4: 3, E5: 2 },
)

export const T2 = vector(
  400,
  {
    A1: count(4),
    A2: share(9, 12),
    B1: count(1),
    B2: count(1),
    B3: share(8, 12),
    B4: share(1, 2),
    C1: share(42, 50),
    C2: choice('late'),
    C3: share(0, 0),
    C4: share(4, 5),
    D1: share(38, 50),
    D2: share(9, 12),
    D3: share(3, 4),
    D4: count(1),
    D5: count(38),
    E1: count(3),
    E2: count(1),
    E3: share(1, 2),
  },
  { A3: 4, A4: 3, A5: 2, B5: 3, C5: 2, D6: 2, E4: 2, E5: 1 },
)

export const T3 = vector(
  90,
  {
    A1: count(3),
    A2: share(1, 2),
    B1: count(1),
    B2: count(0),
    B3: share(1, 4),
    B4: share(0, 1),
    C1: share(11, 20),
    C2: choice('none'),
    C3: share(1, 2),
    C4: share(2, 5),
    D1: share(21, 50),
    D2: share(4, 12),
    D3: share(1, 4),
    D4: count(0),
    D5: count(12),
    E1: count(1),
    E2: count(0),
    E3: share(1, 5),
  },
  { A3: 2, A4: 2, A5: 1, B5: 1, C5: 1, D6: 1, E4: 1, E5: 0 },
  ['leadUntrained'],
)

export const FULL = vector(
  300,
  {
    A1: count(5),
    A2: share(12, 12),
    B1: count(2),
    B2: count(1),
    B3: share(12, 12),
    B4: share(2, 2),
    C1: share(50, 50),
    C2: choice('onTime'),
    C3: share(20, 20),
    C4: share(20, 20),
    D1: share(50, 50),
    D2: share(12, 12),
    D3: share(4, 4),
    D4: count(1),
    D5: count(60),
    E1: count(6),
    E2: count(2),
    E3: share(10, 10),
  },
  { A3: 5, A4: 5, A5: 3, B5: 5, C5: 4, D6: 4, E4: 4, E5: 3 },
)

/** A vector with some of its facts exchanged. */
export function withAuto(
  { facts, human }: Vector,
  auto: Record<string, Fact | null>,
  more: Partial<HomeFacts> = {},
): Vector {
  return { facts: { ...facts, ...more, auto: { ...facts.auto, ...auto } }, human }
}
