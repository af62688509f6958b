/** Updates do what MongoDB's do, and refuse what it refuses, without touching the document they began from. */
import { BSONRegExp } from 'bson'
import type { Doc, Value } from '../../../local/gateway/engine/value'
import { readFilter } from '../../../local/gateway/query/filter'
import type { UpdateContext } from '../../../local/gateway/update/operators'
import { matchedPlace } from '../../../local/gateway/update/positions'
import { readUpdate } from '../../../local/gateway/update/update'
import { upserted } from '../../../local/gateway/update/upsert'

const matchedBy = (query: Doc): UpdateContext => ({
  inserting: false,
  now: () => new Date(7),
  matched: (doc, list) => matchedPlace(readFilter(query), doc, list),
})
const context = matchedBy({})
const apply = (doc: Doc, update: Doc) => readUpdate(update).apply(doc, context)

test.each([
  ['$set makes the way', {}, { $set: { 'a.b.c': 1 } }, { a: { b: { c: 1 } } }],
  ['$set replaces an element', { a: [1, 2] }, { $set: { 'a.1': 9 } }, { a: [1, 9] }],
  ['$set pads a list with null', { a: [1] }, { $set: { 'a.3': 9 } }, { a: [1, null, null, 9] }],
  ['$unset removes a field', { a: { b: 1, c: 2 } }, { $unset: { 'a.b': '' } }, { a: { c: 2 } }],
  ['$unset leaves null in a list', { a: [1, 2] }, { $unset: { 'a.0': '' } }, { a: [null, 2] }],
  ['$inc begins at nothing', {}, { $inc: { n: 2 } }, { n: 2 }],
  ['$mul begins at zero', {}, { $mul: { n: 2 } }, { n: 0 }],
  ['$max keeps the larger', { n: 5 }, { $max: { n: 3 } }, { n: 5 }],
  ['$min takes the smaller', { n: 5 }, { $min: { n: 3 } }, { n: 3 }],
  ['$rename moves', { a: 1 }, { $rename: { a: 'b.c' } }, { b: { c: 1 } }],
  ['$push appends one', { a: [1] }, { $push: { a: 2 } }, { a: [1, 2] }],
  [
    '$push takes a place, an order and a length',
    { a: [3] },
    { $push: { a: { $each: [1, 2], $position: 0, $sort: -1, $slice: 2 } } },
    { a: [3, 2] },
  ],
  [
    '$push sorts by a field',
    { a: [] },
    { $push: { a: { $each: [{ k: 2 }, { k: 1 }], $sort: { k: 1 } } } },
    { a: [{ k: 1 }, { k: 2 }] },
  ],
  ['$addToSet adds once, even to nothing', {}, { $addToSet: { a: { $each: [1, 2, 1] } } }, { a: [1, 2] }],
  [
    '$addToSet minds the order of fields',
    { a: [{ x: 1, y: 2 }] },
    { $addToSet: { a: { y: 2, x: 1 } } },
    {
      a: [
        { x: 1, y: 2 },
        { y: 2, x: 1 },
      ],
    },
  ],
  ['$pull by value', { a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }],
  ['$pull by condition', { a: [{ q: 1 }, { q: 9 }] }, { $pull: { a: { q: { $gt: 5 } } } }, { a: [{ q: 1 }] }],
  ['$pull by comparison', { a: [1, 9] }, { $pull: { a: { $gt: 5 } } }, { a: [1] }],
  ['$pullAll', { a: [1, 2, 3] }, { $pullAll: { a: [1, 3] } }, { a: [2] }],
  ['$pop from the end', { a: [1, 2] }, { $pop: { a: 1 } }, { a: [1] }],
  ['$pop from the front', { a: [1, 2] }, { $pop: { a: -1 } }, { a: [2] }],
  ['$bit', { n: 6 }, { $bit: { n: { and: 3 } } }, { n: 2 }],
  ['$currentDate is the movable time', {}, { $currentDate: { at: true } }, { at: new Date(7) }],
  ['$setOnInsert waits for an insert', { a: 1 }, { $setOnInsert: { b: 1 }, $inc: { a: 1 } }, { a: 2 }],
] as [string, Doc, Doc, Doc][])('%s', (_, doc, update, expected) => {
  const before = structuredClone(doc)
  expect(apply(doc, update)).toEqual(expected)
  expect(doc).toEqual(before)
})

