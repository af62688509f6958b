/** What an aggregation expression is evaluated in, and how operators are made: read once into a function, then run for each document. */
import { type Doc, isArray, isDoc, rank, rankOf, type Value } from '../engine/value'
import { requestFailed, unsupported } from '../failure'

/** A value of an expression; undefined when a field that it needs is missing. */
export type Found = Value | undefined

/** Names that expressions may use with `$$`, and the time that `$$NOW` is: one time for a whole request. */
export interface Bindings {
  readonly variables: Readonly<Record<string, Found>>
  readonly now: Date | undefined
}

export const noBindings: Bindings = { variables: {}, now: undefined }

export interface Scope extends Bindings {
  readonly root: Doc
}

export type Evaluate = (scope: Scope) => Found

/** Reads a part of an expression; `more` are the names that only this part may use. */
export type Compile = (expression: Value, more?: readonly string[]) => Evaluate
export type Operator = (operand: Value, compile: Compile) => Evaluate

export const isNone = (value: Found): value is null | undefined => value === null || value === undefined

/** As MongoDB counts: false, 0, null and missing are false; everything else, also '' and NaN, is true. */
export const isTrue = (value: Found) => !isNone(value) && value !== false && value !== 0

const kindNames = new Map<number, string>([
  [rank.text, 'string'],
  [rank.object, 'object'],
  [rank.array, 'array'],
  [rank.objectId, 'objectId'],
  [rank.boolean, 'bool'],
  [rank.date, 'date'],
  [rank.regex, 'regex'],
])

/** The name of a value's kind as MongoDB's messages and `$type` have it. */
export function kindOf(value: Found): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (typeof value === 'number') {
    if (!Number.isInteger(value) || Math.abs(value) > 2 ** 63) return 'double'
    return Math.abs(value) <= 0x7fffffff ? 'int' : 'long'
  }
  return kindNames.get(rankOf(value)) ?? 'object'
}

/** An operator of so many arguments, given as a list or, when it is one, by itself. */
export function ofArguments(
  name: string,
  [least, most]: readonly [number, number],
  apply: (values: readonly Found[], scope: Scope) => Found,
): Operator {
  return (operand, compile) => {
    const parts = isArray(operand) ? operand : [operand]
    if (parts.length < least || parts.length > most) {
      const wanted =
        least === most ? `exactly ${least}` : most === Infinity ? `at least ${least}` : `${least} to ${most}`
      throw requestFailed(`Expression ${name} takes ${wanted} arguments. ${parts.length} were passed in.`)
    }
    const evaluates = parts.map((part) => compile(part))
    return (scope) =>
      apply(
        evaluates.map((evaluate) => evaluate(scope)),
        scope,
      )
  }
}

/** The named arguments of an operator; refuses unknown and missing ones by name. */
export function argumentsOf<Name extends string>(
  name: string,
  operand: Value,
  required: readonly Name[],
  optional: readonly Name[] = [],
): Partial<Record<Name, Value>> {
  if (!isDoc(operand)) throw requestFailed(`${name} only supports an object as its argument`)
  const allowed: readonly string[] = [...required, ...optional]
  const odd = Object.keys(operand).find((field) => !allowed.includes(field))
  if (odd) throw requestFailed(`Unrecognized argument to ${name}: ${odd}`)
  const missing = required.find((field) => operand[field] === undefined)
  if (missing) throw requestFailed(`Missing '${missing}' parameter to ${name}`)
  return operand as Partial<Record<Name, Value>>
}

export function requireWhole(value: Found, what: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    throw requestFailed(`${what} must be representable as a 32-bit integer, found: ${kindOf(value)}`)
  }
  return value
}

export function requireNow({ now }: Bindings): Date {
  if (!now) throw unsupported('$$NOW in this place')
  return now
}
