import { type CALLERS, CENTRE, type County, foundCounty, openidOf, PLACES, PRIVATE } from './county'
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

const as = (caller: (typeof CALLERS)[number]) => house.as(openidOf(caller))
/** The code that a call is refused with, and the field at fault; `ok` when it is not. */
async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'ok'
  } catch (error) {
    const { reply } = error as { reply?: { code: string; field?: string } }
    if (!reply) throw error
    return reply.field ? `${reply.code} ${reply.field}` : reply.code
  }
}

describe('founding', () => {
  const founding = (secret: string, id = 'N') => ({
    secret,
    organisation: { id, level: 'county' as const, name: '新川县', centre: CENTRE },
    founder: { name: '方静', phone: PRIVATE.residentPhone },
  })
  const found = (openid: string, id = 'N', secret = house.foundingSecret) =>
    house.as(openid).call('federation', 'found', founding(secret, id))

  it('happens once', async () => {
    expect(await refusal(found('a-stranger'))).toBe('ALREADY_FOUNDED')
    expect(await refusal(found('a-stranger', PLACES.county))).toBe('ALREADY_FOUNDED')
    expect(await refusal(found(openidOf('countyOfficer'), PLACES.county))).toBe('ALREADY_FOUNDED')
  })

  it('needs the deployment’s secret, and tells nobody else that there is something to found', async () => {
    await house.empty()
    expect(await refusal(found('a-stranger', 'N', 'x'.repeat(32)))).toBe('NOT_FOUND')
    expect((await house.dump()).organisations).toEqual([])
    expect(await refusal(found('a-stranger'))).toBe('ok')
    expect(await refusal(found('another', 'M', 'x'.repeat(32)))).toBe('NOT_FOUND')
  })

  it('gives a race to one, with one root and one officer', async () => {
    await house.empty()
    const outcomes = await Promise.all(['a', 'b', 'c', 'd'].map((id) => refusal(found(`openid-${id}`, id))))
    expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === 'ALREADY_FOUNDED')).toHaveLength(3)
    const { organisations, persons } = await house.dump()
    expect(organisations).toHaveLength(1)
    expect(persons).toHaveLength(1)
    expect(persons?.[0]).toMatchObject({ roles: [{ role: 'countyAdmin', orgId: organisations?.[0]?._id }] })
  })

  it('goes on when its founder calls again after it broke off between the root and the officer', async () => {
    await house.empty()
    await house.plan({ match: { action: 'database.insertDocument', collection: 'persons' }, kind: 'refuse' })
    expect(await refusal(found('the-founder'))).toBe('TRY_AGAIN')
    expect((await house.dump()).persons).toEqual([])
    expect(await refusal(found('somebody-else'))).toBe('ALREADY_FOUNDED')
    expect(await refusal(found('the-founder'))).toBe('ok')
    expect(await refusal(found('the-founder'))).toBe('ALREADY_FOUNDED')
  })
})

