import { pngOf } from '../kit/pictures/png'
import { type Caller, type County, FLAT, foundCounty, HOME, openidOf, PRIVATE } from './county'
import { type House, openHouse, UNTIL_CLEARED_MS } from './house'
import { type APPLICATION, application } from './scenarios/home-applying'
import { filesBelow } from './traces'
import { until } from './until'

/* Ways round the doors: what one action refuses must not come out of another, and what was hers must not stay hers when she has gone. */
jest.setTimeout(60_000)

let house: House
let county: County
beforeAll(async () => {
  house = await openHouse()
  county = await foundCounty(house)
  await house.keep()
}, 60_000)
afterAll(() => house.close())
beforeEach(() => house.restore())

const as = (caller: Caller) => house.as(openidOf(caller))
const apply = (told: Partial<Record<keyof typeof APPLICATION, unknown>>, caller: Caller = 'resident') =>
  as(caller).ask('home', 'apply', { draftId: null, ...application(), ...told } as never)
const applied = async (told: Parameters<typeof apply>[0] = {}, caller: Caller = 'resident'): Promise<string> => {
  const reply = await apply(told, caller)
  if (!reply.ok) throw new Error(reply.error.code)
  return (reply.data as { homeId: string }).homeId
}
const NOT_FOUND = { ok: false, error: { code: 'NOT_FOUND' } }

describe('whoever tries out the doors of a flat by applying for a home like it', () => {
  const door = (address: string, venueKind: string) => ({ name: FLAT.name, address, venueKind, pairedMember: null })

  it.each(['privateHome', 'office'])('hears the same of the right door as of a wrong one (%s)', async (venueKind) => {
    const right = await apply(door(PRIVATE.flatAddress, venueKind))
    const wrong = await apply(door(`${PRIVATE.flatAddress}之一`, venueKind))
    expect(right).toMatchObject({ ok: true, data: { state: 'submitted' } })
    expect(wrong).toMatchObject({ ok: true, data: { state: 'submitted' } })
  })

  it('and when she asks again for the same, or takes it back and asks again', async () => {
    const seen = async (address: string) => {
      const first = await applied(door(address, 'office'))
      const second = await applied(door(address, 'office'))
      await as('resident').call('home', 'withdraw', { homeId: first })
      const third = await applied(door(address, 'office'))
      await as('resident').call('home', 'withdraw', { homeId: third })
      return { again: first === second, anew: first !== third, another: first !== county.flatId }
    }
    expect(await seen(PRIVATE.flatAddress)).toEqual(await seen(`${PRIVATE.flatAddress}之一`))
  })

  it('while a home that stands open to all is still named as one that stands', async () => {
    expect(await apply({ name: HOME.name, address: HOME.address })).toMatchObject({ error: { code: 'HOME_EXISTS' } })
  })
})

it('a resident who names a committee member in her application gets no code for that member', async () => {
  const homeId = await applied()
  const { members } = await as('resident').call('home', 'hosts', { homeId })
  const input = { homeId, personId: members[0]?.personId ?? '' }
  expect(await as('resident').ask('home', 'invitePerson', input)).toMatchObject({ error: { code: 'OFFICER_ONLY' } })
  expect(await as('villageOfficer').ask('home', 'invitePerson', input)).toMatchObject({ ok: true })
})

