/** `$jsonSchema`: the keywords of MongoDB's JSON schema (draft 4 with `bsonType`), each by its name; others are refused. */
import { ascending } from '../engine/key'
import { type Doc, isArray, isDoc, same, type Value } from '../engine/value'
import { requestFailed, unsupported } from '../failure'
import { regexOf, typed, type ValueTest } from './tests'

/** A test of a value that is there. */
type Test = (value: Value) => boolean
type Keyword = (operand: Value, schema: Doc) => Test

const wrong = (name: string, wanted: string) => requestFailed(`$jsonSchema keyword '${name}' must be ${wanted}`)

const number = (operand: Value, name: string): number => {
  if (typeof operand !== 'number') throw wrong(name, 'a number')
  return operand
}
const count = (operand: Value, name: string): number => {
  if (typeof operand !== 'number' || !Number.isInteger(operand) || operand < 0)
    throw wrong(name, 'a whole number from 0')
  return operand
}
const names = (operand: Value, name: string): readonly string[] => {
  const found = isArray(operand) ? operand.filter((each) => typeof each === 'string') : []
  if (!isArray(operand) || found.length === 0 || found.length < operand.length)
    throw wrong(name, 'a list of names that is not empty')
  return found
}
const schemas = (operand: Value, name: string): readonly Test[] => {
  if (!isArray(operand) || operand.length === 0) throw wrong(name, 'a list of schemas that is not empty')
  return operand.map(readSchema)
}

/** A keyword says nothing of values of other kinds. */
const ofNumbers =
  (name: string, holds: (value: number, limit: number, schema: Doc) => boolean): Keyword =>
  (operand, schema) => {
    const limit = number(operand, name)
    return (value) => typeof value !== 'number' || holds(value, limit, schema)
  }
const ofTexts =
  (name: string, holds: (length: number, limit: number) => boolean): Keyword =>
  (operand) => {
    const limit = count(operand, name)
    return (value) => typeof value !== 'string' || holds([...value].length, limit)
  }
const ofLists =
  (name: string, holds: (length: number, limit: number) => boolean): Keyword =>
  (operand) => {
    const limit = count(operand, name)
    return (value) => !isArray(value) || holds(value.length, limit)
  }
const ofObjects =
  (name: string, holds: (length: number, limit: number) => boolean): Keyword =>
  (operand) => {
    const limit = count(operand, name)
    return (value) => !isDoc(value) || holds(Object.keys(value).length, limit)
  }

/** The kind itself, not that of an element: `$type` looks into lists, a schema does not. */
const kindTest = (operand: Value): Test => {
  const tests: ValueTest[] = (isArray(operand) ? operand : [operand]).map((each) => typed(each))
  const list = (isArray(operand) ? operand : [operand]).includes('array')
  return (value) => (isArray(value) ? list : tests.some((test) => test(value)))
}
const jsonTypes: Readonly<Record<string, string>> = { boolean: 'bool' }
const jsonKinds = (operand: Value): Value => {
  const each = (isArray(operand) ? operand : [operand]).map((name) => {
    if (name === 'integer') throw unsupported("$jsonSchema type 'integer': MongoDB has bsonType 'int' and 'long'")
    return jsonTypes[String(name)] ?? name
  })
  return each
}

function properties(operand: Value): readonly (readonly [string, Test])[] {
  if (!isDoc(operand)) throw wrong('properties', 'an object')
  return Object.entries(operand).map(([name, schema]) => [name, readSchema(schema)] as const)
}

const withoutListed: Keyword = (operand, schema) => {
  const listed = new Set(isDoc(schema.properties) ? Object.keys(schema.properties) : [])
  const test = operand === true ? () => true : operand === false ? () => false : readSchema(operand)
  return (value) => !isDoc(value) || Object.entries(value).every(([name, inner]) => listed.has(name) || test(inner))
}

const keywords: ReadonlyMap<string, Keyword> = new Map<string, Keyword>([
  ['bsonType', kindTest],
  ['type', (operand) => kindTest(jsonKinds(operand))],
  [
    'required',
    (operand) => {
      const wanted = names(operand, 'required')
      return (value) => !isDoc(value) || wanted.every((name) => Object.hasOwn(value, name))
    },
  ],
  [
    'properties',
    (operand) => {
      const tests = properties(operand)
      return (value) =>
        !isDoc(value) || tests.every(([name, test]) => !Object.hasOwn(value, name) || test(value[name] as Value))
    },
  ],
  ['additionalProperties', withoutListed],
  [
    'enum',
    (operand) => {
      if (!isArray(operand) || operand.length === 0) throw wrong('enum', 'a list that is not empty')
      return (value) => operand.some((each) => same(each, value))
    },
  ],
  [
    'minimum',
    ofNumbers('minimum', (value, limit, schema) => (schema.exclusiveMinimum === true ? value > limit : value >= limit)),
  ],
  [
    'maximum',
    ofNumbers('maximum', (value, limit, schema) => (schema.exclusiveMaximum === true ? value < limit : value <= limit)),
  ],
  ['exclusiveMinimum', () => () => true],
  ['exclusiveMaximum', () => () => true],
  ['multipleOf', ofNumbers('multipleOf', (value, by) => Number.isInteger(value / by))],
  ['minLength', ofTexts('minLength', (length, limit) => length >= limit)],
  ['maxLength', ofTexts('maxLength', (length, limit) => length <= limit)],
  [
    'pattern',
    (operand) => {
      if (typeof operand !== 'string') throw wrong('pattern', 'a string')
      const regex = regexOf(operand, '')
      return (value) => typeof value !== 'string' || regex.test(value)
    },
  ],
  [
    'items',
    (operand) => {
      const test = readSchema(operand)
      return (value) => !isArray(value) || value.every(test)
    },
  ],
  ['minItems', ofLists('minItems', (length, limit) => length >= limit)],
  ['maxItems', ofLists('maxItems', (length, limit) => length <= limit)],
  ['minProperties', ofObjects('minProperties', (length, limit) => length >= limit)],
  ['maxProperties', ofObjects('maxProperties', (length, limit) => length <= limit)],
  [
    'uniqueItems',
    (operand) => (value) =>
      operand !== true || !isArray(value) || new Set(value.map((each) => ascending(each))).size === value.length,
  ],
  ['allOf', (operand) => every(schemas(operand, 'allOf'))],
  [
    'anyOf',
    (operand) => {
      const tests = schemas(operand, 'anyOf')
      return (value) => tests.some((test) => test(value))
    },
  ],
  [
    'oneOf',
    (operand) => {
      const tests = schemas(operand, 'oneOf')
      return (value) => tests.filter((test) => test(value)).length === 1
    },
  ],
  [
    'not',
    (operand) => {
      const test = readSchema(operand)
      return (value) => !test(value)
    },
  ],
  ['title', () => () => true],
  ['description', () => () => true],
])

/** The names of all keywords, for the table of what is supported. */
export const schemaKeywords = [...keywords.keys()]

const every =
  (tests: readonly Test[]): Test =>
  (value) =>
    tests.every((test) => test(value))

/** Reads a schema into a test of a value (of a whole document at the top). */
export function readSchema(schema: Value): Test {
  if (!isDoc(schema)) throw requestFailed('$jsonSchema must be an object')
  return every(
    Object.entries(schema).map(([name, operand]) => {
      const keyword = keywords.get(name)
      if (!keyword) throw unsupported(`the $jsonSchema keyword '${name}'`)
      return keyword(operand, schema)
    }),
  )
}
