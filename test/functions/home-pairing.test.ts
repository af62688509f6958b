import type { Output } from '../../demo/client'
import { type County, foundCounty, openidOf } from './county'
import { type House, openHouse } from './house'

jest.setTimeout(60_000)

let house: House
let county: County
beforeAll(async () => {
  house = await openHouse()
  county = await foundCounty(house)
  await house.keep()
}, 60_000)
beforeEach(() => house.restore())
afterAll(() => house.close())

const OFFICER = openidOf('villageOfficer')
const homeId = () => county.homeId
const pairings = () => house.as(OFFICER).call('home', 'pairings', { homeId: homeId() })
const ask = async (action: string, input: object) =>
  (await house.ask(OFFICER, `home.${action}`, { homeId: homeId(), ...input })).reply
const SHEN = { name: '沈月', level: 'village' } as const
const view = () => house.as('a-visitor').call('home', 'view', { homeId: homeId() })

async function first(): Promise<Output<'home', 'pairings'>['paired'][number]> {
  const [paired] = (await pairings()).paired
  if (!paired) throw new Error('nobody is paired')
  return paired
}

test('the last pairing of an active home does not end; with somebody beside it does', async () => {
  const { personId } = await first()
  expect(await ask('endPairing', { personId })).toMatchObject({ ok: false, error: { code: 'PAIRING_REQUIRED' } })
  await ask('pair', { member: SHEN, until: null })
  expect(await ask('endPairing', { personId })).toMatchObject({ ok: true })
  expect((await view()).pairedMembers).toEqual([{ name: '沈月', level: 'village', claimed: false }])
})

test('somebody who begins tomorrow does not let the last one go today', async () => {
  const { personId } = await first()
  await ask('pair', { member: SHEN, since: '2027-06-01T00:00:00+08:00', until: null })
  expect(await ask('endPairing', { personId })).toMatchObject({ ok: false, error: { code: 'PAIRING_REQUIRED' } })
})

test('of a home that is not active the last pairing may end', async () => {
  await house.change('microHomes', homeId(), { state: 'suspended' })
  expect(await ask('endPairing', { personId: (await first()).personId })).toMatchObject({ ok: true })
})

test('a hand-over ends one and begins the other at one moment', async () => {
  const { personId } = await first()
  expect(await ask('handOverPairing', { fromPersonId: personId, member: SHEN, until: null })).toMatchObject({
    ok: true,
  })
  const { paired } = await pairings()
  const [now, before] = paired
  expect(now).toMatchObject({ name: '沈月', until: null })
  expect(before).toMatchObject({ personId, until: now?.since })
  const { audit = [] } = await house.dump()
  expect(
    audit.filter(({ action, collection }) => action === 'home.handOverPairing' && collection === 'microHomes'),
  ).toHaveLength(1)
})

test('one name in one committee is one person, whichever homes she is paired with', async () => {
  await ask('pair', { member: SHEN, until: null })
  const shen = (await pairings()).paired.find(({ name }) => name === SHEN.name)
  const flat = await house.as(OFFICER).call('home', 'pair', { homeId: county.flatId, member: SHEN, until: null })
  expect(flat.paired.map(({ personId }) => personId)).toContain(shen?.personId)
})

test('a person with an account is paired by her id, under her own name', async () => {
  const personId = county.personIds.hostOfAnotherHome
  await ask('pair', { member: { personId, level: 'township' }, until: '2028-01-01T00:00:00+08:00' })
  expect((await view()).pairedMembers).toContainEqual({ name: '周小满', level: 'township', claimed: true })
  const nobody = await ask('pair', { member: { personId: 'nobody', level: 'township' }, until: null })
  expect(nobody).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
})

test('she is paired once at a time, and not until a moment that has been', async () => {
  await ask('pair', { member: SHEN, until: null })
  expect(await ask('pair', { member: SHEN, until: '2028-01-01T00:00:00+08:00' })).toMatchObject({
    ok: false,
    error: { code: 'ALREADY_PAIRED' },
  })
  expect(
    await ask('pair', { member: { name: '方怡', level: 'county' }, until: '2027-01-01T00:00:00+08:00' }),
  ).toMatchObject({
    ok: false,
    error: { code: 'INPUT_INVALID', field: 'until' },
  })
})

describe('active homes without a paired member', () => {
  const unpaired = (orgId: string, as = OFFICER) => house.as(as).call('home', 'unpaired', { orgId })

  it('come to the officer’s list when their last pairing has ended, and leave it with the next', async () => {
    expect((await unpaired('V1')).homes).toEqual([])
    const { personId } = await first()
    await ask('handOverPairing', { fromPersonId: personId, member: SHEN, until: '2027-05-20T00:00:00+08:00' })
    await house.cloud.clock.forward(86_400_000)
    expect((await unpaired('V1')).homes).toEqual([
      {
        id: homeId(),
        name: '潮音里微家',
        villageName: '里塘社区',
        townshipName: '青屿镇',
        since: '2027-05-20T00:00:00.000+08:00',
      },
    ])
    expect((await unpaired('T2', openidOf('townshipOfficerElsewhere'))).homes).toEqual([])
    await ask('pair', { member: { name: '方怡', level: 'county' }, until: null })
    expect((await unpaired('V1')).homes).toEqual([])
  })

  it('are listed page by page, each once', async () => {
    await house.change('microHomes', homeId(), { pairedUntil: '2027-05-01T00:00:00+08:00' })
    await house.multiply('microHomes', homeId(), 120)
    const ids: string[] = []
    for (let after: string | null | undefined; after !== null; ) {
      const { reply, requests } = await house.ask(OFFICER, 'home.unpaired', {
        orgId: 'V1',
        ...(after === undefined ? {} : { after }),
      })
      if (!reply.ok) throw new Error(reply.error.code)
      const page = reply.data as Output<'home', 'unpaired'>
      const read = requests.filter(({ collection }) => collection === 'microHomes')
      expect(read.reduce((sum, { examined }) => sum + examined, 0)).toBeLessThanOrEqual(2 * 51)
      ids.push(...page.homes.map(({ id }) => id))
      after = page.next
    }
    expect(ids).toHaveLength(121)
    expect(new Set(ids).size).toBe(121)
  })
})
