import type { Input, Output } from '../../demo/client'
import { ServiceRefusal } from '../../demo/client'
import { DAY_MS } from '../../domain/time'
import { type Caller, type County, FLAT, foundCounty, HOME, openidOf } from './county'
import { type House, openHouse } from './house'
import { application } from './scenarios/home-applying'

/*
 * S02: a home in a new field, from the phone of her who wants it to its plate number, with the edges that the paper names.
 */
jest.setTimeout(120_000)

let house: House
let county: County
beforeAll(async () => {
  house = await openHouse()
  county = await foundCounty(house)
  await house.as(openidOf('countyOfficer')).call('federation', 'changeSettings', {
    orgId: 'C',
    settings: { plateCode: 'LC' },
  })
  await house.drain()
  await house.keep()
}, 120_000)
beforeEach(async () => {
  await house.restore()
  await house.cloud.clock.set('2027-05-19T14:00:00+08:00')
})
afterAll(() => house.close())

const as = (caller: Caller) => house.as(openidOf(caller))
type Told = Input<'home', 'apply'>
const told = (more: Partial<Told> = {}): Told => ({ draftId: null, ...application(), ...more })
const apply = async (more: Partial<Told> = {}, caller: Caller = 'resident'): Promise<string> =>
  (await as(caller).call('home', 'apply', told(more))).homeId
type Step = Input<'home', 'decide'>['step']
type State = Input<'home', 'decide'>['seen']
const decide = (caller: Caller, homeId: string, step: Step, seen: State, note: string | null = null) =>
  as(caller).call('home', 'decide', { homeId, step, seen, note })

async function toApproved(more: Partial<Told> = {}): Promise<string> {
  const homeId = await apply(more)
  await decide('villageOfficer', homeId, 'check', 'submitted')
  await decide('townshipOfficer', homeId, 'approve', 'villageChecked')
  return homeId
}

async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call
  } catch (reason) {
    if (reason instanceof ServiceRefusal) return `${reason.reply.code} ${reason.reply.field ?? ''}`.trim()
    throw reason
  }
  return 'nobody refused'
}
const homeOf = async (homeId: string) => (await house.dump()).microHomes?.find(({ _id }) => _id === homeId)
const mine = (homeId: string) => as('resident').call('home', 'myApplication', { homeId })

test('from her phone through village, township and county to a plate number, and neighbours find it', async () => {
  const homeId = await toApproved()
  expect(await as('visitor').call('home', 'nearby', { villageId: 'V1' })).not.toMatchObject({
    homes: expect.arrayContaining([expect.objectContaining({ id: homeId })]),
  })
  const recorded = await decide('countyOfficer', homeId, 'record', 'approved')
  expect(recorded).toMatchObject({ state: 'active', plateNumber: 'LC-2027-0003' })
  const { homes } = await as('visitor').call('home', 'nearby', { villageId: 'V1' })
  expect(homes.find(({ id }) => id === homeId)).toMatchObject({
    name: '锦程微家',
    hostName: '马莉',
    hasPublicPhone: false,
  })
  const { steps, plateNumber } = await mine(homeId)
  expect(steps.map(({ step, who }) => `${who} ${step}`)).toEqual([
    'applicant submit',
    'village check',
    'township approve',
    'county record',
  ])
  expect(plateNumber).toBe('LC-2027-0003')
})

test('each level is told by its own to-do list, and by no other', async () => {
  const homeId = await apply()
  const waitsFor = async () => {
    const lists: string[] = []
    for (const [caller, orgId] of [
      ['villageOfficer', 'V1'],
      ['townshipOfficer', 'T1'],
      ['countyOfficer', 'C'],
    ] as const) {
      const { homes } = await as(caller).call('home', 'todo', { orgId })
      if (homes.some(({ id }) => id === homeId)) lists.push(orgId)
    }
    return lists
  }
  expect(await waitsFor()).toEqual(['V1'])
  await decide('villageOfficer', homeId, 'check', 'submitted')
  expect(await waitsFor()).toEqual(['T1'])
  await decide('townshipOfficer', homeId, 'approve', 'villageChecked')
  expect(await waitsFor()).toEqual(['C'])
  await decide('countyOfficer', homeId, 'record', 'approved')
  expect(await waitsFor()).toEqual([])
})

