import { type County, foundCounty, openidOf, uploadRoll } from './county'
import { type House, openHouse } from './house'

/* Officers come by code and are nobody until the inviter has seen them; a county role needs two; ended access is gone with the next call. */
let house: House
let county: County
beforeAll(async () => {
  house = await openHouse()
  county = await foundCounty(house)
  await house.keep()
}, 60_000)
afterAll(() => house.close())
beforeEach(async () => {
  await house.restore()
  await house.cloud.clock.set('2027-05-19T15:00:00+08:00')
})

type Who = Parameters<typeof openidOf>[0]
const as = (caller: Who) => house.as(openidOf(caller))
const NOT_FOUND = { ok: false, error: { code: 'NOT_FOUND' } }

async function invited(by: Who, who: string, orgId: string, role: 'countyAdmin' | 'townshipAdmin' | 'villageAdmin') {
  const { code } = await as(by).call('federation', 'invite', { orgId, role, until: null })
  await house.as(who).call('member', 'redeemCode', { code, name: '周红' })
  const { personId } = await house.as(who).call('member', 'me', {})
  const { officers } = await as('countyOfficer').call('federation', 'officers', { orgId })
  const grant = officers.find((each) => each.personId === personId)?.grants.find((each) => each.orgId === orgId)
  return { orgId, personId: personId ?? '', grantId: grant?.grantId ?? '' }
}
const roles = async (who: string) => (await house.as(who).call('member', 'me', {})).roles.map(({ role }) => role)
const confirm = (who: Who | string, input: object) =>
  house.as(who.startsWith('openid-of-') ? who : openidOf(who as Who)).ask('federation', 'confirmInvitation', input)

it('an invited officer is nobody before the inviter has confirmed her, then works at once', async () => {
  const grant = await invited('townshipOfficer', 'a-newcomer', 'V1', 'villageAdmin')
  expect(await roles('a-newcomer')).toEqual([])
  expect(await house.as('a-newcomer').ask('home', 'list', { orgId: 'V1' })).toMatchObject(NOT_FOUND)
  expect(await house.as('a-newcomer').ask('federation', 'confirmInvitation', grant)).toMatchObject(NOT_FOUND)
  expect(await confirm('jobOwner', grant)).toMatchObject({ error: { code: 'INVITER_CONFIRMS' } })
  expect(await confirm('townshipOfficerElsewhere', grant)).toMatchObject(NOT_FOUND)
  expect(await confirm('townshipOfficer', grant)).toEqual({ ok: true, data: { active: true } })
  expect(await roles('a-newcomer')).toEqual(['villageAdmin'])
  expect(await house.as('a-newcomer').ask('home', 'list', { orgId: 'V1' })).toMatchObject({ ok: true })
})

it('an invitation that nobody confirmed is taken back by whoever made it', async () => {
  const grant = await invited('townshipOfficer', 'a-newcomer', 'V1', 'villageAdmin')
  await as('townshipOfficer').call('federation', 'endGrant', grant)
  await confirm('townshipOfficer', grant)
  expect(await roles('a-newcomer')).toEqual([])
})

it.each([
  ['villageOfficer', 'V1', 'villageAdmin', 'NOT_FOUND'],
  ['townshipOfficer', 'T1', 'townshipAdmin', 'ROLE_TOO_HIGH'],
  ['townshipOfficer', 'V1', 'countyAdmin', 'ROLE_TOO_HIGH'],
  ['townshipOfficerElsewhere', 'V1', 'villageAdmin', 'NOT_FOUND'],
  ['formerTownshipOfficer', 'V1', 'villageAdmin', 'NOT_FOUND'],
  ['countyOfficer', 'V1', 'townshipAdmin', 'INPUT_INVALID'],
] as const)('%s does not invite to %s as %s', async (who, orgId, role, code) => {
  expect(await as(who).ask('federation', 'invite', { orgId, role, until: null })).toMatchObject({ error: { code } })
})

it('nobody takes the role to which she invites', async () => {
  const { code } = await as('townshipOfficer').call('federation', 'invite', {
    orgId: 'V1',
    role: 'villageAdmin',
    until: null,
  })
  expect(await as('townshipOfficer').ask('member', 'redeemCode', { code, name: '何玉兰' })).toMatchObject({
    error: { code: 'CODE_WRONG' },
  })
})

