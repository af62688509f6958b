import fc from 'fast-check'
import { HOME_STATES, HOME_STEPS, type HomeState, type HomeStep, type HomeStepName } from '../../domain/home-state'
import {
  type HomeStanding,
  type HomeTaker,
  homeStateLabel,
  isFinal,
  missingFor,
  stateOnArrival,
  stepsFor,
  takeStep,
  turnOf,
  WITHDRAWN_KEPT_DAYS,
} from '../../domain/home-state-steps'
import { isAtLeast, ORGANISATION_LEVELS } from '../../domain/organisation'
import { DAY_MS } from '../../domain/time'

const NOW = new Date('2027-05-19T13:00:00+08:00')
const STEPS = Object.keys(HOME_STEPS) as HomeStepName[]
const TAKERS: HomeTaker[] = [
  { kind: 'applicant' },
  ...ORGANISATION_LEVELS.map((level) => ({ kind: 'officer' as const, level })),
]
const complete = (state: HomeState, ofUnit = false): HomeStanding => ({
  state,
  ofUnit,
  hasLeadHost: true,
  hasPairedMember: true,
  hasPlace: true,
  withdrawnAt: state === 'withdrawn' ? NOW : null,
})
const take = (home: HomeStanding, taker: HomeTaker, step: HomeStepName, reason: string | null = '写清楚了') =>
  takeStep(home, taker, step, { reason, at: NOW })
const officer = (level: (typeof ORGANISATION_LEVELS)[number]): HomeTaker => ({ kind: 'officer', level })

const anyHome = fc.record({
  state: fc.constantFrom(...HOME_STATES),
  ofUnit: fc.boolean(),
  hasLeadHost: fc.boolean(),
  hasPairedMember: fc.boolean(),
  hasPlace: fc.boolean(),
  withdrawnAt: fc.option(fc.date({ min: new Date('2027-01-01'), max: NOW, noInvalidDate: true })),
})
const anyTaker = fc.constantFrom(...TAKERS)
const anyStep = fc.constantFrom(...STEPS)

test('every state, step and actor: the table alone decides, and the outcome is one of its rows', () => {
  fc.assert(
    fc.property(anyHome, anyTaker, anyStep, (home, taker, name) => {
      const step: HomeStep = HOME_STEPS[name]
      const levels = step.by.flatMap((actor) => (actor === 'turn' ? [...turnOf(home.state)] : [actor]))
      const hers = levels.some((actor) =>
        taker.kind === 'applicant' || actor === 'applicant'
          ? taker.kind === actor
          : isAtLeast(taker.level, actor as (typeof ORGANISATION_LEVELS)[number]),
      )
      const outcome = take(home, taker, name)
      if (!step.from.includes(home.state) || !hers) {
        expect(outcome).toEqual({ taken: false, why: 'STEP_NOT_POSSIBLE' })
        expect(stepsFor(home, taker)).not.toContain(name)
        return
      }
      expect(stepsFor(home, taker)).toContain(name)
      if (missingFor(name, home, NOW).length > 0) expect(outcome).toMatchObject({ taken: false })
      else expect(outcome).toEqual({ taken: true, to: home.ofUnit ? (step.toOfUnit ?? step.to) : step.to })
    }),
    { numRuns: 3000 },
  )
})

test('no home is active without a lead host, a paired member and a place, whoever acts and however it came', () => {
  fc.assert(
    fc.property(anyHome, anyTaker, anyStep, (home, taker, name) => {
      const outcome = take(home, taker, name)
      if (!outcome.taken || outcome.to !== 'active') return
      expect(home).toMatchObject({ hasLeadHost: true, hasPairedMember: true, hasPlace: true })
      expect(['approved', 'suspended']).toContain(home.state)
    }),
  )
})

test('submitted does not become active in one step, by anybody', () => {
  for (const taker of TAKERS)
    for (const name of STEPS)
      expect(take(complete('submitted'), taker, name)).not.toMatchObject({ taken: true, to: 'active' })
})