describe('she who applied for a home and was let go', () => {
  async function letGo(): Promise<string> {
    const homeId = await applied()
    const { code } = await as('resident').call('home', 'inviteHost', { homeId })
    await as('hostOfAnotherHome').call('member', 'redeemCode', { code })
    const personId = county.personIds.hostOfAnotherHome
    const told = { homeId, personId, formerLead: 'gone', reason: '搬走了' } as const
    await as('townshipOfficer').call('home', 'appointLead', told)
    return homeId
  }

  it('reads nothing of it any more, and takes nothing back', async () => {
    const homeId = await letGo()
    expect(await as('resident').ask('home', 'myApplication', { homeId })).toMatchObject(NOT_FOUND)
    expect(await as('resident').ask('home', 'withdraw', { homeId })).toMatchObject(NOT_FOUND)
    expect(await as('resident').ask('home', 'applyAgain', { homeId, ...application() })).toMatchObject(NOT_FOUND)
    expect(await as('hostOfAnotherHome').ask('home', 'myApplication', { homeId })).toMatchObject({ ok: true })
  })

  it('finds it among her applications no more', async () => {
    await letGo()
    expect((await as('resident').call('home', 'myApplications', {})).applications).toEqual([])
  })
})

it('an officer who changes nothing has still looked, and her look is written', async () => {
  const { flatId: homeId } = county
  const reply = await as('townshipOfficer').ask('home', 'changeProfile', { homeId, seen: 'whatever', changes: {} })
  expect(reply).toMatchObject({ ok: true, data: { phone: PRIVATE.flatPhone } })
  await house.drain()
  const { audit = [] } = await house.dump()
  expect(audit.filter(({ docId, action }) => docId === homeId && action === 'home.changeProfile')).toMatchObject([
    { actor: county.personIds.townshipOfficer, changed: ['lastLookIn'] },
  ])
})

it('a file made for a place is not handed out again for another place, or after the role over it ended', async () => {
  const { personIds } = county
  const chief = as('countyOfficer')
  const personId = personIds.townshipOfficer
  await chief.call('federation', 'grant', { orgId: 'V2', personId, role: 'villageAdmin', until: null })
  const same = 'the-very-same-request'
  await as('townshipOfficer').call('home', 'exportRegister', { orgId: 'T1', contacts: true }, same)
  const { officers } = await chief.call('federation', 'officers', { orgId: 'T1' })
  const grantId = officers
    .find((each) => each.personId === personId)
    ?.grants.find(({ role }) => role === 'townshipAdmin')?.grantId
  await chief.call('federation', 'endGrant', { orgId: 'T1', personId, grantId: grantId ?? '' })
  expect(
    await as('townshipOfficer').ask('home', 'exportRegister', { orgId: 'V2', contacts: true }, same),
  ).toMatchObject({
    error: { code: 'NOTHING_TO_EXPORT' },
  })
})

it('a host by a person she claimed sees her home in every state', async () => {
  const { homeId, personIds } = county
  const { paired } = await as('villageOfficer').call('home', 'pairings', { homeId })
  const personId = paired[0]?.personId ?? ''
  const since = '2027-01-01T00:00:00+08:00'
  await house.push('microHomes', homeId, 'hosts', {
    personId,
    name: '高敏',
    role: 'host',
    claimed: false,
    since,
    until: null,
  })
  const { code } = await as('villageOfficer').call('home', 'invitePerson', { homeId, personId })
  await as('resident').call('member', 'redeemCode', { code })
  await house.change('microHomes', homeId, { state: 'suspended' })
  expect(personIds.resident).not.toBe(personId)
  expect(await as('resident').ask('home', 'view', { homeId })).toMatchObject({ ok: true })
  expect(await as('villageOfficerElsewhere').ask('home', 'view', { homeId })).toMatchObject(NOT_FOUND)
})

describe('an application that she took back and opened again', () => {
  async function reopened(): Promise<string> {
    const homeId = await applied()
    await as('resident').call('home', 'withdraw', { homeId })
    await as('resident').call('home', 'reopen', { homeId })
    return homeId
  }

  it('is read by no officer until she sends it', async () => {
    const homeId = await reopened()
    for (const officer of ['villageOfficer', 'townshipOfficer', 'countyOfficer'] as const)
      for (const action of ['contact', 'application', 'hosts', 'profile'] as const)
        expect({ officer, action, reply: await as(officer).ask('home', action, { homeId }) }).toMatchObject({
          officer,
          action,
          reply: NOT_FOUND,
        })
    expect(await as('resident').ask('home', 'profile', { homeId })).toMatchObject({ ok: true })
  })

  it('stands in no exported register', async () => {
    const { homes: before } = await as('townshipOfficer').call('home', 'exportRegister', {
      orgId: 'T1',
      contacts: true,
    })
    await reopened()
    expect(await as('townshipOfficer').call('home', 'exportRegister', { orgId: 'T1', contacts: true })).toMatchObject({
      homes: before,
    })
  })
})

