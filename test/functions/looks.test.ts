import { type Caller, type County, foundCounty, openidOf } from './county'
import { type House, openHouse } from './house'
import { nothingLeft } from './scenarios/watching'

/* Looks at private contacts are counted by officer and day; far above the usual, another officer is told, once a day. */
let house: House
let county: County
beforeAll(async () => {
  house = await openHouse({ timers: 'running' })
  county = await foundCounty(house)
  await house.keep()
}, 60_000)
afterAll(() => house.close())
beforeEach(async () => {
  await house.restore()
  await house.cloud.clock.set('2027-05-19T15:00:00+08:00')
})

const DAY_MS = 86_400_000
const as = (caller: Caller) => house.as(openidOf(caller))
const look = (caller: Caller, homeId: string, requestId?: string) =>
  as(caller).call('home', 'contact', { homeId }, requestId)
const looks = async () => (await house.dump()).looks ?? []
const alertsAt = async (caller: Caller, orgId: string) =>
  (await as(caller).call('federation', 'alerts', { orgId })).alerts
async function alerted(caller: Caller): Promise<string> {
  const id = await nothingLeft(house, county, caller)
  await look(caller, county.flatId)
  return id
}

describe('a look', () => {
  it('counts the homes of her day: looked at again, or sent again, it is the same one', async () => {
    await look('villageOfficer', county.homeId, 'request-of-one-look-1')
    await look('villageOfficer', county.homeId, 'request-of-one-look-1')
    await look('villageOfficer', county.homeId)
    await look('villageOfficer', county.flatId)
    await look('townshipOfficer', county.flatId)
    expect((await looks()).map(({ officerId, day, looks: n }) => [officerId, day, n]).sort()).toEqual(
      [
        [county.personIds.villageOfficer, '2027-05-19', 2],
        [county.personIds.townshipOfficer, '2027-05-19', 1],
      ].sort(),
    )
  })

  it('costs one request more than it did, but for the first of a day', async () => {
    await look('villageOfficer', county.flatId)
    const { requests } = await house.ask(openidOf('villageOfficer'), 'home.contact', { homeId: county.homeId })
    expect(requests.filter(({ collection }) => collection === 'looks')).toHaveLength(1)
  })

  it('counts an export by the contacts in it, once, and one without contacts not at all', async () => {
    await as('townshipOfficer').call('home', 'exportRegister', { orgId: 'T1' })
    expect(await looks()).toEqual([])
    for (let i = 0; i < 2; i += 1)
      await as('townshipOfficer').call('home', 'exportRegister', { orgId: 'T1', contacts: true }, 'request-of-export-1')
    expect(await looks()).toMatchObject([{ looks: 2, room: 28 }])
  })

  it('of a host at her own home is none', async () => {
    await as('hostOfThisHome').call('home', 'profile', { homeId: county.homeId })
    expect(await looks()).toEqual([])
    await as('townshipOfficer').call('home', 'profile', { homeId: county.homeId })
    expect(await looks()).toMatchObject([{ looks: 1 }])
  })

  it('loses none of many at once', async () => {
    const { homeId, flatId } = county
    await Promise.all([homeId, flatId, homeId, flatId].map((id) => look('villageOfficer', id)))
    expect(await looks()).toMatchObject([{ looks: 2, room: 28 }])
  })

  it('is usual up to five times her daily average of 28 days', async () => {
    await look('villageOfficer', county.homeId)
    const [first] = await looks()
    await house.change('looks', String(first?._id), { looks: 280 })
    await house.cloud.clock.forward(DAY_MS)
    await look('villageOfficer', county.homeId)
    expect((await looks()).find(({ day }) => day === '2027-05-20')).toMatchObject({ usual: 50, room: 49 })
    await house.cloud.clock.forward(40 * DAY_MS)
    await look('villageOfficer', county.homeId)
    expect((await looks()).find(({ day }) => day === '2027-06-29')).toMatchObject({ usual: 30, room: 29 })
  })
})

