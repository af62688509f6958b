import { countyTable } from '../../../domain/calendar'
import {
  APPLICATION_NEEDS,
  APPLICATION_STATES,
  APPLICATION_STEPS,
  type ApplicationNeed,
  type ApplicationState,
  type ApplicationStep,
  FINAL_APPLICATION_STATES,
} from '../../../domain/demonstration/application-state'
import {
  APPLICATION_STEP_NAMES,
  type ApplicationFacts,
  type ApplicationTaker,
  applicationStepsFor,
  applicationTurnOf,
  isNoticeOver,
  lastDayOfNotice,
  takeApplicationStep,
} from '../../../domain/demonstration/application-steps'
import { isAtLeast, ORGANISATION_LEVELS, type OrganisationLevel } from '../../../domain/organisation'

const HOST: ApplicationTaker = { kind: 'host' }
const officer = (level: OrganisationLevel): ApplicationTaker => ({ kind: 'officer', level })
const TAKERS = [HOST, ...ORGANISATION_LEVELS.map(officer)]
const ALL_MET = Object.fromEntries(APPLICATION_NEEDS.map((need) => [need, true])) as ApplicationFacts
const take = (
  state: ApplicationState,
  taker: ApplicationTaker,
  step: (typeof APPLICATION_STEP_NAMES)[number],
  without: ApplicationNeed[] = [],
) =>
  takeApplicationStep(
    state,
    taker,
    step,
    { ...ALL_MET, ...Object.fromEntries(without.map((need) => [need, false])) },
    without.includes('reason') ? '  ' : '写清楚了',
  )

test('every state, taker and step: the table alone decides', () => {
  for (const state of APPLICATION_STATES)
    for (const taker of TAKERS)
      for (const name of APPLICATION_STEP_NAMES) {
        const step: ApplicationStep = APPLICATION_STEPS[name]
        const levels = step.by.flatMap((actor) => (actor === 'turn' ? [...applicationTurnOf(state)] : [actor]))
        const hers = levels.some((actor) =>
          taker.kind === 'host' || actor === 'host' ? actor === taker.kind : isAtLeast(taker.level, actor),
        )
        const may = step.from.includes(state) && hers
        expect([state, name, take(state, taker, name).taken]).toEqual([state, name, may])
        if (may) expect(take(state, taker, name)).toEqual({ taken: true, to: step.to })
      }
})

test('every need of a step holds it back by name, and all of them are told at once', () => {
  for (const name of APPLICATION_STEP_NAMES) {
    const step: ApplicationStep = APPLICATION_STEPS[name]
    const [from = 'draft'] = step.from
    const taker = step.by.includes('host') ? HOST : officer('county')
    for (const need of step.needs)
      expect(take(from, taker, name, [need])).toEqual({ taken: false, why: 'missing', missing: [need] })
    if (step.needs.length > 1)
      expect(take(from, taker, name, [...step.needs])).toMatchObject({ missing: [...step.needs] })
  }
})

test('without the paper that allows the campaign a home may look at itself, and nobody gets any further', () => {
  expect(take('draft', HOST, 'selfScore', ['document'])).toMatchObject({ taken: true })
  for (const [state, step] of [
    ['townshipRecommended', 'screen'],
    ['scored', 'publish'],
    ['publicNotice', 'name'],
  ] as const)
    expect(take(state, officer('county'), step, ['document'])).toMatchObject({ missing: ['document'] })
  expect(take('selfScored', HOST, 'submit', ['document'])).toMatchObject({ missing: ['document'] })
})

test('a host withdraws any time before the public notice, and not after', () => {
  const may = APPLICATION_STATES.filter((state) => applicationStepsFor(state, HOST).includes('withdraw'))
  expect(may.sort()).toEqual(
    [
      'draft',
      'selfScored',
      'submitted',
      'returned',
      'townshipRecommended',
      'countyScreened',
      'onsiteScheduled',
      'scored',
    ].sort(),
  )
})

test('nobody is named but from a public notice, and only the county names', () => {
  for (const state of APPLICATION_STATES)
    for (const taker of TAKERS)
      for (const name of APPLICATION_STEP_NAMES) {
        const outcome = take(state, taker, name)
        if (outcome.taken && outcome.to === 'named') expect([state, taker]).toEqual(['publicNotice', officer('county')])
      }
})

test('every officer’s step on a home asks that she is impartial; an objection also that she took no part before', () => {
  for (const name of APPLICATION_STEP_NAMES) {
    const { by, needs }: ApplicationStep = APPLICATION_STEPS[name]
    if (!by.includes('host')) expect([name, needs.includes('impartial')]).toEqual([name, true])
    if (name.endsWith('Objection')) expect([name, needs.includes('uninvolved')]).toEqual([name, true])
  }
})

test('every state is reached from a draft, and only the last ones have no way out', () => {
  const reached = new Set<ApplicationState>(['draft'])
  for (const state of reached)
    for (const taker of TAKERS)
      for (const name of applicationStepsFor(state, taker)) reached.add(APPLICATION_STEPS[name].to)
  expect([...reached].sort()).toEqual([...APPLICATION_STATES].sort())
  for (const state of APPLICATION_STATES)
    expect([state, TAKERS.some((taker) => applicationStepsFor(state, taker).length > 0)]).toEqual([
      state,
      !FINAL_APPLICATION_STATES.includes(state),
    ])
})

test('a notice lasts five whole working days after the day it went up, holidays left out', () => {
  const ordinary = countyTable([])
  // Monday 11 October 2027.
  expect(lastDayOfNotice('2027-10-11', 5, ordinary)).toBe('2027-10-18')
  expect(isNoticeOver('2027-10-11', '2027-10-18', 5, ordinary)).toBe(false)
  expect(isNoticeOver('2027-10-11', '2027-10-19', 5, ordinary)).toBe(true)
  const closed = countyTable([{ date: '2027-10-13', kind: 'closed', name: '台风' }])
  expect(lastDayOfNotice('2027-10-11', 5, closed)).toBe('2027-10-19')
})
