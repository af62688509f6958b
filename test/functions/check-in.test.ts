import { checkInCode, personCode } from '../../domain/scanned-code'
import { plantActivity } from './activities'
import { type Caller, type County, foundCounty, openidOf } from './county'
import { type House, openHouse } from './house'

/* S07: check-in with a rotating code, duplicates, remote fraud, paper cards, an offline host, and what the township sees of it. */
jest.setTimeout(120_000)

let house: House
let county: County
let activityId: string
beforeAll(async () => {
  house = await openHouse({ timers: 'running' })
  county = await foundCounty(house)
  await house.keep()
}, 120_000)
afterAll(() => house.close())

const as = (caller: Caller) => house.as(openidOf(caller))
const host = () => as('hostOfThisHome')
const clock = (time: string, day = '2027-05-22') => house.cloud.clock.set(`${day}T${time}+08:00`)
const seat = () => ({ n: 1, at: '2027-05-18T09:00:00+08:00', req: 'request-of-seat-1' })

/** Who sits: 方静 (the resident), 许雯 (who hosts another home), 陈阿婆 (no account). */
const CHEN = 'chen-apo'
const person = (_id: string, name: string) => ({
  ...{ _id, name, schema: 1, version: 1, outbox: [], phoneToken: null, villageId: null, roles: [] },
  createdAt: '2027-05-01T09:00:00+08:00',
})

async function gathering(fields: Record<string, unknown> = {}): Promise<string> {
  const { resident, hostOfAnotherHome } = county.personIds
  const ids = [resident, hostOfAnotherHome, CHEN]
  return plantActivity(house, {
    homeId: county.homeId,
    seats: Object.fromEntries(ids.map((id) => [id, seat()])),
    memberIds: ids,
    left: 17,
    dueAt: '2027-05-22T23:00:00+08:00',
    ...fields,
  })
}

beforeEach(async () => {
  await house.restore()
  await house.plant('persons', person(CHEN, '陈阿婆'))
  await clock('18:50:00')
  activityId = await gathering()
})

/** What stands on the host's screen at this moment. */
async function shown(id = activityId): Promise<string> {
  const { now, stepMs, firstStep, macs } = await host().call('activity', 'showCode', { activityId: id })
  const step = Math.floor(Date.parse(now) / stepMs)
  return checkInCode(id, step, macs[step - firstStep] ?? '')
}
const scan = (caller: Caller, code: string, more: object = {}) =>
  as(caller).ask('activity', 'checkIn', { code, ...more })
const scanned = async (caller: Caller, more: object = {}) =>
  as(caller).call('activity', 'checkIn', { code: await shown(), ...more })
const refused = (code: string) => ({ ok: false, error: { code } })
const stored = async (id = activityId) =>
  (await house.dump()).activities?.find(({ _id }) => _id === id) as unknown as Stored
interface Stored {
  state: string
  seats: Record<string, Record<string, unknown> & { in?: Record<string, unknown> }>
  result?: Record<string, unknown>
  spotChecks?: string[]
  version: number
}
const inOf = async (personId: string, id = activityId) => (await stored(id)).seats[personId]?.in
const upload = (deeds: object[], more: object = {}, requestId?: string) =>
  host().call('activity', 'uploadScans', { activityId, deeds: deeds as never, ...more }, requestId)
let nonces = 0
const deed = (what: object, at = '2027-05-22T18:50:30+08:00') => {
  nonces += 1
  return { nonce: `nonce-number-${nonces}`, at, ...what }
}

