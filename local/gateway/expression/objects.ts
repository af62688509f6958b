/** `$mergeObjects`, `$objectToArray`, `$arrayToObject`. */
import { isArray, isDoc, type Value } from '../engine/value'
import { requestFailed } from '../failure'
import { type Found, isNone, kindOf, type Operator, ofArguments } from './scope'

/** Later fields win; null and missing count as no fields. */
export function merged(values: readonly Found[]): Value {
  const result: { [field: string]: Value } = {}
  for (const value of values) {
    if (isNone(value)) continue
    if (!isDoc(value))
      throw requestFailed(
        `$mergeObjects requires object inputs, but input ${JSON.stringify(value)} is of type ${kindOf(value)}`,
      )
    Object.assign(result, value)
  }
  return result
}

const mergeObjects = ofArguments('$mergeObjects', [0, Infinity], (values) => merged(values))

const objectToArray = ofArguments('$objectToArray', [1, 1], ([value]) => {
  if (isNone(value)) return null
  if (!isDoc(value)) throw requestFailed(`$objectToArray requires a document input, found: ${kindOf(value)}`)
  return Object.entries(value).map(([k, v]) => ({ k, v }))
})

function pairOf(element: Value, asPairs: boolean): readonly [string, Value] {
  if (asPairs) {
    if (!isArray(element) || element.length !== 2) {
      throw requestFailed('$arrayToObject requires an array of size 2 arrays as inputs')
    }
    const [key, value] = element
    if (typeof key !== 'string')
      throw requestFailed(
        `$arrayToObject requires an array of key-value pairs, where the key must be of type string. Found key type: ${kindOf(key)}`,
      )
    return [key, value as Value]
  }
  if (!isDoc(element) || Object.keys(element).length !== 2 || element.k === undefined || element.v === undefined) {
    throw requestFailed("$arrayToObject requires an object with keys 'k' and 'v'")
  }
  if (typeof element.k !== 'string')
    throw requestFailed(
      `$arrayToObject requires an object with keys 'k' and 'v', where the value of 'k' must be of type string. Found type: ${kindOf(element.k)}`,
    )
  return [element.k, element.v]
}

const arrayToObject = ofArguments('$arrayToObject', [1, 1], ([list]) => {
  if (isNone(list)) return null
  if (!isArray(list)) throw requestFailed(`$arrayToObject requires an array input, found: ${kindOf(list)}`)
  const asPairs = isArray(list[0])
  return Object.fromEntries(list.map((element) => pairOf(element, asPairs)))
})

export const objectOperators: readonly [string, Operator][] = [
  ['$mergeObjects', mergeObjects],
  ['$objectToArray', objectToArray],
  ['$arrayToObject', arrayToObject],
]
