import fc from 'fast-check'
import { dateAfter } from '../../../domain/calendar-day'
import { periodAround } from '../../../domain/period'
import type { RotationSlot } from '../../../domain/rotation'
import { lookAtHome } from '../../../domain/rubric/five-has/facts/home-facts'
import { FIVE_HAS } from '../../../domain/rubric/five-has/five-has'
import type { ActivityFact, HomeRecords } from '../../../domain/rubric/five-has/records'
import { previewOf } from '../../../domain/rubric/preview'

/* A home's records as 五有 reads them: what counts, what is not asked for yet, and that more kept never lowers a score. */

const CUT_OFF = '2027-09-01'
const at = (day: string, time = '12:00') => new Date(`${day}T${time}:00+08:00`)
const AFTER = at('2027-09-10')
const WU = {
  personId: 'wu',
  name: '吴海燕',
  role: 'leadHost',
  since: at('2026-01-01'),
  until: null,
  claimed: true,
} as const

const BARE: HomeRecords = {
  covered: 100,
  active: [{ from: at('2026-01-01'), to: null }],
  site: { place: true, hours: true, contact: true, photos: false, services: true },
  confirmedOn: [],
  hosts: [WU],
  paired: [{ personId: 'gao', name: '高敏', level: 'county', since: at('2026-01-01'), until: null }],
  placeUntil: null,
  openings: [],
  slots: [],
  activities: [],
  visits: [],
  trainings: [],
  plans: {},
  exempt: [],
}

const opened = (day: string, minutes = 120) => ({
  id: day,
  from: at(day, '14:00'),
  to: new Date(at(day, '14:00').getTime() + minutes * 60_000),
})
const held = (kind: ActivityFact['kind'], day: string, more: Partial<ActivityFact> = {}): ActivityFact => ({
  id: `${kind}-${day}`,
  title: '做旗袍扣',
  kind,
  startsAt: at(day, '19:00'),
  endsAt: at(day, '21:00'),
  cancelled: false,
  invalid: false,
  persons: 20,
  visitors: [],
  recordedAt: null,
  picturedAt: null,
  ...more,
})
const slot = (day: string, state: RotationSlot['state']): RotationSlot => ({
  startsAt: at(day, '14:00'),
  endsAt: at(day, '16:00'),
  kind: 'reception',
  state,
  plannedFor: { id: 'wu', name: '吴海燕' },
  on: { id: 'wu', name: '吴海燕' },
})
const look = (records: Partial<HomeRecords>, moment = AFTER) => {
  const found = lookAtHome({ ...BARE, ...records }, CUT_OFF, moment)
  if (!found) throw new Error('not looked at')
  return found
}
const factOf = (id: string, records: Partial<HomeRecords>, moment = AFTER) => look(records, moment).facts.auto[id]
/** The Wednesdays of so many weeks from one on. */
const wednesdays = (from: string, weeks: number) => Array.from({ length: weeks }, (_, i) => dateAfter(from, 7 * i))

test('weeks are asked for that lie whole in the twelve months before the cut-off, and a reception keeps one', () => {
  expect(factOf('D1', { openings: wednesdays('2026-09-09', 46).map((day) => opened(day)) })).toEqual({
    kind: 'share',
    kept: 46,
    of: 51,
  })
  expect(factOf('D1', { openings: [opened('2027-06-09', 40)] })).toMatchObject({ kept: 0 })
})

test('a week that was exempted whole is neither asked for nor counted', () => {
  const week = periodAround('week', '2027-06-09')
  const exempt = [{ first: week.first, last: week.last, why: '台风' }]
  expect(factOf('D1', { exempt, openings: [opened('2027-06-09')] })).toEqual({ kind: 'share', kept: 0, of: 50 })
})

test('what is not over yet asks for nothing until it is kept, and can still be had', () => {
  const moment = at('2027-06-09', '18:00')
  const { facts, ahead, open } = look({}, moment)
  expect(facts.auto.D1).toEqual({ kind: 'share', kept: 0, of: 39 })
  expect(ahead.auto.D1).toEqual({ kind: 'share', kept: 0, of: 51 })
  expect(open.D1).toBe(12)
  expect(look({ openings: [opened('2027-06-09')] }, moment).facts.auto.D1).toEqual({ kind: 'share', kept: 1, of: 40 })
})

test('what happened after the moment is not known at it', () => {
  expect(factOf('D2', { activities: [held('gathering', '2027-06-12')] }, at('2027-06-09'))).toMatchObject({ kept: 0 })
})