test('a home of a unit goes to the unit itself, and no village sees it', async () => {
  const homeId = await apply({ orgId: 'U1' })
  expect((await mine(homeId)).state).toBe('villageChecked')
  expect((await as('unitOfficer').call('home', 'todo', { orgId: 'U1' })).homes).toMatchObject([
    { id: homeId, ofUnit: true },
  ])
  expect(await refusal(decide('townshipOfficer', homeId, 'approve', 'villageChecked'))).toBe('NOT_FOUND homeId')
  expect(await decide('unitOfficer', homeId, 'approve', 'villageChecked')).toMatchObject({ state: 'approved' })
  expect(await decide('countyOfficer', homeId, 'record', 'approved')).toMatchObject({ state: 'active' })
})

test('without a paired member it is approved, and the county may not record it', async () => {
  const homeId = await toApproved({ pairedMember: null })
  const { homes } = await as('countyOfficer').call('home', 'todo', { orgId: 'C' })
  expect(homes).toMatchObject([{ id: homeId, missing: ['pairedMember'] }])
  expect(await refusal(decide('countyOfficer', homeId, 'record', 'approved'))).toBe('PAIRING_REQUIRED')
  expect(await homeOf(homeId)).toMatchObject({ state: 'approved' })
})

test('no officer of any level makes a submitted home active', async () => {
  const homeId = await apply()
  for (const caller of ['villageOfficer', 'townshipOfficer', 'countyOfficer'] as const)
    expect(await refusal(decide(caller, homeId, 'record', 'submitted'))).toBe('STEP_NOT_POSSIBLE')
})

test('a level does not take the step of the level above it', async () => {
  const homeId = await apply()
  await decide('villageOfficer', homeId, 'check', 'submitted')
  expect(await refusal(decide('villageOfficer', homeId, 'approve', 'villageChecked'))).toBe('STEP_NOT_POSSIBLE')
  await decide('townshipOfficer', homeId, 'approve', 'villageChecked')
  expect(await refusal(decide('townshipOfficer', homeId, 'record', 'approved'))).toBe('STEP_NOT_POSSIBLE')
})

test('an officer above takes a step that nobody below takes, in her own name', async () => {
  const homeId = await apply()
  await decide('countyOfficer', homeId, 'check', 'submitted')
  expect((await mine(homeId)).steps.at(-1)).toMatchObject({ step: 'check', who: 'county' })
})

test('an application without a place on the map, or with a consent that has ended, says what is missing', async () => {
  expect(await refusal(apply({ position: null }))).toBe('PLACE_REQUIRED position')
  expect(await refusal(apply({ ownerConsent: { kind: 'written', until: '2027-05-18' } }))).toBe(
    'INPUT_INVALID ownerConsent.until',
  )
  expect(await refusal(apply({ positioning: 'extension', parentWomenHome: null }))).toBe(
    'INPUT_INVALID parentWomenHome',
  )
  expect(await refusal(apply({ voluntary: false as true }))).toBe('INPUT_INVALID voluntary')
  expect(await refusal(apply({ orgId: 'T1' }))).toBe('NOT_FOUND orgId')
})

