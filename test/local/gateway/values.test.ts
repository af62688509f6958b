/** Values: index keys order like MongoDB's comparison, EJSON is the SDK's EJSON, the log gives back what was put in. */
import { BSONRegExp, EJSON, ObjectId } from 'bson'
import fc from 'fast-check'
import { decode, encode } from '../../../local/gateway/ejson'
import { part } from '../../../local/gateway/engine/key'
import { compare, type Doc, type Value } from '../../../local/gateway/engine/value'
import { changesOf, recordOf } from '../../../local/gateway/log/record'

const number = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.constantFrom(0, -0, 1, -1, 2 ** 31, 2 ** 40, Number.NaN, Infinity, -Infinity),
)
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '\0', '\0\u0001', 'a\0b', '\uffff', '𠮷', '家', '\ue000'),
)
const scalar: fc.Arbitrary<Value> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  number,
  text,
  fc.integer({ min: -(10 ** 12), max: 10 ** 13 }).map((ms) => new Date(ms)),
  fc.stringMatching(/^[0-9a-f]{24}$/).map((hex) => new ObjectId(hex)),
  fc.constantFrom('^a', 'b').map((pattern) => new BSONRegExp(pattern, 'i')),
)
const field = fc.constantFrom('a', 'b', 'ab', '家')
const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(field, tie('value'), { maxKeys: 3 }),
  ),
})).value
const doc: fc.Arbitrary<Doc> = fc.dictionary(field, value, { maxKeys: 4 })

const sign = (n: number) => (n < 0 ? -1 : n > 0 ? 1 : 0)

test('index keys order as the values compare, upwards and downwards', () => {
  fc.assert(
    fc.property(value, value, (a, b) => {
      const expected = sign(compare(a, b))
      expect(sign(part(a, 1) < part(b, 1) ? -1 : part(a, 1) > part(b, 1) ? 1 : 0)).toBe(expected)
      expect(sign(part(a, -1) < part(b, -1) ? 1 : part(a, -1) > part(b, -1) ? -1 : 0)).toBe(expected)
    }),
    { numRuns: 1000, seed: 1 },
  )
})

test('keys of two fields order by the first, then by the second', () => {
  fc.assert(
    fc.property(value, value, value, value, (a1, a2, b1, b2) => {
      const expected = sign(compare(a1, b1)) || -sign(compare(a2, b2))
      const [a, b] = [part(a1, 1) + part(a2, -1), part(b1, 1) + part(b2, -1)]
      expect(a < b ? -1 : a > b ? 1 : 0).toBe(expected === 0 ? 0 : expected)
    }),
    { numRuns: 700, seed: 2 },
  )
})

const never = () => {
  throw new Error('no server date here')
}

test('documents are written as bson writes canonical EJSON', () => {
  fc.assert(
    fc.property(doc, (each) => {
      // the SDK sends -0 as the whole number 0; bson alone would write -0.0
      const expected = EJSON.stringify(each, { relaxed: false }).replaceAll(
        '{"$numberDouble":"-0.0"}',
        '{"$numberInt":"0"}',
      )
      expect(encode(each)).toBe(expected)
    }),
    { numRuns: 300, seed: 3 },
  )
})

test('what is written is read back the same', () => {
  fc.assert(
    fc.property(doc, (each) => {
      expect(compare(decode(encode(each), never), each)).toBe(0)
    }),
    { numRuns: 300, seed: 4 },
  )
})

test('a server date becomes the time of the server, moved by its offset', () => {
  const at = decode(
    '{"a":{"$tcb_server_date":{"offset":{"$numberInt":"60000"}}}}',
    (offset) => new Date(1_000 + offset),
  )
  expect(at).toEqual({ a: new Date(61_000) })
})

test('a field named like the prototype stays data', () => {
  const read = decode('{"__proto__":{"$numberInt":"1"}}', never) as Doc
  expect(Object.keys(read)).toEqual(['__proto__'])
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
})

test('the log gives documents back as they were, and notices a single changed bit', () => {
  fc.assert(
    fc.property(doc, fc.nat(), (each, where) => {
      const record = recordOf([{ kind: 'put', collection: 'c', doc: { _id: 'x', ...each } }])
      const line = record.subarray(0, -1)
      const [change] = changesOf(line) ?? []
      expect(change?.kind === 'put' && compare(change.doc, { _id: 'x', ...each })).toBe(0)
      const damaged = Buffer.from(line)
      const at = 9 + (where % (damaged.length - 9))
      damaged[at] = (damaged[at] as number) ^ 1
      expect(changesOf(damaged)).toBeUndefined()
    }),
    { numRuns: 200, seed: 5 },
  )
})