test('an activity counts for its kind with enough women, once it was settled and unless somebody said it does not', () => {
  const kept = (more: Partial<ActivityFact>) => factOf('D2', { activities: [held('gathering', '2027-06-12', more)] })
  expect(kept({ persons: 3 })).toMatchObject({ kept: 1, of: 12 })
  for (const more of [{ persons: 2 }, { persons: null }, { invalid: true }, { cancelled: true }])
    expect(kept(more)).toMatchObject({ kept: 0, of: 12 })
  expect(factOf('D4', { activities: [held('banquet', '2027-06-12', { persons: 10 })] })).toEqual({
    kind: 'count',
    count: 1,
  })
})

test('a woman who came twice is one', () => {
  const activities = [
    held('gathering', '2027-05-12', { visitors: ['fang', 'liu'] }),
    held('training', '2027-06-12', { visitors: ['fang', 'chen'] }),
  ]
  expect(factOf('D5', { activities })).toEqual({ kind: 'count', count: 3 })
})

test('few slots are measured against the weeks that were asked for, so that an unscheduled rotation raises nothing', () => {
  expect(factOf('C1', { slots: [slot('2027-06-09', 'served')] })).toEqual({ kind: 'share', kept: 1, of: 51 })
  expect(factOf('C1', { slots: [slot('2027-06-09', 'excused')] })).toEqual({ kind: 'share', kept: 0, of: 50 })
  const many = wednesdays('2026-09-09', 51).flatMap((day) => [slot(day, 'served'), slot(dateAfter(day, 1), 'missed')])
  expect(factOf('C1', { slots: many })).toEqual({ kind: 'share', kept: 51, of: 102 })
})

test('a record counts when summary, photo and attendance stood within 72 hours', () => {
  const end = at('2027-06-12', '21:00').getTime()
  const within = new Date(end + 72 * 3_600_000)
  const late = new Date(end + 72 * 3_600_000 + 1)
  const record = (more: Partial<ActivityFact>) => factOf('C4', { activities: [held('gathering', '2027-06-12', more)] })
  expect(record({ recordedAt: within, picturedAt: within })).toEqual({ kind: 'share', kept: 1, of: 1 })
  expect(record({ recordedAt: late, picturedAt: within })).toMatchObject({ kept: 0, of: 1 })
  expect(record({ recordedAt: within })).toMatchObject({ kept: 0, of: 1 })
})

test('stories less than seven days apart count once', () => {
  const told = (day: string) => held('other', day, { recordedAt: at(day, '22:00'), picturedAt: at(day, '22:00') })
  expect(factOf('E1', { activities: [told('2027-06-01'), told('2027-06-05'), told('2027-06-08')] })).toEqual({
    kind: 'count',
    count: 2,
  })
})

test('a lead host without a training caps B4, and a home without any host has nothing to measure', () => {
  const training = { activityId: 't', title: '一年一训', at: at('2027-03-08') }
  expect(look({ trainings: [{ ...training, personId: 'wu' }] }).facts.conditions).toEqual([])
  expect(look({}).facts.conditions).toEqual(['leadUntrained'])
  expect(factOf('B4', { hosts: [] })).toBeNull()
})

test('a profile is current for ninety days after it was confirmed', () => {
  expect(factOf('A2', { confirmedOn: ['2027-01-10'] })).toEqual({ kind: 'share', kept: 3, of: 12 })
})

test('thirty days without a paired member are bearable, thirty-one block; ninety without anything kept suspend', () => {
  const left = (until: string) => [{ ...BARE.paired[0], until: at(until) } as HomeRecords['paired'][number]]
  const openings = [opened('2027-08-25')]
  expect(look({ paired: left('2027-08-01'), openings }).vetoes).toEqual([])
  expect(look({ paired: left('2027-07-31'), openings }).vetoes).toEqual(['V1'])
  expect(look({ openings: [opened('2027-06-03')] }).vetoes).toEqual([])
  expect(look({ openings: [opened('2027-06-02')] }).vetoes).toEqual(['V2'])
})

test('a home that was not active before the cut-off is not looked at', () => {
  expect(lookAtHome({ ...BARE, active: [{ from: at('2027-09-01'), to: null }] }, CUT_OFF, AFTER)).toBeNull()
  expect(lookAtHome({ ...BARE, active: [] }, CUT_OFF, AFTER)).toBeNull()
})

test('one more week kept never lowers the estimate, whatever was kept before', () => {
  const days = wednesdays('2026-09-09', 51)
  fc.assert(
    fc.property(
      fc.subarray(days),
      fc.constantFrom(...days),
      fc.constantFrom(AFTER, at('2027-06-09', '18:00')),
      (kept, more, moment) => {
        const estimate = (list: readonly string[]) => {
          const records = { openings: [...new Set(list)].map((day) => opened(day)) }
          return previewOf(FIVE_HAS, look(records, moment).facts)
        }
        expect(estimate([...kept, more])).toBeGreaterThanOrEqual(estimate(kept))
      },
    ),
    { numRuns: 30 },
  )
})