describe('the tree', () => {
  const chief = () => as('countyOfficer')
  const place = (id: string, level: 'county' | 'township' | 'unit' | 'village', parentId: string) => ({
    id,
    level,
    name: `${id}村`,
    parentId,
    centre: CENTRE,
  })
  const add = (organisations: ReturnType<typeof place>[], underId = 'C') =>
    chief().call('federation', 'addOrganisations', { underId, organisations })

  it('takes townships and their villages in one batch, in any order, and says what stood already', async () => {
    const batch = [place('V9', 'village', 'T9'), place('T9', 'township', 'C'), place('T1', 'township', 'C')]
    expect(await add(batch)).toEqual({ added: 2, present: 1 })
    expect(await add(batch)).toEqual({ added: 0, present: 3 })
    const { organisations } = await house.dump()
    expect(organisations?.find(({ _id }) => _id === 'V9')).toMatchObject({
      path: 'C/T9/V9/',
      parentName: 'T9村',
      terms: expect.arrayContaining(['v9村', 'v9c']),
    })
    expect(organisations?.find(({ _id }) => _id === 'T1')).toMatchObject({ name: '青屿镇' })
  })

  it.each([
    ['a village below a county', [place('V9', 'village', 'C')], 'PARENT_UNFIT organisations.0.parentId'],
    ['a village below a unit', [place('V9', 'village', 'U1')], 'PARENT_UNFIT organisations.0.parentId'],
    ['a second county', [place('D', 'county', 'C')], 'PARENT_UNFIT organisations.0.parentId'],
    ['a parent that does not exist', [place('V9', 'village', 'nowhere')], 'PARENT_UNFIT organisations.0.parentId'],
    ['its own parent', [place('T9', 'township', 'T9')], 'PARENT_UNFIT organisations.0.parentId'],
    ['a circle', [place('A', 'village', 'B'), place('B', 'village', 'A')], 'PARENT_UNFIT organisations.0.parentId'],
    ['the same id twice', [place('T9', 'township', 'C'), place('T9', 'unit', 'C')], 'INPUT_INVALID organisations.1.id'],
    ['an id that stands elsewhere', [place('V3', 'village', 'T1')], 'INPUT_INVALID organisations.0.id'],
    ['an id that is of another level', [place('T1', 'unit', 'C')], 'INPUT_INVALID organisations.0.id'],
  ])('refuses %s, whole', async (_what, organisations, expected) => {
    const before = await house.dump()
    expect(await refusal(add([...organisations, place('T8', 'township', 'C')]))).toBe(expected)
    expect((await house.dump()).organisations).toEqual(before.organisations)
  })

  it('takes nothing outside the place that is named', async () => {
    expect(await refusal(add([place('V9', 'village', 'T2')], 'T1'))).toBe('PARENT_UNFIT organisations.0.parentId')
    expect(await add([place('V9', 'village', 'T1')], 'T1')).toEqual({ added: 1, present: 0 })
  })

  it('is read a step at a time', async () => {
    const { organisations } = await house.as('anybody').call('federation', 'organisations', { parentId: 'C' })
    expect(organisations.map(({ id }) => id)).toEqual(['T1', 'T2', 'U1'])
    expect(organisations[0]).toEqual({ id: 'T1', level: 'township', name: '青屿镇', centre: CENTRE })
  })
})

