import type { Input } from '../../demo/client'
import { gridPoint } from '../../domain/geo'
import { type County, FLAT, foundCounty, HOME, openidOf, PRIVATE } from './county'
import { type House, openHouse } from './house'
import { holds, tracesOf } from './traces'

jest.setTimeout(60_000)

let house: House
let county: County
beforeAll(async () => {
  house = await openHouse()
  county = await foundCounty(house)
  await house.keep()
}, 60_000)
beforeEach(async () => {
  await house.restore()
  await fetch(`${house.url}/local/open-api`, { method: 'DELETE' })
})
afterAll(() => house.close())

type Changes = Input<'home', 'changeProfile'>['changes']
type Who = 'hostOfThisHome' | 'hostOfAnotherHome' | 'townshipOfficer'

const profile = (who: Who, homeId = county.homeId) => house.as(openidOf(who)).call('home', 'profile', { homeId })
const view = (homeId = county.homeId) => house.as('a-visitor').call('home', 'view', { homeId })

async function change(who: Who, changes: Changes, homeId = county.homeId) {
  const { seen } = await profile(who, homeId)
  return (await house.ask(openidOf(who), 'home.changeProfile', { homeId, seen, changes })).reply
}

async function script(plan: object): Promise<void> {
  await fetch(`${house.url}/local/open-api`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ api: 'security.msgSecCheck', ...plan }),
  })
}

test('what a host changes stands on her home’s page, and in the audit under her name', async () => {
  await change('hostOfThisHome', {
    slogan: '门常开,茶常热',
    hostNote: '来坐坐就好。\n不用带东西。',
    services: ['rights', 'work'],
    hoursText: '每周二 9:00-11:00',
    receptionText: '每周三 14:00-16:00',
    stepFree: true,
    seats: 30,
    areaM2: null,
    newField: 'newArea',
    buildMode: 'build',
  })
  expect(await view()).toMatchObject({
    slogan: '门常开,茶常热',
    hostNote: '来坐坐就好。\n不用带东西。',
    services: ['rights', 'work'],
    hours: [{ weekday: 2, from: 540, to: 660 }],
    reception: [{ weekday: 3, from: 840, to: 960 }],
    stepFree: true,
    seats: 30,
    areaM2: null,
    newField: 'newArea',
  })
  const { audit = [] } = await house.dump()
  const [fact] = audit.filter(({ action }) => action === 'home.changeProfile')
  expect(fact).toMatchObject({ actor: county.personIds.hostOfThisHome, docId: county.homeId })
})

test('what is emptied is gone again', async () => {
  await change('hostOfThisHome', { slogan: '门常开', receptionText: '每周三 14:00-16:00', stepFree: true })
  await change('hostOfThisHome', { slogan: null, receptionText: null, stepFree: null })
  expect(await view()).toMatchObject({ slogan: null, receptionText: '', reception: null, stepFree: null })
})

test('whoever saw an old record changes nothing, and hears so; somebody’s look and a new picture are no change of it', async () => {
  const { seen } = await profile('hostOfThisHome')
  await profile('townshipOfficer')
  await change('townshipOfficer', { seats: 40 })
  const late = await house.ask(openidOf('hostOfThisHome'), 'home.changeProfile', {
    homeId: county.homeId,
    seen,
    changes: { areaM2: 99 },
  })
  expect(late.reply).toMatchObject({ ok: false, error: { code: 'CHANGED_MEANWHILE' } })
  expect(await view()).toMatchObject({ seats: 40, areaM2: 86 })
  const again = (await profile('hostOfThisHome')).seen
  await profile('townshipOfficer')
  await house.as(openidOf('townshipOfficer')).call('home', 'contact', { homeId: county.homeId })
  expect((await profile('hostOfThisHome')).seen).toBe(again)
})

test('an extension names the 妇女之家 that it extends; a forerunner has none', async () => {
  expect(await change('hostOfThisHome', { positioning: 'extension' })).toMatchObject({
    ok: false,
    error: { code: 'INPUT_INVALID', field: 'changes.parentWomenHome' },
  })
  await change('hostOfThisHome', { positioning: 'extension', parentWomenHome: '里塘社区妇女之家' })
  expect(await view()).toMatchObject({ positioning: 'extension', parentWomenHome: '里塘社区妇女之家' })
  await change('hostOfThisHome', { positioning: 'pioneer' })
  expect(await view()).toMatchObject({ positioning: 'pioneer', parentWomenHome: null })
})

describe('text that neighbours read goes through WeChat’s check under the writer’s account', () => {
  it.each(['risky', 'review'])('%s text is not published', async (suggest) => {
    await script({ answer: { result: { suggest, label: 20006 } } })
    expect(await change('hostOfThisHome', { hostNote: '低价代购' })).toMatchObject({
      ok: false,
      error: { code: 'TEXT_UNFIT' },
    })
    expect(await view()).toMatchObject({ hostNote: null })
  })

  it('without a verdict nothing is published, and the writer is told so', async () => {
    await script({ refuse: { errCode: -1, errMsg: 'system error' } })
    expect(await change('hostOfThisHome', { slogan: '门常开', seats: 31 })).toMatchObject({
      ok: false,
      error: { code: 'TEXT_NOT_CHECKED' },
    })
    expect(await view()).toMatchObject({ slogan: null, seats: 25 })
    expect(await change('hostOfThisHome', { slogan: '门常开', seats: 31 })).toMatchObject({ ok: true })
  })

  it('asks once, for what is new alone, and never about an address', async () => {
    await change('hostOfThisHome', { slogan: '只问一次' })
    await change('hostOfThisHome', { slogan: '只问一次', seats: 31 })
    await change('townshipOfficer', { address: '里塘社区新街 1 号' })
    const { calls } = (await (await fetch(`${house.url}/local/open-api?api=security.msgSecCheck`)).json()) as {
      calls: { params: object }[]
    }
    const about = calls.filter(({ params }) => JSON.stringify(params).includes('只问一次'))
    expect(about).toHaveLength(1)
    expect(about[0]?.params).toMatchObject({
      openid: openidOf('hostOfThisHome'),
      scene: 1,
      version: 2,
      content: '只问一次',
    })
    expect(JSON.stringify(calls)).not.toContain('新街')
  })
})

