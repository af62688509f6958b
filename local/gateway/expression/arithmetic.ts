/** `$add` and its kin: numbers, and dates where they make sense; null or missing gives null, other kinds are errors. */
import type { Value } from '../engine/value'
import { requestFailed } from '../failure'
import { type Found, isNone, kindOf, type Operator, ofArguments } from './scope'

const add = ofArguments('$add', [0, Infinity], (values) => {
  let sum = 0
  let dated = false
  for (const value of values) {
    if (isNone(value)) return null
    if (value instanceof Date) {
      if (dated) throw requestFailed('only one date allowed in an $add expression')
      dated = true
      sum += value.getTime()
    } else if (typeof value === 'number') sum += value
    else throw requestFailed(`$add only supports numeric or date types, not ${kindOf(value)}`)
  }
  return dated ? new Date(Math.round(sum)) : sum
})

const multiply = ofArguments('$multiply', [0, Infinity], (values) => {
  let product = 1
  for (const value of values) {
    if (isNone(value)) return null
    if (typeof value !== 'number') throw requestFailed(`$multiply only supports numeric types, not ${kindOf(value)}`)
    product *= value
  }
  return product
})

const subtract = ofArguments('$subtract', [2, 2], ([left, right]) => {
  if (isNone(left) || isNone(right)) return null
  if (typeof left === 'number' && typeof right === 'number') return left - right
  if (left instanceof Date && right instanceof Date) return left.getTime() - right.getTime()
  if (left instanceof Date && typeof right === 'number') return new Date(left.getTime() - Math.round(right))
  throw requestFailed(`cant $subtract a ${kindOf(right)} from a ${kindOf(left)}`)
})

/** An operator of two numbers. */
const ofTwo = (name: string, compute: (left: number, right: number) => number): Operator =>
  ofArguments(name, [2, 2], ([left, right]) => {
    if (typeof left === 'number' && typeof right === 'number') return compute(left, right)
    if (isNone(left) || isNone(right)) return null
    throw requestFailed(`${name} only supports numeric types, not ${kindOf(left)} and ${kindOf(right)}`)
  })

const requireNumber = (value: Value, name: string): number => {
  if (typeof value !== 'number') throw requestFailed(`${name} only supports numeric types, not ${kindOf(value)}`)
  return value
}

/** An operator of one number. */
const ofOne = (name: string, compute: (value: number) => number): Operator =>
  ofArguments(name, [1, 1], ([value]) => (isNone(value) ? null : compute(requireNumber(value, name))))

const above =
  (name: string, least: number, words: string, compute: (value: number) => number) =>
  (value: number): number => {
    if (value < least || (value === least && words.includes('positive'))) {
      throw requestFailed(`${name}'s argument must be ${words}, but is ${value}`)
    }
    return compute(value)
  }

const divide = (left: number, right: number) => {
  if (right === 0) throw requestFailed("can't $divide by zero")
  return left / right
}
const remainder = (left: number, right: number) => {
  if (right === 0) throw requestFailed("can't $mod by zero")
  return left % right
}
const logarithm = (value: number, base: number) => {
  if (value <= 0) throw requestFailed(`$log's argument must be a positive number, but is ${value}`)
  if (base <= 0 || base === 1)
    throw requestFailed(`$log's base must be a positive number not equal to 1, but is ${base}`)
  return Math.log(value) / Math.log(base)
}
const power = (base: number, exponent: number) => {
  if (base === 0 && exponent < 0) throw requestFailed('$pow cannot take a base of 0 and a negative exponent')
  return base ** exponent
}

/** Half goes to the even neighbour, as MongoDB rounds. */
function halfToEven(value: number): number {
  const floor = Math.floor(value)
  const rest = value - floor
  if (rest !== 0.5) return Math.round(value)
  return floor % 2 === 0 ? floor : floor + 1
}

/** `$round` and `$trunc` take a number of decimal places, from -20 to 100. */
const toPlace = (name: string, cut: (value: number) => number): Operator =>
  ofArguments(name, [1, 2], ([value, place]: readonly Found[]) => {
    if (isNone(value) || place === null) return null
    const number = requireNumber(value, name)
    if (place === undefined || place === 0 || !Number.isFinite(number)) return cut(number)
    if (typeof place !== 'number' || !Number.isInteger(place) || place < -20 || place > 100) {
      throw requestFailed(`cannot apply ${name} with precision value ${String(place)} value must be in [-20, 100]`)
    }
    const moved = Number(`${number}e${place}`)
    return Number.isFinite(moved) ? Number(`${cut(moved)}e${-place}`) : number
  })

export const arithmeticOperators: readonly [string, Operator][] = [
  ['$abs', ofOne('$abs', Math.abs)],
  ['$add', add],
  ['$ceil', ofOne('$ceil', Math.ceil)],
  ['$divide', ofTwo('$divide', divide)],
  ['$exp', ofOne('$exp', Math.exp)],
  ['$floor', ofOne('$floor', Math.floor)],
  ['$ln', ofOne('$ln', above('$ln', 0, 'a positive number', Math.log))],
  ['$log', ofTwo('$log', logarithm)],
  ['$log10', ofOne('$log10', above('$log10', 0, 'a positive number', Math.log10))],
  ['$mod', ofTwo('$mod', remainder)],
  ['$multiply', multiply],
  ['$pow', ofTwo('$pow', power)],
  ['$round', toPlace('$round', halfToEven)],
  ['$sqrt', ofOne('$sqrt', above('$sqrt', 0, 'greater than or equal to 0', Math.sqrt))],
  ['$subtract', subtract],
  ['$trunc', toPlace('$trunc', Math.trunc)],
]
