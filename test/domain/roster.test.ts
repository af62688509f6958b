import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { nextDue } from '../../domain/activity-due'
import { maybeSameChild } from '../../domain/family'
import { waitsFirstUntil } from '../../domain/no-shows'
import type { RosterEvent } from '../../domain/roster-event'
import { happen } from '../../domain/roster-history'
import { lotOrder } from '../../domain/roster-lot'
import { answerBy } from '../../domain/roster-promotion'
import type { Roster, Wish } from '../../domain/roster-sign-up'

const at = (text: string): Date => new Date(`${text}+08:00`)
const EMPTY: Roster = {
  state: 'published',
  audience: 'everyone',
  countCompanions: true,
  capacity: 4,
  left: 4,
  waitLeft: 5,
  seats: {},
  waiting: [],
  behind: [],
  memberIds: [],
  lineIds: [],
  startsAt: at('2027-05-22T19:00:00'),
  opensAt: at('2027-05-15T09:00:00'),
  closesAt: at('2027-05-22T12:00:00'),
}
const NOON = at('2027-05-19T12:00:00')
const wish = (id: string, more: Partial<Wish> = {}): Wish => ({
  id,
  ids: [id],
  lines: [],
  n: 1,
  req: `request-of-${id}`,
  waitsFirst: false,
  livesHere: true,
  ...more,
})
const signUp = (id: string, more: Partial<Wish> = {}): RosterEvent => ({ kind: 'signUp', wish: wish(id, more) })
const after = (roster: Roster, ...events: RosterEvent[]): Roster =>
  events.reduce((before, event) => happen(before, event, NOON).roster, roster)
const draw = { seed: 's', digest: (text: string) => text }

describe('whatever happens to a roster', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h')
  const events: fc.Arbitrary<{ event: RosterEvent; hours: number }[]> = fc.array(
    fc.record({
      hours: fc.constantFrom(0, 0, 0, 1, 13),
      event: fc.oneof(
        fc
          .record({ id, n: fc.integer({ min: 1, max: 3 }), waitsFirst: fc.constantFrom(false, false, true) })
          .map(({ id: who, n, waitsFirst }) => {
            const lines = Array.from({ length: n - 1 }, (_, i) => `${who}${i}`)
            return signUp(who, { n, lines, waitsFirst })
          }),
        id.map((who): RosterEvent => ({ kind: 'cancel', ids: [who] })),
        fc
          .record({ id, yes: fc.boolean() })
          .map(({ id: who, yes }): RosterEvent => ({ kind: 'answer', ids: [who], yes })),
        fc.integer({ min: 1, max: 6 }).map((capacity): RosterEvent => ({ kind: 'cut', capacity })),
        fc.record({ id, venueSeats: fc.integer({ min: 2, max: 6 }) }).map(({ id: who, venueSeats }): RosterEvent => {
          return { kind: 'walkIn', id: who, n: 1, venueSeats, seat: { req: 'request-walk-in' } }
        }),
        fc.constant<RosterEvent>({ kind: 'tick', draw }),
      ),
    }),
    { maxLength: 60 },
  )

  test('nobody is over the capacity, nobody is lost or there twice, and the counts say what stands', () => {
    fc.assert(
      fc.property(events, (history) => {
        let roster = EMPTY
        let now = NOON
        for (const { event, hours } of history) {
          now = new Date(now.getTime() + hours * 3_600_000)
          roster = happen(roster, event, now).roster
          const sitting = Object.values(roster.seats)
          const taken = sitting.filter((seat) => !seat.walkIn).reduce((sum, { n }) => sum + n, 0)
          expect(taken).toBeLessThanOrEqual(roster.capacity)
          expect(roster.left).toBe(roster.capacity - taken)
          expect(roster.waitLeft).toBe(5 - roster.waiting.length - roster.behind.length)
          const on = [...Object.keys(roster.seats), ...[...roster.waiting, ...roster.behind].map((entry) => entry.id)]
          expect(on.length).toBe(new Set(on).size)
          expect(on.sort()).toEqual([...roster.memberIds].sort())
        }
      }),
      { numRuns: 400 },
    )
  })

  test('whoever comes through the door gets a chair of the venue while there is one, and none beyond', () => {
    const chairs = ({ seats }: Roster): number => Object.values(seats).reduce((sum, { n }) => sum + n, 0)
    let [sat, stood] = [0, 0]
    fc.assert(
      fc.property(events, (history) => {
        history.reduce((before, { event }) => {
          const { roster, outcome } = happen(before, event, NOON)
          if (event.kind === 'walkIn' && before.seats[event.id] === undefined) {
            const isRoom = chairs(before) + event.n <= event.venueSeats
            expect('refused' in outcome).toBe(!isRoom)
            expect(chairs(roster)).toBe(chairs(before) + (isRoom ? event.n : 0))
            if (isRoom) sat += 1
            else stood += 1
          }
          return roster
        }, EMPTY)
      }),
      { numRuns: 400 },
    )
    expect(Math.min(sat, stood)).toBeGreaterThan(0)
  })

  test('whoever waits is never overtaken: her place only gets better, but for those whose seats were cut away', () => {
    fc.assert(
      fc.property(events, (history) => {
        let roster = EMPTY
        for (const { event } of history) {
          const before = roster
          roster = happen(before, event, NOON).roster
          if (event.kind === 'cut') continue
          const stayed = roster.waiting
            .map((entry) => entry.id)
            .filter((who) => before.waiting.some((each) => each.id === who))
          expect(before.waiting.map((entry) => entry.id).filter((who) => stayed.includes(who))).toEqual(stayed)
          const comers = roster.waiting.slice(stayed.length).map((entry) => entry.id)
          expect(comers.every((who) => !before.waiting.some((each) => each.id === who))).toBe(true)
        }
      }),
      { numRuns: 400 },
    )
  })

  test('an event that comes twice changes nothing the second time', () => {
    const twice = (roster: Roster, event: RosterEvent) => {
      const once = happen(roster, event, NOON).roster
      expect(happen(once, event, NOON).roster).toEqual(once)
      return once
    }
    fc.assert(
      fc.property(events, (history) => {
        history.reduce(
          (roster, { event }) =>
            event.kind === 'cancel' || event.kind === 'answer'
              ? happen(roster, event, NOON).roster
              : twice(roster, event),
          EMPTY,
        )
      }),
      { numRuns: 200 },
    )
  })
})

