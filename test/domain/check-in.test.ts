import {
  burstOf,
  CHILDREN_PER_ADULT,
  distanceBand,
  flagsOfScan,
  inTheRoom,
  judgeCheckIn,
  newCheckIn,
  serviceMinutes,
  spotChecks,
  tooManyChildren,
} from '../../domain/check-in'
import { CODE_STEP_MS, checkInWindow, isCurrent, stepAt, stepsOf } from '../../domain/check-in-code'
import type { CheckIn, Seat } from '../../domain/roster'

const at = (time: string): Date => new Date(`2027-05-22T${time}+08:00`)
const GATHERING = { kind: 'gathering' as const, startsAt: at('19:00:00'), endsAt: at('21:00:00') }

describe('the rotating code', () => {
  it('counts for its step of 45 seconds and the one to either side, and for no other', () => {
    const now = new Date(stepAt(at('18:55:00')) * CODE_STEP_MS)
    const later = (steps: number) => new Date(now.getTime() + steps * CODE_STEP_MS)
    const step = stepAt(now)
    expect([-2, -1, 0, 1, 2].map((steps) => isCurrent(step, later(steps)))).toEqual([false, true, true, true, false])
  })

  it('a photograph of five minutes ago is over', () => {
    expect(isCurrent(stepAt(at('18:55:00')), at('18:58:00'))).toBe(false)
  })

  it('has one code for every moment of the window, to a step before and after', () => {
    const { first, count } = stepsOf(checkInWindow(GATHERING))
    expect(first).toBeLessThan(stepAt(at('18:30:00')))
    expect(first + count - 1).toBeGreaterThan(stepAt(at('20:00:00')))
  })
})

describe('the window', () => {
  it('opens half an hour before the start and closes an hour after it; paper has 72 hours from the end', () => {
    expect(checkInWindow(GATHERING)).toEqual({
      from: at('18:30:00'),
      until: at('20:00:00'),
      paperUntil: new Date('2027-05-25T21:00:00+08:00'),
    })
  })

  it('of a reception lasts as long as its door is open', () => {
    expect(checkInWindow({ ...GATHERING, kind: 'reception' }).until).toEqual(at('21:00:00'))
  })
})

describe('a flag', () => {
  it.each([
    [0, 'here'],
    [300, 'here'],
    [301, 'near'],
    [1000, 'near'],
    [4200, 'far'],
    [5001, 'veryFar'],
  ])('of a distance: %d m is %s', (metres, band) => {
    expect(distanceBand(metres)).toBe(band)
  })

  it('comes from far away, and from walking in without a position nearby; never from refusing to say where one is', () => {
    expect(flagsOfScan({ walksIn: false })).toEqual([])
    expect(flagsOfScan({ walksIn: false, band: 'near' })).toEqual([])
    expect(flagsOfScan({ walksIn: false, band: 'far' })).toEqual(['far'])
    expect(flagsOfScan({ walksIn: true })).toEqual(['notSignedUp'])
    expect(flagsOfScan({ walksIn: true, band: 'here' })).toEqual([])
    expect(flagsOfScan({ walksIn: true, band: 'veryFar' })).toEqual(['far', 'notSignedUp'])
  })

  const flagged = newCheckIn({ id: 'c', at: at('18:52:00'), way: 'code', flags: ['far'], band: 'far' })
  const verdict = (more: object) =>
    ({ verdict: 'clear', as: 'host', by: 'host-1', at: at('19:10:00'), why: '主人认得', ...more }) as never

  it('is cleared or revoked with who, when and why, and a second time changes nothing', () => {
    const cleared = judgeCheckIn(flagged, verdict({}))
    expect(cleared).toMatchObject({ next: { state: 'valid', by: 'host-1', why: '主人认得', judgedAt: at('19:10:00') } })
    const revoked = judgeCheckIn(flagged, verdict({ verdict: 'revoke', why: '不认识' }))
    expect(revoked).toMatchObject({ next: { state: 'revoked', by: 'host-1', why: '不认识', judgedAt: at('19:10:00') } })
    expect(judgeCheckIn((revoked as { next: CheckIn }).next, verdict({ verdict: 'revoke' }))).toBeNull()
  })

  it('of a burst is the township’s to clear', () => {
    const burst = { ...flagged, flags: ['burst' as const] }
    expect(judgeCheckIn(burst, verdict({}))).toEqual({ refused: 'townshipOnly' })
    expect(judgeCheckIn(burst, verdict({ as: 'officer' }))).toMatchObject({ next: { state: 'valid' } })
    expect(judgeCheckIn(burst, verdict({ verdict: 'revoke' }))).toMatchObject({ next: { state: 'revoked' } })
  })
})