test.each([
  ['approve', 'villageChecked', { hasLeadHost: false }, 'LEAD_HOST_REQUIRED'],
  ['record', 'approved', { hasPairedMember: false }, 'PAIRING_REQUIRED'],
  ['record', 'approved', { hasPlace: false }, 'PLACE_REQUIRED'],
  ['resume', 'suspended', { hasPlace: false }, 'PLACE_REQUIRED'],
] as const)('%s says by name what is missing', (step, state, without, why) => {
  expect(take({ ...complete(state), ...without }, officer('county'), step)).toEqual({ taken: false, why })
})

test('without a paired member a home may be approved, and waits there', () => {
  const home = { ...complete('villageChecked'), hasPairedMember: false }
  expect(take(home, officer('township'), 'approve')).toEqual({ taken: true, to: 'approved' })
  expect(take({ ...home, state: 'approved' }, officer('county'), 'record')).toEqual({
    taken: false,
    why: 'PAIRING_REQUIRED',
  })
})

test.each(['return', 'reject'] as const)('%s needs a reason that says something', (step) => {
  for (const reason of [null, '', '   '])
    expect(take(complete('villageChecked'), officer('township'), step, reason)).toEqual({
      taken: false,
      why: 'REASON_REQUIRED',
    })
})

test('a village sends back only what waits for the village', () => {
  expect(take(complete('submitted'), officer('village'), 'return')).toMatchObject({ taken: true })
  for (const state of ['villageChecked', 'approved'] as const)
    expect(take(complete(state), officer('village'), 'return')).toEqual({ taken: false, why: 'STEP_NOT_POSSIBLE' })
})

test('a home of a unit skips the village: it is submitted to the unit itself', () => {
  const home = complete('draft', true)
  expect(take(home, { kind: 'applicant' }, 'submit')).toEqual({ taken: true, to: 'villageChecked' })
  expect(take(complete('villageChecked', true), officer('unit'), 'approve')).toEqual({ taken: true, to: 'approved' })
  expect(homeStateLabel('villageChecked', true)).toBe('待单位审核')
})

test('a withdrawn application can be gone on with for thirty days, and not a moment longer', () => {
  const withdrawn = (ms: number): HomeStanding => ({
    ...complete('withdrawn'),
    withdrawnAt: new Date(NOW.getTime() - ms),
  })
  const limit = WITHDRAWN_KEPT_DAYS * DAY_MS
  expect(take(withdrawn(limit), { kind: 'applicant' }, 'reopen')).toEqual({ taken: true, to: 'draft' })
  expect(take(withdrawn(limit + 1), { kind: 'applicant' }, 'reopen')).toEqual({ taken: false, why: 'TOO_LATE' })
})

test('every state is reached from a draft, and every state but the last ones has a way out', () => {
  for (const ofUnit of [false, true]) {
    const reached = new Set<HomeState>(['draft'])
    for (const state of reached)
      for (const taker of TAKERS)
        for (const name of STEPS) {
          const outcome = take(complete(state, ofUnit), taker, name)
          if (outcome.taken) reached.add(outcome.to)
        }
    const unreached = HOME_STATES.filter((state) => !reached.has(state))
    expect(unreached).toEqual(ofUnit ? ['submitted'] : [])
  }
  for (const state of HOME_STATES) {
    const ways = TAKERS.flatMap((taker) => stepsFor({ state }, taker))
    expect({ state, hasWay: ways.length > 0 }).toEqual({ state, hasWay: !isFinal(state) })
  }
})

test('while it is the turn of a level, that level can take the home on', () => {
  for (const state of HOME_STATES)
    for (const level of turnOf(state)) expect(stepsFor({ state }, officer(level)).length).toBeGreaterThan(0)
})

test.each([
  ['planned', 'county', {}, 'villageChecked'],
  ['planned', 'township', {}, 'villageChecked'],
  ['built', 'township', {}, 'approved'],
  ['built', 'county', {}, 'active'],
  ['built', 'county', { hasPairedMember: false }, 'approved'],
  ['built', 'county', { hasPlace: false }, 'approved'],
  ['built', 'county', { hasLeadHost: false }, 'villageChecked'],
] as const)(
  'a home that an officer brings in, %s, by the %s, begins where the table lets it: %j',
  (built, level, without, state) => {
    expect(stateOnArrival(built, level, { ...complete('draft'), ...without })).toBe(state)
  },
)
