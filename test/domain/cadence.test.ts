import fc from 'fast-check'
import { activatedAt, activeSpans } from '../../domain/active-spans'
import { type CadenceFacts, type HeldFact, judge } from '../../domain/cadence'
import { lookBackFrom, periodsToJudge, recentPeriods } from '../../domain/cadence-window'
import { LEAST_OPEN_MINUTES } from '../../domain/opening'
import { periodAround } from '../../domain/period'

const at = (text: string): Date => new Date(`${text}+08:00`)
const WEEK = periodAround('week', '2027-06-09')
const MONTH = periodAround('month', '2027-06-09')
const QUARTER = periodAround('quarter', '2027-06-09')
const YEAR = periodAround('year', '2027-06-09')

const NOTHING: CadenceFacts = {
  active: [{ from: at('2026-01-01T00:00:00'), to: null }],
  openings: [],
  held: [],
  exempt: [],
  least: { gathering: 3, quarterly: 5, banquet: 8 },
}
const opening = (from: string, to: string | null) => ({
  id: `o-${from}`,
  from: at(from),
  to: to === null ? null : at(to),
})
const held = (kind: HeldFact['kind'], startsAt: string, more: Partial<HeldFact> = {}): HeldFact => ({
  id: `${kind}-${startsAt}`,
  kind,
  startsAt: at(startsAt),
  persons: 12,
  cancelled: false,
  invalid: false,
  ...more,
})

describe('a weekly reception counts', () => {
  const week = (more: Partial<CadenceFacts>) => judge('reception', WEEK, { ...NOTHING, ...more })

  test('when the door was open for an hour, visitors or none', () => {
    expect(LEAST_OPEN_MINUTES).toBe(60)
    expect(week({ openings: [opening('2027-06-09T14:35:00', '2027-06-09T15:35:00')] })).toMatchObject({
      required: true,
      kept: true,
      why: { is: 'kept', ids: ['o-2027-06-09T14:35:00'] },
    })
  })

  test('not when it was open for 59 minutes, and the host reads how long it was', () => {
    const openings = [
      opening('2027-06-09T14:00:00', '2027-06-09T14:59:59'),
      opening('2027-06-10T14:00:00', '2027-06-10T14:20:00'),
    ]
    expect(week({ openings })).toMatchObject({ kept: false, why: { is: 'tooShort', minutes: 59 } })
  })

  test('two short openings do not make a long one', () => {
    const openings = [
      opening('2027-06-09T09:00:00', '2027-06-09T09:40:00'),
      opening('2027-06-09T10:00:00', '2027-06-09T10:40:00'),
    ]
    expect(week({ openings }).kept).toBe(false)
  })

  test('in the week in which it began, by the clock of the county', () => {
    const late = [opening('2027-06-13T23:30:00', '2027-06-14T01:00:00')]
    expect(week({ openings: late }).kept).toBe(true)
    expect(judge('reception', periodAround('week', '2027-06-14'), { ...NOTHING, openings: late }).kept).toBe(false)
  })

  test('a gathering of that week is no reception', () => {
    expect(week({ held: [held('gathering', '2027-06-09T14:00:00')] })).toMatchObject({
      kept: false,
      why: { is: 'nothing' },
    })
  })
})

describe('an activity counts for one kind', () => {
  test('a banquet is not also the activity of its quarter', () => {
    const facts = { ...NOTHING, held: [held('banquet', '2027-06-20T18:00:00')] }
    expect(judge('banquet', YEAR, facts).kept).toBe(true)
    expect(judge('quarterly', QUARTER, facts).kept).toBe(false)
    expect(judge('gathering', MONTH, facts).kept).toBe(false)
  })

  test.each([
    [4, false],
    [5, true],
  ])('with %d who came, where 5 are needed: %s', (persons, kept) => {
    const facts = { ...NOTHING, held: [held('quarterly', '2027-06-20T18:00:00', { persons })] }
    expect(judge('quarterly', QUARTER, facts)).toMatchObject(
      kept ? { kept } : { kept, why: { is: 'tooFew', persons, least: 5 } },
    )
  })

  test('only once it was settled after its end, not while it was cancelled or said not to count', () => {
    const why = (more: Partial<HeldFact>) =>
      judge('gathering', MONTH, { ...NOTHING, held: [held('gathering', '2027-06-05T19:00:00', more)] }).why.is
    expect(why({ persons: null })).toBe('notSettled')
    expect(why({ cancelled: true })).toBe('cancelled')
    expect(why({ invalid: true })).toBe('invalid')
  })

  test('the nearest miss is what the host reads', () => {
    const facts = {
      ...NOTHING,
      held: [
        held('gathering', '2027-06-05T19:00:00', { cancelled: true }),
        held('gathering', '2027-06-12T19:00:00', { persons: 2 }),
      ],
    }
    expect(judge('gathering', MONTH, facts).why).toMatchObject({ is: 'tooFew', persons: 2 })
  })
})

