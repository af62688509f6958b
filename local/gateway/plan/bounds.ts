/** Which stretch of an index field the conditions on one path allow. */
import { BSONRegExp } from 'bson'
import { AFTER, type Direction, kindStretch, part } from '../engine/key'
import { isArray, rank, rankOf, type Value } from '../engine/value'
import type { Condition } from '../query/filter'

/** Above this many combinations an index is not entered by points (MongoDB's own limit for exploding a scan is 200). */
export const MOST_POINTS = 200

const indexable = (value: Value) => !isArray(value) && !(value instanceof BSONRegExp)

/** The values of an equality or a list of them, if an index can look them up. */
export function pointsOf(condition: Asked): readonly Value[] | undefined {
  const { operator, operand } = condition
  if (operator === '$eq') return indexable(operand) ? [operand] : undefined
  if (operator === '$in' && isArray(operand) && operand.every(indexable) && operand.length <= MOST_POINTS)
    return operand
  return undefined
}

const rangeOperators: ReadonlySet<string> = new Set(['$gt', '$gte', '$lt', '$lte'])

type Asked = Pick<Condition, 'operator' | 'operand'>

export const isRange = ({ operator, operand }: Asked) =>
  rangeOperators.has(operator) && indexable(operand) && rankOf(operand) !== rank.null

export interface Stretch {
  /** Inclusive. */
  readonly from: string
  /** Exclusive. */
  readonly to: string
}

function stretchOf({ operator, operand }: Condition, direction: Direction): Stretch {
  const kind = kindStretch(rankOf(operand), direction)
  const at = part(operand, direction)
  const upwards = (operator === '$gt' || operator === '$gte') === (direction === 1)
  const inclusive = operator === '$gte' || operator === '$lte'
  if (upwards) return { from: inclusive ? at : at + AFTER, to: kind.to }
  return { from: kind.from, to: inclusive ? at + AFTER : at }
}

/**
 * The stretch that the range conditions on a path allow together. Where some document holds a list, only one condition may bound the scan:
 * one element can meet the lower, another the upper.
 */
export function rangeOf(conditions: readonly Condition[], direction: Direction, several: boolean): Stretch | undefined {
  const asked = conditions.filter(isRange)
  const ofOneElement = asked.filter(({ element, path }) => element === path)
  const together = several && ofOneElement.length > 1 ? ofOneElement : asked
  const ranges = together.map((condition) => stretchOf(condition, direction))
  const [first] = ranges
  if (!first) return undefined
  if (several && together !== ofOneElement) return first
  return ranges.reduce((all, each) => ({
    from: [each.from, all.from].sort()[1] as string,
    to: [each.to, all.to].sort()[0] as string,
  }))
}

/** Can this condition be true of a document that has nothing at the path? Such documents are not in a sparse index. */
export function acceptsMissing({ operator, operand }: Asked): boolean {
  if (operator === '$eq') return operand === null
  if (operator === '$in') return isArray(operand) && operand.includes(null)
  return !isRange({ operator, operand })
}

export const isEquality = (condition: Asked) => pointsOf(condition) !== undefined || condition.operator === '$in'
