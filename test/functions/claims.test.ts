import { type County, foundCounty, openidOf, PRIVATE } from './county'
import { type House, openHouse } from './house'
import { givePhoneCode, memberOf, verified } from './scenarios/persons'

/* Persons of a roll become somebody's: by a number that WeChat vouches for, by a code, by two officers; for seven days not for good. */
const DAY_MS = 86_400_000

let house: House
let county: County
let memberId: string
beforeAll(async () => {
  house = await openHouse({ timers: 'running' })
  county = await foundCounty(house)
  memberId = await memberOf(house, county)
  await house.keep()
}, 60_000)
afterAll(() => house.close())
beforeEach(async () => {
  await house.restore()
  await house.cloud.clock.set('2027-05-19T15:00:00+08:00')
  await fetch(`${house.url}/local/open-api`, { method: 'DELETE' })
})

const resident = () => house.as(openidOf('resident'))
const villageOfficer = () => house.as(openidOf('villageOfficer'))
const person = async (id: string) => (await house.dump()).persons?.find(({ _id }) => _id === id)
const home = async (id = county.homeId) => (await house.dump()).microHomes?.find(({ _id }) => _id === id)
const script = (fields: object) =>
  fetch(`${house.url}/local/open-api`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ api: 'phonenumber.getPhoneNumber', ...fields }),
  })
/** A person of a roll leads a home of her own, beside the registered host, with this number's index. */
async function plantHost(role: 'host' | 'leadHost' = 'host'): Promise<void> {
  await house.push('microHomes', county.homeId, 'hosts', {
    personId: memberId,
    name: '高敏',
    role,
    claimed: false,
    since: '2027-01-01T00:00:00+08:00',
    until: null,
  })
}

describe('the number that WeChat vouches for', () => {
  it('is stored encrypted, told by its last digits, and shows who carries it in a roll', async () => {
    await verified(house, county)
    const code = await givePhoneCode(house, 'resident', PRIVATE.rollPhone)
    expect(await resident().call('member', 'verifyPhone', { code })).toEqual({
      phoneEnd: PRIVATE.rollPhone.slice(-4),
      persons: [
        {
          personId: memberId,
          name: '高敏',
          homes: [
            {
              homeId: county.homeId,
              name: '潮音里微家',
              villageName: '里塘社区',
              townshipName: '青屿镇',
              as: 'member',
            },
            expect.objectContaining({ homeId: county.flatId, as: 'member' }),
          ].sort((a, b) => (a.homeId < b.homeId ? -1 : 1)),
        },
      ].map((one) => ({ ...one, homes: expect.arrayContaining(one.homes) })),
    })
    const stored = await person(county.personIds.resident)
    expect(stored).toMatchObject({ phoneToken: expect.stringMatching(/^v1\./) })
    expect(JSON.stringify(stored)).not.toContain(PRIVATE.rollPhone)
  })

  it('makes an account of a visitor who opens a home and taps 认领', async () => {
    const response = await fetch(`${house.url}/local/open-api/phone-code`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ openid: 'somebody-new', phoneNumber: PRIVATE.rollPhone }),
    })
    const { code } = (await response.json()) as { code: string }
    await house.as('somebody-new').call('member', 'verifyPhone', { code })
    const me = await house.as('somebody-new').call('member', 'me', {})
    expect(me).toMatchObject({ personId: expect.stringMatching(/./), village: null, roles: [], homes: [] })
  })

  it('is asked of WeChat once: a code that was used, or is another woman’s, or too old, is refused with another way', async () => {
    const code = await givePhoneCode(house, 'resident', PRIVATE.rollPhone)
    const others = await house.as(openidOf('hostOfAnotherHome')).ask('member', 'verifyPhone', { code })
    expect(others).toMatchObject({ error: { code: 'PHONE_CODE_USED' } })
    await resident().call('member', 'verifyPhone', { code }, 'the-same-request-1')
    expect(await resident().ask('member', 'verifyPhone', { code })).toMatchObject({
      error: { code: 'PHONE_CODE_USED' },
    })
    // Her own retry, whose answer was lost.
    expect(await resident().ask('member', 'verifyPhone', { code }, 'the-same-request-1')).toMatchObject({ ok: true })
    const old = await givePhoneCode(house, 'resident', PRIVATE.rollPhone)
    await house.cloud.clock.forward(6 * 60_000)
    expect(await resident().ask('member', 'verifyPhone', { code: old })).toMatchObject({
      error: { code: 'PHONE_CODE_USED' },
    })
  })

  it.each([
    ['refuses', { refuse: { errCode: 40013, errMsg: 'invalid appid' } }],
    ['has reached its quota', { quota: { perDay: 0 } }],
  ])('says another way when WeChat %s', async (_how, outcome) => {
    await script(outcome)
    const code = await givePhoneCode(house, 'resident', PRIVATE.rollPhone)
    const reply = await resident().ask('member', 'verifyPhone', { code })
    expect(reply).toMatchObject({ ok: false, error: { code: 'PHONE_UNAVAILABLE' } })
    expect(JSON.stringify(reply)).toContain('编号')
    await script({ quota: {} })
  })

  it('says another way when WeChat does not answer in time', async () => {
    await script({ delayMs: 7000 })
    const code = await givePhoneCode(house, 'resident', PRIVATE.rollPhone)
    expect(await resident().ask('member', 'verifyPhone', { code })).toMatchObject({
      error: { code: 'PHONE_UNAVAILABLE' },
    })
  })
})

