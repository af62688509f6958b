import fc from 'fast-check'
import { type Facets, facetKey, facetsOf } from '../../domain/home-facets'
import { PRIMARY_TYPES, SERVICES } from '../../domain/micro-home'

const wishes: fc.Arbitrary<Facets> = fc
  .record({
    primaryType: fc.option(fc.constantFrom(...PRIMARY_TYPES), { nil: undefined }),
    service: fc.option(fc.constantFrom(...SERVICES), { nil: undefined }),
    stepFree: fc.constantFrom(true as const, undefined),
  })
  .map((wish) => Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined)))

test('a home is found by a combination of wishes exactly when it meets each of them', () => {
  const home = fc.record({
    primaryType: fc.constantFrom(...PRIMARY_TYPES),
    services: fc.uniqueArray(fc.constantFrom(...SERVICES), { maxLength: SERVICES.length }),
    stepFree: fc.constantFrom(true, false, undefined),
  })
  fc.assert(
    fc.property(home, wishes, (found, wish) => {
      const meets =
        (!wish.primaryType || wish.primaryType === found.primaryType) &&
        (!wish.service || found.services.includes(wish.service)) &&
        (!wish.stepFree || found.stepFree === true)
      expect(facetsOf(found).includes(facetKey(wish))).toBe(meets)
    }),
  )
})

test('a home of every service has 36 keys at most, each once', () => {
  const keys = facetsOf({ primaryType: 'safetyWatch', services: SERVICES, stepFree: true })
  expect(keys).toHaveLength(36)
  expect(new Set(keys).size).toBe(36)
})
