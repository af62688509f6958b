import {
  addNaturals,
  compareNaturals,
  isZero,
  LARGEST_SAFE,
  multiplyNaturals,
  type Natural,
  subtractNaturals,
  wholeQuotient,
} from './natural'

/**
 * A fraction ≥ 0 without any rounding. The rubric's arithmetic is on the decimals as written, 0.9166 is 9166/10000, and a float must not
 * move a rounding (rubric §7): a hundredth decides over a name.
 */
export interface Exact {
  readonly over: Natural
  readonly under: Natural
}

/** What a decimal is counted in; six places are more than people write into a rubric. */
const TENS = [10, 100, 1000, 10_000, 100_000, 1_000_000]

/**
 * A decimal as it is written: the shortest fraction of ten that is this very number.
 * @throws RangeError for negative numbers, NaN, and more than six places.
 */
export function exact(decimal: number): Exact {
  if (decimal >= 0 && decimal <= LARGEST_SAFE && decimal % 1 === 0) return { over: decimal, under: 1 }
  for (const under of TENS) {
    const over = Math.round(decimal * under)
    if (over >= 0 && over <= LARGEST_SAFE && over / under === decimal) return { over, under }
  }
  throw new RangeError(`not a decimal ≥ 0 of up to ${TENS.length} places: ${decimal}`)
}

export const ZERO = exact(0)
export const ONE = exact(1)

/** Over the smallest common denominator where that is quickly found: sums of many parts stay small numbers. */
export function plus(a: Exact, b: Exact): Exact {
  if (typeof a.under === 'number' && typeof b.under === 'number') {
    const common = greatestCommonDivisor(a.under, b.under)
    const [forA, forB] = [b.under / common, a.under / common]
    return {
      over: addNaturals(multiplyNaturals(a.over, forA), multiplyNaturals(b.over, forB)),
      under: multiplyNaturals(a.under, forA),
    }
  }
  return {
    over: addNaturals(multiplyNaturals(a.over, b.under), multiplyNaturals(b.over, a.under)),
    under: multiplyNaturals(a.under, b.under),
  }
}

/** @throws RangeError when b is the larger: scores do not go below 0. */
export function minus(a: Exact, b: Exact): Exact {
  return {
    over: subtractNaturals(multiplyNaturals(a.over, b.under), multiplyNaturals(b.over, a.under)),
    under: multiplyNaturals(a.under, b.under),
  }
}

export function times(a: Exact, b: Exact): Exact {
  return { over: multiplyNaturals(a.over, b.over), under: multiplyNaturals(a.under, b.under) }
}

/** @throws RangeError for a division by 0. */
export function dividedBy(a: Exact, b: Exact): Exact {
  if (isZero(b.over)) throw new RangeError('division by 0')
  return { over: multiplyNaturals(a.over, b.under), under: multiplyNaturals(a.under, b.over) }
}

/** Negative, 0 or positive, as a sort wants it. */
export function compare(a: Exact, b: Exact): number {
  return compareNaturals(multiplyNaturals(a.over, b.under), multiplyNaturals(b.over, a.under))
}

export function smaller(a: Exact, b: Exact): Exact {
  return compare(a, b) <= 0 ? a : b
}

export function sum(parts: readonly Exact[]): Exact {
  return parts.reduce(plus, ZERO)
}

/** The same fraction in its lowest terms, while it is small enough to find them quickly: sums of such fractions stay short. */
export function reduced(value: Exact): Exact {
  const { over, under } = value
  if (typeof over !== 'number' || typeof under !== 'number') return value
  const divisor = greatestCommonDivisor(under, over)
  return { over: over / divisor, under: under / divisor }
}

/** Rounded half up to hundredths, as a count of hundredths: 19.345 is 1935. */
export function hundredths(value: Exact): number {
  const doubled = multiplyNaturals(value.over, 200)
  return wholeQuotient(addNaturals(doubled, value.under), multiplyNaturals(value.under, 2))
}

/** The smallest whole number that is not below the value. */
export function ceiling(value: Exact): number {
  const whole = wholeQuotient(value.over, value.under)
  return compare(exact(whole), value) < 0 ? whole + 1 : whole
}

function greatestCommonDivisor(a: number, b: number): number {
  let divisor = a
  for (let rest = b; rest > 0; ) {
    const left = divisor % rest
    divisor = rest
    rest = left
  }
  return divisor
}