describe('a scan of the rotating code', () => {
  it('a) is valid in its window, in one database call beside the look at who she is', async () => {
    const code = await shown()
    const { reply, requests } = await house.ask(openidOf('resident'), 'activity.checkIn', { code })
    expect(reply).toMatchObject({ ok: true, data: { state: 'valid', again: false, walkIn: false, flags: [] } })
    const own = requests.filter(({ collection, action }) => collection === 'activities' && !/audit/.test(action))
    expect(own.filter(({ action }) => action !== 'database.getDocument')).toHaveLength(2)
    expect(await inOf(county.personIds.resident)).toMatchObject({ state: 'valid', way: 'code' })
  })

  it('b) a second one is the same check-in and changes nothing', async () => {
    const first = await scanned('resident')
    const before = await inOf(county.personIds.resident)
    const second = await scanned('resident')
    expect(second).toEqual({ ...first, again: true })
    expect(await inOf(county.personIds.resident)).toEqual(before)
  })

  it('c) of a photograph five minutes old is refused with its reason', async () => {
    const photograph = await shown()
    await clock('18:55:00')
    expect(await scan('hostOfAnotherHome', photograph)).toMatchObject(refused('CODE_EXPIRED'))
    expect(await inOf(county.personIds.hostOfAnotherHome)).toBeUndefined()
  })

  it('d) by somebody who never signed up waits for the host, who says that she was not there: who, when and why', async () => {
    const stranger = await scanned('formerHost')
    expect(stranger).toMatchObject({ state: 'flagged', flags: ['notSignedUp'], walkIn: true })
    const personIds = [county.personIds.formerHost]
    await host().call('activity', 'judgeCheckIns', { activityId, personIds, verdict: 'revoke', why: '屋里没有她' })
    expect(await inOf(county.personIds.formerHost)).toMatchObject({
      state: 'revoked',
      by: county.personIds.hostOfThisHome,
      why: '屋里没有她',
      judgedAt: expect.anything(),
    })
    expect(await scan('formerHost', await shown())).toMatchObject(refused('CHECK_IN_REVOKED'))
    await house.drain()
    const { inbox = [] } = await house.dump()
    expect(inbox).toMatchObject([{ personId: county.personIds.formerHost, kind: 'checkInRevoked' }])
  })

  it('f) without a position is valid, and a host who sees her clears a flag by her tick', async () => {
    await scanned('formerHost')
    const { results } = await upload([deed({ kind: 'tick', personId: county.personIds.formerHost })])
    expect(results).toMatchObject([{ did: 'confirmed' }])
    expect(await inOf(county.personIds.formerHost)).toMatchObject({ state: 'valid', why: '主人当面确认' })
  })

  it('g) from 4.2 km away is flagged, not refused, and nothing but the band is kept of where she was', async () => {
    const position = { longitude: 120.7226543, latitude: 30.1401234 }
    expect(await scanned('resident', { position })).toMatchObject({ state: 'flagged', flags: ['far'] })
    expect(await inOf(county.personIds.resident)).toMatchObject({ band: 'far' })
    const everything = JSON.stringify(await house.dump()) + house.printed.join('\n')
    expect(everything).not.toMatch(/120\.7226543|30\.1401234/)
    const near = { longitude: 120.6791, latitude: 30.1402 }
    expect(await scanned('hostOfAnotherHome', { position: near })).toMatchObject({ state: 'valid' })
  })

  it('is about one activity: scanning one marks no other of hers, and not the one on whose page she is', async () => {
    const other = await gathering()
    expect(await scan('resident', await shown(other), { activityId })).toMatchObject(refused('CHECK_IN_OTHER'))
    await as('resident').call('activity', 'checkIn', { code: await shown(other) })
    expect(await inOf(county.personIds.resident, other)).toMatchObject({ state: 'valid' })
    expect(await inOf(county.personIds.resident)).toBeUndefined()
  })

  it('forged, of another step or of another activity, is no code at all', async () => {
    const code = await shown()
    const [, , , step = '', mac = ''] = code.split(':')
    const next = String(Number(step) + 1)
    for (const wrong of [
      checkInCode(activityId, Number(step), 'AAAAAAAAAAA'),
      checkInCode(activityId, Number(next), mac),
      checkInCode('another-activity', Number(step), mac),
      personCode('abcdefghijklmnopqrstuv'),
      '随便写的',
    ])
      expect(await scan('resident', wrong)).toMatchObject(refused('CHECK_IN_CODE_WRONG'))
  })

  it('does not let in whoever waits, and nobody twice under two of her ids', async () => {
    const waiting = [{ id: county.personIds.formerHost, n: 1, at: '2027-05-19T09:00:00+08:00', req: 'request-of-wait' }]
    await house.change('activities', activityId, { waiting })
    expect(await scan('formerHost', await shown())).toMatchObject(refused('CHECK_IN_WAITING'))
  })

  it('has its time: too early, over, cancelled', async () => {
    await clock('18:29:20')
    expect(await scan('resident', await shown())).toMatchObject(refused('CHECK_IN_NOT_YET'))
    await clock('20:00:30')
    expect(await scan('resident', await shown())).toMatchObject(refused('CHECK_IN_OVER'))
    await clock('18:55:00')
    const code = await shown()
    await house.change('activities', activityId, { state: 'cancelled' })
    expect(await scan('resident', code)).toMatchObject(refused('ACTIVITY_CANCELLED'))
  })

  it('fills the venue to its last chair and no further', async () => {
    await house.change('activities', activityId, { capacity: 3, left: 0 })
    await house.change('microHomes', county.homeId, { seats: 4 })
    expect(await scanned('formerHost')).toMatchObject({ walkIn: true })
    expect(await scan('villageOfficer', await shown())).toMatchObject(refused('VENUE_FULL'))
  })

  it('with WeChat’s own scanner is the same code within 32 characters, and as short-lived', async () => {
    const { picture, until } = await host().call('activity', 'miniCode', { activityId })
    expect(Buffer.from(picture, 'base64').subarray(1, 4).toString()).toBe('PNG')
    expect(Date.parse(until) - Date.parse('2027-05-22T18:50:00+08:00')).toBeLessThan(120_000)
  })
})

