import fc from 'fast-check'
import { CODE_BYTES, codeOf, groupedCode, lettersTyped, qrText, readCode } from '../../domain/invitation-code'

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const bytes = fc.uint8Array({ minLength: CODE_BYTES, maxLength: CODE_BYTES })

test('a code carries all its 128 bits: different bytes make different codes', () => {
  fc.assert(
    fc.property(bytes, fc.nat(127), (some, bit) => {
      const other = Uint8Array.from(some)
      other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(codeOf(some)).not.toBe(codeOf(other))
    }),
  )
})

test('a code is 28 letters in seven groups that nobody mistakes for one another', () => {
  fc.assert(
    fc.property(bytes, (some) => {
      const code = codeOf(some)
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{28}$/)
      expect(groupedCode(code)).toMatch(/^(\w{4} ){6}\w{4}$/)
      expect(lettersTyped(groupedCode(code))).toEqual({ given: 28, of: 28 })
    }),
  )
})

test('what was typed is read in small letters, full-width, grouped, with O for 0 and I or L for 1, or scanned', () => {
  fc.assert(
    fc.property(bytes, (some) => {
      const code = codeOf(some)
      const wide = [...code].map((letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join('')
      const ways = [
        groupedCode(code).toLowerCase(),
        groupedCode(code).replaceAll(' ', '-'),
        wide,
        code.replaceAll('0', 'o').replaceAll('1', 'l'),
        code.replaceAll('1', 'I'),
        qrText(code),
        ` ${code}\n`,
      ]
      for (const typed of ways) expect(readCode(typed)).toBe(code)
    }),
  )
})

test('one wrong letter, or two neighbours swapped, is noticed before anybody is asked', () => {
  fc.assert(
    fc.property(bytes, fc.nat(27), fc.nat(30), (some, at, step) => {
      const code = codeOf(some)
      const letter = LETTERS.indexOf(code[at] ?? '')
      const wrong = code.slice(0, at) + LETTERS[(letter + 1 + step) % 32] + code.slice(at + 1)
      expect(readCode(wrong)).toBeNull()
      const swapped = code.slice(0, at) + (code[at + 1] ?? '') + (code[at] ?? '') + code.slice(at + 2)
      if (at < 25 && swapped !== code) expect(readCode(swapped)).toBeNull()
    }),
    { numRuns: 500 },
  )
})

test.each(['', '7Q2M', 'SBYJ-YQ:', '0'.repeat(27), `${'0'.repeat(27)}U`, '一二三四'])('%p is no code', (typed) => {
  expect(readCode(typed)).toBeNull()
})

test('a code of other than 16 bytes is a mistake of ours', () => {
  expect(() => codeOf(new Uint8Array(15))).toThrow(RangeError)
})
