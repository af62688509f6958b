/** The update operators that the SDK can express, each with the type errors of MongoDB. Each changes one path of a draft. */
import { compare, type Doc, isArray, isDoc, same, type Value } from '../engine/value'
import { requestFailed, unsupported } from '../failure'
import { type Draft, requireStorable } from './draft'
import { pull, push } from './lists'

export interface UpdateContext {
  /** True while the update makes a new document by upsert. */
  readonly inserting: boolean
  readonly now: () => Date
  /** The place in a list of the document that the query matched; throws when it matched none. */
  readonly matched: (doc: Doc, list: string) => number
}

export type Operator = (draft: Draft, path: string, operand: Value, context: UpdateContext) => void

const typeName = (value: Value): string => {
  if (value === null) return 'null'
  if (isArray(value)) return 'array'
  if (value instanceof Date) return 'date'
  return typeof value === 'object' ? (isDoc(value) ? 'object' : 'objectId') : typeof value
}

const arithmetic =
  (name: string, missing: (operand: number) => number, compute: (value: number, operand: number) => number): Operator =>
  (draft, path, operand) => {
    if (typeof operand !== 'number')
      throw requestFailed(
        `Cannot ${name === '$inc' ? 'increment' : 'multiply'} with non-numeric argument: {${path}: ${JSON.stringify(operand)}}`,
      )
    const value = draft.get(path)
    if (value !== undefined && typeof value !== 'number') {
      throw requestFailed(
        `Cannot apply ${name} to a value of non-numeric type. The field '${path}' has type ${typeName(value)}`,
      )
    }
    draft.set(path, value === undefined ? missing(operand) : compute(value, operand))
  }

const extreme =
  (sign: 1 | -1): Operator =>
  (draft, path, operand) => {
    requireStorable(operand)
    const value = draft.get(path)
    if (value === undefined || compare(operand, value) * sign > 0) draft.set(path, operand)
  }

const bit: Operator = (draft, path, operand) => {
  const value = draft.get(path) ?? 0
  if (!isDoc(operand)) throw requestFailed('$bit needs an object')
  if (!Number.isInteger(value))
    throw requestFailed(
      `Cannot apply $bit to a value of non-integral type. The field '${path}' has type ${typeName(value)}`,
    )
  let result = value as number
  for (const [name, mask] of Object.entries(operand)) {
    if (typeof mask !== 'number' || !Number.isInteger(mask))
      throw requestFailed('The $bit modifier field must be an Integer(32/64 bit)')
    if (Math.abs(mask) > 0x7fffffff || Math.abs(result) > 0x7fffffff) throw unsupported('$bit beyond 32 bits')
    if (name === 'and') result &= mask
    else if (name === 'or') result |= mask
    else if (name === 'xor') result ^= mask
    else throw requestFailed(`The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`)
  }
  draft.set(path, result)
}

const rename: Operator = (draft, path, operand) => {
  if (typeof operand !== 'string' || operand === '')
    throw requestFailed(`The 'to' field for $rename must be a string: ${path}`)
  const value = draft.get(path)
  if (value === undefined) return
  draft.unset(path)
  draft.set(operand, value)
}

const pop: Operator = (draft, path, operand) => {
  if (operand !== 1 && operand !== -1) throw requestFailed(`$pop expects 1 or -1, found: ${String(operand)}`)
  const value = draft.get(path)
  if (value === undefined) return
  if (!isArray(value)) throw requestFailed(`Path '${path}' contains an element of non-array type '${typeName(value)}'`)
  if (value.length > 0) draft.set(path, operand === 1 ? value.slice(0, -1) : value.slice(1))
}

const addToSet: Operator = (draft, path, operand) => {
  requireStorable(isDoc(operand) && '$each' in operand ? null : operand)
  const each = isDoc(operand) && operand.$each !== undefined ? operand.$each : [operand]
  if (!isArray(each))
    throw requestFailed(`The argument to $each in $addToSet must be an array but it was of type ${typeName(each)}`)
  requireStorable(each)
  const value = draft.get(path)
  if (value !== undefined && !isArray(value)) {
    throw requestFailed(
      `Cannot apply $addToSet to non-array field. Field named '${path}' has non-array type ${typeName(value)}`,
    )
  }
  const result: Value[] = [...(value ?? [])]
  for (const element of each) if (!result.some((there) => same(there, element))) result.push(element)
  if (value === undefined || result.length > value.length) draft.set(path, result)
}

const pullAll: Operator = (draft, path, operand) => {
  if (!isArray(operand)) throw requestFailed(`$pullAll requires an array argument but was given a ${typeName(operand)}`)
  const value = draft.get(path)
  if (value === undefined) return
  if (!isArray(value)) throw requestFailed(`Cannot apply $pullAll to a non-array value`)
  const result = value.filter((element) => !operand.some((gone) => same(gone, element)))
  if (result.length < value.length) draft.set(path, result)
}

const set: Operator = (draft, path, operand) => {
  requireStorable(operand)
  draft.set(path, operand)
}

const currentDate: Operator = (draft, path, operand, { now }) => {
  if (operand === true || (isDoc(operand) && operand.$type === 'date')) draft.set(path, now())
  else throw unsupported('$currentDate other than a date')
}

/** Looked up by own name only; anything else is refused by its name. */
export const operators: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['$set', set],
  ['$setOnInsert', (draft, path, operand, context) => context.inserting && set(draft, path, operand, context)],
  ['$unset', (draft, path) => draft.unset(path)],
  [
    '$inc',
    arithmetic(
      '$inc',
      (operand) => operand,
      (value, operand) => value + operand,
    ),
  ],
  [
    '$mul',
    arithmetic(
      '$mul',
      () => 0,
      (value, operand) => value * operand,
    ),
  ],
  ['$max', extreme(1)],
  ['$min', extreme(-1)],
  ['$bit', bit],
  ['$rename', rename],
  ['$currentDate', currentDate],
  ['$push', push],
  ['$pop', pop],
  ['$pull', pull],
  ['$pullAll', pullAll],
  ['$addToSet', addToSet],
])

export type UpdateOperators = Doc