const scanned = (count: number, everyMs: number): Record<string, Seat> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `p${i}`,
      {
        n: 1,
        at: at('12:00:00'),
        req: 'r',
        in: newCheckIn({ id: `c${i}`, at: new Date(at('18:55:00').getTime() + i * everyMs), way: 'code' }),
      },
    ]),
  )

describe('a burst', () => {
  it('is more scans within ten seconds than one door lets in', () => {
    expect(burstOf(scanned(12, 500), 20)).toHaveLength(12)
    expect(burstOf(scanned(8, 100), 20)).toEqual([])
    expect(burstOf(scanned(20, 3000), 20)).toEqual([])
  })

  it('is none in a hall of 300 that scans within a minute', () => {
    expect(burstOf(scanned(300, 200), 300)).toEqual([])
  })

  it('never counts what a host ticks', () => {
    const ticked = Object.fromEntries(
      Object.entries(scanned(30, 10)).map(([id, seat]) => [
        id,
        { ...seat, in: { ...seat.in, way: 'roll' } as CheckIn },
      ]),
    )
    expect(burstOf(ticked, 20)).toEqual([])
  })
})

describe('ticks by hand', () => {
  const by = (way: CheckIn['way'], count: number): [string, Seat][] =>
    Object.entries(scanned(count, 60_000)).map(([id, seat]) => [
      `${way}${id}`,
      { ...seat, in: { ...seat.in, way } as CheckIn },
    ])

  it('have no cap: more than half of them only asks the township to look', () => {
    expect(spotChecks(Object.fromEntries([...by('code', 5), ...by('roll', 5)]))).toEqual([])
    expect(spotChecks(Object.fromEntries([...by('code', 5), ...by('roll', 6)]))).toEqual(['byHand'])
    expect(spotChecks(Object.fromEntries([...by('card', 6), ...by('roll', 5)]))).toEqual([])
  })
})

describe('leaving', () => {
  const came = newCheckIn({ id: 'c', at: at('18:50:00'), way: 'code' })
  it('counts minutes from the check-in, to the end at most', () => {
    expect(serviceMinutes({ in: came, out: at('20:10:00') }, at('21:00:00'))).toBe(80)
    expect(serviceMinutes({ in: came, out: at('23:00:00') }, at('21:00:00'))).toBe(130)
    expect(serviceMinutes({ in: came }, at('21:00:00'))).toBe(0)
    expect(serviceMinutes({ in: { ...came, state: 'flagged' }, out: at('20:10:00') }, at('21:00:00'))).toBe(0)
  })

  it('of children is a tick for each, and more than eight for one grown-up is said', () => {
    const lines = Array.from({ length: CHILDREN_PER_ADULT + 1 }, (_, i) => `line${i}`)
    const seat: Seat = { n: 10, at: at('12:00:00'), req: 'r', lines, in: came }
    expect(inTheRoom({ a: seat })).toEqual({ adults: 1, children: 9 })
    expect(tooManyChildren(inTheRoom({ a: seat }))).toBe(true)
    const fetched = { ...seat, fetched: { line0: at('20:30:00') } }
    expect(tooManyChildren(inTheRoom({ a: fetched }))).toBe(false)
    expect(inTheRoom({ a: { ...fetched, out: at('20:40:00') } })).toEqual({ adults: 0, children: 8 })
  })
})