describe('e) at the host’s desk', () => {
  const CARD = async () => (await host().call('activity', 'cards', { activityId, personIds: [CHEN] })).cards[0]?.text

  it('a grandmother’s paper card is scanned; printed again it is the same card', async () => {
    const text = (await CARD()) ?? ''
    expect(text).toMatch(/^sbyj:p:/)
    expect(await CARD()).toBe(text)
    const { results, arrived } = await upload([deed({ kind: 'scan', code: text })])
    expect(results).toMatchObject([{ did: 'in', personId: CHEN, name: '陈阿婆' }])
    expect(arrived).toBe(1)
    expect(await inOf(CHEN)).toMatchObject({ state: 'valid', way: 'card', by: county.personIds.hostOfThisHome })
    expect(JSON.stringify(await house.dump())).not.toContain(text.slice('sbyj:p:'.length))
  })

  it('nobody gets a card for a woman with an account, or for one who is not on the roll', async () => {
    for (const personId of [county.personIds.resident, county.personIds.formerHost])
      expect(await host().ask('activity', 'cards', { activityId, personIds: [personId] })).toMatchObject(
        refused('NOT_FOUND'),
      )
  })

  it('a code that was changed for a new one is nobody’s any more', async () => {
    const { text: old } = await as('resident').call('activity', 'myCode', {})
    const { text: renewed } = await as('resident').call('activity', 'renewMyCode', {}, 'request-of-renewal-1')
    expect(await as('resident').call('activity', 'renewMyCode', {}, 'request-of-renewal-1')).toMatchObject({
      text: renewed,
    })
    const { results } = await upload([deed({ kind: 'scan', code: old }), deed({ kind: 'scan', code: renewed })])
    expect(results).toMatchObject([
      { did: 'refused', why: 'unknownCard' },
      { did: 'in', personId: county.personIds.resident },
    ])
  })

  it('many are ticked, one tick is undone, and somebody without anything is added up to the venue’s seats', async () => {
    await house.change('microHomes', county.homeId, { seats: 4 })
    await house.change('activities', activityId, { capacity: 3, left: 0 })
    const { resident, hostOfAnotherHome } = county.personIds
    const { results, arrived } = await upload([
      deed({ kind: 'tick', personId: resident }),
      deed({ kind: 'tick', personId: hostOfAnotherHome }),
      deed({ kind: 'undo', personId: resident }),
      deed({ kind: 'walkIn', name: '王大姐' }),
      deed({ kind: 'walkIn', name: '李大姐' }),
    ])
    expect(results.map(({ did, name, why }) => [did, name, why])).toMatchObject([
      ['in', null, null],
      ['in', '周小满', null],
      ['undone', null, null],
      ['in', '王大姐', null],
      ['refused', '李大姐', 'venueFull'],
    ])
    expect(arrived).toBe(2)
  })

  it('what was done offline goes up in order and once, however often it arrives and under whatever call', async () => {
    const deeds = [
      deed({ kind: 'tick', personId: CHEN }),
      deed({ kind: 'tick', personId: county.personIds.resident }),
      deed({ kind: 'undo', personId: CHEN }),
      deed({ kind: 'walkIn', name: '王大姐' }),
    ]
    const first = await upload(deeds, {}, 'request-of-offline-1')
    const { version } = await stored()
    expect((await upload(deeds, {}, 'request-of-offline-1')).arrived).toBe(first.arrived)
    await upload(deeds)
    await upload(deeds.slice(0, 1))
    const after = await stored()
    expect(after.version).toBe(version)
    expect(after.seats[CHEN]?.in).toBeUndefined()
    expect(Object.values(after.seats).filter(({ walkIn }) => walkIn)).toHaveLength(1)
  })

  it('a lost answer is sent again and does nothing twice', async () => {
    await house.plan({ match: { action: 'database.modifyDocument', collection: 'activities' }, kind: 'dropAnswer' })
    const deeds = [deed({ kind: 'walkIn', name: '王大姐' })]
    await host().ask('activity', 'uploadScans', { activityId, deeds: deeds as never }, 'request-of-lost-answer')
    await house.clearFaults()
    const { results, arrived } = await upload(deeds, {}, 'request-of-lost-answer')
    expect(results).toMatchObject([{ name: '王大姐' }])
    expect(arrived).toBe(1)
  })

  it('a phone that is ten minutes behind is put right, and told', async () => {
    const { clockNote } = await upload([deed({ kind: 'tick', personId: CHEN }, '2027-05-22T18:39:00+08:00')], {
      clockBehind: 600,
    })
    expect(clockNote).toBe(600)
    expect(new Date((await inOf(CHEN))?.at as string).toISOString()).toBe('2027-05-22T10:49:00.000Z')
  })

  it('after the window a late one needs a word why; after 72 hours nothing is entered any more', async () => {
    await clock('20:30:00')
    const late = (): object => deed({ kind: 'tick', personId: CHEN }, '2027-05-22T20:30:00+08:00')
    expect((await upload([late()])).results).toMatchObject([{ did: 'refused', why: 'whyNeeded' }])
    expect((await upload([late()], { why: '来晚了' })).results).toMatchObject([{ did: 'in' }])
    await clock('21:00:30', '2027-05-25')
    const paper = deed({ kind: 'tick', personId: county.personIds.resident }, '2027-05-22T19:00:00+08:00')
    expect((await upload([paper], { why: '记在纸上' })).results).toMatchObject([
      { did: 'refused', why: 'paperTooLate' },
    ])
  })

  it('the roll joins names for the host, tells who may be witnessed, and knows cards by their first letters', async () => {
    const text = (await CARD()) ?? ''
    await scanned('formerHost')
    const { people, inRoom } = await host().call('activity', 'rollOf', { activityId })
    expect(people.find(({ personId }) => personId === CHEN)).toMatchObject({
      name: '陈阿婆',
      onPaper: true,
      cardHint: text.slice('sbyj:p:'.length, 'sbyj:p:'.length + 5),
    })
    const flagged = people.filter((each) => each.in?.state === 'flagged')
    expect(flagged).toMatchObject([{ name: '何玉兰', in: { flags: ['notSignedUp'] } }])
    expect(inRoom).toEqual({ adults: 1, children: 0 })
  })
})

