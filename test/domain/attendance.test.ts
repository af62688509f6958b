import { attendanceOf, didNotCome, withLateFlags, withNoShows } from '../../domain/attendance'
import { newCheckIn } from '../../domain/check-in'
import type { Seat } from '../../domain/roster'

const at = (time: string): Date => new Date(`2027-05-22T${time}+08:00`)
const came = (more: Partial<Seat> = {}): Seat => ({
  n: 1,
  at: at('09:00:00'),
  req: 'r',
  in: newCheckIn({ id: 'c', at: at('18:55:00'), way: 'code' }),
  ...more,
})
const { in: _in, ...absent } = came()

describe('who did not come', () => {
  it('had a seat and was not asked anything that she had not answered', () => {
    expect(didNotCome(absent)).toBe(true)
    expect(didNotCome(came())).toBe(false)
    expect(didNotCome({ ...absent, asked: true })).toBe(false)
    expect(didNotCome({ ...absent, answerBy: at('14:00:00') })).toBe(false)
  })

  it('keeps an excuse, and loses the mark when she came after all', () => {
    const seats = withNoShows({ a: absent, b: { ...absent, noShow: 'excused' }, c: came({ noShow: 'yes' }) })
    expect([seats.a?.noShow, seats.b?.noShow, seats.c?.noShow]).toEqual(['yes', 'excused', undefined])
  })
})

describe('two activities at one time', () => {
  it('flag whoever came here later than there', () => {
    const seats = { a: came(), b: came() }
    const flagged = withLateFlags(seats, 20, [
      { personId: 'a', at: at('18:50:00') },
      { personId: 'b', at: at('18:59:00') },
    ])
    expect(flagged.a?.in).toMatchObject({ state: 'flagged', flags: ['overlap'] })
    expect(flagged.b).toBe(seats.b)
  })

  it('leave alone what somebody has judged', () => {
    const judged = came({
      in: { ...newCheckIn({ id: 'c', at: at('18:55:00'), way: 'code' }), judgedAt: at('19:00:00') },
    })
    expect(withLateFlags({ a: judged }, 20, [{ personId: 'a', at: at('18:50:00') }]).a).toBe(judged)
  })
})

describe('who came', () => {
  const counting = {
    oneOf: (id: string) => (id === 'fang-of-the-roll' ? 'fang' : id),
    isOwn: (id: string) => id === 'host',
    ageBandOf: (_: string, line: string) => (line === 'gone' ? null : '7-12'),
  }

  it('is counted by distinct persons with a valid check-in, the home’s own apart, children by age', () => {
    const flagged = came({ in: newCheckIn({ id: 'c', at: at('18:55:00'), way: 'code', flags: ['far'] }) })
    expect(
      attendanceOf(
        {
          fang: came({ lines: ['l1', 'gone'], n: 3 }),
          'fang-of-the-roll': came(),
          host: came(),
          wang: came({ walkIn: true }),
          flagged,
          absent: { ...absent, noShow: 'yes' },
        },
        counting,
      ),
    ).toEqual({
      persons: 2,
      companions: 2,
      byAge: { '7-12': 1, unknown: 1 },
      ownPeople: 1,
      walkIns: 1,
      noShows: 1,
      flagged: 1,
    })
  })
})
