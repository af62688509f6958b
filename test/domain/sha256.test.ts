import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { sha256 } from '../../domain/sha256'

const official = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

test('SHA-256 is the one that every tool computes, at any length', () => {
  for (let length = 0; length < 200; length += 1) expect(sha256('a'.repeat(length))).toBe(official('a'.repeat(length)))
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      expect(sha256(text)).toBe(official(text))
    }),
  )
})
