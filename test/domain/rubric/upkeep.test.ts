import { FIVE_HAS } from '../../../domain/rubric/five-has/five-has'
import { isDelisted, namedUntil, needsLookOnSite } from '../../../domain/rubric/upkeep'

const day = (date: string): Date => new Date(`${date}T10:00:00+08:00`)

test('a name stands for two years', () => {
  expect(namedUntil(FIVE_HAS, day('2027-10-20'))).toEqual(day('2029-10-20'))
})

test('two estimates below 70 running bring a look on site, one does not', () => {
  expect(needsLookOnSite(FIVE_HAS, [6999, 6999])).toBe(true)
  expect(needsLookOnSite(FIVE_HAS, [6999, 7000])).toBe(false)
  expect(needsLookOnSite(FIVE_HAS, [6000, 7000, 6999])).toBe(false)
  expect(needsLookOnSite(FIVE_HAS, [6999])).toBe(false)
})

test('failing twice within 18 months takes the plate down, in whatever order they are told', () => {
  expect(isDelisted(FIVE_HAS, [day('2028-04-20'), day('2026-10-20')])).toBe(true)
  expect(isDelisted(FIVE_HAS, [day('2026-10-20'), day('2028-04-21')])).toBe(false)
  expect(isDelisted(FIVE_HAS, [day('2026-10-20')])).toBe(false)
  expect(isDelisted(FIVE_HAS, [day('2024-01-01'), day('2026-10-20'), day('2027-01-01')])).toBe(true)
})