describe('a period is required', () => {
  test('only when the home was active on every day of it', () => {
    const opened = { ...NOTHING, active: [{ from: at('2027-06-08T10:00:00'), to: null }] }
    expect(judge('reception', WEEK, opened)).toMatchObject({ required: false, why: { is: 'notActive' } })
    expect(judge('reception', periodAround('week', '2027-06-14'), opened).required).toBe(true)
  })

  test('not across a suspension, and what was kept all the same stays kept', () => {
    const facts = {
      ...NOTHING,
      active: [
        { from: at('2026-01-01T00:00:00'), to: at('2027-06-11T09:00:00') },
        { from: at('2027-06-12T09:00:00'), to: null },
      ],
      openings: [opening('2027-06-09T14:00:00', '2027-06-09T16:00:00')],
    }
    expect(judge('reception', WEEK, facts)).toMatchObject({ required: false, kept: true })
  })

  test('not when it is exempt whole; then what happens in it is neither required nor counted', () => {
    const exempt = [{ first: '2027-06-07', last: '2027-06-13', why: '台风' }]
    const openings = [opening('2027-06-09T14:00:00', '2027-06-09T16:00:00')]
    expect(judge('reception', WEEK, { ...NOTHING, exempt, openings })).toEqual({
      required: false,
      kept: false,
      exempt: true,
      why: { is: 'exempt', why: '台风' },
    })
    expect(judge('gathering', MONTH, { ...NOTHING, exempt })).toMatchObject({ required: true, exempt: false })
  })
})

test('one opening or one more person never makes a period count less', () => {
  const minute = fc.integer({ min: 0, max: 40_000 })
  const openings = fc.array(fc.tuple(minute, fc.integer({ min: 0, max: 300 })), { maxLength: 6 })
  const begin = at('2027-05-24T00:00:00').getTime()
  const fact = ([from, length]: readonly [number, number], i: number) => ({
    id: `o${i}`,
    from: new Date(begin + from * 60_000),
    to: new Date(begin + (from + length) * 60_000),
  })
  fc.assert(
    fc.property(openings, fc.tuple(minute, fc.integer({ min: 0, max: 300 })), (some, more) => {
      const before = judge('reception', WEEK, { ...NOTHING, openings: some.map(fact) })
      const after = judge('reception', WEEK, { ...NOTHING, openings: [...some, more].map(fact) })
      expect(Number(after.kept)).toBeGreaterThanOrEqual(Number(before.kept))
    }),
  )
})

describe('a home was active', () => {
  test('from its first step to active until the step away, and again', () => {
    const spans = activeSpans({ state: 'draft', at: at('2027-01-01T00:00:00') }, [
      { to: 'submitted', at: at('2027-01-02T00:00:00') },
      { to: 'active', at: at('2027-02-01T00:00:00') },
      { to: 'suspended', at: at('2027-03-01T00:00:00') },
      { to: 'active', at: at('2027-04-01T00:00:00') },
    ])
    expect(spans).toEqual([
      { from: at('2027-02-01T00:00:00'), to: at('2027-03-01T00:00:00') },
      { from: at('2027-04-01T00:00:00'), to: null },
    ])
    expect(activatedAt(spans)).toEqual(at('2027-02-01T00:00:00'))
  })

  test('from its beginning, where it was imported as active', () => {
    expect(activeSpans({ state: 'active', at: at('2027-01-05T00:00:00') }, [])).toEqual([
      { from: at('2027-01-05T00:00:00'), to: null },
    ])
  })
})

describe('what is judged anew', () => {
  const now = at('2027-06-16T12:00:00')

  test('is always the running period and the one before, and back to where something happened', () => {
    expect(periodsToJudge('reception', null, now).map(({ key }) => key)).toEqual(['2027-W24', '2027-W23'])
    expect(periodsToJudge('reception', at('2027-05-26T12:00:00'), now).map(({ key }) => key)).toEqual([
      '2027-W24',
      '2027-W23',
      '2027-W22',
      '2027-W21',
    ])
  })

  test('never lies before the facts that are read for it', () => {
    for (const kind of ['reception', 'gathering', 'quarterly', 'banquet'] as const)
      for (const { first } of recentPeriods(kind, now)) expect(at(`${first}T00:00:00`) >= lookBackFrom(now)).toBe(true)
  })
})