test('an answer is due after twelve hours, or four hours before the start, whichever is earlier', () => {
  const start = at('2027-05-22T19:00:00')
  expect(answerBy(at('2027-05-20T08:00:00'), start)).toEqual(at('2027-05-20T20:00:00'))
  expect(answerBy(at('2027-05-22T08:00:00'), start)).toEqual(at('2027-05-22T15:00:00'))
})

test('walk-ins sit beyond the capacity as long as the venue has chairs, and a walk-in who waited leaves the queue', () => {
  const full = after(EMPTY, ...['a', 'b', 'c', 'd', 'e'].map((id) => signUp(id)))
  const walkIn = (id: string): RosterEvent => ({
    kind: 'walkIn',
    id,
    n: 1,
    venueSeats: 6,
    seat: { req: 'request-door' },
  })
  const both = after(full, walkIn('e'), walkIn('x'))
  expect(Object.keys(both.seats)).toHaveLength(6)
  expect([both.waiting, both.left, both.waitLeft]).toEqual([[], 0, 5])
  expect(happen(both, walkIn('y'), NOON).outcome).toEqual({ refused: 'venueFull' })
  expect(after(both, { kind: 'cancel', ids: ['x'] })).toBe(both)
})

test('the clock looks again when an answer lapses, when a place is free, and not at all when nothing can be done', () => {
  const full = after(EMPTY, ...['a', 'b', 'c', 'd', 'e'].map((id) => signUp(id)))
  const left = { ...EMPTY, seats: full.seats, left: 1, waiting: full.waiting }
  expect(nextDue({ ...left, endsAt: at('2027-05-22T21:00:00') } as never, NOON)).toEqual(NOON)
  const up = after(full, { kind: 'cancel', ids: ['a'] })
  expect(nextDue({ ...up, state: 'cancelled', endsAt: at('2027-05-22T21:00:00') } as never, NOON)).toBeUndefined()
  expect(up.seats.e?.answerBy).toEqual(at('2027-05-20T00:00:00'))
})

test('a lot is the same for everybody who draws it with the same seed, and another with another', () => {
  const digest = (text: string) => createHash('sha256').update(text).digest('hex')
  expect(lotOrder(20, { seed: 'a', digest })).toEqual(lotOrder(20, { seed: 'a', digest }))
  expect(lotOrder(20, { seed: 'a', digest })).not.toEqual(lotOrder(20, { seed: 'b', digest }))
  expect([...lotOrder(20, { seed: 'a', digest })].sort((x, y) => x - y)).toEqual(
    Array.from({ length: 20 }, (_, i) => i + 1),
  )
})

test('the second no-show within sixty days makes her wait first for thirty days', () => {
  const mark = (day: string) => ({ activityId: day, at: at(`${day}T19:00:00`) })
  const until = (days: string[], more = {}) => waitsFirstUntil({ noShows: days.map(mark), ...more }, NOON)
  expect(until(['2027-05-10'])).toBeNull()
  expect(until(['2027-04-10', '2027-05-10'])).toEqual(at('2027-06-09T19:00:00'))
  expect(until(['2027-05-10', '2027-04-10'])).toEqual(at('2027-06-09T19:00:00'))
  expect(until(['2027-03-01', '2027-05-10'])).toBeNull()
  expect(until(['2027-03-10', '2027-04-10'])).toBeNull()
  expect(until(['2027-04-10', '2027-05-10'], { sixtyUp: true })).toBeNull()
})

test('lines that look alike may be one child: same nickname, same band; one line seen twice is no two children', () => {
  const line = (id: string, nickname: string, ageBand: '3-6' | '7-12' = '3-6') => ({ id, nickname, ageBand })
  const alike = maybeSameChild([line('1', '果果'), line('2', '果 果'), line('3', '果果', '7-12'), line('1', '果果')])
  expect(alike.map((group) => group.map(({ id }) => id))).toEqual([['1', '2']])
})