describe('a grant', () => {
  const grant = (
    caller: (typeof CALLERS)[number],
    orgId: string,
    role: 'countyAdmin' | 'townshipAdmin' | 'unitAdmin' | 'villageAdmin',
    more: { personId?: string; until?: string | null; requestId?: string } = {},
  ) => {
    const { personId = county.personIds.resident, until = null, requestId } = more
    return as(caller).call('federation', 'grant', { orgId, personId, role, until }, requestId)
  }

  it.each([
    ['a township officer appoints a village', 'townshipOfficer', 'V1', 'villageAdmin', 'ok'],
    ['a county officer appoints a township', 'countyOfficer', 'T2', 'townshipAdmin', 'ok'],
    ['a county officer appoints a unit', 'countyOfficer', 'U1', 'unitAdmin', 'ok'],
    ['a county officer appoints a village', 'countyOfficer', 'V3', 'villageAdmin', 'ok'],
    ['nobody appoints her own level', 'townshipOfficer', 'T1', 'townshipAdmin', 'ROLE_TOO_HIGH role'],
    ['nobody appoints a county alone', 'countyOfficer', 'C', 'countyAdmin', 'NEEDS_SECOND_OFFICER role'],
    ['nobody appoints a county by another place', 'townshipOfficer', 'T1', 'countyAdmin', 'NEEDS_SECOND_OFFICER role'],
    ['a role fits the place', 'countyOfficer', 'V1', 'townshipAdmin', 'INPUT_INVALID role'],
    ['a unit is no township', 'countyOfficer', 'U1', 'townshipAdmin', 'INPUT_INVALID role'],
  ] as const)('%s', async (_rule, caller, orgId, role, expected) => {
    expect(await refusal(grant(caller, orgId, role))).toBe(expected)
  })

  it('is for a person who has an account', async () => {
    const { persons } = await house.dump()
    const unclaimed = persons?.find(({ openid }) => openid === undefined)
    expect(unclaimed).toBeDefined()
    for (const personId of [String(unclaimed?._id), 'nobody'])
      expect(await refusal(grant('townshipOfficer', 'V1', 'villageAdmin', { personId }))).toBe('NOT_FOUND personId')
  })

  it('does not end before it begins', async () => {
    const until = '2027-05-19T12:00:00+08:00'
    expect(await refusal(grant('townshipOfficer', 'V1', 'villageAdmin', { until }))).toBe('INPUT_INVALID until')
  })

  it('given twice is one grant, and a new end moves it', async () => {
    const { grantId } = await grant('townshipOfficer', 'V1', 'villageAdmin')
    const until = '2028-01-01T00:00:00.000+08:00'
    expect(await grant('townshipOfficer', 'V1', 'villageAdmin')).toEqual({ grantId })
    expect(await grant('townshipOfficer', 'V1', 'villageAdmin', { until })).toEqual({ grantId })
    const { roles } = await as('resident').call('member', 'me', {})
    expect(roles).toEqual([{ role: 'villageAdmin', orgId: 'V1', orgName: '里塘社区', level: 'village', until }])
  })

  it('that was ended is not begun again by a late retry', async () => {
    const requestId = 'request-granted-once'
    const { grantId } = await grant('townshipOfficer', 'V1', 'villageAdmin', { requestId })
    const { personIds } = county
    await as('townshipOfficer').call('federation', 'endGrant', { orgId: 'V1', personId: personIds.resident, grantId })
    expect(await grant('townshipOfficer', 'V1', 'villageAdmin', { requestId })).toEqual({ grantId })
    expect((await as('resident').call('member', 'me', {})).roles).toEqual([])
    expect((await grant('townshipOfficer', 'V1', 'villageAdmin')).grantId).not.toBe(grantId)
  })

  it('begins and ends by the clock', async () => {
    await grant('townshipOfficer', 'V1', 'villageAdmin', { until: '2027-05-20T00:00:00+08:00' })
    const list = () => refusal(as('resident').call('home', 'list', { orgId: 'V1' }))
    expect(await list()).toBe('ok')
    await house.cloud.clock.set('2027-05-20T00:00:01+08:00')
    expect(await list()).toBe('NOT_FOUND orgId')
  })
})

describe('ending a grant', () => {
  const end = (caller: (typeof CALLERS)[number], orgId: string, personId: string, grantId: string) =>
    as(caller).call('federation', 'endGrant', { orgId, personId, grantId })

  it('is for those above, never for the same level; of the county it takes two', async () => {
    const { personIds } = county
    const chief = await as('countyOfficer').call('federation', 'officers', { orgId: 'T1' })
    const hers = (personId: string) => chief.officers.find((o) => o.personId === personId)?.grants[0]?.grantId ?? ''
    expect(await refusal(end('townshipOfficer', 'T1', personIds.jobOwner, hers(personIds.jobOwner)))).toBe(
      'ROLE_TOO_HIGH role',
    )
    // The first officer asks; alone she ends nothing, however often she asks.
    for (let asked = 0; asked < 2; asked += 1)
      expect(await end('countyOfficer', 'C', personIds.countyOfficer, 'founding')).toEqual({ until: null })
    expect((await as('countyOfficer').call('member', 'me', {})).roles).toMatchObject([{ role: 'countyAdmin' }])
    expect(await refusal(end('townshipOfficer', 'C', personIds.countyOfficer, 'founding'))).toBe('NOT_FOUND orgId')
    expect(await refusal(end('countyOfficer', 'T1', personIds.jobOwner, hers(personIds.jobOwner)))).toBe('ok')
  })

  it('needs the place of the grant', async () => {
    const { personIds, grantId } = county
    expect(await refusal(end('townshipOfficer', 'V2', personIds.villageOfficer, grantId))).toBe('NOT_FOUND grantId')
    expect(await refusal(end('townshipOfficer', 'V1', personIds.resident, grantId))).toBe('NOT_FOUND grantId')
    expect(await refusal(end('townshipOfficer', 'V1', 'nobody', grantId))).toBe('NOT_FOUND grantId')
  })

  it('again changes nothing', async () => {
    const { personIds, grantId } = county
    const first = await end('townshipOfficer', 'V1', personIds.villageOfficer, grantId)
    await house.cloud.clock.forward(60_000)
    expect(await end('townshipOfficer', 'V1', personIds.villageOfficer, grantId)).toEqual(first)
  })
})

