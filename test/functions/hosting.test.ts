import { type County, foundCounty, openidOf } from './county'
import { type House, openHouse } from './house'

/* One lead at every moment; the rules themselves are in test/domain/hosting.test.ts. */
let house: House
let county: County
beforeAll(async () => {
  house = await openHouse()
  county = await foundCounty(house)
  for (const caller of ['resident', 'visitor'] as const) {
    const { code } = await house.as(openidOf('hostOfThisHome')).call('home', 'inviteHost', { homeId: county.homeId })
    const name = caller === 'resident' ? '方静' : '沈老师'
    await house.as(openidOf(caller)).call('member', 'redeemCode', { code, name })
  }
  county.personIds.visitor = (await house.as(openidOf('visitor')).call('member', 'me', {})).personId ?? ''
  await house.drain()
  await house.keep()
}, 60_000)
afterAll(() => house.close())
beforeEach(() => house.restore())

type Who = Parameters<typeof openidOf>[0]
const as = (caller: Who) => house.as(openidOf(caller))
const input = () => ({ homeId: county.homeId })
const offer = (who: Who, to: Who) => as(who).ask('home', 'offerLead', { ...input(), toPersonId: county.personIds[to] })
const leads = async () => {
  const home = (await house.dump()).microHomes?.find(({ _id }) => _id === county.homeId)
  const hosts = home?.hosts as { personId: string; role: string; until: string | null }[]
  return hosts.filter(({ role, until }) => role === 'leadHost' && until === null).map(({ personId }) => personId)
}

it('the lead passes on in two steps: offered, seen in 我的, accepted', async () => {
  expect(await offer('hostOfThisHome', 'resident')).toMatchObject({ ok: true })
  expect((await as('resident').call('member', 'me', {})).homes).toMatchObject([{ role: 'host', handover: 'toMe' }])
  expect((await as('hostOfThisHome').call('member', 'me', {})).homes).toMatchObject([{ handover: 'byMe' }])
  expect(await leads()).toEqual([county.personIds.hostOfThisHome])
  await as('resident').call('home', 'acceptLead', input())
  expect(await leads()).toEqual([county.personIds.resident])
  expect((await as('hostOfThisHome').call('member', 'me', {})).homes).toMatchObject([{ role: 'host', handover: null }])
})

it('only the one to whom it was offered accepts; nobody offers but the lead', async () => {
  await offer('hostOfThisHome', 'resident')
  expect(await as('visitor').ask('home', 'acceptLead', input())).toMatchObject({ error: { code: 'NO_OFFER' } })
  expect(await offer('resident', 'visitor')).toMatchObject({ error: { code: 'LEAD_ONLY' } })
  expect(await as('hostOfAnotherHome').ask('home', 'acceptLead', input())).toMatchObject({
    error: { code: 'NOT_FOUND' },
  })
})

it('an offer that was taken back, or declined, is not accepted any more', async () => {
  for (const who of ['hostOfThisHome', 'resident'] as const) {
    await offer('hostOfThisHome', 'resident')
    await as(who).call('home', 'endOffer', input())
    expect(await as('resident').ask('home', 'acceptLead', input())).toMatchObject({ error: { code: 'NO_OFFER' } })
  }
})

it('accepting, taking back, resigning and appointing at once leaves exactly one lead', async () => {
  for (let round = 0; round < 4; round += 1) {
    await house.restore()
    await offer('hostOfThisHome', 'resident')
    const { personIds, homeId } = county
    const appoint = { homeId, personId: personIds.visitor, formerLead: 'asHost' as const, reason: '重新定一位' }
    await Promise.all([
      as('resident').ask('home', 'acceptLead', input()),
      as('hostOfThisHome').ask('home', 'endOffer', input()),
      as('hostOfThisHome').ask('home', 'resign', input()),
      as('visitor').ask('home', 'resign', input()),
      as('townshipOfficer').ask('home', 'appointLead', appoint),
      as('resident').ask('home', 'acceptLead', input()),
    ])
    expect(await leads()).toHaveLength(1)
  }
})

it('the lead does not leave before another leads; a host leaves at once', async () => {
  expect(await as('hostOfThisHome').ask('home', 'resign', input())).toMatchObject({ error: { code: 'LEAD_STAYS' } })
  await as('resident').call('home', 'resign', input())
  expect((await as('resident').call('member', 'me', {})).homes).toEqual([])
  expect(await as('resident').ask('home', 'publishPhone', input())).toMatchObject({ error: { code: 'NOT_FOUND' } })
})

it('a host who leaves takes the offer to her along', async () => {
  await offer('hostOfThisHome', 'resident')
  await as('resident').call('home', 'resign', input())
  expect((await as('hostOfThisHome').call('member', 'me', {})).homes).toMatchObject([{ handover: null }])
})

it('the lead and an officer over the home let a host go, another host does not, nobody lets the lead go', async () => {
  const remove = (who: Who, whom: Who) =>
    as(who).ask('home', 'removeHost', { ...input(), personId: county.personIds[whom] })
  expect(await remove('resident', 'visitor')).toMatchObject({ error: { code: 'LEAD_ONLY' } })
  expect(await remove('villageOfficer', 'hostOfThisHome')).toMatchObject({ error: { code: 'LEAD_STAYS' } })
  expect(await remove('hostOfThisHome', 'visitor')).toMatchObject({ ok: true })
  expect(await remove('villageOfficer', 'resident')).toMatchObject({ ok: true })
  expect(await remove('villageOfficerElsewhere', 'hostOfThisHome')).toMatchObject({ error: { code: 'NOT_FOUND' } })
})

it('the township names another lead with a reason, the village does not', async () => {
  const appoint = (who: Who) =>
    as(who).ask('home', 'appointLead', {
      ...input(),
      personId: county.personIds.resident,
      formerLead: 'gone',
      reason: '联系不上了',
    })
  expect(await appoint('villageOfficer')).toMatchObject({ error: { code: 'NOT_FOUND' } })
  expect(await appoint('townshipOfficerElsewhere')).toMatchObject({ error: { code: 'NOT_FOUND' } })
  expect(await appoint('townshipOfficer')).toMatchObject({ ok: true })
  expect(await leads()).toEqual([county.personIds.resident])
  expect((await as('hostOfThisHome').call('member', 'me', {})).homes).toEqual([])
})

it('nobody is offered the lead who could not answer', async () => {
  await house.push('microHomes', county.homeId, 'hosts', {
    personId: 'of-a-roll',
    name: '陈一',
    role: 'host',
    claimed: false,
    since: '2027-01-01T00:00:00+08:00',
    until: null,
  })
  const reply = await as('hostOfThisHome').ask('home', 'offerLead', { ...input(), toPersonId: 'of-a-roll' })
  expect(reply).toMatchObject({ error: { code: 'HOST_UNCLAIMED' } })
})