test('an update that changes nothing gives the very same document', () => {
  const doc = { a: { b: [1] }, n: 1, list: [1] }
  expect(apply(doc, { $set: { 'a.b': [1] }, $max: { n: 0 }, $unset: { gone: '' }, $pull: { list: 7 } })).toBe(doc)
})

test('what an update does not touch is shared, not copied', () => {
  const doc: Doc = { a: { x: 1 }, b: { y: 1 } }
  expect(apply(doc, { $set: { 'a.x': 2 } }).b).toBe(doc.b)
})

test.each([
  [{ n: 'x' }, { $inc: { n: 1 } }, 'Cannot apply $inc to a value of non-numeric type'],
  [{ n: null }, { $inc: { n: 1 } }, 'Cannot apply $inc to a value of non-numeric type'],
  [{}, { $inc: { n: 'x' } }, 'Cannot increment with non-numeric argument'],
  [{ n: [1] }, { $mul: { n: 2 } }, 'Cannot apply $mul'],
  [{ a: 1 }, { $push: { a: 1 } }, "The field 'a' must be an array"],
  [{ a: 1 }, { $addToSet: { a: 1 } }, 'Cannot apply $addToSet to non-array field'],
  [{ a: 1 }, { $pull: { a: 1 } }, 'Cannot apply $pull to a non-array value'],
  [{ a: 1 }, { $pop: { a: 1 } }, 'contains an element of non-array type'],
  [{ a: 1 }, { $set: { 'a.b': 1 } }, "Cannot create field 'b' in element"],
  [{ a: null }, { $set: { 'a.b': 1 } }, "Cannot create field 'b' in element"],
  [{ a: [] }, { $set: { 'a.b': 1 } }, "Cannot create field 'b' in element"],
  [{ _id: 1 }, { $set: { _id: 2 } }, "immutable field '_id'"],
  [{}, { $set: { a: { $b: 1 } } }, "The dollar ($) prefixed field '$b'"],
  [{}, { $set: { a: 1 }, $inc: { 'a.b': 1 } }, "would create a conflict at 'a'"],
  [{}, { $explode: { a: 1 } }, 'Unknown modifier: $explode'],
  [{}, { constructor: { a: 1 } }, 'Unknown modifier: constructor'],
  [{}, {}, 'the SDK drops empty objects'],
  [{}, { $set: {} }, 'the update names no field'],
  [{ a: [1] }, { $push: { a: { $each: [1], $slices: 1 } } }, 'Unrecognized clause in $push'],
] as [Doc, Doc, string][])('%j with %j is refused: %s', (doc, update, message) => {
  expect(() => apply(doc, update)).toThrow(message)
})

const items = {
  items: [
    { id: 'a', n: 1 },
    { id: 'b', n: 2 },
    { id: 'b', n: 3 },
  ],
  tags: ['x', 'y'],
  o: { list: [1, 5, 9] },
}

