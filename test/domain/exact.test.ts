import fc from 'fast-check'
import {
  ceiling,
  compare,
  dividedBy,
  type Exact,
  exact,
  hundredths,
  minus,
  plus,
  reduced,
  times,
} from '../../domain/exact'
import {
  addNaturals,
  compareNaturals,
  multiplyNaturals,
  type Natural,
  subtractNaturals,
  wholeQuotient,
} from '../../domain/natural'

/** The same number as BigInt, which the product itself must not use: phones may lack it. */
const big = (value: Natural): bigint =>
  typeof value === 'number' ? BigInt(value) : value.reduceRight((all, digit) => all * 10_000_000n + BigInt(digit), 0n)
const natural = fc.maxSafeNat()
/** Numbers far beyond what is safe, as products. */
const large: fc.Arbitrary<Natural> = fc
  .array(natural, { minLength: 1, maxLength: 4 })
  .map((factors) => factors.reduce<Natural>((product, one) => multiplyNaturals(product, one), 1))
const sign = (value: number | bigint): number => (value > 0 ? 1 : value < 0 ? -1 : 0)

test('natural numbers of any size add, subtract, multiply and compare as BigInt does', () => {
  fc.assert(
    fc.property(large, large, (a, b) => {
      expect(big(addNaturals(a, b))).toBe(big(a) + big(b))
      expect(big(multiplyNaturals(a, b))).toBe(big(a) * big(b))
      expect(sign(compareNaturals(a, b))).toBe(sign(big(a) - big(b)))
      const [less, more] = compareNaturals(a, b) < 0 ? [a, b] : [b, a]
      expect(big(subtractNaturals(more, less))).toBe(big(more) - big(less))
    }),
    { numRuns: 2000 },
  )
})

test('a quotient is exact however large its parts are', () => {
  fc.assert(
    fc.property(large, fc.nat({ max: 999_999_998 }), natural, (b, whole, more) => {
      fc.pre(big(b) > 0n)
      const rest = BigInt(more) % big(b)
      const a = addNaturals(multiplyNaturals(b, whole), Number(rest))
      expect(wholeQuotient(a, b)).toBe(whole)
    }),
  )
  expect(() => wholeQuotient(10 ** 9, 1)).toThrow(RangeError)
  expect(() => wholeQuotient(1, 0)).toThrow(RangeError)
})

test('a decimal is taken as it is written, not as the float that stands for it', () => {
  expect(exact(0.9166)).toEqual({ over: 9166, under: 10_000 })
  expect(compare(plus(exact(0.1), exact(0.2)), exact(0.3))).toBe(0)
  expect(ceiling(times(exact(0.07), exact(100)))).toBe(7)
  for (const wrong of [-1, Number.NaN, Number.POSITIVE_INFINITY, 1 / 3, 1e-7])
    expect(() => exact(wrong)).toThrow(RangeError)
})

test('rounding is half up, at the very half', () => {
  expect(hundredths(exact(1.005))).toBe(101)
  expect(hundredths(exact(1.004999))).toBe(100)
  expect(hundredths(exact(19.345))).toBe(1935)
})

test('fractions obey the laws of arithmetic, reduced or not', () => {
  const fraction = fc.tuple(fc.nat(), fc.integer({ min: 1 })).map(([over, under]): Exact => ({ over, under }))
  fc.assert(
    fc.property(fraction, fraction, fraction, (a, b, c) => {
      expect(compare(times(a, plus(b, c)), plus(times(a, b), times(a, c)))).toBe(0)
      expect(compare(minus(plus(a, b), b), a)).toBe(0)
      expect(compare(reduced(a), a)).toBe(0)
      if (b.over !== 0) expect(compare(times(dividedBy(a, b), b), a)).toBe(0)
    }),
  )
})

test('nothing is taken away from less, nor divided by nothing', () => {
  expect(() => minus(exact(0.1), exact(0.2))).toThrow(RangeError)
  expect(() => dividedBy(exact(1), exact(0))).toThrow(RangeError)
})
