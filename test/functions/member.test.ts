import { CENTRE, type County, foundCounty, openidOf, PRIVATE } from './county'
import { type House, openHouse } from './house'

let house: House
let county: County
beforeAll(async () => {
  house = await openHouse()
  county = await foundCounty(house)
  await house.keep()
}, 60_000)
afterAll(() => house.close())
beforeEach(() => house.restore())

const person = async (id: string) => (await house.dump()).persons?.find(({ _id }) => _id === id)

describe('me', () => {
  it('is nobody for a visitor, with the county’s settings', async () => {
    expect(await house.as('a-visitor').call('member', 'me', {})).toMatchObject({
      personId: null,
      name: null,
      village: null,
      roles: [],
      homes: [],
      settings: { hostWord: '微家主人' },
    })
  })

  it('tells a host her village and her homes', async () => {
    expect(await house.as(openidOf('hostOfThisHome')).call('member', 'me', {})).toMatchObject({
      personId: county.personIds.hostOfThisHome,
      name: '吴海燕',
      village: { id: 'V1', name: '里塘社区', townshipName: '青屿镇', centre: CENTRE },
      homes: [{ homeId: county.homeId, name: '潮音里微家', role: 'leadHost' }],
    })
  })

  it('tells an officer her roles in force, not those that ended or have not begun', async () => {
    const roles = async (caller: Parameters<typeof openidOf>[0]) =>
      (await house.as(openidOf(caller)).call('member', 'me', {})).roles.map(({ role, orgId, level }) => [
        role,
        orgId,
        level,
      ])
    expect(await roles('townshipOfficer')).toEqual([['townshipAdmin', 'T1', 'township']])
    expect(await roles('countyOfficer')).toEqual([['countyAdmin', 'C', 'county']])
    expect(await roles('formerTownshipOfficer')).toEqual([])
    expect(await roles('futureTownshipOfficer')).toEqual([])
  })

  it('shows a former host no home', async () => {
    expect((await house.as(openidOf('formerHost')).call('member', 'me', {})).homes).toEqual([])
  })
})

describe('settling', () => {
  it('makes one person of an account, however many calls come at once', async () => {
    const calls = Array.from({ length: 6 }, () => house.as('a-newcomer').call('member', 'settle', { villageId: 'V1' }))
    const ids = (await Promise.all(calls)).map(({ personId }) => personId)
    expect(new Set(ids).size).toBe(1)
    const { persons } = await house.dump()
    expect(persons?.filter(({ openid }) => openid === 'a-newcomer')).toHaveLength(1)
  })

  it('stores the village and nothing else of her', async () => {
    const { personId } = await house.as('a-newcomer').call('member', 'settle', { villageId: 'V1' })
    expect(await person(personId)).toMatchObject({ villageId: 'V1', name: null, phoneToken: null, roles: [] })
  })

  it('again moves her to another village', async () => {
    const { personId } = await house.as(openidOf('resident')).call('member', 'settle', { villageId: 'V3' })
    expect(personId).toBe(county.personIds.resident)
    expect(await person(personId)).toMatchObject({ villageId: 'V3' })
  })

  it.each(['nowhere', 'T1', 'C', 'U1'])('needs a village, not %s', async (villageId) => {
    expect(await house.as('a-newcomer').ask('member', 'settle', { villageId })).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND', field: 'villageId' },
    })
  })
})

describe('introducing herself', () => {
  it('stores her number encrypted, and finds it by a blind index', async () => {
    const resident = house.as(openidOf('resident'))
    const { personId } = await resident.call('member', 'introduce', {
      name: ' 方　静\u200b ',
      phone: '+86 139-5559-9999',
    })
    const stored = await person(personId)
    expect(stored).toMatchObject({ name: '方 静', phoneToken: expect.stringMatching(/^v1\./) })
    expect(JSON.stringify(stored)).not.toContain(PRIVATE.residentPhone)
    const host = await person(county.personIds.hostOfThisHome)
    expect(stored?.phoneIndex).toBe(host?.phoneIndex)
    expect(stored?.phoneToken).not.toBe(host?.phoneToken)
  })

  it('refuses what is no telephone number without saying it back', async () => {
    const reply = await house
      .as(openidOf('resident'))
      .ask('member', 'introduce', { name: '方静', phone: '1395559999x' })
    expect(reply).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID', field: 'phone' } })
    expect(JSON.stringify(reply)).not.toContain('1395559999')
  })
})

describe('villages', () => {
  const names = async (query: string) =>
    (await house.as('a-visitor').call('member', 'villages', { query })).villages.map(({ name }) => name)

  it.each([
    ['the beginning of the name', '里塘', ['里塘社区']],
    ['pinyin initials', 'lt', ['里塘社区']],
    ['capitals and blanks', ' L T ', ['里塘社区']],
    ['one letter', 'd', ['东礁村']],
  ])('are found by %s', async (_how, query, expected) => {
    expect(await names(query)).toEqual(expected)
  })

  it('are villages only', async () => {
    expect(await names('青屿')).toEqual([])
  })

  it.each(['。。', '不存在的村', '.*', '$where'])('are not found by %s', async (query) => {
    expect(await names(query)).toEqual([])
  })
})