describe('places in lists', () => {
  test.each([
    [
      '$ is the first element that the query matched',
      { 'items.id': 'b' },
      { $inc: { 'items.$.n': 10 } },
      'items',
      [
        { id: 'a', n: 1 },
        { id: 'b', n: 12 },
        { id: 'b', n: 3 },
      ],
    ],
    ['$ can be the element itself', { tags: 'y' }, { $set: { 'tags.$': 'z' } }, 'tags', ['x', 'z']],
    ['$ goes by a comparison', { 'o.list': { $gt: 4 } }, { $set: { 'o.list.$': 0 } }, 'o', { list: [1, 0, 9] }],
    [
      '$ goes by elemMatch',
      { items: { $elemMatch: { id: 'b', n: { $gt: 2 } } } },
      { $set: { 'items.$': 'gone' } },
      'items',
      [{ id: 'a', n: 1 }, { id: 'b', n: 2 }, 'gone'],
    ],
    [
      '$ works with unset',
      { 'items.n': { $in: [1] } },
      { $unset: { 'items.$.n': '' } },
      'items',
      [{ id: 'a' }, { id: 'b', n: 2 }, { id: 'b', n: 3 }],
    ],
    [
      '$[] is every element',
      {},
      { $inc: { 'items.$[].n': 1 } },
      'items',
      [
        { id: 'a', n: 2 },
        { id: 'b', n: 3 },
        { id: 'b', n: 4 },
      ],
    ],
    ['$[] can be the elements themselves', {}, { $mul: { 'o.list.$[]': 2 } }, 'o', { list: [2, 10, 18] }],
    ['both in one update', { tags: 'x' }, { $set: { 'tags.$': 'w', 'o.list.$[]': 0 } }, 'tags', ['w', 'y']],
  ] as [string, Doc, Doc, string, Value][])('%s', (_, query, update, field, expected) => {
    expect(readUpdate(update).apply(items, matchedBy(query))[field]).toEqual(expected)
  })

  test.each([
    [{}, { $set: { 'items.$.n': 1 } }, 'did not find the match needed from the query'],
    [{ 'items.id': { $ne: 'z' } }, { $set: { 'items.$.n': 1 } }, 'did not find the match'],
    [{ tags: { $size: 2 } }, { $set: { 'tags.$': 1 } }, 'did not find the match'],
    [{ 'items.id': 'a', 'items.n': 2 }, { $set: { 'items.$.n': 1 } }, 'use $elemMatch'],
    [{ $or: [{ tags: 'x' }] }, { $set: { 'tags.$': 1 } }, 'inside $or or $nor'],
    [{}, { $set: { 'items.$[x].n': 1 } }, "No array filter found for identifier 'x'"],
    [{}, { $set: { 'a.$.b.$.c': 1 } }, 'Too many positional'],
    [{}, { $set: { '$.a': 1 } }, 'in the first position'],
    [{}, { $set: { 'gone.$[].n': 1 } }, "The path 'gone' must exist"],
    [{}, { $set: { 'o.$[].n': 1 } }, "non-array element 'o'"],
    [{}, { $set: { 'a.$x': 1 } }, "The dollar ($) prefixed field '$x'"],
    [{ tags: 'x' }, { $rename: { 'tags.$': 'y' } }, 'may not be dynamic'],
  ] as [Doc, Doc, string][])('%j with %j is refused: %s', (query, update, message) => {
    expect(() => readUpdate(update).apply(items, matchedBy(query))).toThrow(message)
  })
})

describe('an upsert', () => {
  const insert = (query: Doc, update: Doc) => upserted(readFilter(query), readUpdate(update), matchedBy(query))
  test('inserts what the query equals and what the update makes of it', () => {
    const query = { _id: 'u', 'o.town': 't', $and: [{ kind: { $eq: 'k' } }], n: { $gt: 3 }, name: new BSONRegExp('x') }
    expect(insert(query, { $inc: { 'o.n': 2 }, $setOnInsert: { made: true } })).toEqual({
      _id: 'u',
      o: { town: 't', n: 2 },
      kind: 'k',
      made: true,
    })
  })
  test('makes an id when nobody names one', () => {
    expect(insert({ town: 't' }, { $set: { a: 1 } })).toEqual({
      _id: expect.stringMatching(/^[0-9a-f]{32}$/),
      town: 't',
      a: 1,
    })
    expect(insert({ town: 't' }, { $setOnInsert: { _id: 'own' } })._id).toBe('own')
  })
  test('does not change the id that the query asks for', () => {
    expect(() => insert({ _id: 'u' }, { $set: { _id: 'v' } })).toThrow("immutable field '_id'")
  })
})
