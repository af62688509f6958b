/** What is kept of the requests of each invocation, and for how long. */
import { type Measured, Metrics } from '../../../local/gateway/metrics'

const measured = (requestId: string, action = 'database.getDocument'): Measured => ({
  requestId,
  action,
  collection: 'c',
  meter: { examined: 1, returned: 1, written: 0, plans: [1] },
  at: 1,
  ms: 2,
})

test('all requests of one invocation are kept in order, however much came between', () => {
  const metrics = new Metrics()
  metrics.add(measured('a', 'first'))
  for (let i = 0; i < 999; i++) metrics.add(measured(`other-${i}`))
  metrics.add(measured('a', 'second'))
  metrics.add(measured('last'))
  metrics.add(measured('a', 'third'))
  expect(metrics.of('a').map(({ action }) => action)).toEqual(['first', 'second', 'third'])
})

test('the last thousand invocations are known, those long before them are forgotten', () => {
  const metrics = new Metrics()
  for (let i = 0; i < 5_000; i++) metrics.add(measured(`i-${i}`))
  const known = Array.from({ length: 5_000 }, (_, i) => metrics.of(`i-${i}`).length)
  expect(known.slice(-1_000)).toEqual(Array.from({ length: 1_000 }, () => 1))
  expect(known.slice(0, 3_000)).toEqual(Array.from({ length: 3_000 }, () => 0))
})

test('requests without an invocation are not kept', () => {
  const metrics = new Metrics()
  metrics.add(measured(''))
  expect(metrics.of('')).toEqual([])
})

test('a lookup by _id is told by the number of its documents', () => {
  const metrics = new Metrics()
  metrics.add(measured('a'))
  expect(metrics.of('a')[0]?.plans).toEqual([{ plan: '_id lookup of 1' }])
})
