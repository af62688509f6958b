import { ANSWER_RANDOM_BYTES, publicKeyOf, SEAL_RANDOM_BYTES, sealAnswer, sealFor, unseal } from '../../domain/sealing'

const bytes = (length: number, seed: number): Uint8Array => Uint8Array.from({ length }, (_, i) => (i * 31 + seed) % 256)
const secretKey = Buffer.from(bytes(32, 7)).toString('base64')
const otherKey = Buffer.from(bytes(32, 8)).toString('base64')
const text = '白沙镇渔港村157号 13000000123'
const call = (seed: number) => sealFor('k1', publicKeyOf(secretKey), text, bytes(SEAL_RANDOM_BYTES, seed))

/** The same text with one character of its base64 changed. */
const changed = (base64: string): string => (base64.startsWith('A') ? 'B' : 'A') + base64.slice(1)

test('only the function that holds the key opens what was sealed for it', () => {
  const { sealed } = call(1)
  expect(unseal(secretKey, sealed)).toBe(text)
  expect(unseal(otherKey, sealed)).toBeNull()
})

test('nothing of the text stands in the sealed form', () => {
  expect(JSON.stringify(call(1).sealed)).not.toContain('13000000123')
  expect(Buffer.from(call(1).sealed.box, 'base64').toString('latin1')).not.toContain('13000000123')
})

test.each(['from', 'nonce', 'box'] as const)('a changed %s is noticed', (part) => {
  const { sealed } = call(1)
  expect(unseal(secretKey, { ...sealed, [part]: changed(sealed[part]) })).toBeNull()
})

test('what is no seal at all is no seal, not a crash', () => {
  expect(unseal(secretKey, { keyId: 'k1', from: '', nonce: '', box: '' })).toBeNull()
  expect(unseal(secretKey, { keyId: 'k1', from: '###', nonce: 'AA', box: 'AA' })).toBeNull()
})

test('a reply opens for the call that it answers, and for no other', () => {
  const [mine, theirs] = [call(1), call(2)]
  const answer = sealAnswer(secretKey, mine.sealed.from, '好', bytes(ANSWER_RANDOM_BYTES, 3))
  expect(mine.open(answer)).toBe('好')
  expect(theirs.open(answer)).toBeNull()
  expect(mine.open({ ...answer, box: changed(answer.box) })).toBeNull()
})

test('a call without enough random bytes is refused', () => {
  expect(() => sealFor('k1', publicKeyOf(secretKey), text, bytes(55, 1))).toThrow(RangeError)
})
