import fc from 'fast-check'
import { halfWidth, isVisible, oneLine, plainText } from '../../domain/text'

test('control, invisible and bidirectional characters are taken out of what is stored', () => {
  expect(plainText('a\u0000b\u202ec\u200bd\u2066e\ufefff\u007f')).toBe('abcdef')
})

test('letters that show nothing and halves of characters are taken out, and text of marks alone is not visible', () => {
  expect(plainText('微\u3164家\u2800\u115f\u1160\uffa0\ud800')).toBe('微家')
  expect(plainText('𠮷👩‍🌾')).toContain('𠮷')
  for (const text of ['', ' ', '\u0335', '\ufe0f']) expect(isVisible(text)).toBe(false)
  for (const text of ['家', '7', '。', '👩', 'é']) expect(isVisible(text)).toBe(true)
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