it('a picture that is taken down while its verdict comes leaves no public file behind', async () => {
  const { homeId } = county
  const host = as('hostOfThisHome')
  const isPublic = () => filesBelow(house.dataDir).filter((file) => file.includes('public/pictures'))
  const fileId = await host.upload('picture.png', pngOf(12, 8))
  const { pictureId } = await host.call('home', 'addPicture', { homeId, use: 'photo', fileId })
  await house.plan({
    match: { collection: 'microHomes', action: 'database.modifyDocument' },
    kind: 'delay',
    ms: UNTIL_CLEARED_MS,
  })
  const verdict = house.verdictComes()
  await house.holds(1)
  expect(isPublic()).toHaveLength(1)
  await host.call('home', 'removePicture', { homeId, pictureId })
  await house.clearFaults()
  await verdict
  await until(() => isPublic().length === 0)
  expect(isPublic()).toEqual([])
})

describe('what she applies with is checked by WeChat before anybody reads it', () => {
  const answer = (suggest: string) =>
    fetch(`${house.url}/local/open-api`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ api: 'security.msgSecCheck', answer: { result: { suggest, label: 20006 } } }),
    })
  afterEach(() => fetch(`${house.url}/local/open-api`, { method: 'DELETE' }))

  it('when she sends it, and when she sends it again', async () => {
    await answer('risky')
    expect(await apply({})).toMatchObject({ error: { code: 'TEXT_UNFIT' } })
    await answer('pass')
    const homeId = await applied()
    const note = '请补上门口的照片'
    await as('villageOfficer').call('home', 'decide', { homeId, step: 'return', seen: 'submitted', note })
    await answer('review')
    expect(await as('resident').ask('home', 'applyAgain', { homeId, ...application() })).toMatchObject({
      error: { code: 'TEXT_UNFIT' },
    })
  })
})

it('a county officer does not end alone what another has confirmed in the same moment', async () => {
  const chief = as('countyOfficer')
  const take = async (who: Caller): Promise<{ personId: string; grantId: string }> => {
    const { code } = await chief.call('federation', 'invite', { orgId: 'C', role: 'countyAdmin', until: null })
    await as(who).call('member', 'redeemCode', { code, name: '方静' })
    const personId = county.personIds[who]
    const { officers } = await chief.call('federation', 'officers', { orgId: 'C' })
    const grant = officers.find((each) => each.personId === personId)?.grants.find(({ role }) => role === 'countyAdmin')
    return { personId, grantId: grant?.grantId ?? '' }
  }
  const second = await take('hostOfThisHome')
  expect(await chief.call('federation', 'confirmInvitation', { orgId: 'C', ...second })).toEqual({ active: true })
  const third = { orgId: 'C', ...(await take('resident')) }
  expect(await chief.call('federation', 'confirmInvitation', third)).toEqual({ active: false })
  await house.plan({
    match: { collection: 'persons', action: 'database.modifyDocument' },
    kind: 'delay',
    ms: UNTIL_CLEARED_MS,
  })
  const ending = chief.call('federation', 'endGrant', third)
  await house.holds(1)
  await as('hostOfThisHome').call('federation', 'confirmInvitation', third)
  await house.clearFaults()
  expect(await ending).toEqual({ until: null })
  expect((await as('resident').call('member', 'me', {})).roles).toMatchObject([{ role: 'countyAdmin' }])
})
