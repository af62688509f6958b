import { type County, foundCounty, openidOf } from './county'
import { type House, openHouse } from './house'
import { memberOf } from './scenarios/persons'

/* Codes: 128 bits, single use, 72 hours, nothing stored but a keyed digest, one answer for whatever is wrong, ten tries an hour. */
const HOUR_MS = 3_600_000
const WRONG = { ok: false, error: { code: 'CODE_WRONG', field: 'code' } }

let house: House
let county: County
let memberId: string
beforeAll(async () => {
  house = await openHouse()
  county = await foundCounty(house)
  memberId = await memberOf(house, county)
  await house.keep()
}, 60_000)
afterAll(() => house.close())
beforeEach(async () => {
  await house.restore()
  await house.cloud.clock.set('2027-05-19T15:00:00+08:00')
})

const as = (caller: Parameters<typeof openidOf>[0]) => house.as(openidOf(caller))
const personCode = async (by: Parameters<typeof openidOf>[0] = 'villageOfficer') =>
  (await as(by).call('home', 'invitePerson', { homeId: county.homeId, personId: memberId })).code
const hostCode = async (by: Parameters<typeof openidOf>[0] = 'hostOfThisHome') =>
  (await as(by).call('home', 'inviteHost', { homeId: county.homeId })).code
const redeem = (who: string, code: string, name?: string) =>
  house.as(who).ask('member', 'redeemCode', { code, ...(name ? { name } : {}) })
const person = async (id: string) => (await house.dump()).persons?.find(({ _id }) => _id === id)
/** A well-formed code that nobody made: another one's letters in another order, with its check letters. */
const strangerCode = async (n: number) => {
  const { codeOf } = await import('../../domain/invitation-code')
  return codeOf(Uint8Array.from({ length: 16 }, (_, i) => (n * 37 + i * 11) % 256))
}

describe('a committee member claims herself by code', () => {
  it('that an officer over the home made; it says first what it is for', async () => {
    const code = await personCode()
    const look = await as('resident').call('member', 'lookAtCode', { code: code.toLowerCase() })
    expect(look).toMatchObject({ for: { kind: 'person', name: '高敏' }, needsName: false })
    expect(await redeem(openidOf('resident'), code)).toMatchObject({ ok: true, data: { done: { kind: 'person' } } })
    const view = await house.dump()
    expect(view.microHomes?.find(({ _id }) => _id === county.homeId)?.paired).toEqual([
      expect.objectContaining({ personId: memberId, claimed: true }),
    ])
    expect(await as('resident').call('member', 'claims', {})).toMatchObject({
      claims: [{ personId: memberId, name: '高敏', how: 'code' }],
    })
  })

  it('not by one that the lead made: whoever applies for a home names a member, and would be her', async () => {
    const input = { homeId: county.homeId, personId: memberId }
    expect(await as('hostOfThisHome').ask('home', 'invitePerson', input)).toMatchObject({
      error: { code: 'OFFICER_ONLY' },
    })
  })
})

describe('a host without an account claims herself by code', () => {
  const hostsToo = (homeId: string) =>
    house.push('microHomes', homeId, 'hosts', {
      personId: memberId,
      name: '高敏',
      role: 'host',
      claimed: false,
      since: '2027-01-01T00:00:00+08:00',
      until: null,
    })

  it('that the lead host made', async () => {
    await hostsToo(county.homeId)
    expect(await redeem('a-visitor', await personCode('hostOfThisHome'))).toMatchObject({ ok: true })
  })

  it('not one that the lead makes for a woman who hosts another home', async () => {
    await hostsToo(county.homeId)
    await hostsToo(county.flatId)
    const input = { homeId: county.homeId, personId: memberId }
    expect(await as('hostOfThisHome').ask('home', 'invitePerson', input)).toMatchObject({
      error: { code: 'OFFICER_ONLY' },
    })
    expect(await as('townshipOfficer').ask('home', 'invitePerson', input)).toMatchObject({ ok: true })
  })

  it('never for a person with an account, or one that the home does not name', async () => {
    const ask = (personId: string) =>
      as('villageOfficer').ask('home', 'invitePerson', { homeId: county.homeId, personId })
    expect(await ask(county.personIds.hostOfThisHome)).toMatchObject({ error: { code: 'ALREADY_CLAIMED' } })
    expect(await ask(county.personIds.resident)).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect(await ask('nobody')).toMatchObject({ error: { code: 'NOT_FOUND' } })
  })
})

