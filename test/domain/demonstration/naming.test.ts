import fc from 'fast-check'
import { isOpenOn, mayName, minRequiredWeeks } from '../../../domain/demonstration/campaign'
import { type Applicant, nameWithinPlaces } from '../../../domain/demonstration/naming'
import { FIVE_HAS } from '../../../domain/rubric/five-has/five-has'
import { LEVELS } from '../../../domain/rubric/level'

const applicant = (id: string, townshipId: string, total: number, more: Partial<Applicant> = {}): Applicant => ({
  id,
  townshipId,
  level: 'demonstration',
  total,
  dimensions: { A: 1900, B: 1900, C: 1900, D: 2300, E: 1300 },
  submittedAt: new Date('2027-09-10T09:00:00+08:00'),
  ...more,
})
const name = (applicants: Applicant[], places: Record<string, number>) => nameWithinPlaces(FIVE_HAS, applicants, places)
const ids = ({ named }: ReturnType<typeof name>) => named.map(({ id }) => id)

test('within a township the highest are named, and the others wait', () => {
  const outcome = name([applicant('a', 'T1', 8600), applicant('b', 'T1', 9100), applicant('c', 'T1', 8900)], { T1: 2 })
  expect(outcome).toEqual({
    named: [
      { id: 'b', from: 'township' },
      { id: 'c', from: 'township' },
    ],
    waiting: ['a'],
  })
})

test('places that a township cannot fill are pooled and go by rank over the county', () => {
  const outcome = name(
    [applicant('a', 'T1', 9000), applicant('b', 'T1', 8800), applicant('c', 'T2', 8700), applicant('d', 'T2', 8900)],
    { T1: 1, T2: 1, T3: 1 },
  )
  expect(outcome).toEqual({
    named: [
      { id: 'a', from: 'township' },
      { id: 'd', from: 'township' },
      { id: 'b', from: 'pool' },
    ],
    waiting: ['c'],
  })
})

test('a lower home with a place of its township goes before a higher one without', () => {
  expect(
    ids(name([applicant('a', 'T1', 9900), applicant('b', 'T1', 9800), applicant('c', 'T2', 8500)], { T1: 1, T2: 1 })),
  ).toEqual(['a', 'c'])
})

test('what was published keeps its place, and whoever is scored after it takes what is left', () => {
  const [held, better, other] = [
    applicant('a', 'T1', 8600, { published: true }),
    applicant('b', 'T1', 9100),
    applicant('c', 'T2', 9000),
  ]
  expect(name([held, better], { T1: 1 })).toMatchObject({ named: [{ id: 'a' }], waiting: ['b'] })
  // Its place came from the pool; the home whose township it was comes too late for it.
  expect(name([held, other], { T2: 1 })).toMatchObject({ named: [{ id: 'a', from: 'pool' }], waiting: ['c'] })
  expect(ids(name([held, better, other], { T1: 1, T2: 1 })).sort()).toEqual(['a', 'c'])
})

test('a tie goes to the higher D, then the higher C, then who submitted earlier', () => {
  const dimensions = { A: 1900, B: 1900, C: 1900, D: 2300, E: 1300 }
  const early = new Date('2027-09-09T09:00:00+08:00')
  const base = applicant('z', 'T1', 9000, { dimensions: { ...dimensions, E: 1500 } })
  const d = applicant('y', 'T1', 9000, { dimensions: { ...dimensions, D: 2301 } })
  const c = applicant('x', 'T1', 9000, { dimensions: { ...dimensions, C: 1901 } })
  const earlier = applicant('w', 'T1', 9000, { submittedAt: early })
  const outcome = name([base, earlier, c, d], { T1: 4 })
  expect(ids(outcome)).toEqual(['y', 'x', 'w', 'z'])
})

test('only a demonstration is named, however many places are left', () => {
  const outcome = name(
    [applicant('a', 'T1', 9500, { level: 'qualified' }), applicant('b', 'T1', 5000, { level: null })],
    { T1: 2, T2: 5 },
  )
  expect(outcome).toEqual({ named: [], waiting: [] })
})

test('a place taken back goes to the next of those who wait', () => {
  const all = [applicant('a', 'T1', 9000), applicant('b', 'T1', 8900), applicant('c', 'T1', 8800)]
  const [next] = name(all, { T1: 2 }).waiting
  expect(
    ids(
      name(
        all.filter(({ id }) => id !== 'a'),
        { T1: 2 },
      ),
    ),
  ).toEqual(['b', next])
})

test('no more are named than there are places, none of them is no demonstration, and the order of applying in does not matter', () => {
  const anyApplicant = fc
    .record({
      township: fc.constantFrom('T1', 'T2', 'T3'),
      level: fc.constantFrom(...LEVELS),
      total: fc.integer({ min: 8500, max: 8505 }),
    })
    .map(({ township, level, total }) => ({ townshipId: township, level, total }))
  const anyPlaces = fc.record({ T1: fc.nat({ max: 4 }), T2: fc.nat({ max: 4 }), T3: fc.nat({ max: 4 }) })
  fc.assert(
    fc.property(fc.array(anyApplicant, { maxLength: 15 }), anyPlaces, (some, places) => {
      const applicants = some.map(({ townshipId, level, total }, i) => applicant(`h${i}`, townshipId, total, { level }))
      const outcome = name(applicants, places)
      const fit = applicants.filter(({ level }) => level === 'demonstration')
      const sum = places.T1 + places.T2 + places.T3
      expect(outcome.named).toHaveLength(Math.min(sum, fit.length))
      expect([...ids(outcome), ...outcome.waiting].sort()).toEqual(fit.map(({ id }) => id).sort())
      expect(name([...applicants].reverse(), places)).toEqual(outcome)
      for (const [township, own] of Object.entries(places)) {
        const ofIt = fit.filter(({ townshipId }) => townshipId === township).length
        const granted = outcome.named.filter(
          ({ id, from }) =>
            from === 'township' && applicants.some((one) => one.id === id && one.townshipId === township),
        )
        expect(granted).toHaveLength(Math.min(own, ofIt))
      }
    }),
  )
})

test('without the paper that allows the campaign nobody is named', () => {
  expect(mayName({ approvalDocument: null })).toBe(false)
  expect(mayName({ approvalDocument: '  ' })).toBe(false)
  expect(mayName({ approvalDocument: '澜妇〔2027〕4号' })).toBe(true)
})

test('a campaign is open from its first to its last day, and a first one asks for fewer weeks', () => {
  const days = { opensOn: '2027-09-01', closesOn: '2027-09-20' }
  expect(['2027-08-31', '2027-09-01', '2027-09-20', '2027-09-21'].map((date) => isOpenOn(days, date))).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect([minRequiredWeeks(FIVE_HAS, { isFirst: true }), minRequiredWeeks(FIVE_HAS, { isFirst: false })]).toEqual([
    8, 26,
  ])
})