describe('a county role', () => {
  it('needs two county officers, the inviter and another one, as soon as the county has two', async () => {
    // The founder is alone: her word is enough, or there would never be a second one.
    const second = await invited('countyOfficer', 'openid-of-second', 'C', 'countyAdmin')
    expect(await confirm('countyOfficer', second)).toEqual({ ok: true, data: { active: true } })

    const third = await invited('countyOfficer', 'a-third', 'C', 'countyAdmin')
    expect(await confirm('countyOfficer', third)).toEqual({ ok: true, data: { active: false } })
    expect(await confirm('countyOfficer', third)).toEqual({ ok: true, data: { active: false } })
    expect(await roles('a-third')).toEqual([])
    expect(await confirm('openid-of-second', third)).toEqual({ ok: true, data: { active: true } })
    expect(await roles('a-third')).toEqual(['countyAdmin'])
  })

  it('is not enough by the other officer alone', async () => {
    const second = await invited('countyOfficer', 'openid-of-second', 'C', 'countyAdmin')
    await confirm('countyOfficer', second)
    const third = await invited('countyOfficer', 'a-third', 'C', 'countyAdmin')
    expect(await confirm('openid-of-second', third)).toEqual({ ok: true, data: { active: false } })
    expect(await roles('a-third')).toEqual([])
  })

  it('ends when two say so', async () => {
    const second = await invited('countyOfficer', 'openid-of-second', 'C', 'countyAdmin')
    await confirm('countyOfficer', second)
    const third = await invited('countyOfficer', 'a-third', 'C', 'countyAdmin')
    await confirm('countyOfficer', third)
    await confirm('openid-of-second', third)
    expect(await as('countyOfficer').call('federation', 'endGrant', third)).toEqual({ until: null })
    expect(await as('countyOfficer').call('federation', 'endGrant', third)).toEqual({ until: null })
    expect(await roles('a-third')).toEqual(['countyAdmin'])
    await house.as('openid-of-second').call('federation', 'endGrant', third)
    expect(await roles('a-third')).toEqual([])
  })

  it('is not granted past the invitation', async () => {
    const input = { orgId: 'C', personId: county.personIds.resident, role: 'countyAdmin', until: null }
    expect(await as('countyOfficer').ask('federation', 'grant', input)).toMatchObject({
      error: { code: 'NEEDS_SECOND_OFFICER' },
    })
  })
})

it('ended access is gone with the next call, her spreadsheet jobs and files included', async () => {
  const { personIds, jobId } = county
  const fileId = await uploadRoll(house)
  const { officers } = await as('countyOfficer').call('federation', 'officers', { orgId: 'T1' })
  const grantId = officers.find(({ personId }) => personId === personIds.jobOwner)?.grants[0]?.grantId ?? ''
  await as('countyOfficer').call('federation', 'endGrant', { orgId: 'T1', personId: personIds.jobOwner, grantId })
  const owner = as('jobOwner')
  expect(await owner.ask('roll', 'rows', { jobId })).toMatchObject(NOT_FOUND)
  expect(await owner.ask('roll', 'start', { orgId: 'T1', fileId, fileName: 'roll.xlsx' })).toMatchObject(NOT_FOUND)
  expect(await owner.ask('home', 'contact', { homeId: county.flatId })).toMatchObject(NOT_FOUND)
  expect(await owner.ask('home', 'hosts', { homeId: county.homeId })).toMatchObject(NOT_FOUND)
  expect(await owner.ask('federation', 'unclaimed', { orgId: 'V1' })).toMatchObject(NOT_FOUND)
})

describe('codes that nobody has used', () => {
  const invite = (by: Who, orgId = 'V1') =>
    as(by).call('federation', 'invite', { orgId, role: 'villageAdmin', until: null })
  const open = async (who: Who, orgId: string) =>
    (await as(who).call('federation', 'openInvitations', { orgId })).invitations

  it('stand in the list of the place and of the places above, without the code, until they are used or three days old', async () => {
    const { code, expiresAt } = await invite('townshipOfficer')
    const [mine] = await open('townshipOfficer', 'V1')
    expect(mine).toMatchObject({ orgId: 'V1', role: 'villageAdmin', byMe: true, expiresAt, mayWithdraw: true })
    expect(JSON.stringify(mine)).not.toContain(code)
    expect(await open('countyOfficer', 'C')).toMatchObject([{ byMe: false, mayWithdraw: true }])
    await house.as('a-newcomer').call('member', 'redeemCode', { code, name: '周红' })
    expect(await open('townshipOfficer', 'V1')).toEqual([])
    await invite('townshipOfficer')
    await house.cloud.clock.set('2027-05-22T16:00:00+08:00')
    expect(await open('townshipOfficer', 'V1')).toEqual([])
  })

  it('are withdrawn by an officer who might have made them, and open nothing from then on', async () => {
    const { code } = await invite('townshipOfficer')
    const [mine] = await open('townshipOfficer', 'V1')
    const input = { orgId: 'V1', invitationId: mine?.invitationId ?? '' }
    expect(await as('townshipOfficerElsewhere').ask('federation', 'withdrawInvitation', input)).toMatchObject(NOT_FOUND)
    expect(await as('countyOfficer').ask('federation', 'withdrawInvitation', { ...input, orgId: 'C' })).toMatchObject(
      NOT_FOUND,
    )
    await as('countyOfficer').call('federation', 'withdrawInvitation', input)
    expect(await open('townshipOfficer', 'V1')).toEqual([])
    expect(await house.as('a-newcomer').ask('member', 'lookAtCode', { code })).toMatchObject({
      error: { code: 'CODE_WRONG' },
    })
    expect(await house.as('a-newcomer').ask('member', 'redeemCode', { code, name: '周红' })).toMatchObject({
      error: { code: 'CODE_WRONG' },
    })
  })

  it('are not withdrawn from under whoever used one: her role is ended by its own door', async () => {
    const { code } = await invite('townshipOfficer')
    const [mine] = await open('townshipOfficer', 'V1')
    await house.as('a-newcomer').call('member', 'redeemCode', { code, name: '周红' })
    const input = { orgId: 'V1', invitationId: mine?.invitationId ?? '' }
    expect(await as('townshipOfficer').ask('federation', 'withdrawInvitation', input)).toMatchObject({
      error: { code: 'INVITATION_USED' },
    })
  })
})