describe('where a home is', () => {
  const elsewhere = { longitude: 120.69, latitude: 30.15 }

  it.each([
    ['address', { address: '里塘社区新街 1 号' }],
    ['position', { position: elsewhere }],
  ])('a home in the register is moved by its township, not by its host: %s', async (field, changes) => {
    expect((await profile('hostOfThisHome')).mayMove).toBe(false)
    expect(await change('hostOfThisHome', changes)).toMatchObject({
      ok: false,
      error: { code: 'PLACE_BY_OFFICER', field: `changes.${field}` },
    })
    expect(await change('townshipOfficer', changes)).toMatchObject({ ok: true })
  })

  it('a host hides her home at once; showing it again is her township’s', async () => {
    expect(await change('hostOfThisHome', { venueKind: 'privateHome' })).toMatchObject({ ok: true })
    const hidden = await view()
    expect(hidden).toMatchObject({ pointExact: false, point: gridPoint(HOME.position), address: '青屿镇里塘社区' })
    const documents = Buffer.from(JSON.stringify((await house.dump()).microHomes))
    expect(holds(documents, tracesOf(HOME.address))).toBe(false)
    expect(await profile('hostOfThisHome')).toMatchObject({ address: HOME.address, position: HOME.position })
    expect(await change('hostOfThisHome', { venueKind: 'shop' })).toMatchObject({
      ok: false,
      error: { code: 'PLACE_BY_OFFICER' },
    })
    expect(await change('townshipOfficer', { venueKind: 'shop' })).toMatchObject({ ok: true })
    expect(await view()).toMatchObject({ pointExact: true, point: HOME.position, address: HOME.address })
  })

  it('a flat that moves shows the grid of its new place, and its door nowhere', async () => {
    const door = '里塘社区秘密花园12幢808室'
    expect(await change('townshipOfficer', { address: door, position: elsewhere }, county.flatId)).toMatchObject({
      ok: true,
    })
    expect(await view(county.flatId)).toMatchObject({
      pointExact: false,
      point: gridPoint(elsewhere),
      address: '青屿镇里塘社区',
    })
    const seenByOthers = Buffer.from(JSON.stringify([await house.dump(), await view(county.flatId), house.printed]))
    expect(holds(seenByOthers, tracesOf(door))).toBe(false)
    expect(holds(seenByOthers, tracesOf(PRIVATE.flatAddress))).toBe(false)
    expect((await profile('hostOfAnotherHome', county.flatId)).address).toBe(door)
  })

  it('a flat’s record names its address to its keepers alone', async () => {
    const { reply } = await house.ask(openidOf('hostOfThisHome'), 'home.profile', { homeId: county.flatId })
    expect(reply).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
    expect((await profile('hostOfAnotherHome', county.flatId)).address).toBe(FLAT.address)
  })
})

describe('the home’s number', () => {
  it('that its host changes stays as public as it was', async () => {
    await house.as(openidOf('hostOfThisHome')).call('home', 'publishPhone', { homeId: county.homeId })
    await change('hostOfThisHome', { phone: '13800001111' })
    expect((await view()).publicPhone).toBe('13800001111')
  })

  it('that an officer enters is not public before the host agrees again', async () => {
    await house.as(openidOf('hostOfThisHome')).call('home', 'publishPhone', { homeId: county.homeId })
    await change('townshipOfficer', { phone: '13800001111' })
    expect((await view()).publicPhone).toBeNull()
    expect((await profile('hostOfThisHome')).phone).toBe('13800001111')
  })

  it('that is taken out is gone', async () => {
    await change('hostOfThisHome', { phone: null })
    expect(await profile('hostOfThisHome')).toMatchObject({ phone: null, phonePublic: false })
  })
})

test('the owner’s consent: her own place, or a paper until a day', async () => {
  await change('hostOfThisHome', { ownerConsent: { kind: 'written', until: '2028-05-19T00:00:00+08:00' } })
  expect((await profile('hostOfThisHome')).ownerConsent).toMatchObject({ kind: 'written', hasPaper: false })
  await change('hostOfThisHome', { ownerConsent: { kind: 'own', until: null } })
  expect((await profile('hostOfThisHome')).ownerConsent).toEqual({ kind: 'own', until: null, hasPaper: false })
})

test('an officer’s look at a record is written down once a call', async () => {
  await profile('townshipOfficer')
  await profile('hostOfThisHome')
  const { audit = [] } = await house.dump()
  expect(audit.filter(({ action }) => action === 'home.profile').map(({ actor }) => actor)).toEqual([
    county.personIds.townshipOfficer,
  ])
})
