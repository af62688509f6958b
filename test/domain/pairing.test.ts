import fc from 'fast-check'
import { endPairing, pairedUntil, pairingsInForce, WITHOUT_END } from '../../domain/pairing'

const AT = new Date('2027-05-19T13:00:00+08:00')
const at = (days: number): Date => new Date(AT.getTime() + days * 86_400_000)
const pairing = (personId: string, since: number, until: number | null) => ({
  personId,
  name: personId,
  level: 'county' as const,
  since: at(since),
  until: until === null ? null : at(until),
})

test('a pairing is in force from its beginning and no longer at its end', () => {
  const paired = [pairing('a', -5, 0), pairing('b', -5, 1), pairing('c', 1, null), pairing('d', 0, null)]
  expect(pairingsInForce(paired, AT).map(({ personId }) => personId)).toEqual(['b', 'd'])
})

test('the last pairing of a home that must have one does not end without somebody taking over', () => {
  expect(endPairing([pairing('a', -5, null)], 'a', AT, true)).toBeNull()
  expect(endPairing([pairing('a', -5, null), pairing('b', 1, null)], 'a', AT, true)).toBeNull()
  expect(endPairing([pairing('a', -5, null), pairing('b', -1, -0.5)], 'a', AT, true)).toBeNull()
  expect(endPairing([pairing('a', -5, null), pairing('b', -1, null)], 'a', AT, true)).toMatchObject([
    { until: AT },
    { until: null },
  ])
  expect(endPairing([pairing('a', -5, null)], 'a', AT, false)).toMatchObject([{ until: AT }])
})

test('an end that has been stays as it was', () => {
  expect(endPairing([pairing('a', -5, -2), pairing('b', -5, null)], 'a', AT, true)?.[0]?.until).toEqual(at(-2))
})

test('after whatever is ended, a home that must have a member has one', () => {
  const many = fc.array(
    fc.record({
      personId: fc.constantFrom('a', 'b', 'c'),
      since: fc.integer({ min: -9, max: 9 }),
      until: fc.option(fc.integer({ min: -9, max: 9 })),
    }),
    { maxLength: 5 },
  )
  fc.assert(
    fc.property(many, fc.constantFrom('a', 'b', 'c'), (rows, who) => {
      const left = endPairing(
        rows.map(({ personId, since, until }) => pairing(personId, since, until)),
        who,
        AT,
        true,
      )
      if (left !== null) expect(pairingsInForce(left, AT).length).toBeGreaterThan(0)
    }),
    { seed: 6 },
  )
})

test('a home is without a member from the last end on', () => {
  expect(pairedUntil([])).toEqual(new Date(0))
  expect(pairedUntil([pairing('a', -5, 3), pairing('b', -5, 1)])).toEqual(at(3))
  expect(pairedUntil([pairing('a', -5, 3), pairing('b', -5, null)])).toEqual(WITHOUT_END)
})
