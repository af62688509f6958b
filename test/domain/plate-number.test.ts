import fc from 'fast-check'
import { plateText, plateYear, readPlate } from '../../domain/plate-number'

test('a plate reads LC-2027-0043', () => {
  expect(plateText({ code: 'LC', year: 2027, serial: 43 })).toBe('LC-2027-0043')
})

test('what is written is read back, also past 9999, and two homes never share a text', () => {
  const plate = fc.record({
    code: fc.stringMatching(/^[A-Z]{2,6}$/),
    year: fc.integer({ min: 2020, max: 2999 }),
    serial: fc.integer({ min: 1, max: 200_000 }),
  })
  fc.assert(fc.property(plate, (one) => expect(readPlate(plateText(one))).toEqual(one)))
})

test.each(['LC-2027-43', 'LC-2027-0000', 'LC-2027-00043', 'lc-2027-0043', 'LC2027-0043', ''])(
  '%s is no plate number',
  (text) => {
    expect(readPlate(text)).toBeNull()
  },
)

test("the year is the county's own: at midnight there, not in Greenwich", () => {
  expect(plateYear(new Date('2027-12-31T23:59:59+08:00'))).toBe(2027)
  expect(plateYear(new Date('2027-12-31T16:00:00Z'))).toBe(2028)
})
