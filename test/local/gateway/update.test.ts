/** Updates do what MongoDB's do, and refuse what it refuses, without touching the document they began from. */
import type { Doc } from '../../../local/gateway/engine/value'
import { readUpdate } from '../../../local/gateway/update/update'

const context = { inserting: false, now: () => new Date(7) }
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
  [{}, { $set: { 'a.$.b': 1 } }, "positional operator '$'"],
  [{}, { $set: { 'a.$[].b': 1 } }, "positional operator '$[]'"],
  [{}, { $explode: { a: 1 } }, 'Unknown modifier: $explode'],
  [{}, { constructor: { a: 1 } }, 'Unknown modifier: constructor'],
  [{}, {}, 'the SDK drops empty objects'],
  [{}, { $set: {} }, 'the update names no field'],
  [{ a: [1] }, { $push: { a: { $each: [1], $slices: 1 } } }, 'Unrecognized clause in $push'],
] as [Doc, Doc, string][])('%j with %j is refused: %s', (doc, update, message) => {
  expect(() => apply(doc, update)).toThrow(message)
})
