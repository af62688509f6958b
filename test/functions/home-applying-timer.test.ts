import { DAY_MS } from '../../domain/time'
import { foundCounty, openidOf } from './county'
import { type House, openHouse } from './house'
import { application } from './scenarios/home-applying'

/* What happens to a home while nobody calls: its owner's consent ends, or she took the application back and let it lie. */
jest.setTimeout(120_000)

let house: House
beforeAll(async () => {
  house = await openHouse({ timers: 'running' })
  await foundCounty(house)
}, 120_000)
afterAll(() => house.close())

const as = (caller: 'resident' | 'villageOfficer' | 'townshipOfficer' | 'countyOfficer' | 'visitor') =>
  house.as(openidOf(caller))
const homeOf = async (homeId: string) => (await house.dump()).microHomes?.find(({ _id }) => _id === homeId)

test("a home whose owner's consent has ended is suspended once, its township is told, and it may be resumed only with a place", async () => {
  const told = { ...application(), ownerConsent: { kind: 'written' as const, until: '2027-05-20' } }
  const { homeId } = await as('resident').call('home', 'apply', { draftId: null, ...told })
  const decide = (step: 'check' | 'approve' | 'record', seen: 'submitted' | 'villageChecked' | 'approved') =>
    as('countyOfficer').call('home', 'decide', { homeId, step, seen, note: null })
  await decide('check', 'submitted')
  await decide('approve', 'villageChecked')
  await decide('record', 'approved')

  await house.cloud.clock.set('2027-05-20T23:58:00+08:00')
  expect(await homeOf(homeId)).toMatchObject({ state: 'active' })
  await house.cloud.clock.set('2027-05-21T00:05:00+08:00')
  await house.cloud.clock.forward(3 * 60_000)
  const home = await homeOf(homeId)
  expect(home).toMatchObject({ state: 'suspended', waitsFor: 'T1' })
  expect(home?.steps).toHaveLength(5)
  const { homes } = await as('townshipOfficer').call('home', 'todo', { orgId: 'T1' })
  expect(homes).toMatchObject([{ id: homeId, state: 'suspended', missing: ['place'] }])
  const { steps } = await as('resident').call('home', 'myApplication', { homeId })
  expect(steps.at(-1)).toMatchObject({ step: 'suspend', who: 'timer', note: expect.stringContaining('60 天') })
  const resume = { homeId, step: 'resume', seen: 'suspended', note: null } as const
  const reply = await as('townshipOfficer').ask('home', 'decide', resume)
  expect(reply).toMatchObject({ ok: false, error: { code: 'PLACE_REQUIRED' } })
})

test('an application that was taken back is forgotten after thirty days, by name, number and place', async () => {
  const told = { ...application(), name: '收回微家', address: '里塘社区收回路 7 号', venueKind: 'privateHome' as const }
  const { homeId } = await as('resident').call('home', 'apply', { draftId: null, ...told })
  await as('resident').call('home', 'withdraw', { homeId })
  await house.cloud.clock.forward(29 * DAY_MS)
  expect((await homeOf(homeId))?.hosts).toHaveLength(1)
  await house.cloud.clock.forward(DAY_MS + 2 * 60_000)
  const left = await homeOf(homeId)
  expect(left).toMatchObject({ state: 'withdrawn', hosts: [], paired: [], phoneToken: null, addressToken: null })
  expect(left).not.toHaveProperty('applicantId')
  expect(left).not.toHaveProperty('shownAt')
  const { applications } = await as('resident').call('home', 'myApplications', {})
  expect(applications.map(({ homeId: id }) => id)).not.toContain(homeId)
})
