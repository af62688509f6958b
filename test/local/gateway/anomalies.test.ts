/** What the checker of histories calls an anomaly, in histories written by hand: each of the smallest kind, and what snapshot isolation allows. */
import { anomaliesOf } from './histories/anomalies'
import { History, type Outcome } from './histories/history'

type Step =
  | readonly [client: string, what: 'append' | 'read', key: string, values: number | readonly number[]]
  | readonly [string, Outcome]

/** Plays the steps in their order; a client begins with its first one, or where it is told to. */
function kinds(
  steps: readonly Step[],
  final: Record<string, readonly number[]>,
  begin: readonly string[] = [],
): string[] {
  const history = new History()
  const clients = new Map(begin.map((name) => [name, history.begin(name)]))
  for (const step of steps) {
    const [name] = step
    const underway = clients.get(name) ?? history.begin(name)
    clients.set(name, underway)
    if (step.length === 2) underway.end(step[1])
    else if (step[1] === 'append') underway.append(step[2], step[3] as number)
    else underway.read(step[2], step[3] as readonly number[])
  }
  return [...new Set(anomaliesOf(history, new Map(Object.entries(final))).map(({ kind }) => kind))]
}

/** Two that run at the same time. */
const both = ['a', 'b']

test('what comes one after the other is good', () => {
  const steps: Step[] = [
    ['a', 'read', 'x', []],
    ['a', 'append', 'x', 1],
    ['a', 'read', 'x', [1]],
    ['a', 'committed'],
    ['b', 'read', 'x', [1]],
    ['b', 'append', 'x', 2],
    ['b', 'committed'],
  ]
  expect(kinds(steps, { x: [1, 2] })).toEqual([])
})

test('write skew is allowed: both read what the other writes, and neither writes the same', () => {
  const steps: Step[] = [
    ['a', 'read', 'x', []],
    ['b', 'read', 'y', []],
    ['a', 'append', 'y', 1],
    ['b', 'append', 'x', 2],
    ['a', 'committed'],
    ['b', 'committed'],
  ]
  expect(kinds(steps, { x: [2], y: [1] }, both)).toEqual([])
})

test('a commit whose answer was lost may have happened or not', () => {
  const steps: Step[] = [
    ['a', 'append', 'x', 1],
    ['a', 'unknown'],
    ['b', 'read', 'x', [1]],
    ['b', 'committed'],
  ]
  expect(kinds(steps, { x: [1] })).toEqual([])
  expect(kinds(steps.slice(0, 2), { x: [] })).toEqual([])
})

const anomalous: Record<string, { steps: Step[]; final: Record<string, readonly number[]>; begin?: string[] }> = {
  'G0 dirty write': {
    steps: [
      ['a', 'append', 'x', 1],
      ['b', 'append', 'x', 2],
      ['b', 'append', 'y', 3],
      ['a', 'append', 'y', 4],
      ['a', 'committed'],
      ['b', 'committed'],
    ],
    final: { x: [1, 2], y: [3, 4] },
  },
  'G1a aborted read': {
    steps: [
      ['a', 'append', 'x', 1],
      ['b', 'read', 'x', [1]],
      ['a', 'aborted'],
      ['b', 'committed'],
    ],
    final: { x: [] },
  },
  'G1b intermediate read': {
    steps: [
      ['a', 'append', 'x', 1],
      ['b', 'read', 'x', [1]],
      ['a', 'append', 'x', 2],
      ['a', 'committed'],
      ['b', 'committed'],
    ],
    final: { x: [1, 2] },
  },
  'G1c circular flow': {
    steps: [
      ['a', 'append', 'x', 1],
      ['b', 'append', 'y', 2],
      ['a', 'read', 'y', [2]],
      ['b', 'read', 'x', [1]],
      ['a', 'committed'],
      ['b', 'committed'],
    ],
    final: { x: [1], y: [2] },
  },
  'G-single': {
    // read skew: the old x and the new y
    steps: [
      ['a', 'read', 'x', []],
      ['b', 'append', 'x', 1],
      ['b', 'append', 'y', 2],
      ['b', 'committed'],
      ['a', 'read', 'y', [2]],
      ['a', 'committed'],
    ],
    final: { x: [1], y: [2] },
  },
  'long fork': {
    steps: [
      ['a', 'append', 'x', 1],
      ['b', 'append', 'y', 2],
      ['c', 'read', 'x', [1]],
      ['c', 'read', 'y', []],
      ['d', 'read', 'x', []],
      ['d', 'read', 'y', [2]],
      ['a', 'committed'],
      ['b', 'committed'],
      ['c', 'committed'],
      ['d', 'committed'],
    ],
    final: { x: [1], y: [2] },
  },
  'stale read': {
    steps: [
      ['a', 'append', 'x', 1],
      ['a', 'committed'],
      ['b', 'read', 'x', []],
      ['b', 'committed'],
    ],
    final: { x: [1] },
  },
  'lost append': {
    // the second writer overwrote the first: a lost update
    steps: [
      ['a', 'read', 'x', []],
      ['b', 'read', 'x', []],
      ['a', 'append', 'x', 1],
      ['b', 'append', 'x', 2],
      ['a', 'committed'],
      ['b', 'committed'],
    ],
    final: { x: [2] },
  },
  'append done twice': {
    steps: [
      ['a', 'append', 'x', 1],
      ['a', 'committed'],
    ],
    final: { x: [1, 1] },
  },
  'half a transaction': {
    steps: [
      ['a', 'append', 'x', 1],
      ['a', 'append', 'y', 2],
      ['a', 'unknown'],
    ],
    final: { x: [1], y: [] },
  },
  'not repeatable': {
    steps: [
      ['a', 'read', 'x', []],
      ['a', 'append', 'x', 1],
      ['a', 'read', 'x', []],
      ['a', 'committed'],
    ],
    final: { x: [1] },
  },
  'forked list': {
    steps: [
      ['a', 'append', 'x', 1],
      ['b', 'append', 'x', 2],
      ['c', 'read', 'x', [2, 1]],
      ['a', 'committed'],
      ['b', 'committed'],
      ['c', 'committed'],
    ],
    final: { x: [1, 2] },
  },
}

test.each(Object.entries(anomalous))('%s is found', (kind, { steps, final, begin }) => {
  expect(kinds(steps, final, begin)).toContain(kind)
})

test('a lost update that keeps both values is a cycle of one anti-dependency', () => {
  const steps: Step[] = [
    ['a', 'read', 'x', []],
    ['b', 'read', 'x', []],
    ['a', 'append', 'x', 1],
    ['b', 'append', 'x', 2],
    ['a', 'committed'],
    ['b', 'committed'],
  ]
  expect(kinds(steps, { x: [1, 2] })).toEqual(['G-single'])
})
