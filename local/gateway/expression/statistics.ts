/** Sums and extremes of some values: as accumulators of `$group` they see one value a document, as expressions the values of one document. */
import { isArray, type Value } from '../engine/value'
import { compareFound } from './logic'
import { type Found, isNone, type Operator, ofArguments } from './scope'

const numbersOf = (values: readonly Found[]) => values.filter((value): value is number => typeof value === 'number')

function spread(values: readonly Found[], less: 0 | 1): Value {
  const numbers = numbersOf(values)
  if (numbers.length <= less) return null
  const mean = numbers.reduce((sum, each) => sum + each, 0) / numbers.length
  const squares = numbers.reduce((sum, each) => sum + (each - mean) ** 2, 0)
  return Math.sqrt(squares / (numbers.length - less))
}

function extreme(values: readonly Found[], sign: 1 | -1): Value {
  let best: Value = null
  for (const value of values) {
    if (isNone(value)) continue
    if (best === null || compareFound(value, best) * sign > 0) best = value
  }
  return best
}

export type Statistic = (values: readonly Found[]) => Value

/** Each skips what it cannot use: sums take numbers only, extremes everything but null and missing. */
export const statistics: Readonly<Record<'$sum' | '$avg' | '$max' | '$min' | '$stdDevPop' | '$stdDevSamp', Statistic>> =
  {
    $sum: (values) => numbersOf(values).reduce((sum, each) => sum + each, 0),
    $avg: (values) => {
      const numbers = numbersOf(values)
      return numbers.length === 0 ? null : numbers.reduce((sum, each) => sum + each, 0) / numbers.length
    },
    $max: (values) => extreme(values, 1),
    $min: (values) => extreme(values, -1),
    $stdDevPop: (values) => spread(values, 0),
    $stdDevSamp: (values) => spread(values, 1),
  }

/** With one argument that is a list, its elements count; among several arguments a list is no number. */
export const statisticOperators: readonly [string, Operator][] = Object.entries(statistics).map(([name, statistic]) => [
  name,
  ofArguments(name, [1, Infinity], (values) => {
    const [only] = values
    return statistic(values.length === 1 && isArray(only) ? only : values)
  }),
])
