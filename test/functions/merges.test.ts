import { type County, foundCounty, openidOf } from './county'
import { type House, openHouse } from './house'
import { memberOf } from './scenarios/persons'

/* Two persons who are one woman: joined by two officers, or by her two phones; counted once; nothing but homes and pairings goes along. */
const DAY_MS = 86_400_000

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

type Who = Parameters<typeof openidOf>[0]
const as = (caller: Who) => house.as(openidOf(caller))
const person = async (id: string) => (await house.dump()).persons?.find(({ _id }) => _id === id)
const propose = (who: Who, intoId: string, personId = memberId) =>
  as(who).ask('federation', 'proposeMerge', { homeId: county.homeId, personId, intoId, reason: '同村同名' })
async function merged(intoId: string, personId = memberId): Promise<{ mergeId: string; undoUntil: string }> {
  const { mergeId } = await as('villageOfficer').call('federation', 'proposeMerge', {
    homeId: county.homeId,
    personId,
    intoId,
    reason: '同村同名',
  })
  return as('townshipOfficer').call('federation', 'confirmMerge', { homeId: county.homeId, mergeId })
}
const figures = () => as('countyOfficer').call('federation', 'people', { orgId: 'C' })

describe('two officers', () => {
  it('join a person of a roll with an account; the second one is another', async () => {
    const proposal = await propose('villageOfficer', county.personIds.resident)
    if (!proposal.ok) throw new Error('not proposed')
    const { mergeId } = proposal.data as { mergeId: string }
    const confirm = (who: Who) => as(who).ask('federation', 'confirmMerge', { homeId: county.homeId, mergeId })
    expect(await confirm('villageOfficer')).toMatchObject({ error: { code: 'NEEDS_ANOTHER_OFFICER' } })
    expect(await confirm('townshipOfficerElsewhere')).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect(await person(memberId)).not.toHaveProperty('claim')
    expect(await as('townshipOfficer').call('federation', 'merges', { orgId: 'T1' })).toMatchObject({
      merges: [{ personName: '高敏', intoHasAccount: true, proposedByMe: false }],
    })
    expect(await confirm('townshipOfficer')).toMatchObject({ ok: true })
    expect((await person(memberId))?.claim).toMatchObject({ by: county.personIds.resident, how: 'officers' })
    expect((await as('townshipOfficer').call('federation', 'merges', { orgId: 'T1' })).merges).toEqual([])
  })

  it('do not join anybody with themselves, with herself, or with an account on the other side', async () => {
    expect(await propose('villageOfficer', county.personIds.villageOfficer)).toMatchObject({
      error: { code: 'MERGE_UNFIT' },
    })
    expect(await propose('villageOfficer', memberId)).toMatchObject({ error: { code: 'MERGE_UNFIT' } })
    expect(await propose('villageOfficer', 'nobody')).toMatchObject({ error: { code: 'NOT_FOUND', field: 'intoId' } })
    expect(await propose('villageOfficer', memberId, county.personIds.hostOfThisHome)).toMatchObject({
      error: { code: 'MERGE_UNFIT' },
    })
    const { mergeId } = await as('townshipOfficer').call('federation', 'proposeMerge', {
      homeId: county.homeId,
      personId: memberId,
      intoId: county.personIds.villageOfficer,
      reason: '她自己说的',
    })
    const own = await as('villageOfficer').ask('federation', 'confirmMerge', { homeId: county.homeId, mergeId })
    expect(own).toMatchObject({ error: { code: 'MERGE_UNFIT' } })
  })

  it('drop what is not so; it is not confirmed any more', async () => {
    const proposal = await propose('villageOfficer', county.personIds.resident)
    const { mergeId } = (proposal.ok ? proposal.data : {}) as { mergeId: string }
    const input = { homeId: county.homeId, mergeId }
    await as('townshipOfficer').call('federation', 'dropMerge', input)
    expect(await as('townshipOfficer').ask('federation', 'confirmMerge', input)).toMatchObject({
      error: { code: 'NOT_FOUND' },
    })
  })

  it('take a merge back; one of them alone within seven days, not on day 8', async () => {
    await merged(county.personIds.resident)
    const { claim } = (await person(memberId)) ?? {}
    const claimId = (claim as { id: string }).id
    const input = { homeId: county.homeId, personId: memberId, claimId }
    await house.cloud.clock.forward(8 * DAY_MS)
    expect(await as('villageOfficer').ask('federation', 'undoClaim', input)).toMatchObject({ data: { undone: false } })
    expect(await person(memberId)).toHaveProperty('claim')
    await house.cloud.clock.set('2027-05-25T15:00:00+08:00')
    expect(await as('villageOfficer').ask('federation', 'undoClaim', input)).toMatchObject({ data: { undone: true } })
    expect(await person(memberId)).not.toHaveProperty('claim')
    expect((await person(county.personIds.resident))?.also).toEqual([])
  })
})

