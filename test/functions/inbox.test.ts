import type { NoticeKind } from '../../domain/notice'
import { plantActivity } from './activities'
import { type Caller, type County, foundCounty, openidOf, PRIVATE } from './county'
import { type House, openHouse } from './house'
import { lastTold, TEMPLATE, tell } from './scenarios/front'

/* What people are told: an inbox of her own, and WeChat's one neutral message, at most once and only where she has said yes. */
jest.setTimeout(60_000)

let house: House
let county: County
beforeAll(async () => {
  house = await openHouse({ timers: 'running' })
  county = await foundCounty(house)
  await house.keep()
}, 120_000)
afterAll(() => house.close())
beforeEach(async () => {
  await house.restore()
  await house.clearFaults()
  await door('DELETE', '/local/open-api')
  for (const caller of ['resident', 'hostOfThisHome'] as const) await choose(caller, 'off')
  await house.cloud.clock.set('2027-05-19T15:00:00+08:00')
})

const as = (caller: Caller) => house.as(openidOf(caller))
const inboxOf = (caller: Caller) => as(caller).call('member', 'inbox', {})
const toResident = (kind: NoticeKind, about?: Parameters<typeof tell>[4]) =>
  tell(house, county, county.personIds.resident, kind, about)

async function door(method: string, place: string, body?: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${house.url}${place}`, { method, ...(body && { headers, body: JSON.stringify(body) }) })
  return response.json()
}
const choose = (caller: Caller, choice: 'accept' | 'off') =>
  door('POST', '/local/open-api/subscription', { openid: openidOf(caller), templateId: TEMPLATE, choice })
/** She says yes in WeChat's sheet, and her phone reports it. */
async function accept(caller: Caller): Promise<void> {
  await choose(caller, 'accept')
  await as(caller).call('member', 'countKnocks', { answers: [{ templateId: TEMPLATE, answer: 'accept' }] })
}
const tick = (kind: 'fire' | 'double' = 'fire') => door('POST', '/local/timer', { function: 'timers', kind })

interface Sending {
  params: { touser: string; page: string; data: Record<string, { value: string }> }
  outcome: { json: { errcode: number } }
}
async function sendings(): Promise<Sending[]> {
  const { calls } = (await door('GET', '/local/open-api?api=subscribeMessage.send')) as { calls: Sending[] }
  return calls
}
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise(setImmediate)
}
const sentSince = async (before: number) => (await sendings()).slice(before)
const entry = async () => (await house.dump()).inbox?.[0] ?? {}

describe('an inbox', () => {
  it('shows what she was told, the newest first, and nobody else what it was', async () => {
    await toResident('signedUpByOther', { title: '普法茶话会', name: '方静' })
    await house.cloud.clock.forward(1000)
    await toResident('promoted', { title: '端午包粽子', until: new Date('2027-05-20T10:00:00+08:00') })
    const { entries, unread, next } = await inboxOf('resident')
    expect(entries.map(({ kind, about }) => [kind, about.title])).toEqual([
      ['promoted', '端午包粽子'],
      ['signedUpByOther', '普法茶话会'],
    ])
    expect(entries[0]?.about.until).toBe('2027-05-20T10:00:00.000+08:00')
    expect([unread, next]).toEqual([2, null])
    expect(await inboxOf('hostOfThisHome')).toMatchObject({ entries: [], unread: 0 })
  })

  it('goes on behind its last message, however many were told in one moment', async () => {
    for (let i = 0; i < 23; i += 1) await toResident('thanks', { title: `第 ${i} 次` })
    const first = await inboxOf('resident')
    const rest = await as('resident').call('member', 'inbox', { after: first.next ?? '' })
    expect([first.entries.length, rest.entries.length, rest.next]).toEqual([20, 3, null])
    expect(new Set([...first.entries, ...rest.entries].map(({ id }) => id)).size).toBe(23)
  })

  it('knows what she has seen; another woman marks nothing of hers', async () => {
    await toResident('promoted')
    const id = await lastTold(house, 'resident')
    await as('hostOfThisHome').call('member', 'markRead', { ids: [id] })
    expect(await as('resident').call('member', 'unread', {})).toEqual({ unread: 1 })
    await as('resident').call('member', 'markRead', { ids: [id] })
    expect(await as('resident').call('member', 'unread', {})).toEqual({ unread: 0 })
    expect((await inboxOf('resident')).entries[0]?.read).toBe(true)
  })

  it('holds what was told to the person of the roll that she turns out to be', async () => {
    await tell(house, county, county.personIds.formerHost, 'slotPlanned')
    await house.change('persons', county.personIds.resident, {
      also: [{ personId: county.personIds.formerHost, at: '2027-05-19T15:00:00+08:00', claimId: 'claim-1' }],
    })
    expect(await inboxOf('resident')).toMatchObject({ entries: [{ kind: 'slotPlanned' }], unread: 1 })
  })
})

describe('a yes in the sheet of WeChat', () => {
  it('lets one message through, and counts once however often the phone reports it', async () => {
    const answers = [{ templateId: TEMPLATE, answer: 'accept' as const }]
    for (let i = 0; i < 3; i += 1) await as('resident').call('member', 'countKnocks', { answers }, 'request-of-one-yes')
    expect((await inboxOf('resident')).knocks).toEqual({ left: 1, wanted: true })
    await as('resident').call('member', 'countKnocks', {
      answers: [
        { templateId: TEMPLATE, answer: 'reject' },
        { templateId: 'other', answer: 'accept' },
      ],
    })
    expect((await inboxOf('resident')).knocks.left).toBe(1)
    await as('resident').call('member', 'countKnocks', { answers })
    expect((await inboxOf('resident')).knocks.left).toBe(2)
    await as('resident').call('member', 'countKnocks', { answers: [{ templateId: TEMPLATE, answer: 'ban' }] })
    expect((await inboxOf('resident')).knocks.left).toBe(0)
  })
})

describe('the message of WeChat', () => {
  it('says one neutral sentence and leads to the home page, whatever it is about', async () => {
    await accept('resident')
    await toResident('promoted', { title: '反家暴小课堂' })
    const before = (await sendings()).length
    await tick()
    expect(await sentSince(before)).toMatchObject([
      {
        params: {
          touser: openidOf('resident'),
          page: 'pages/home/home',
          data: { thing1: { value: '您有一条新消息' }, time2: { value: '2027年5月19日 15:00' } },
        },
        outcome: { json: { errcode: 0 } },
      },
    ])
    expect(JSON.stringify(await sentSince(before))).not.toContain('反家暴')
    expect(await entry()).toMatchObject({ reachedAt: expect.anything() })
    expect((await inboxOf('resident')).knocks.left).toBe(0)
  })

  it('is one for all that is new, and none for what she has seen already', async () => {
    await accept('resident')
    await accept('resident')
    await toResident('promoted')
    await toResident('activityMoved')
    const before = (await sendings()).length
    await tick()
    expect(await sentSince(before)).toHaveLength(1)
    await toResident('thanks')
    await as('resident').call('member', 'markRead', { ids: [await lastTold(house, 'resident')] })
    await tick()
    expect(await sentSince(before)).toHaveLength(1)
  })

  it('is sent once when two ticks run at once, and never again by later ones', async () => {
    await accept('resident')
    await accept('resident')
    await toResident('promoted')
    const before = (await sendings()).length
    await tick('double')
    await tick()
    expect(await sentSince(before)).toHaveLength(1)
  })

  it('is never sent twice when the answer of WeChat is lost', async () => {
    await accept('resident')
    await accept('resident')
    await toResident('promoted')
    const before = (await sendings()).length
    await house.plan({ match: { api: 'subscribeMessage.send' }, kind: 'dropAnswer' })
    await tick()
    await tick()
    expect(await sentSince(before)).toHaveLength(1)
  })

  it('is never sent twice when the function stops right after sending: what was taken off the list stays off', async () => {
    await accept('resident')
    await accept('resident')
    await toResident('promoted')
    const before = (await sendings()).length
    // It stops while the message is on its way: the tick's next write fails.
    await house.plan({ match: { api: 'subscribeMessage.send' }, kind: 'delay', ms: 800 })
    const stopped = tick()
    await until(async () => (await house.dump()).notifyCredits?.[0]?.version === 3)
    await house.plan({ match: { action: 'database.modifyDocument', collection: 'inbox' }, kind: 'refuse', times: 9 })
    await stopped
    await house.clearFaults()
    await tick()
    expect(await sentSince(before)).toHaveLength(1)
    expect(await entry()).not.toHaveProperty('knock')
    expect(await entry()).not.toHaveProperty('reachedAt')
  })

  it('goes to nobody who has not said yes, or wants none now', async () => {
    await toResident('promoted')
    const before = (await sendings()).length
    await tick()
    await accept('resident')
    await as('resident').call('member', 'wantKnocks', { wanted: false })
    await toResident('activityMoved')
    await tick()
    expect(await sentSince(before)).toEqual([])
    await as('resident').call('member', 'wantKnocks', { wanted: true })
    await toResident('activityCancelled')
    await tick()
    expect(await sentSince(before)).toHaveLength(1)
  })

  it('believes WeChat when it lets none through: what we had counted is gone', async () => {
    const answers = [{ templateId: TEMPLATE, answer: 'accept' as const }]
    for (let i = 0; i < 3; i += 1) await as('resident').call('member', 'countKnocks', { answers })
    await toResident('promoted')
    await tick()
    expect((await inboxOf('resident')).knocks.left).toBe(0)
    expect(await entry()).not.toHaveProperty('reachedAt')
  })

  it('costs nothing when WeChat refuses it for a reason that is not hers', async () => {
    await accept('resident')
    const refuse = { errCode: 45009, errMsg: 'reach max api daily quota limit' }
    await door('POST', '/local/open-api', { api: 'subscribeMessage.send', refuse, times: 1 })
    await toResident('promoted')
    await tick()
    expect((await inboxOf('resident')).knocks.left).toBe(1)
  })

  it('finds her at the account that has claimed the one she was told at', async () => {
    await accept('resident')
    const by = county.personIds.resident
    const claim = { id: 'claim-1', by, how: 'phone', at: '2027-05-19T15:00:00+08:00', requestId: 'request-claim' }
    await house.change('persons', county.personIds.formerHost, { claim })
    await tell(house, county, county.personIds.formerHost, 'slotPlanned')
    const before = (await sendings()).length
    await tick()
    expect(await sentSince(before)).toMatchObject([{ params: { touser: openidOf('resident') } }])
  })
})

describe('who is rung up', () => {
  const host = () => as('hostOfThisHome')
  const listOf = async (activityId: string) => {
    const { people } = await host().call('activity', 'callList', { activityId })
    return people as unknown as { personId: string; name: string | null; elder: boolean; hasPhone: boolean }[]
  }
  const changed = async (to: string | string[], kind: NoticeKind = 'activityMoved') => {
    const activityId = await plantActivity(house, { homeId: county.homeId })
    await tell(house, county, to, kind, { activityId, title: '端午包粽子' })
    await tick()
    return activityId
  }

  it('is whom no message reached, elders first; nobody for what is not worth a call', async () => {
    const { resident, hostOfAnotherHome, formerHost } = county.personIds
    await accept('hostOfThisHome')
    await house.change('persons', formerHost, { sixtyUp: true })
    const activityId = await changed([resident, hostOfAnotherHome, formerHost, county.personIds.hostOfThisHome])
    const [first, ...others] = await listOf(activityId)
    expect(first).toMatchObject({ name: '何玉兰', elder: true, hasPhone: true })
    expect(others.map(({ name, hasPhone }) => [name, hasPhone])).toEqual(
      expect.arrayContaining([
        [null, false],
        ['周小满', true],
      ]),
    )
    expect(others).toHaveLength(2)
    expect(await listOf(await changed(resident, 'thanks'))).toEqual([])
  })

  it('leaves the list when she has read it, or was rung up', async () => {
    const { resident, formerHost } = county.personIds
    const activityId = await changed([resident, formerHost])
    await as('resident').call('member', 'markRead', { ids: [await lastTold(house, 'resident')] })
    expect((await listOf(activityId)).map(({ personId }) => personId)).toEqual([formerHost])
    await host().call('activity', 'called', { activityId, personId: formerHost })
    expect(await listOf(activityId)).toEqual([])
  })

  it('shows a number one by one, only of who stands on the list, and that the host looked is written down', async () => {
    const { resident, formerHost } = county.personIds
    const activityId = await changed([formerHost, resident])
    const number = (personId: string) => host().ask('activity', 'callNumber', { activityId, personId })
    expect(await number(formerHost)).toMatchObject({ ok: true, data: { phone: PRIVATE.residentPhone } })
    expect(await number(resident)).toMatchObject({ ok: false, error: { code: 'PHONE_NOT_KNOWN' } })
    expect(await number(county.personIds.villageOfficer)).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
    const { audit = [] } = await house.dump()
    expect(audit.filter(({ action }) => action === 'activity.callNumber')).toHaveLength(1)
  })
})
