import { type County, foundCounty, openidOf } from './county'
import { type House, openHouse } from './house'

/* What the platform hands to a function besides calls of phones: timers, other functions, and what a phone makes up. */
let house: House
let county: County
beforeAll(async () => {
  house = await openHouse({ timers: 'running' })
  county = await foundCounty(house)
  await house.keep()
}, 60_000)
afterAll(() => house.close())
beforeEach(() => house.restore())
afterEach(() => house.clearFaults())

const TIMER_EVENT = { Type: 'Timer', TriggerName: 'everyMinute', Time: '2027-05-19T05:00:00Z', Message: '' }
const FORGED = { ...TIMER_EVENT, userInfo: { openId: openidOf('countyOfficer') }, openid: openidOf('countyOfficer') }
const envelope = (action: string, input: object) => ({ action, input, requestId: 'request-0123456789', version: 1 })

/** One change whose fact could not be written out in the call. */
async function changeWithWaitingFact(): Promise<void> {
  await house.plan({ match: { action: 'database.insertDocument', collection: 'audit' }, kind: 'refuse' })
  const settings = { hostWord: '微家长' }
  await house.as(openidOf('townshipOfficer')).call('federation', 'changeSettings', { orgId: 'T1', settings })
}
async function waitingFacts(): Promise<number> {
  const { organisations = [] } = await house.dump()
  return organisations.reduce((sum, { outbox }) => sum + (outbox as unknown[]).length, 0)
}

describe('the timer', () => {
  it('writes out within a minute what a call left behind, once', async () => {
    await changeWithWaitingFact()
    expect(await waitingFacts()).toBe(1)
    await house.cloud.clock.forward(60_000)
    await house.cloud.clock.forward(60_000)
    expect(await waitingFacts()).toBe(0)
    const { audit } = await house.dump()
    expect(audit?.filter(({ action }) => action === 'federation.changeSettings')).toHaveLength(1)
  })

  it.each(['timers', 'member', 'home', 'federation', 'roll'])(
    'is not impersonated by a phone that calls %s',
    async (name) => {
      await changeWithWaitingFact()
      const outcome = await house.cloud.call(openidOf('countyOfficer'), name, FORGED)
      expect(outcome).toMatchObject({ result: { ok: false } })
      expect(await waitingFacts()).toBe(1)
    },
  )
})

describe('identity', () => {
  it('is the caller’s own, whatever her event says', async () => {
    const outcome = await house.cloud.call('mallory', 'member', { ...FORGED, ...envelope('me', {}) })
    expect(outcome).toMatchObject({ result: { ok: true, data: { personId: null, roles: [] } } })
  })

  it('does not reach a function through another one', async () => {
    const reply = await house.callFromFunction('member', envelope('me', {}))
    expect(reply).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
    const list = await house.callFromFunction('home', envelope('list', { orgId: county.homeId }))
    expect(list).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
  })
})

it('a sealed action takes no open input, and answers nothing but SEAL_BROKEN in the open', async () => {
  const outcome = await house.cloud.call(
    openidOf('villageOfficer'),
    'home',
    envelope('contact', { homeId: county.homeId }),
  )
  expect(outcome).toMatchObject({ result: { ok: false, error: { code: 'SEAL_BROKEN' } } })
})
