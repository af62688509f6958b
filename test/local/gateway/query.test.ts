/** Queries mean what MongoDB means by them; mingo is asked too wherever it is known to agree. */
import { BSONRegExp } from 'bson'
import fc from 'fast-check'
import { Query } from 'mingo'
import type { Doc } from '../../../local/gateway/engine/value'
import { readFilter } from '../../../local/gateway/query/filter'
import { readProjection } from '../../../local/gateway/query/projection'

const matches = (query: Doc, doc: Doc) => readFilter(query).matches(doc)

const yes: [string, Doc, Doc][] = [
  ['null also means missing', { a: null }, { b: 1 }],
  ['a list matches by any element', { a: 2 }, { a: [1, 2] }],
  ['a list matches as a whole', { a: [1, 2] }, { a: [1, 2] }],
  ['paths run through lists', { 'a.b': 2 }, { a: [{ b: 1 }, { b: 2 }] }],
  ['a number is a place in a list', { 'waiting.0.id': 'u' }, { waiting: [{ id: 'u' }] }],
  ['a place that is not there does not exist', { 'waiting.0': { $exists: false } }, { waiting: [] }],
  ['a key in an object does not exist', { 'seats.u': { $exists: false } }, { seats: { v: {} } }],
  ['two elements may meet two bounds', { a: { $gt: 1, $lt: 5 } }, { a: [0, 10] }],
  ['elemMatch wants one element for all', { a: { $elemMatch: { $gt: 1, $lt: 5 } } }, { a: [0, 3] }],
  ['not-equal is true of a missing field', { a: { $ne: 1 } }, {}],
  ['not-equal to an element of no list', { 'w.id': { $ne: 'u' } }, { w: [{ id: 'v' }] }],
  ['a negated comparison is true of another kind', { a: { $not: { $gt: 1 } } }, { a: 'x' }],
  ['a regular expression finds text', { a: new BSONRegExp('^A', 'i') }, { a: 'abc' }],
  ['the option x skips blanks and comments', { a: new BSONRegExp('^a [ ] \\# b #end', 'x') }, { a: 'a #b' }],
  ['in takes null', { a: { $in: [null] } }, {}],
  ['all elements are there', { a: { $all: [1, 2] } }, { a: [2, 3, 1] }],
  ['size counts', { a: { $size: 2 } }, { a: [1, 2] }],
  ['an expression compares two fields', { $expr: { $lt: ['$n', '$max'] } }, { n: 1, max: 2 }],
]
test.each(yes)('%s', (_, query, doc) => expect(matches(query, doc)).toBe(true))

const no: [string, Doc, Doc][] = [
  ['the order of an object counts', { a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }],
  ['comparisons stay within their kind', { a: { $gt: 1 } }, { a: '5' }],
  ['a date is not a number', { a: { $gt: 1 } }, { a: new Date(5) }],
  ['NaN is not below anything', { a: { $lt: 5 } }, { a: Number.NaN }],
  ['an element equal refuses the whole list', { a: { $ne: 1 } }, { a: [1, 2] }],
  ['elemMatch is not met by two elements', { a: { $elemMatch: { $gt: 1, $lt: 5 } } }, { a: [0, 10] }],
  ['or needs one', { $or: [{ a: 1 }, { b: 1 }] }, { a: 2 }],
  ['nor refuses one', { $nor: [{ a: 1 }] }, { a: 1 }],
]
test.each(no)('%s', (_, query, doc) => expect(matches(query, doc)).toBe(false))

test.each([
  [{ a: { $near: 1 } }, 'the query operator $near: it asks on a flat map'],
  [{ a: { $where: 'x' } }, 'the query operator $where'],
  [{ $where: 'x' }, '$where'],
  [{ $text: { $search: 'x' } }, '$text'],
  [{ a: { $in: 1 } }, '$in needs an array'],
  [{ $or: [] }, '$or must be a nonempty array'],
  [{ a: { $gt: 1, $foo: 2 } }, 'unknown operator: $foo'],
  [{ $or: [{ loc: { $nearSphere: {} } }] }, '$nearSphere must stand at the top'],
  [{ a: new BSONRegExp('a', 'l') }, 'the regular expression option "l"'],
  [{ a: new BSONRegExp('\\Aa') }, '\\A in a regular expression'],
  [{ a: new BSONRegExp('[[:alpha:]]') }, '[[: in a regular expression'],
  [{ a: new BSONRegExp('a(') }, 'Regular expression is invalid'],
] as [Doc, string][])('%j is refused: %s', (query, message) => {
  expect(() => readFilter(query)).toThrow(message)
})

