import { MovableClock } from '../../../local/clock'
import { openRoom } from './room'

const noon = '2027-05-19T12:00:00+08:00'

describe('the movable clock', () => {
  test('a time without an offset is refused', () => {
    expect(() => new MovableClock('2027-05-19 13:00')).toThrow('ISO with an offset')
    expect(() => new MovableClock().set('tomorrow')).toThrow('ISO with an offset')
    expect(() => new MovableClock().forward(Number.NaN)).toThrow('milliseconds')
  })

  test('Date follows it between invocations, in every way of asking', async () => {
    const clock = new MovableClock(noon)
    const room = openRoom(
      {
        f: 'exports.main = () => [Date.now(), +new Date(), +new Date(5), Date.parse(Date()), +new (new Date(0).constructor)(), new Date() instanceof Date]',
      },
      { clock, instancesPerFunction: 1 },
    )
    for (const moved of [0, 86_400_000, -3_600_000]) {
      clock.set(noon)
      clock.forward(moved)
      const expected = Date.parse(noon) + moved
      const [now, date, five, text, constructed, instance] = (await room.result('f')) as number[]
      for (const value of [now, date, text, constructed]) {
        expect(Math.abs((value ?? 0) - expected)).toBeLessThan(30_000)
      }
      expect([five, instance]).toEqual([5, true])
    }
  })

  test('a jump shows in the middle of an invocation, while timers and performance stay real', async () => {
    const clock = new MovableClock(noon)
    const room = openRoom(
      {
        f: `exports.main = async () => {
  const from = [Date.now(), performance.now()]
  console.log('waiting')
  while (Date.now() - from[0] < 1000000) await new Promise((resolve) => setTimeout(resolve, 1))
  return [Date.now() - from[0], performance.now() - from[1]]
}`,
      },
      { clock },
    )
    const running = room.result('f')
    const nudge = setInterval(() => clock.forward(2_000_000), 200)
    const [byDate, byPerformance] = (await running) as [number, number]
    clearInterval(nudge)
    expect(byDate).toBeGreaterThan(1_000_000)
    expect(byPerformance).toBeLessThan(15_000)
  })
})