describe('claiming by the number', () => {
  it('makes the homes of the claimed person hers, everywhere at once', async () => {
    await plantHost()
    await verified(house, county)
    await resident().call('member', 'claim', { personId: memberId })
    expect(await resident().call('member', 'me', {})).toMatchObject({
      name: '高敏',
      homes: [{ homeId: county.homeId, role: 'host', handover: null }],
    })
    const view = await house.as('a-visitor').call('home', 'view', { homeId: county.homeId })
    expect(view.hosts).toContainEqual(expect.objectContaining({ name: '高敏', claimed: true }))
    expect(await resident().ask('home', 'hosts', { homeId: county.homeId })).toMatchObject({
      ok: true,
      data: { iAm: 'host', isOfficer: false },
    })
    expect((await home())?.paired).toEqual([
      expect.objectContaining({ personId: memberId, claimed: true, claimedBy: county.personIds.resident }),
    ])
  })

  it('needs a number that WeChat vouched for: one that she only typed claims nothing', async () => {
    await resident().call('member', 'introduce', { name: '方静', phone: PRIVATE.rollPhone })
    const typed = await person(county.personIds.resident)
    await house.change('persons', memberId, { phoneIndex: typed?.phoneIndex })
    expect(await resident().call('member', 'claimable', {})).toEqual({ persons: [] })
    expect(await resident().ask('member', 'claim', { personId: memberId })).toMatchObject({
      error: { code: 'PHONE_NOT_VERIFIED' },
    })
    expect(await person(memberId)).not.toHaveProperty('claim')
  })

  it('follows the verified number, also after she typed another one', async () => {
    await verified(house, county)
    const before = (await person(county.personIds.resident))?.phoneVerified
    await resident().call('member', 'introduce', { name: '方静', phone: PRIVATE.homePhone })
    expect((await person(county.personIds.resident))?.phoneVerified).toEqual(before)
    const host = await person(county.personIds.hostOfThisHome)
    await house.change('persons', memberId, { phoneIndex: host?.phoneIndex })
    expect(await resident().ask('member', 'claim', { personId: memberId })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    })
  })

  it('reaches no person with another number and no account', async () => {
    await verified(house, county)
    await house.change('persons', memberId, { phoneIndex: 'another' })
    for (const personId of [memberId, county.personIds.hostOfThisHome, 'nowhere'])
      expect(await resident().ask('member', 'claim', { personId })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  })

  it('is over a day after WeChat vouched', async () => {
    await verified(house, county)
    await house.cloud.clock.forward(DAY_MS + 60_000)
    expect(await resident().ask('member', 'claim', { personId: memberId })).toMatchObject({
      error: { code: 'PHONE_NOT_VERIFIED' },
    })
  })

  it('of two accounts that claim one person at once, exactly one has her', async () => {
    await plantHost()
    await verified(house, county)
    const rival = house.as(openidOf('hostOfAnotherHome'))
    const code = await givePhoneCode(house, 'hostOfAnotherHome', PRIVATE.rollPhone)
    await rival.call('member', 'verifyPhone', { code })
    const replies = await Promise.all(
      Array.from({ length: 8 }, (_, i) => (i % 2 ? resident() : rival).ask('member', 'claim', { personId: memberId })),
    )
    const codes = replies.map((reply) => (reply.ok ? 'OK' : reply.error.code))
    const winners = new Set(codes.flatMap((each, i) => (each === 'OK' ? [i % 2] : [])))
    expect(winners.size).toBe(1)
    expect(new Set(codes)).toEqual(new Set(['OK', 'ALREADY_CLAIMED']))
    const holders = (await house.dump()).persons?.filter(({ also }) =>
      ((also ?? []) as { personId: string }[]).some(({ personId }) => personId === memberId),
    )
    expect(holders).toHaveLength(1)
    expect(holders?.[0]?.also).toHaveLength(1)
  })

  it('moves no role: one planted on the claimed person opens nothing', async () => {
    const officer = await person(county.personIds.townshipOfficer)
    await house.change('persons', memberId, { roles: officer?.roles })
    await verified(house, county)
    await resident().call('member', 'claim', { personId: memberId })
    expect((await resident().call('member', 'me', {})).roles).toEqual([])
    expect(await resident().ask('home', 'list', { orgId: 'T1' })).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect(await resident().ask('home', 'contact', { homeId: county.flatId })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    })
  })

  it('that lost its second half is finished by the timer', async () => {
    await plantHost()
    await verified(house, county)
    // The look-up of the caller, of the person and the claim itself pass; whatever comes after fails.
    await house.plan({ match: { action: 'database.modifyDocument', collection: 'persons' }, kind: 'delay', times: 1 })
    await house.plan({ match: { action: 'database.modifyDocument' }, kind: 'refuse', times: 50 })
    expect(await resident().ask('member', 'claim', { personId: memberId })).toMatchObject({ ok: false })
    await house.clearFaults()
    await house.cloud.clock.forward(60_000)
    await house.cloud.clock.forward(60_000)
    expect((await resident().call('member', 'me', {})).homes).toHaveLength(1)
    expect((await person(memberId))?.claim).not.toHaveProperty('unfinishedSince')
  })
})