test('what was sent back says why, is filled in, and goes its way again with everything else kept', async () => {
  const homeId = await apply()
  expect(await refusal(decide('villageOfficer', homeId, 'return', 'submitted'))).toBe('REASON_REQUIRED')
  await decide('villageOfficer', homeId, 'return', 'submitted', '楼层写错了,是 8 楼吧')
  expect((await mine(homeId)).steps.at(-1)).toMatchObject({ step: 'return', note: '楼层写错了,是 8 楼吧' })
  const again = { homeId, ...application(), address: '里塘社区锦程大厦8楼', venueKind: 'privateHome' as const }
  expect(await as('resident').call('home', 'applyAgain', again)).toEqual({ homeId, state: 'submitted' })
  const { told: stored } = await mine(homeId)
  expect(stored).toMatchObject({
    address: '里塘社区锦程大厦8楼',
    hostName: '马莉',
    pairedMember: { name: '高敏', level: 'county' },
    ownerConsent: { kind: 'written', until: '2028-05-14' },
  })
  const home = await homeOf(homeId)
  expect(home).toMatchObject({ shownExact: false, shownAddress: '青屿镇里塘社区', waitsFor: 'V1' })
  expect(home?.hosts).toHaveLength(1)
  expect(home?.paired).toHaveLength(1)
})

test('she withdraws on the first day and goes on within thirty days; then it is forgotten', async () => {
  const homeId = await apply()
  expect(await as('resident').call('home', 'withdraw', { homeId })).toEqual({ state: 'withdrawn' })
  expect((await as('villageOfficer').call('home', 'todo', { orgId: 'V1' })).homes).toEqual([])
  expect(await as('resident').call('home', 'reopen', { homeId })).toEqual({ state: 'draft' })
  expect((await mine(homeId)).told).toMatchObject({ address: application().address, phone: application().phone })
  expect(await as('resident').call('home', 'applyAgain', { homeId, ...application() })).toMatchObject({
    state: 'submitted',
  })
  await as('resident').call('home', 'withdraw', { homeId })
  await house.cloud.clock.forward(30 * DAY_MS)
  expect((await mine(homeId)).reopenUntil).not.toBeNull()
  await house.cloud.clock.forward(1000)
  expect(await refusal(as('resident').call('home', 'reopen', { homeId }))).toBe('TOO_LATE')
})

test('drafts are hers alone: three at most, as she typed them, and gone once sent', async () => {
  const typed = { name: ' 锦程', phone: '139-', address: '9楼', services: ['work' as const], voluntaryNot: undefined }
  const { voluntaryNot: _none, ...said } = typed
  const save = (draftId: string | null, more = {}) =>
    as('resident').call('home', 'saveDraft', { draftId, typed: { ...said, ...more } })
  const { draftId } = await save(null)
  await save(draftId, { name: '锦程微家' })
  expect(await as('resident').call('home', 'draft', { draftId })).toEqual({ typed: { ...said, name: '锦程微家' } })
  expect(await refusal(as('hostOfThisHome').call('home', 'draft', { draftId }))).toBe('NOT_FOUND draftId')
  await save(null)
  await save(null)
  expect(await refusal(save(null))).toBe('DRAFTS_FULL')
  const stored = JSON.stringify((await house.dump()).homeDrafts)
  for (const secret of ['139-', '锦程', '9楼']) expect(stored).not.toContain(secret)
  await apply({ draftId })
  const { drafts, applications } = await as('resident').call('home', 'myApplications', {})
  expect(drafts).toHaveLength(2)
  expect(applications).toMatchObject([{ name: '锦程微家', state: 'submitted', plateNumber: null }])
})

test('no officer sees a draft, in the register or anywhere', async () => {
  await as('resident').call('home', 'saveDraft', { draftId: null, typed: { name: '还没想好', orgId: 'V1' } })
  const { total } = await as('countyOfficer').call('home', 'list', { orgId: 'C' })
  expect(total).toBe(2)
})

test('whoever has three applications under way sees one through first', async () => {
  for (const name of ['一号微家', '二号微家', '三号微家']) await apply({ name, address: `${name}的地址` })
  expect(await refusal(apply({ name: '四号微家' }))).toBe('APPLICATIONS_FULL')
})