describe('the list of officers', () => {
  it('shows a township its own and its villages’ officers, not those who were or who serve elsewhere', async () => {
    const { officers, next } = await as('townshipOfficer').call('federation', 'officers', { orgId: 'T1' })
    const { personIds } = county
    const expected = ['townshipOfficer', 'jobOwner', 'villageOfficer', 'futureTownshipOfficer'] as const
    expect(new Set(officers.map(({ personId }) => personId))).toEqual(
      new Set(expected.map((caller) => personIds[caller])),
    )
    expect(next).toBeNull()
  })

  it('keeps what an officer does elsewhere to itself', async () => {
    const personId = county.personIds.villageOfficer
    await as('countyOfficer').call('federation', 'grant', { orgId: 'V3', personId, role: 'villageAdmin', until: null })
    const { officers } = await as('townshipOfficer').call('federation', 'officers', { orgId: 'V1' })
    expect(officers.find((officer) => officer.personId === personId)?.grants.map(({ orgId }) => orgId)).toEqual(['V1'])
  })

  it('is paged by key, and no page repeats or leaves out anybody', async () => {
    const openids = Array.from({ length: 60 }, (_, i) => `openid-${i}`)
    for (const openid of openids) {
      const { personId } = await house.as(openid).call('member', 'settle', { villageId: 'V3' })
      await as('countyOfficer').call('federation', 'grant', {
        orgId: 'V3',
        personId,
        role: 'villageAdmin',
        until: null,
      })
    }
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await as('countyOfficer').call('federation', 'officers', {
        orgId: 'T2',
        ...(after ? { after } : {}),
      })
      expect(page.officers.length).toBeLessThanOrEqual(50)
      seen.push(...page.officers.map(({ personId }) => personId))
      after = page.next ?? undefined
    } while (after)
    expect(seen).toHaveLength(62)
    expect(new Set(seen).size).toBe(62)
  }, 60_000)
})

describe('settings', () => {
  const settings = (orgId: string) => house.as('anybody').call('federation', 'settings', { orgId })
  const change = (caller: (typeof CALLERS)[number], orgId: string, own: object) =>
    as(caller).call('federation', 'changeSettings', { orgId, settings: own })

  it('of a township hold in its villages and nowhere else', async () => {
    expect(await change('townshipOfficer', 'T1', { hostWord: '微家长' })).toEqual({ changed: ['hostWord'] })
    expect((await settings('V1')).hostWord).toBe('微家长')
    expect((await settings('V3')).hostWord).toBe('微家主人')
    expect((await as('resident').call('member', 'me', {})).settings.hostWord).toBe('微家长')
    expect((await house.as('a-visitor').call('member', 'me', {})).settings.hostWord).toBe('微家主人')
  })

  it('are changed one by one, each change with its entry in the audit', async () => {
    await Promise.all([
      change('townshipOfficer', 'T1', { hostWord: '微家长' }),
      change('jobOwner', 'T1', { nearbyRadiusKm: 9 }),
    ])
    expect(await settings('T1')).toMatchObject({ hostWord: '微家长', nearbyRadiusKm: 9 })
    await house.drain()
    const { audit } = await house.dump()
    const entries = audit?.filter(({ action }) => action === 'federation.changeSettings')
    expect(entries?.map(({ actor, changed }) => ({ actor, changed }))).toEqual(
      expect.arrayContaining([
        { actor: county.personIds.townshipOfficer, changed: ['settings.hostWord'] },
        { actor: county.personIds.jobOwner, changed: ['settings.nearbyRadiusKm'] },
      ]),
    )
  })

  it('of a place that does not exist are not found', async () => {
    expect(await refusal(settings('nowhere'))).toBe('NOT_FOUND orgId')
  })
})
