import fc from 'fast-check'
import { halfWidth, oneLine, plainText } from '../../domain/text'

test('control, invisible and bidirectional characters are taken out of what is stored', () => {
  expect(plainText('a\u0000b\u202ec\u200bd\u2066e\ufefff\u007f')).toBe('abcdef')
})

test('line ends become one kind, and line breaks and tabs stay', () => {
  expect(plainText('一\r\n二\r三\t四\n')).toBe('一\n二\n三\t四')
})

test('one line is one line, whatever blanks were in it', () => {
  expect(oneLine('  和美\u3000\u3000妇女\n微家\t ')).toBe('和美 妇女 微家')
})

test('cleaning twice is cleaning once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(plainText(plainText(text))).toBe(plainText(text))
      expect(oneLine(oneLine(text))).toBe(oneLine(text))
      expect(oneLine(text)).not.toMatch(/[\n\r\t\u202a-\u202e\u2066-\u2069]/)
    }),
  )
})

test('full-width letters, digits and signs become their ASCII twins, and Chinese stays', () => {
  expect(halfWidth('ＡＢ（１２）：白沙镇，\u3000！')).toBe('AB(12):白沙镇, !')
})