describe('far above the usual', () => {
  it('is told to officers above and beside her, never to herself or elsewhere, and is audited', async () => {
    const alertId = await alerted('townshipOfficer')
    for (const caller of ['jobOwner', 'countyOfficer'] as const)
      expect(await alertsAt(caller, 'T1')).toMatchObject([{ alertId, looks: 2, usual: 30, day: '2027-05-19' }])
    expect(await alertsAt('countyOfficer', 'C')).toHaveLength(1)
    expect(await alertsAt('townshipOfficer', 'T1')).toEqual([])
    expect(await alertsAt('villageOfficer', 'V1')).toEqual([])
    expect(await alertsAt('townshipOfficerElsewhere', 'T2')).toEqual([])
    await house.drain()
    const told = (await house.dump()).audit?.filter(({ docId }) => docId === alertId)
    expect(told).toMatchObject([{ actor: county.personIds.townshipOfficer, action: 'home.contact' }])
  })

  it('is told once a day, however much more she looks at, and again the next day', async () => {
    const alertId = await alerted('townshipOfficer')
    await as('jobOwner').call('federation', 'acknowledgeAlert', { orgId: 'T1', alertId })
    await as('townshipOfficer').call('home', 'exportRegister', { orgId: 'T1', contacts: true })
    expect(await alertsAt('jobOwner', 'T1')).toEqual([])
    expect(await looks()).toMatchObject([{ looks: 4 }])
    await house.cloud.clock.forward(DAY_MS)
    await look('townshipOfficer', county.homeId)
    const today = (await looks()).find(({ day }) => day === '2027-05-20')
    await house.change('looks', String(today?._id), { room: 0 })
    await look('townshipOfficer', county.flatId)
    expect(await alertsAt('jobOwner', 'T1')).toMatchObject([{ day: '2027-05-20' }])
  })

  it('is told of one export that is larger than a day', async () => {
    await look('townshipOfficer', county.homeId)
    await house.change('looks', String((await looks())[0]?._id), { room: 1 })
    await as('townshipOfficer').call('home', 'exportRegister', { orgId: 'T1', contacts: true })
    expect(await alertsAt('countyOfficer', 'C')).toMatchObject([{ looks: 3 }])
  })

  it('is acknowledged by another officer: not by herself, below, elsewhere, or under another place', async () => {
    const alertId = await alerted('townshipOfficer')
    const ask = (caller: Caller, orgId: string, id = alertId) =>
      as(caller).ask('federation', 'acknowledgeAlert', { orgId, alertId: id })
    const not = { ok: false, error: { code: 'NOT_FOUND' } }
    expect(await ask('townshipOfficer', 'T1')).toMatchObject({ error: { code: 'NOT_FOUND', field: 'alertId' } })
    expect(await ask('townshipOfficer', 'T1', 'nothing-of-the-kind')).toEqual(await ask('townshipOfficer', 'T1'))
    expect(await ask('townshipOfficer', 'V1')).toMatchObject(not)
    expect(await ask('villageOfficer', 'V1')).toMatchObject(not)
    expect(await ask('townshipOfficerElsewhere', 'T2')).toMatchObject(not)
    expect(await alertsAt('jobOwner', 'T1')).toHaveLength(1)
    expect(await ask('jobOwner', 'T1')).toMatchObject({ ok: true })
    expect(await ask('countyOfficer', 'C')).toMatchObject({ ok: true })
    expect(await alertsAt('countyOfficer', 'C')).toEqual([])
    expect((await looks())[0]?.acknowledged).toMatchObject({ by: county.personIds.jobOwner })
  })

  it('of one who is also an officer further up tells nobody below her', async () => {
    const { personIds } = county
    const more = { orgId: 'V1', personId: personIds.townshipOfficer, role: 'villageAdmin', until: null } as const
    await as('countyOfficer').call('federation', 'grant', more)
    await alerted('townshipOfficer')
    expect(await alertsAt('villageOfficer', 'V1')).toEqual([])
    expect(await alertsAt('countyOfficer', 'C')).toHaveLength(1)
  })
})

it('the counts of a day are kept for ninety days', async () => {
  await look('villageOfficer', county.homeId)
  await house.cloud.clock.forward(90 * DAY_MS)
  expect(await looks()).toHaveLength(1)
  await house.cloud.clock.forward(DAY_MS)
  expect(await looks()).toEqual([])
})
