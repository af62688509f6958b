import fc from 'fast-check'
import { maskPhoneNumber, parsePhoneNumber } from '../../domain/phone-number'

test.each([
  ['13000000123', '13000000123'],
  [' 130 0000 0123 ', '13000000123'],
  ['130-0000-0123', '13000000123'],
  ['+86 13000000123', '13000000123'],
  ['8613000000123', '13000000123'],
  ['１３００００００１２３', '13000000123'],
  ['0580-0000123', '0580-0000123'],
  ['(0580)0000123', '0580-0000123'],
  ['05800000123', '0580-0000123'],
  ['010-12345678', '010-12345678'],
])('「%s」 is the number %s', (typed, stored) => {
  expect(parsePhoneNumber(typed)).toBe(stored)
})

test.each(['', '1300000012', '130000001234', '23000000123', '12345', '13000000001、13000000002', '无', '130OOOO0123'])(
  '「%s」 is no number',
  (typed) => {
    expect(parsePhoneNumber(typed)).toBeNull()
  },
)

test('a stored number reads as itself', () => {
  const mobile = fc.integer({ min: 0, max: 9_999_999_999 }).map((n) => `1${String(n).padStart(10, '0')}`)
  fc.assert(
    fc.property(mobile, (number) => {
      expect(parsePhoneNumber(number)).toBe(number)
    }),
  )
})

test('a masked number shows the first three and the last four digits', () => {
  expect(maskPhoneNumber('13000000123')).toBe('130****0123')
  expect(maskPhoneNumber('0580-0000123')).toBe('058****0123')
})