describe('near-duplicates', () => {
  const like = (more: Partial<Input<'home', 'likeThis'>> = {}) =>
    as('resident').call('home', 'likeThis', { orgId: 'V1', name: '别的名字', address: null, position: null, ...more })

  test('the same address is pointed out to her and to the officer, and does not stop her', async () => {
    expect(await like({ address: HOME.address, position: HOME.position })).toEqual({
      homes: [{ id: county.homeId, name: HOME.name, why: ['address', 'near'] }],
    })
    const homeId = await apply({ address: HOME.address })
    const seen = await as('villageOfficer').call('home', 'application', { homeId })
    expect(seen.likeThese).toMatchObject([{ id: county.homeId, why: ['address'] }])
  })

  test('the door of a flat is not found by trying addresses and positions; officers are told', async () => {
    expect(await like({ address: FLAT.address, position: FLAT.position })).toEqual({ homes: [] })
    expect(await like({ name: FLAT.name })).toMatchObject({ homes: [{ id: county.flatId, why: ['name'] }] })
    const homeId = await apply({ address: FLAT.address, position: FLAT.position })
    const seen = await as('villageOfficer').call('home', 'application', { homeId })
    expect(seen.likeThese).toMatchObject([{ id: county.flatId, why: ['address', 'near'] }])
  })

  test('what is only applied for is nobody else’s to know', async () => {
    await apply()
    const { name, address, position } = application()
    const asked = { orgId: 'V1', name, address, position }
    expect(await as('hostOfThisHome').call('home', 'likeThis', asked)).toEqual({ homes: [] })
  })

  test('the very same home is one home; after it ended she may apply for it anew', async () => {
    const homeId = await apply()
    expect(await refusal(apply({}, 'hostOfThisHome'))).toBe('HOME_EXISTS name')
    await decide('townshipOfficer', homeId, 'reject', 'submitted', '楼里不让外人进')
    const anew = await apply({}, 'hostOfThisHome')
    expect(anew).not.toBe(homeId)
    expect(await homeOf(anew)).toMatchObject({ state: 'submitted' })
  })
})

describe('together and again', () => {
  test('two officers at once: one decides, the other hears of it', async () => {
    const homeId = await apply()
    await decide('villageOfficer', homeId, 'check', 'submitted')
    const replies = await Promise.allSettled([
      decide('townshipOfficer', homeId, 'approve', 'villageChecked'),
      decide('jobOwner', homeId, 'return', 'villageChecked', '请补充'),
    ])
    const refused = replies.filter(({ status }) => status === 'rejected')
    expect(refused).toMatchObject([{ reason: { reply: { code: 'CHANGED_MEANWHILE' } } }])
    const { steps } = await mine(homeId)
    expect(steps).toHaveLength(3)
  })

  test('a retry of the same intention changes nothing twice', async () => {
    const homeId = await toApproved()
    const record = { homeId, step: 'record', seen: 'approved', note: null } as const
    const first = await as('countyOfficer').call('home', 'decide', record, 'one-intention-of-hers')
    const second = await as('countyOfficer').call('home', 'decide', record, 'one-intention-of-hers')
    expect(second).toEqual(first)
    expect((await mine(homeId)).steps).toHaveLength(4)
  })

  test('an officer takes her step back within ten minutes, and so does her colleague; then it is too late', async () => {
    const homeId = await apply()
    await decide('villageOfficer', homeId, 'check', 'submitted')
    await decide('townshipOfficer', homeId, 'approve', 'villageChecked')
    await house.cloud.clock.forward(9 * 60_000)
    expect(await as('jobOwner').call('home', 'undo', { homeId })).toMatchObject({ state: 'villageChecked' })
    expect(await refusal(as('townshipOfficer').call('home', 'undo', { homeId }))).toBe('STEP_NOT_POSSIBLE')
    await decide('townshipOfficer', homeId, 'approve', 'villageChecked')
    await house.cloud.clock.forward(10 * 60_000 + 1000)
    expect(await refusal(as('townshipOfficer').call('home', 'undo', { homeId }))).toBe('TOO_LATE')
  })

  test('nobody takes back a step that somebody has built upon', async () => {
    const homeId = await toApproved()
    await decide('countyOfficer', homeId, 'record', 'approved')
    expect(await refusal(as('townshipOfficer').call('home', 'undo', { homeId }))).toBe('CHANGED_MEANWHILE')
  })

  test('a batch: each home whole by itself, and the whole batch taken back', async () => {
    const good = await apply()
    const other = await apply({ orgId: 'V2', name: '东礁微家' })
    const late = await apply({ name: '迟微家', address: '迟' })
    await decide('villageOfficer', late, 'return', 'submitted', '请补充')
    const foreign = county.homeId
    const many = (step: 'check' | 'undo') =>
      as('villageOfficer').call('home', 'decideMany', { orgId: 'V1', homeIds: [good, other, late, foreign, 'x'], step })
    expect((await many('check')).results).toMatchObject([
      { homeId: good, ok: true, state: 'villageChecked' },
      { homeId: other, ok: false, code: 'NOT_FOUND' },
      { homeId: late, ok: false, code: 'CHANGED_MEANWHILE' },
      { homeId: foreign, ok: false, code: 'CHANGED_MEANWHILE' },
      { homeId: 'x', ok: false, code: 'NOT_FOUND' },
    ])
    expect((await many('undo')).results[0]).toMatchObject({ homeId: good, ok: true, state: 'submitted' })
  })
})