describe('leaving', () => {
  it('counts service from check-in to the first 签退', async () => {
    await scanned('resident')
    await clock('20:20:00')
    const left = await as('resident').call('activity', 'leave', { activityId })
    expect(left.minutes).toBeGreaterThanOrEqual(88)
    await clock('20:50:00')
    expect(await as('resident').call('activity', 'leave', { activityId })).toEqual(left)
    expect(await as('formerHost').ask('activity', 'leave', { activityId })).toMatchObject(refused('NOT_CHECKED_IN'))
  })
})

describe('two hours after the end', () => {
  const settle = async (time = '23:01:00') => {
    await clock(time)
    await house.cloud.clock.forward(2 * 60_000)
    return stored()
  }

  const marked = async () =>
    ((await house.dump()).persons ?? [])
      .filter(({ noShows }) => Array.isArray(noShows) && noShows.length > 0)
      .map(({ _id }) => _id)
      .sort()

  it('one that fails stops no other, and is tried again at the next minute', async () => {
    const other = await gathering()
    const settled = async () => [await stored(), await stored(other)].filter(({ state }) => state === 'completed')
    await house.plan({ match: { action: 'database.modifyDocument', collection: 'activities' }, kind: 'refuse' })
    await clock('23:01:00')
    expect(await settled()).toHaveLength(1)
    await house.cloud.clock.forward(60_000)
    expect(await settled()).toHaveLength(2)
  })

  it('nobody is a no-show where check-in was not run, nor whoever gave her seat back late', async () => {
    await house.change('activities', activityId, { leftLate: [county.personIds.formerHost] })
    const after = await settle()
    expect(after).toMatchObject({ state: 'completed', result: { persons: 0, noShows: 0 } })
    expect(await marked()).toEqual([])
  })

  it('giving a seat back late counts like not coming, but not for whoever came after all', async () => {
    const { resident, formerHost, hostOfAnotherHome } = county.personIds
    await house.change('activities', activityId, { leftLate: [resident, formerHost] })
    await scanned('resident')
    await settle()
    expect(await marked()).toEqual([CHEN, formerHost, hostOfAnotherHome].sort())
    const paper = deed({ kind: 'tick', personId: formerHost }, '2027-05-22T23:10:00+08:00')
    await upload([paper], { why: '记在纸上' })
    await house.cloud.clock.forward(2 * 60_000)
    expect(await marked()).toEqual([CHEN, hostOfAnotherHome].sort())
  })

  it('who had a seat and did not come is marked, flagged ones count for nothing until they are cleared', async () => {
    await scanned('resident')
    await scanned('formerHost')
    const after = await settle()
    expect(after.result).toMatchObject({ persons: 1, flagged: 1, noShows: 2, walkIns: 0 })
    expect(await marked()).toEqual([CHEN, county.personIds.hostOfAnotherHome].sort())

    const personIds = [county.personIds.formerHost]
    await as('townshipOfficer').call('activity', 'judgeCheckIns', {
      activityId,
      personIds,
      verdict: 'clear',
      why: '问过邻居',
    })
    await upload([deed({ kind: 'tick', personId: CHEN }, '2027-05-22T23:10:00+08:00')], { why: '记在纸上' })
    await house.cloud.clock.forward(2 * 60_000)
    expect((await stored()).result).toMatchObject({ persons: 3, flagged: 0, noShows: 1, walkIns: 1 })
    const chen = (await house.dump()).persons?.find(({ _id }) => _id === CHEN)
    expect(chen?.noShows).toEqual([])
  })

  it('an excuse takes the mark away', async () => {
    await scanned('resident')
    await settle()
    await host().call('activity', 'excuse', { activityId, personIds: [CHEN], why: '住院' })
    await house.cloud.clock.forward(2 * 60_000)
    expect((await stored()).result).toMatchObject({ noShows: 1 })
    expect((await house.dump()).persons?.find(({ _id }) => _id === CHEN)?.noShows).toEqual([])
  })

  it('an excuse takes it away as well from whoever gave her seat back late, before it is settled or after', async () => {
    const { resident, formerHost, villageOfficer } = county.personIds
    await house.change('activities', activityId, { leftLate: [resident, formerHost, villageOfficer] })
    await scanned('resident')
    const late = async () => (await host().call('activity', 'rollOf', { activityId })).leftLate
    const excuse = (personId: string) =>
      host().call('activity', 'excuse', { activityId, personIds: [personId], why: '孩子发烧' })
    // Whoever took another seat stands on the roll.
    expect((await late()).map(({ personId }) => personId)).toEqual([formerHost, villageOfficer])
    await excuse(formerHost)
    await settle()
    expect(await marked()).toEqual([CHEN, county.personIds.hostOfAnotherHome, villageOfficer].sort())
    await excuse(villageOfficer)
    await house.cloud.clock.forward(2 * 60_000)
    expect(await marked()).toEqual([CHEN, county.personIds.hostOfAnotherHome].sort())
    expect((await late()).map(({ excused }) => excused)).toEqual(['孩子发烧', '孩子发烧'])
  })

  it('whoever was at two at one time is flagged where she came later', async () => {
    const other = await gathering()
    await scanned('resident')
    await clock('18:54:00')
    await as('resident').call('activity', 'checkIn', { code: await shown(other) })
    await settle()
    expect(await inOf(county.personIds.resident, other)).toMatchObject({ state: 'flagged', flags: ['overlap'] })
    expect(await inOf(county.personIds.resident)).toMatchObject({ state: 'valid' })
  })

  const toLookAt = async () =>
    (await as('townshipOfficer').call('activity', 'spotChecks', { orgId: 'T1' })).activities.map((each) => [
      each.activityId,
      ...each.why,
    ])

  it('the township looks at what no host has judged until somebody does, and at ticks by hand until it has said what it found', async () => {
    await scanned('formerHost')
    await upload([deed({ kind: 'tick', personId: CHEN }), deed({ kind: 'tick', personId: county.personIds.resident })])
    await settle()
    expect(await toLookAt()).toEqual([[activityId, 'byHand', 'unjudged']])
    const looked = { orgId: 'T1', activityId, why: '问过邻居,都在' }
    await as('townshipOfficer').call('activity', 'endSpotCheck', looked)
    await as('townshipOfficer').call('activity', 'endSpotCheck', looked)
    expect(await toLookAt()).toEqual([])
    expect(await stored()).toMatchObject({
      spotChecked: { by: county.personIds.townshipOfficer, why: '问过邻居,都在' },
    })
    const elsewhere = { ...looked, orgId: 'T2' }
    expect(await as('townshipOfficerElsewhere').ask('activity', 'endSpotCheck', elsewhere)).toMatchObject(
      refused('NOT_FOUND'),
    )
    // Nothing new: it does not come back with the next count.
    const personIds = [county.personIds.formerHost]
    await host().call('activity', 'judgeCheckIns', { activityId, personIds, verdict: 'clear', why: '我认识她' })
    await house.cloud.clock.forward(2 * 60_000)
    expect(await toLookAt()).toEqual([])
    expect((await stored()).spotChecks).toEqual(['byHand'])
  })

  it('a burst and many ticks by hand ask the township to look; a host cannot clear the burst herself', async () => {
    const crowd = Array.from({ length: 12 }, (_, i) => [
      `crowd-${i}`,
      {
        ...seat(),
        in: { id: `c-${i}`, at: `2027-05-22T18:55:0${Math.floor(i / 2)}+08:00`, way: 'code', state: 'valid' },
      },
    ])
    await house.change('activities', activityId, { seats: Object.fromEntries(crowd), checkInRun: true })
    const after = await settle()
    expect(after).toMatchObject({ spotChecks: ['burst'], result: { persons: 0, flagged: 12 } })
    expect(await toLookAt()).toEqual([[activityId, 'burst']])
    const judged = { activityId, personIds: ['crowd-0'], verdict: 'clear' as const, why: '都在' }
    await house.change('persons', county.personIds.townshipOfficer, { name: '何敏' })
    expect(await host().ask('activity', 'judgeCheckIns', judged)).toMatchObject(refused('TOWNSHIP_JUDGES'))
    await as('townshipOfficer').call('activity', 'judgeCheckIns', judged)
    expect(await inOf('crowd-0')).toMatchObject({ state: 'valid' })
    const { people } = await as('townshipOfficer').call('activity', 'rollOf', { activityId })
    const { in: seen } = people.find(({ personId }) => personId === 'crowd-0') ?? {}
    expect(seen).toMatchObject({ why: '都在', judged: { by: '何敏', at: expect.any(String) } })
  })

  it('the home’s own people and children by age are counted apart', async () => {
    await house.change('activities', activityId, {
      [`seats.${county.personIds.hostOfThisHome}`]: seat(),
      [`seats.${county.personIds.resident}.lines`]: ['a-line-that-is-gone'],
    })
    await scanned('hostOfThisHome')
    await scanned('resident')
    expect((await settle()).result).toMatchObject({ persons: 1, ownPeople: 1, companions: 1, byAge: { unknown: 1 } })
  })
})