describe('counting', () => {
  async function plantSecond(): Promise<void> {
    const { persons = [] } = await house.dump()
    const template = persons.find(({ _id }) => _id === memberId)
    expect(template).toBeDefined()
    // A committee member whom another spelling made a second person.
    await as('townshipOfficer').call('home', 'register', {
      villageId: 'V2',
      name: '东礁微家',
      primaryType: 'gridNeighbour',
      services: ['parenting'],
      buildMode: 'upgrade',
      newField: null,
      venueKind: 'shop',
      address: '东礁村 1 号',
      position: { longitude: 120.69, latitude: 30.14 },
      areaM2: null,
      seats: null,
      hoursText: '每周三 14:00-16:00',
      hostPersonId: county.personIds.hostOfThisHome,
      phone: null,
      phonePublic: false,
      pairedMember: { name: '高 敏', level: 'county' },
    })
  }

  it('a woman counts once, however many homes name her, and 待认领 until she has an account', async () => {
    expect(await figures()).toEqual({
      homes: 2,
      hosts: { persons: 2, unclaimed: 0 },
      members: { persons: 1, unclaimed: 1 },
      complete: true,
    })
    await plantSecond()
    expect(await figures()).toMatchObject({
      homes: 3,
      hosts: { persons: 2, unclaimed: 0 },
      members: { persons: 2, unclaimed: 2 },
    })
    const { persons } = await as('countyOfficer').call('federation', 'unclaimed', { orgId: 'C' })
    const second = persons.find(({ name }) => name === '高 敏')?.personId ?? ''
    await merged(second)
    expect(await figures()).toMatchObject({ members: { persons: 1, unclaimed: 1 } })
    // Whoever claims the one has both.
    const home = persons.find(({ personId }) => personId === second)?.homeId ?? ''
    const { mergeId } = await as('townshipOfficer').call('federation', 'proposeMerge', {
      homeId: home,
      personId: second,
      intoId: county.personIds.resident,
      reason: '当面问过',
    })
    await as('countyOfficer').call('federation', 'confirmMerge', { homeId: home, mergeId })
    expect(await figures()).toMatchObject({ members: { persons: 1, unclaimed: 0 } })
    expect((await as('countyOfficer').call('federation', 'unclaimed', { orgId: 'C' })).persons).toEqual([])
    const { also } = (await person(county.personIds.resident)) ?? {}
    const links = also as { personId: string }[]
    expect(links.map(({ personId }) => personId).sort()).toEqual([memberId, second].sort())
  })

  it('of a place counts its own homes only', async () => {
    expect(await as('townshipOfficerElsewhere').call('federation', 'people', { orgId: 'T2' })).toMatchObject({
      homes: 0,
    })
  })
})

describe('two phones of one woman', () => {
  async function joined(): Promise<void> {
    const { code } = await as('hostOfAnotherHome').call('member', 'mergeCode', {})
    await as('resident').call('member', 'redeemCode', { code })
  }

  it('the old one’s homes are hers on the new one too, and both go on working', async () => {
    await joined()
    for (const who of ['resident', 'hostOfAnotherHome'] as const)
      expect((await as(who).call('member', 'me', {})).homes).toMatchObject([
        { homeId: county.flatId, role: 'leadHost' },
      ])
    expect((await figures()).hosts).toEqual({ persons: 2, unclaimed: 0 })
  })

  it('roles stay where they are', async () => {
    const { code } = await as('townshipOfficer').call('member', 'mergeCode', {})
    await as('resident').call('member', 'redeemCode', { code })
    expect((await as('resident').call('member', 'me', {})).roles).toEqual([])
    expect(await as('resident').ask('home', 'list', { orgId: 'T1' })).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect((await as('townshipOfficer').call('member', 'me', {})).roles).toHaveLength(1)
  })

  it.each(['resident', 'hostOfAnotherHome'] as const)('%s takes it back', async (who) => {
    await joined()
    const { claims, mergedInto } = await as(who).call('member', 'claims', {})
    const { personId, claimId } = claims[0] ?? mergedInto ?? { personId: '', claimId: '' }
    await as(who).call('member', 'undoClaim', { personId, claimId })
    expect((await as('resident').call('member', 'me', {})).homes).toEqual([])
    expect((await as('hostOfAnotherHome').call('member', 'me', {})).homes).toHaveLength(1)
  })

  it('an account that is part of another claims nobody, nor does one claim itself', async () => {
    await joined()
    const { code } = await as('villageOfficer').call('home', 'invitePerson', {
      homeId: county.homeId,
      personId: memberId,
    })
    expect(await as('hostOfAnotherHome').ask('member', 'redeemCode', { code })).toMatchObject({
      error: { code: 'CLAIM_UNFIT' },
    })
    const own = await as('resident').call('member', 'mergeCode', {})
    expect(await as('resident').ask('member', 'redeemCode', { code: own.code })).toMatchObject({
      error: { code: 'CLAIM_UNFIT' },
    })
  })

  it('what the old one had claimed comes along, and goes again with it', async () => {
    const { code } = await as('villageOfficer').call('home', 'invitePerson', {
      homeId: county.homeId,
      personId: memberId,
    })
    await as('hostOfAnotherHome').call('member', 'redeemCode', { code })
    await joined()
    const links = async () => {
      const { also } = (await person(county.personIds.resident)) ?? {}
      return (also as { personId: string }[]).map(({ personId }) => personId)
    }
    expect((await links()).sort()).toEqual([county.personIds.hostOfAnotherHome, memberId].sort())
    expect((await figures()).members).toEqual({ persons: 1, unclaimed: 0 })
    const { claims } = await as('resident').call('member', 'claims', {})
    expect(claims).toHaveLength(1)
    const { personId = '', claimId = '' } = claims[0] ?? {}
    await as('resident').call('member', 'undoClaim', { personId, claimId })
    expect(await links()).toEqual([])
    expect((await person(memberId))?.claim).toMatchObject({ by: county.personIds.hostOfAnotherHome })
  })
})