describe('plate numbers', () => {
  const plates = async () =>
    ((await house.dump()).microHomes ?? []).flatMap(({ plateNumber }) => (plateNumber ? [plateNumber] : []))

  /** Homes that wait for the county, planted from one that came the whole way. */
  async function manyApproved(times: number): Promise<string[]> {
    const first = await toApproved()
    await house.multiply('microHomes', first, times)
    const { homes, total } = await as('countyOfficer').call('home', 'todo', { orgId: 'C' })
    expect(total).toBe(times + 1)
    const next = homes.length < total ? 51 : 0
    expect(next === 0 || homes.length === 50).toBe(true)
    return ((await house.dump()).microHomes ?? []).flatMap(({ _id, state }) =>
      state === 'approved' ? [String(_id)] : [],
    )
  }

  test('fifty recordings at once: fifty numbers, none twice', async () => {
    const ids = await manyApproved(49)
    const replies = await Promise.all(
      ids.map(async (homeId) => {
        for (;;) {
          const reply = await as('countyOfficer').ask('home', 'decide', {
            homeId,
            step: 'record',
            seen: 'approved',
            note: null,
          })
          if (reply.ok || reply.error.code !== 'BUSY') return reply
        }
      }),
    )
    expect(replies.filter(({ ok }) => !ok)).toEqual([])
    const given = await plates()
    expect(given).toHaveLength(52)
    expect(new Set(given).size).toBe(52)
  })

  test('a batch takes its numbers as one block', async () => {
    const ids = await manyApproved(19)
    const { results } = await as('countyOfficer').call('home', 'decideMany', {
      orgId: 'C',
      homeIds: ids,
      step: 'record',
    })
    expect(results.every(({ ok }) => ok)).toBe(true)
    const serials = (await plates()).map((plate) => Number(String(plate).slice(-4)))
    expect(serials.sort((a, b) => a - b)).toEqual(Array.from({ length: 22 }, (_, i) => i + 1))
  })

  test('recording that is undone and done again gives the same home its own number back', async () => {
    const [one, two] = [await toApproved(), await toApproved({ name: '第二微家', address: '第二' })]
    const { plateNumber } = await decide('countyOfficer', one, 'record', 'approved')
    expect(await as('countyOfficer').call('home', 'undo', { homeId: one })).toMatchObject({
      state: 'approved',
      plateNumber,
    })
    const other = await decide('countyOfficer', two, 'record', 'approved')
    expect(other.plateNumber).not.toBe(plateNumber)
    expect(await decide('countyOfficer', one, 'record', 'approved')).toMatchObject({ plateNumber })
  })

  test('a crash between the counter and the home costs no number: the retry finds it again', async () => {
    const homeId = await toApproved()
    await house.plan({ match: { action: 'database.modifyDocument', collection: 'microHomes' }, kind: 'refuse' })
    const record = { homeId, step: 'record', seen: 'approved', note: null } as const
    const lost = await as('countyOfficer').ask('home', 'decide', record, 'one-intention-of-hers')
    expect(lost).toMatchObject({ ok: false, error: { code: 'TRY_AGAIN' } })
    await house.clearFaults()
    const found = await as('countyOfficer').call('home', 'decide', record, 'one-intention-of-hers')
    expect(found.plateNumber).toBe('LC-2027-0003')
  })

  test("a new year begins anew by the county's clock, and only the county says the letters", async () => {
    const homeId = await toApproved({ ownerConsent: { kind: 'own', until: null } })
    await house.cloud.clock.set('2028-01-01T00:30:00+08:00')
    expect(await decide('countyOfficer', homeId, 'record', 'approved')).toMatchObject({ plateNumber: 'LC-2028-0001' })
    const settings = (caller: Caller, orgId: string) =>
      as(caller).call('federation', 'changeSettings', { orgId, settings: { plateCode: 'QY' } })
    expect(await refusal(settings('townshipOfficer', 'T1'))).toBe('COUNTY_DECIDES settings.plateCode')
  })

  test('what an office registers: approved by the township, recorded by the county', async () => {
    const register = (caller: Caller, name: string) =>
      as(caller).call('home', 'register', {
        ...HOME,
        name,
        services: [...HOME.services],
        hostPersonId: county.personIds.hostOfThisHome,
      })
    const { homeId: byTown } = await register('townshipOfficer', '镇里登记的微家')
    const { homeId: byCounty } = await register('countyOfficer', '县里登记的微家')
    expect(await homeOf(byTown)).toMatchObject({ state: 'approved', waitsFor: 'C' })
    expect(await homeOf(byCounty)).toMatchObject({ state: 'active', plateNumber: 'LC-2027-0003' })
  })
})

