import { existsSync } from 'node:fs'
import { MovableClock } from '../../../local/clock'
import { parseCron } from '../../../local/functions/cron'
import { openRoom, until } from './room'

const at = (iso: string) => Date.parse(iso)
const next = (cron: string, after: string) => {
  const due = parseCron(cron).next(at(after))
  return due === undefined ? undefined : new Date(due + 8 * 3_600_000).toISOString().replace('.000Z', '+08:00')
}

describe('timer expressions are read as CloudBase reads them, in Beijing time', () => {
  test.each([
    ['0 * * * * * *', '2027-05-19T13:00:00+08:00', '2027-05-19T13:01:00+08:00'],
    ['0 * * * * * *', '2027-05-19T13:00:59.500+08:00', '2027-05-19T13:01:00+08:00'],
    ['*/20 * * * * * *', '2027-05-19T13:00:25+08:00', '2027-05-19T13:00:40+08:00'],
    ['0 30 2 * * * *', '2027-05-19T13:00:00+08:00', '2027-05-20T02:30:00+08:00'],
    ['0 0 9-12 * * * *', '2027-05-19T12:00:00+08:00', '2027-05-20T09:00:00+08:00'],
    ['0 0 0 1 * * *', '2027-12-19T13:00:00+08:00', '2028-01-01T00:00:00+08:00'],
    ['0 0 8 * * MON,5 *', '2027-05-19T13:00:00+08:00', '2027-05-21T08:00:00+08:00'],
    ['0 0 8 29 FEB * *', '2027-05-19T13:00:00+08:00', '2028-02-29T08:00:00+08:00'],
    ['0 0 8 25 * 5 *', '2027-05-19T13:00:00+08:00', '2027-05-21T08:00:00+08:00'],
    ['0 0 8 25 * 5 *', '2027-05-21T13:00:00+08:00', '2027-05-25T08:00:00+08:00'],
    ['0 0 0 1 1 * 2020', '2027-05-19T13:00:00+08:00', undefined],
  ])('%s after %s', (cron, after, due) => expect(next(cron, after)).toBe(due))

  test.each(['* * * * *', '60 * * * * * *', '0 0 0 0 * * *', 'x * * * * * *', '5-1 * * * * * *', '*/0 * * * * * *'])(
    '"%s" is refused',
    (cron) => expect(() => parseCron(cron)).toThrow(RangeError),
  )
})

describe('timers fire by the movable clock', () => {
  const tick = 'exports.main = (event, context) => ({ event, env: context.environ, now: Date.now() })'
  const everyMinute = { tick: { timer: '0 * * * * * *', timerName: 'minute' } }
  const room = () => openRoom({ tick }, { clock: new MovableClock('2027-05-19T13:00:10+08:00') }, everyMinute)

  test('a jump over many due times fires one tick, at the new time, as SCF sends it', async () => {
    const { clock, functions, log } = room()
    clock.set('2027-05-22T09:15:30+08:00')
    const ticks = await functions.ticks()
    expect(ticks).toHaveLength(1)
    const [record] = log('tick')
    expect(record?.trigger).toBe('timer')
    expect(record?.event).toEqual({ Type: 'Timer', TriggerName: 'minute', Time: '2027-05-22T01:15:30Z', Message: '' })
    expect(record?.retMsg).toMatchObject({ env: expect.stringContaining('TRIGGER_SRC=timer') as string })
  })

  test('a move within the minute and a move back fire nothing; the next minute after a move back does', async () => {
    const { clock, functions } = room()
    clock.forward(5_000)
    clock.set('2027-05-18T09:00:30+08:00')
    expect(await functions.ticks()).toEqual([])
    clock.forward(31_000)
    expect(await functions.ticks()).toHaveLength(1)
  })

  test('a due time that simply comes fires too', async () => {
    const { clock, functions, log, folder } = room()
    await functions.ready
    clock.set('2027-05-19T13:00:59.900+08:00')
    await until('the tick', () => existsSync(`${folder}/data/logs/tick.log`))
    expect(log('tick')[0]?.event).toMatchObject({ Time: '2027-05-19T05:01:00Z' })
  })

  test('a closed runner fires nothing more', async () => {
    const { clock, functions } = room()
    await functions.close()
    clock.forward(3_600_000)
    expect(await functions.ticks()).toEqual([])
  })

  test('on demand it fires, also twice at the same time, without touching what is due', async () => {
    const { functions, clock, log } = room()
    expect(await functions.playTimer('tick', undefined, { kind: 'fire' })).toHaveLength(1)
    const twice = await functions.playTimer('tick', 'minute', { kind: 'double' })
    expect(new Set(twice.map(({ outcome }) => outcome.requestId)).size).toBe(2)
    const events = log('tick').map(({ event }) => (event as { Time: string }).Time)
    expect(events[1]).toBe(events[2])
    clock.forward(60_000)
    expect(await functions.ticks()).toHaveLength(1)
  })

  test('a missed due time is left out, the one after it is not', async () => {
    const { functions, clock } = room()
    expect(await functions.playTimer('tick', 'minute', { kind: 'miss' })).toEqual([])
    clock.forward(60_000)
    expect(await functions.ticks()).toEqual([])
    clock.forward(60_000)
    expect(await functions.ticks()).toHaveLength(1)
  })

  test('a late one comes after its time and says when it was due', async () => {
    const { functions, clock, log } = room()
    await functions.playTimer('tick', 'minute', { kind: 'late', byMs: 90_000 })
    clock.set('2027-05-19T13:01:05+08:00')
    expect(await functions.ticks()).toEqual([])
    clock.set('2027-05-19T13:02:31+08:00')
    expect(await functions.ticks()).toHaveLength(2)
    const times = log('tick').map(({ event }) => (event as { Time: string }).Time)
    expect(times.sort()).toEqual(['2027-05-19T05:01:00Z', '2027-05-19T05:02:31Z'])
    await functions.playTimer('tick', 'minute', { kind: 'late', byMs: 1_000 })
    clock.set('2027-05-19T13:05:00+08:00')
    expect(await functions.ticks()).toHaveLength(1)
    expect(log('tick').at(-1)?.event).toMatchObject({ Time: '2027-05-19T05:03:00Z' })
  })

  test('a function without that timer says so', async () => {
    const { functions } = room()
    await expect(functions.playTimer('nobody', undefined, { kind: 'fire' })).rejects.toThrow('nobody has no timer')
    await expect(functions.playTimer('tick', 'hour', { kind: 'fire' })).rejects.toThrow('is minute, not hour')
  })
})