describe('taking a claim back', () => {
  beforeEach(async () => {
    await plantHost()
    await verified(house, county)
    await resident().call('member', 'claim', { personId: memberId })
  })
  const claimId = async () => (await resident().call('member', 'claims', {})).claims[0]?.claimId ?? ''

  it('by herself takes the homes away with the next call, and lets her claim again', async () => {
    await resident().call('member', 'undoClaim', { personId: memberId, claimId: await claimId() })
    expect((await resident().call('member', 'me', {})).homes).toEqual([])
    expect(await resident().ask('home', 'hosts', { homeId: county.homeId })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    })
    const view = await house.as('a-visitor').call('home', 'view', { homeId: county.homeId })
    expect(view.hosts).toContainEqual(expect.objectContaining({ name: '高敏', claimed: false }))
    expect(await person(memberId)).not.toHaveProperty('claim')
    await resident().call('member', 'claim', { personId: memberId })
    expect((await resident().call('member', 'me', {})).homes).toHaveLength(1)
  })

  it('by an officer over the home works too, not by one of another township', async () => {
    const input = { homeId: county.homeId, personId: memberId, claimId: await claimId() }
    const elsewhere = house.as(openidOf('townshipOfficerElsewhere'))
    expect(await elsewhere.ask('federation', 'undoClaim', input)).toMatchObject({ error: { code: 'NOT_FOUND' } })
    await villageOfficer().call('federation', 'undoClaim', input)
    expect((await resident().call('member', 'me', {})).homes).toEqual([])
  })

  it('on day 8 is for two officers; she herself is heard, and the claim stands until they have spoken', async () => {
    const id = await claimId()
    await house.cloud.clock.forward(8 * DAY_MS)
    const mine = await resident().ask('member', 'undoClaim', { personId: memberId, claimId: id })
    expect(mine).toMatchObject({ ok: true, data: { undone: false } })
    const input = { homeId: county.homeId, personId: memberId, claimId: id }
    expect(await villageOfficer().ask('federation', 'undoClaim', input)).toMatchObject({
      ok: true,
      data: { undone: false },
    })
    expect((await resident().call('member', 'me', {})).homes).toHaveLength(1)
  })

  it('is nobody else’s to do', async () => {
    const input = { personId: memberId, claimId: await claimId() }
    for (const caller of ['hostOfAnotherHome', 'hostOfThisHome'] as const)
      expect(await house.as(openidOf(caller)).ask('member', 'undoClaim', input)).toMatchObject({
        error: { code: 'NOT_FOUND' },
      })
  })

  it('stays: a claim whose answer was late and is asked for again does not come back', async () => {
    await house.as(openidOf('resident')).call('member', 'undoClaim', { personId: memberId, claimId: await claimId() })
    await resident().call('member', 'claim', { personId: memberId }, 'the-first-request-1')
    await resident().call('member', 'undoClaim', { personId: memberId, claimId: await claimId() })
    expect(await resident().ask('member', 'claim', { personId: memberId }, 'the-first-request-1')).toMatchObject({
      error: { code: 'ALREADY_CLAIMED' },
    })
    expect((await resident().call('member', 'me', {})).homes).toEqual([])
  })
})