test('the list is the longest waiting first, page by page, each home once, and counted once', async () => {
  const first = await toApproved()
  await house.multiply('microHomes', first, 120)
  const ids: string[] = []
  const counts: number[] = []
  for (let after: string | null | undefined; after !== null; ) {
    const { reply, requests } = await house.ask(openidOf('countyOfficer'), 'home.todo', {
      orgId: 'C',
      ...(after === undefined ? {} : { after }),
    })
    const page = (reply as { data: Output<'home', 'todo'> }).data
    expect(page.total).toBe(121)
    ids.push(...page.homes.map(({ id }) => id))
    counts.push(requests.filter(({ action }) => action === 'database.calculateDocument').length)
    after = page.next
  }
  expect(new Set(ids).size).toBe(121)
  expect(ids).toHaveLength(121)
  expect(counts).toEqual([1, 0, 0])
})

test('looking at an application is on record before anything is shown', async () => {
  const homeId = await apply()
  const seen = await as('villageOfficer').call('home', 'application', { homeId })
  expect(seen).toMatchObject({
    told: { phone: application().phone, address: application().address, ownerConsent: { hasPaper: false } },
    may: ['check', 'return'],
    missing: [],
    source: 'phone',
  })
  const looks = ((await house.dump()).audit ?? []).filter(
    ({ action, docId }) => action === 'home.application' && docId === homeId,
  )
  expect(looks).toHaveLength(1)
})
