import { HELP_CLASSES } from '../../domain/help'
import { type Caller, foundCounty, openidOf } from './county'
import { type House, openHouse } from './house'
import { ASKING, casesIn, ticketOf, withMark } from './scenarios/help-asked'
import { until } from './until'

/* Figures of requests for help: only counts go upwards, once a quarter, and no small one can be found out. */
jest.setTimeout(120_000)
const START = '2027-05-19T15:00:00+08:00'
const DAY_MS = 86_400_000
let house: House
beforeAll(async () => {
  house = await openHouse({ timers: 'running' })
  await foundCounty(house)
  await house.cloud.clock.set(START)
  await ask('V1', 'work', 7)
  await ask('V3', 'work', 6)
  await ask('V1', 'law', 2)
  await ask('V3', 'law', 9)
  await house.keep()
}, 120_000)
afterAll(() => house.close())
beforeEach(async () => {
  await house.restore()
  await house.cloud.clock.set(START)
})

const as = (caller: Caller) => house.as(openidOf(caller))
const figures = (caller: Caller, orgId: string, quarter: string | null = null) =>
  as(caller).ask('help', 'figures', { orgId, quarter })
const told = (caller: Caller, orgId: string) => as(caller).call('help', 'figures', { orgId, quarter: null })
/** So many women of a village ask about something, each from her own phone. */
async function ask(placeId: string, topic: 'work' | 'law', times: number): Promise<void> {
  for (let i = 0; i < times; i += 1) {
    const asking = { ...ASKING, placeId, topic, ticket: ticketOf(`${placeId}-${topic}-${i}`) }
    await house.as(`openid-of-asker-${i}`).call('help', 'ask', await withMark(house, 'visitor', asking))
  }
}
/** A week after the quarter's end, and the tick that counts it has gone by. */
async function counted(quarter = '2027-Q2', at = '2027-07-08T00:01:00+08:00'): Promise<void> {
  await house.cloud.clock.set(at)
  await until(async () => ((await house.dump()).helpFigures ?? []).some((one) => one.quarter === quarter))
}
const inClass = (counts: (number | null)[] | undefined, one: (typeof HELP_CLASSES)[number] | 'all') =>
  counts?.[one === 'all' ? HELP_CLASSES.length : HELP_CLASSES.indexOf(one)]

describe('figures of a quarter', () => {
  it('stand nowhere before the quarter is over and a week has passed', async () => {
    await counted('2027-Q1', '2027-07-07T23:50:00+08:00')
    expect((await told('countyOfficer', 'C')).quarters).toEqual(['2027-Q1'])
    await counted()
    expect((await told('countyOfficer', 'C')).quarters).toEqual(['2027-Q2', '2027-Q1'])
  })

  it('hide what is small, and enough beside it that no row, total or level gives it away', async () => {
    await counted()
    const { rows, all } = await told('countyOfficer', 'C')
    const row = (orgId: string) => rows.find((one) => one.orgId === orgId)?.counts
    expect(inClass(row('T1'), 'law')).toBeNull()
    expect(rows.flatMap(({ counts }) => counts).filter((n) => n !== null && n < 5)).toEqual([])
    // Two of the law at T1: neither its row nor its column may be solved.
    expect(row('T1')?.filter((n) => n === null).length).toBeGreaterThanOrEqual(2)
    const lawShown = [...rows.map(({ counts }) => counts), all ?? []].map((counts) => inClass(counts, 'law'))
    expect(lawShown.filter((n) => n === null).length).toBeGreaterThanOrEqual(2)
    expect(inClass(row('T2'), 'law')).toBe(9)
    const own = await told('townshipOfficer', 'T1')
    expect(own).toMatchObject({ all: null, rows: [{ orgId: 'T1', counts: row('T1') }] })
  })

  it('keep nothing that is hidden, not even in the database', async () => {
    await counted()
    await told('countyOfficer', 'C')
    const { helpFigures = [] } = await house.dump()
    const kept = helpFigures.flatMap(({ desks, all }) => [
      ...(desks as { counts: (number | null)[] }[]).flatMap(({ counts }) => counts),
      ...(all as (number | null)[]),
    ])
    expect(kept.length).toBeGreaterThan(0)
    expect(kept.filter((n) => n !== null && n < 5)).toEqual([])
  })

  it('are counted once: what is asked, moved or erased afterwards changes nothing of them', async () => {
    await counted()
    const before = await told('countyOfficer', 'C')
    const atTownship = (await casesIn(house)).filter(({ deskId }) => deskId === 'T1')
    for (const { _id } of atTownship) await house.change('helpCases', String(_id), { deskId: 'T2', deskPath: 'C/T2/' })
    await house.cloud.clock.forward(2 * DAY_MS)
    await house.cloud.clock.forward(60_000)
    expect(await told('countyOfficer', 'C')).toEqual(before)
    expect((await house.dump()).helpFigures?.map(({ quarter }) => quarter).sort()).toEqual(['2027-Q1', '2027-Q2'])
  })

  it('are made up for after a stand-still, each quarter by itself', async () => {
    await counted()
    await counted('2027-Q4', '2028-01-20T10:00:00+08:00')
    expect((await told('countyOfficer', 'C')).quarters).toEqual(['2027-Q4', '2027-Q3', '2027-Q2', '2027-Q1'])
  })

  it('are for the county and each township about itself; a village has none', async () => {
    await counted()
    for (const [caller, orgId] of [
      ['villageOfficer', 'V1'],
      ['townshipOfficer', 'V1'],
      ['townshipOfficer', 'T2'],
      ['townshipOfficer', 'C'],
      ['hostOfThisHome', 'C'],
    ] as const)
      expect(await figures(caller, orgId)).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
  })
})
