/**
 * A whole number ≥ 0 of any size: a plain number while it is safe, else its digits of base 10^7, lowest first. Phones may lack BigInt, and a
 * score that is exact must not depend on how many visits a home had; a product of two digits and what is carried stays below 2^53.
 */
export type Natural = number | Digits
type Digits = readonly number[]

const BASE = 10_000_000
export const LARGEST_SAFE = Number.MAX_SAFE_INTEGER

/** Negative, 0 or positive, as a sort wants it. */
export function compareNaturals(a: Natural, b: Natural): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const [one, other] = [digitsOf(a), digitsOf(b)]
  if (one.length !== other.length) return one.length < other.length ? -1 : 1
  for (let i = one.length - 1; i >= 0; i -= 1) if (one[i] !== other[i]) return digit(one, i) < digit(other, i) ? -1 : 1
  return 0
}

export function addNaturals(a: Natural, b: Natural): Natural {
  if (typeof a === 'number' && typeof b === 'number' && a + b <= LARGEST_SAFE) return a + b
  const [one, other] = [digitsOf(a), digitsOf(b)]
  const sum: number[] = []
  let carried = 0
  for (let i = 0; i < Math.max(one.length, other.length) || carried > 0; i += 1) {
    const here = digit(one, i) + digit(other, i) + carried
    sum.push(here % BASE)
    carried = here >= BASE ? 1 : 0
  }
  return sum
}

/** @throws RangeError when b is the larger. */
export function subtractNaturals(a: Natural, b: Natural): Natural {
  if (compareNaturals(a, b) < 0) throw new RangeError('a natural number is not below 0')
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const [one, other] = [digitsOf(a), digitsOf(b)]
  const difference: number[] = []
  let borrowed = 0
  for (let i = 0; i < one.length; i += 1) {
    const here = digit(one, i) - digit(other, i) - borrowed
    difference.push(here < 0 ? here + BASE : here)
    borrowed = here < 0 ? 1 : 0
  }
  return withoutLeadingZeros(difference)
}

export function multiplyNaturals(a: Natural, b: Natural): Natural {
  if (typeof a === 'number' && typeof b === 'number' && a * b <= LARGEST_SAFE) return a * b
  const [one, other] = [digitsOf(a), digitsOf(b)]
  const product = new Array<number>(one.length + other.length).fill(0)
  for (let i = 0; i < one.length; i += 1) {
    let carried = 0
    for (let j = 0; j < other.length || carried > 0; j += 1) {
      const here = digit(product, i + j) + digit(one, i) * digit(other, j) + carried
      carried = Math.floor(here / BASE)
      product[i + j] = here - carried * BASE
    }
  }
  return withoutLeadingZeros(product)
}

/**
 * The whole part of a / b, guessed from the leading digits and put right exactly; the scores that it is asked for are small.
 * @throws RangeError for a division by 0, and for a quotient from 10^9 on, where the guess could lie far off.
 */
export function wholeQuotient(a: Natural, b: Natural): number {
  if (isZero(b)) throw new RangeError('division by 0')
  let whole = Math.floor(leading(a, b) / leading(b, b))
  if (!(whole < 1_000_000_000)) throw new RangeError('the quotient is too large')
  while (compareNaturals(multiplyNaturals(b, whole), a) > 0) whole -= 1
  while (compareNaturals(multiplyNaturals(b, whole + 1), a) <= 0) whole += 1
  return whole
}

export function isZero(a: Natural): boolean {
  return typeof a === 'number' ? a === 0 : a.length === 0
}

/** About how large a number is, in units of what the third digit of `measure` counts. */
function leading(a: Natural, measure: Natural): number {
  const digits = digitsOf(a)
  const skipped = Math.max(0, digitsOf(measure).length - 3)
  return digits.slice(skipped).reduceRight((value, here) => value * BASE + here, 0)
}

function digitsOf(value: Natural): Digits {
  if (typeof value !== 'number') return value
  const digits: number[] = []
  for (let rest = value; rest > 0; rest = Math.floor(rest / BASE)) digits.push(rest % BASE)
  return digits
}

function withoutLeadingZeros(digits: number[]): Natural {
  while (digits.length > 0 && digits[digits.length - 1] === 0) digits.pop()
  return digits
}

function digit(digits: Digits, place: number): number {
  return digits[place] ?? 0
}
