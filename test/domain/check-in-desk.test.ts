import { checkInWindow } from '../../domain/check-in-code'
import { clockNote, type Deed, type Desk, deedAt, doDeed } from '../../domain/check-in-desk'
import type { Seat } from '../../domain/roster'
import type { Roster } from '../../domain/roster-sign-up'

const at = (time: string): Date => new Date(`2027-05-22T${time}+08:00`)
const TIMES = { kind: 'gathering' as const, startsAt: at('19:00:00'), endsAt: at('21:00:00') }
const seat = (more: Partial<Seat> = {}): Seat => ({ n: 1, at: at('09:00:00'), req: 'r', ...more })
const roster = (seats: Record<string, Seat>, more: Partial<Roster> = {}): Roster => ({
  state: 'published',
  opensAt: at('08:00:00'),
  closesAt: at('12:00:00'),
  startsAt: TIMES.startsAt,
  capacity: 20,
  audience: 'everyone',
  countCompanions: true,
  seats,
  left: 20 - Object.keys(seats).length,
  waiting: [],
  behind: [],
  waitLeft: 10,
  memberIds: Object.keys(seats),
  lineIds: [],
  ...more,
})
const desk = (more: Partial<Desk> = {}): Desk => ({
  window: checkInWindow(TIMES),
  endsAt: TIMES.endsAt,
  venueSeats: 25,
  by: 'host-1',
  arrivedAt: at('19:30:00'),
  why: undefined,
  idOf: (personId) => `check-in-of-${personId}`,
  ...more,
})
const tick = (personId: string): Deed => ({ kind: 'in', personId, way: 'roll' })

describe('what a host does at her door', () => {
  it('ticks a person once, and takes it back', () => {
    const ticked = doDeed(roster({ chen: seat() }), tick('chen'), at('19:05:00'), desk())
    expect(ticked.outcome).toEqual({ did: 'in', personId: 'chen' })
    expect(ticked.roster.seats.chen?.in).toMatchObject({
      id: 'check-in-of-chen',
      state: 'valid',
      way: 'roll',
      by: 'host-1',
    })
    const again = doDeed(ticked.roster, tick('chen'), at('19:06:00'), desk())
    expect(again).toEqual({ roster: ticked.roster, outcome: { did: 'again', personId: 'chen' } })
    const undone = doDeed(ticked.roster, { kind: 'undo', personId: 'chen' }, at('19:07:00'), desk())
    expect(undone.roster.seats.chen).toEqual(seat())
  })

  it('sees a flagged person before her: that is the witness, but not of a burst', () => {
    const scan = {
      id: 'c',
      at: at('18:55:00'),
      way: 'code' as const,
      state: 'flagged' as const,
      flags: ['far' as const],
    }
    const seen = doDeed(roster({ fang: seat({ in: scan }) }), tick('fang'), at('19:05:00'), desk())
    expect(seen.outcome.did).toBe('confirmed')
    expect(seen.roster.seats.fang?.in).toMatchObject({
      id: 'c',
      state: 'valid',
      by: 'host-1',
      judgedAt: at('19:05:00'),
    })
    const burst = roster({ fang: seat({ in: { ...scan, flags: ['burst'] } }) })
    expect(doDeed(burst, tick('fang'), at('19:05:00'), desk()).roster).toBe(burst)
  })

  it('does not undo what somebody scanned herself: that is judged', () => {
    const scan = { id: 'c', at: at('18:55:00'), way: 'code' as const, state: 'valid' as const }
    const { outcome } = doDeed(
      roster({ fang: seat({ in: scan }) }),
      { kind: 'undo', personId: 'fang' },
      at('19:05:00'),
      desk(),
    )
    expect(outcome).toMatchObject({ did: 'refused', why: 'scannedHerself' })
  })

  it('lets walk-ins in up to the venue’s seats, from the waitlist too, and undoes them whole', () => {
    const waiting = [{ id: 'liu', n: 1, at: at('10:00:00'), req: 'w' }]
    const before = roster({ chen: seat() }, { waiting, memberIds: ['chen', 'liu'] })
    const inside = doDeed(before, tick('liu'), at('19:05:00'), desk({ venueSeats: 2 }))
    expect(inside.roster.seats.liu).toMatchObject({ walkIn: true, in: { state: 'valid' } })
    expect(inside.roster.waiting).toEqual([])
    const full = doDeed(inside.roster, tick('wang'), at('19:06:00'), desk({ venueSeats: 2 }))
    expect(full.outcome).toMatchObject({ did: 'refused', why: 'venueFull' })
    const gone = doDeed(inside.roster, { kind: 'undo', personId: 'liu' }, at('19:07:00'), desk())
    expect(gone.roster.seats.liu).toBeUndefined()
    expect(gone.roster.memberIds).toEqual(['chen'])
  })

  it.each([
    ['too early', at('18:29:00'), {}, 'notYet'],
    ['after the window without a word', at('20:01:00'), { arrivedAt: at('20:02:00') }, 'whyNeeded'],
    [
      'after 72 hours',
      at('19:00:00'),
      { arrivedAt: new Date('2027-05-25T21:00:01+08:00'), why: '纸上记的' },
      'paperTooLate',
    ],
  ])('refuses a tick %s', (_, when, more, why) => {
    const { outcome } = doDeed(roster({ chen: seat() }), tick('chen'), when, desk(more))
    expect(outcome).toMatchObject({ did: 'refused', why })
  })

  it('keeps the word why of whoever came late, and calls it paper after the end', () => {
    const late = doDeed(roster({ chen: seat() }), tick('chen'), at('20:30:00'), desk({ why: '来晚了' }))
    expect(late.roster.seats.chen).toMatchObject({ in: { way: 'roll', why: '来晚了' } })
    const after = desk({ why: '记在纸上', arrivedAt: at('22:00:00') })
    const paper = doDeed(roster({ chen: seat() }), tick('chen'), at('22:00:00'), after)
    expect(paper.roster.seats.chen?.in).toMatchObject({ way: 'paper', why: '记在纸上' })
  })

  it('notes each child that is fetched, and only hers', () => {
    const here = seat({ lines: ['l1', 'l2'], in: { id: 'c', at: at('18:55:00'), way: 'roll', state: 'valid' } })
    const out: Deed = { kind: 'out', personId: 'chen', lineIds: ['l1', 'stranger'] }
    const { roster: after } = doDeed(roster({ chen: here }), out, at('20:30:00'), desk())
    expect(after.seats.chen?.fetched).toEqual({ l1: at('20:30:00') })
    expect(after.seats.chen?.out).toBeUndefined()
  })
})

describe('a phone whose clock is wrong', () => {
  it('is put right by what it was behind, and never into the future', () => {
    expect(deedAt(at('18:50:00'), 600, at('19:30:00'))).toEqual(at('19:00:00'))
    expect(deedAt(at('20:50:00'), 0, at('19:30:00'))).toEqual(at('19:30:00'))
  })

  it('is said where it is more than two minutes', () => {
    expect(clockNote([at('19:00:00')], 60, at('19:30:00'))).toBeNull()
    expect(clockNote([at('19:00:00')], 600, at('19:30:00'))).toBe(600)
    expect(clockNote([at('19:40:00')], 0, at('19:30:00'))).toBe(-600)
  })
})