describe('a code', () => {
  it('works once: of many who enter it at once, one has it', async () => {
    const code = await personCode()
    const replies = await Promise.all(Array.from({ length: 6 }, (_, i) => redeem(`somebody-${i}`, code)))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await person(memberId))?.claim).toMatchObject({ how: 'code' })
  })

  it('used by herself answers her retry the same, and nobody else', async () => {
    const code = await personCode()
    const first = await redeem(openidOf('resident'), code)
    expect(await redeem(openidOf('resident'), code)).toEqual(first)
    expect(await redeem('another', code)).toMatchObject(WRONG)
  })

  it('does not bring back a claim that was taken back', async () => {
    const code = await personCode()
    await redeem(openidOf('resident'), code)
    const { claims } = await as('resident').call('member', 'claims', {})
    const claimId = claims[0]?.claimId ?? ''
    await as('villageOfficer').call('federation', 'undoClaim', { homeId: county.homeId, personId: memberId, claimId })
    expect(await redeem(openidOf('resident'), code)).toMatchObject({ ok: false })
    expect(await person(memberId)).not.toHaveProperty('claim')
  })

  it('ends after 72 hours', async () => {
    const code = await personCode()
    await house.cloud.clock.forward(72 * HOUR_MS - 60_000)
    expect(await as('resident').ask('member', 'lookAtCode', { code })).toMatchObject({ ok: true })
    await house.cloud.clock.forward(120_000)
    expect(await redeem(openidOf('resident'), code)).toMatchObject(WRONG)
  })

  it('that is wrong, used, expired, guessed or no code at all is one answer', async () => {
    const used = await personCode()
    await redeem('somebody-else', used)
    const expired = await hostCode()
    await house.cloud.clock.forward(73 * HOUR_MS)
    const stranger = await strangerCode(1)
    const replies = await Promise.all(
      [used, expired, stranger, stranger.slice(0, 27), '一二三'].map((code) => redeem(openidOf('resident'), code)),
    )
    for (const reply of replies) expect(reply).toEqual(replies[0])
    expect(replies[0]).toMatchObject(WRONG)
  })

  it('may be guessed ten times an hour by one account, however many guesses come at once', async () => {
    const guesses = await Promise.all(Array.from({ length: 25 }, async (_, i) => strangerCode(i + 100)))
    const replies = await Promise.all(guesses.map((code) => redeem('a-guesser', code)))
    const codes = replies.map((reply) => (reply.ok ? 'OK' : reply.error.code))
    expect(codes.filter((each) => each === 'CODE_WRONG')).toHaveLength(10)
    expect(codes.filter((each) => each === 'TOO_MANY_TRIES' || each === 'BUSY')).toHaveLength(15)
    const good = await personCode()
    expect(await redeem('a-guesser', good)).toMatchObject({ error: { code: 'TOO_MANY_TRIES' } })
    expect(await redeem('somebody-else', good)).toMatchObject({ ok: true })
    await house.cloud.clock.forward(HOUR_MS)
    expect(await redeem('a-guesser', guesses[0] ?? '')).toMatchObject(WRONG)
  })

  it('stands nowhere: not in a document, not in a log, not in what was printed', async () => {
    const code = await personCode()
    await redeem(openidOf('resident'), code)
    expect(JSON.stringify(await house.dump())).not.toContain(code)
    expect(house.printed.join('\n')).not.toContain(code)
  })

  it('is told again to whoever asks again with the same request, and a new one to a new request', async () => {
    const make = (requestId: string) =>
      as('villageOfficer').call('home', 'invitePerson', { homeId: county.homeId, personId: memberId }, requestId)
    const first = await make('the-first-request-1')
    expect(await make('the-first-request-1')).toEqual(first)
    expect((await make('the-second-request-')).code).not.toBe(first.code)
  })

  it('dies with what its maker may do', async () => {
    const byOfficer = await personCode('villageOfficer')
    const { personIds, grantId } = county
    await as('townshipOfficer').call('federation', 'endGrant', {
      orgId: 'V1',
      personId: personIds.villageOfficer,
      grantId,
    })
    expect(await redeem(openidOf('resident'), byOfficer)).toMatchObject(WRONG)
  })

  it('of another home’s host opens only that home', async () => {
    const input = { homeId: county.homeId, personId: memberId }
    expect(await as('hostOfAnotherHome').ask('home', 'invitePerson', input)).toMatchObject({
      error: { code: 'NOT_FOUND' },
    })
    const { code } = await as('hostOfAnotherHome').call('home', 'inviteHost', { homeId: county.flatId })
    await redeem(openidOf('resident'), code, '方静')
    const { homes } = await as('resident').call('member', 'me', {})
    expect(homes.map(({ homeId }) => homeId)).toEqual([county.flatId])
  })
})

describe('a second host', () => {
  it('joins by the code of the lead, with a name to call her by, once', async () => {
    const code = await hostCode()
    expect(await redeem(openidOf('resident'), code)).toMatchObject({ error: { code: 'NAME_NEEDED', field: 'name' } })
    expect(await redeem(openidOf('resident'), code, '方静')).toMatchObject({
      ok: true,
      data: { done: { kind: 'host', homeName: '潮音里微家' } },
    })
    await redeem(openidOf('resident'), code)
    const { hosts } = await as('hostOfThisHome').call('home', 'hosts', { homeId: county.homeId })
    expect(hosts.map(({ name, role, claimed }) => [name, role, claimed])).toEqual([
      ['吴海燕', 'leadHost', true],
      ['方静', 'host', true],
    ])
    expect((await as('resident').call('member', 'me', {})).homes).toMatchObject([{ role: 'host' }])
  })

  it('is invited by the lead or an officer, not by another host', async () => {
    await redeem(openidOf('resident'), await hostCode(), '方静')
    expect(await as('resident').ask('home', 'inviteHost', { homeId: county.homeId })).toMatchObject({
      error: { code: 'LEAD_ONLY' },
    })
    expect(await as('villageOfficer').ask('home', 'inviteHost', { homeId: county.homeId })).toMatchObject({ ok: true })
  })

  it('who was let go does not come back by the code that she used', async () => {
    const code = await hostCode()
    await redeem(openidOf('resident'), code, '方静')
    const input = { homeId: county.homeId, personId: county.personIds.resident }
    await as('hostOfThisHome').call('home', 'removeHost', input)
    expect(await redeem(openidOf('resident'), code)).toMatchObject(WRONG)
    expect((await as('resident').call('member', 'me', {})).homes).toEqual([])
  })

  it('does not join by a code whose maker leads no more', async () => {
    const code = await hostCode()
    await redeem(openidOf('resident'), await hostCode(), '方静')
    const { homeId, personIds } = county
    await as('townshipOfficer').call('home', 'appointLead', {
      homeId,
      personId: personIds.resident,
      formerLead: 'gone',
      reason: '搬走了',
    })
    expect(await redeem('a-newcomer', code, '沈老师')).toMatchObject(WRONG)
    expect(await as('hostOfThisHome').ask('home', 'inviteHost', { homeId })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    })
  })
})