const leaf = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom('x', 'y'), fc.boolean())
const element = fc.oneof(leaf, fc.record({ b: leaf }, { noNullPrototype: true }))
const document = fc.record(
  {
    a: fc.oneof(leaf, fc.array(element, { maxLength: 3 }), fc.record({ b: leaf }, { noNullPrototype: true })),
    n: leaf,
  },
  { requiredKeys: [], noNullPrototype: true },
)
const operand = fc.integer({ min: 0, max: 3 })
const simple = [
  leaf.map((each) => ({ $eq: each })),
  fc.constantFrom('$gt', '$gte', '$lt', '$lte').chain((name) => operand.map((each) => ({ [name]: each }))),
  fc.array(leaf, { maxLength: 3 }).map((each) => ({ $in: each })),
]
const whole = fc.oneof(
  ...simple,
  leaf.map((each) => ({ $ne: each })),
  fc.array(leaf, { maxLength: 3 }).map((each) => ({ $nin: each })),
  fc.boolean().map((each) => ({ $exists: each })),
  operand.map((each) => ({ $size: each })),
  operand.map((each) => ({ $elemMatch: { $gte: each } })),
  operand.map((each) => ({ $not: { $gt: each } })),
)
// mingo joins the lists that a path reaches through a list, so the harder questions are only asked of whole fields
const query = fc.oneof(
  fc.dictionary(fc.constantFrom('a', 'n'), whole, { minKeys: 1, maxKeys: 2, noNullPrototype: true }),
  fc.dictionary(fc.constant('a.b'), fc.oneof(...simple), { minKeys: 1, noNullPrototype: true }),
)

test('mingo, where it follows MongoDB, agrees on random queries', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        query,
        fc.array(query, { minLength: 1, maxLength: 2 }).map((or) => ({ $or: or })),
      ),
      document,
      (asked, doc) => {
        expect(matches(asked as Doc, doc as Doc)).toBe(new Query(asked).test(doc))
      },
    ),
    { numRuns: 2000, seed: 7 },
  )
})

test.each([
  [{ a: 1, _id: 0 }, { a: 1 }],
  [{ 'o.x': 1 }, { _id: 1, o: { x: 1 } }],
  [{ list: { $slice: 1 } }, { _id: 1, a: 1, o: { x: 1, y: 2 }, list: [{ k: 1 }], none: null }],
  [
    { a: 1, list: { $slice: [1, 1] } },
    { _id: 1, a: 1, list: [{ k: 2 }] },
  ],
  [{ list: { $elemMatch: { k: 2 } } }, { _id: 1, list: [{ k: 2 }] }],
  [{ list: { $elemMatch: { k: 9 } } }, { _id: 1 }],
  [
    { 'list.k': 0, none: 0 },
    { _id: 1, a: 1, o: { x: 1, y: 2 }, list: [{}, {}] },
  ],
  [{ missing: 1 }, { _id: 1 }],
] as [Doc, Doc][])('the projection %j gives %j', (projection, expected) => {
  const doc = { _id: 1, a: 1, o: { x: 1, y: 2 }, list: [{ k: 1 }, { k: 2 }], none: null }
  expect(readProjection(projection)(doc)).toEqual(expected)
})

test('inclusion and exclusion do not mix', () => {
  expect(() => readProjection({ a: 1, b: 0 })).toThrow('Cannot do exclusion on field b in inclusion projection')
})

test.each([
  [{ required: ['a'] }, true],
  [{ required: ['gone'] }, false],
  [{ properties: { a: { bsonType: 'int' } } }, true],
  [{ properties: { a: { bsonType: ['string', 'array'] } } }, false],
  [{ properties: { gone: { bsonType: 'int' } } }, true],
  [{ properties: { list: { bsonType: 'array', items: { type: 'number' }, minItems: 2, uniqueItems: true } } }, true],
  [{ properties: { list: { bsonType: 'int' } } }, false],
  [{ properties: { list: { maxItems: 1 } } }, false],
  [{ properties: { a: { minimum: 5 } } }, true],
  [{ properties: { a: { minimum: 5, exclusiveMinimum: true } } }, false],
  [{ properties: { t: { pattern: '^x', maxLength: 3 } } }, true],
  [{ properties: { t: { enum: ['y', null] } } }, false],
  [{ properties: { o: { required: ['k'], additionalProperties: false, properties: { k: {} } } } }, true],
  [{ additionalProperties: false, properties: { a: {} } }, false],
  [{ anyOf: [{ required: ['gone'] }, { required: ['a'] }] }, true],
  [{ oneOf: [{ required: ['t'] }, { required: ['a'] }] }, false],
  [{ not: { required: ['gone'] } }, true],
] as [Doc, boolean][])('the schema %j: %s', (schema, expected) => {
  const doc = { _id: 1, a: 5, t: 'xyz', list: [1, 2], o: { k: 1 } }
  expect(matches({ $jsonSchema: schema }, doc)).toBe(expected)
  expect(matches({ $nor: [{ $jsonSchema: schema }] }, doc)).toBe(!expected)
})

test.each([
  [{ dependencies: {} }, "the $jsonSchema keyword 'dependencies'"],
  [{ required: [] }, "'required' must be a list of names"],
  [{ properties: { a: { type: 'integer' } } }, "type 'integer'"],
  [{ properties: { a: { bsonType: 'nothing' } } }, 'Unknown type name alias'],
] as [Doc, string][])('the schema %j is refused: %s', (schema, message) => {
  expect(() => matches({ $jsonSchema: schema }, {})).toThrow(message)
})
