import type { Input, Output } from '../../demo/client'
import { plantActivity } from './activities'
import { type County, foundCounty, openidOf } from './county'
import { type House, openHouse } from './house'

/* S04: a month of duty at a home, with the clock moved; every edge and the assert of the scenario. */
jest.setTimeout(120_000)

let house: House
let county: County
/** By name, her openid and the id under which she belongs to the team. */
const people = new Map<string, { openid: string; id: string }>()
const MONTH = '2027-06'

beforeAll(async () => {
  house = await openHouse({ timers: 'running' })
  county = await foundCounty(house)
  const { homeId, personIds } = county
  people.set('吴海燕', { openid: openidOf('hostOfThisHome'), id: personIds.hostOfThisHome })
  people.set('周小满', { openid: openidOf('hostOfAnotherHome'), id: personIds.hostOfAnotherHome })
  for (const name of ['高敏', '王姐', '沈老师']) {
    const openid = `openid-of-${name === '高敏' ? 'gao' : name === '王姐' ? 'wang' : 'shen'}`
    const { personId: id } = await house.as(openid).call('member', 'settle', { villageId: 'V1' })
    await house.as(openid).call('member', 'introduce', { name, phone: '13955599999' })
    await house
      .as(openidOf('villageOfficer'))
      .call('home', 'pair', { homeId, member: { personId: id, level: 'township' }, until: null })
    people.set(name, { openid, id })
  }
  await to('2027-05-25T09:00:00')
  await house.keep()
}, 120_000)
beforeEach(async () => {
  await house.restore()
  await to('2027-05-25T09:00:00')
})
afterAll(() => house.close())

const to = (moment: string) => house.cloud.clock.set(`${moment}+08:00`)
const idOf = (name: string): string => people.get(name)?.id ?? ''
const as = (name: string) => house.as(people.get(name)?.openid ?? '')
const townshipOfficer = () => house.as(openidOf('townshipOfficer'))
const one = (slotId: string) => ({ homeId: county.homeId, month: MONTH, slotId })

const duty = (date: string, name: string, [from, until] = [840, 960]) => ({
  date,
  from: from ?? 840,
  to: until ?? 960,
  kind: 'reception' as const,
  personId: idOf(name),
})
const JUNE = [
  ['2027-06-02', '吴海燕'],
  ['2027-06-09', '王姐'],
  ['2027-06-16', '高敏'],
  ['2027-06-23', '沈老师'],
  ['2027-06-30', '吴海燕'],
] as const

const publish = (slots = JUNE.map(([date, name]) => duty(date, name)), seen = 0) =>
  as('吴海燕').ask('rotation', 'makePlan', { homeId: county.homeId, month: MONTH, seen, slots })
const month = (name = '吴海燕') => as(name).call('rotation', 'monthPlan', { homeId: county.homeId, month: MONTH })
const slotOf = async (id: string) => (await month()).slots.find((slot) => slot.id === id)
const open = (name: string, at: string, more: { how: 'phone' | 'byItself' } = { how: 'phone' }) =>
  as(name).ask('rotation', 'open', { homeId: county.homeId, at: `${at}+08:00`, ...more })
const swap = (name: string, slotId: string, toName: string, forSlotId: string | null) =>
  as(name).ask('rotation', 'askSwap', { ...one(slotId), toPersonId: idOf(toName), forSlotId })
const swapId = async (slotId: string) => (await slotOf(slotId))?.swap?.id ?? ''
const answer = async (name: string, slotId: string, yes = true) =>
  as(name).ask('rotation', 'answerSwap', { ...one(slotId), swapId: await swapId(slotId), yes })
const refused = (code: string) => ({ ok: false, error: { code } })

/** What her inbox says, oldest first. */
async function told(name: string): Promise<string[]> {
  await house.drain()
  const { inbox = [] } = await house.dump()
  return inbox
    .filter(({ personId }) => personId === idOf(name))
    .sort((a, b) => (String(a.at) < String(b.at) ? -1 : 1))
    .map(({ kind, about }) => `${String(kind)} ${String((about as { slotId?: string }).slotId).slice(0, 4)}`)
}

test('June at a micro-home: published, swapped, stood in for, exempt, and 4 of 4 served', async () => {
  expect(await publish()).toMatchObject({ ok: true, data: { edition: 1 } })
  expect(await told('王姐')).toEqual(['slotPlanned 0609'])
  for (const [date, name] of JUNE)
    await as(name).call('rotation', 'confirmSlot', one(`${date.slice(5, 7)}${date.slice(8)}-1400`))
  expect((await month()).slots.map(({ state }) => state)).toEqual(Array(5).fill('confirmed'))

  await swap('高敏', '0616-1400', '沈老师', '0623-1400')
  await to('2027-05-25T12:00:00')
  expect(await answer('沈老师', '0616-1400')).toMatchObject({ ok: true, data: { state: 'swapped', mine: true } })
  expect(await told('高敏')).toEqual(['slotPlanned 0616', 'swapAccepted 0616'])
  expect(await slotOf('0623-1400')).toMatchObject({ state: 'swapped', on: { name: '高敏' }, plannedFor: '沈老师' })

  await to('2027-06-02T13:50:00')
  await open('吴海燕', '2027-06-02T13:50:00')
  await to('2027-06-02T16:05:00')
  await as('吴海燕').call('rotation', 'close', { homeId: county.homeId, at: '2027-06-02T16:05:00+08:00' })
  expect(await slotOf('0602-1400')).toMatchObject({ state: 'served', served: { name: '吴海燕' } })

  await to('2027-06-08T14:00:30')
  await to('2027-06-09T14:09:00')
  expect(await told('王姐')).toEqual(['slotPlanned 0609', 'slotSoon 0609'])
  await to('2027-06-09T14:10:30')
  expect(await told('王姐')).toEqual(['slotPlanned 0609', 'slotSoon 0609', 'slotNotOpened 0609'])
  await to('2027-06-09T14:20:30')
  for (const name of ['吴海燕', '高敏', '沈老师', '周小满']) expect(await told(name)).toContain('substituteWanted 0609')
  expect(await told('王姐')).not.toContain('substituteWanted 0609')
  await to('2027-06-09T14:31:00')
  expect(await slotOf('0609-1400')).toMatchObject({ state: 'confirmed', nobodyThere: true })
  await to('2027-06-09T14:35:00')
  await open('吴海燕', '2027-06-09T14:35:00')
  await to('2027-06-09T16:35:00')
  await as('吴海燕').call('rotation', 'close', { homeId: county.homeId, at: '2027-06-09T16:35:00+08:00' })
  expect(await slotOf('0609-1400')).toMatchObject({
    state: 'substituted',
    nobodyThere: false,
    on: { name: '王姐' },
    served: { name: '吴海燕', at: '2027-06-09T14:35:00.000+08:00' },
  })
  expect(await told('王姐')).toContain('slotSubstituted 0609')
  const { openings = [] } = await house.dump()
  expect(openings.find(({ day }) => day === '2027-06-09')).toMatchObject({
    spells: [{ from: expect.stringContaining('06:35'), to: expect.stringContaining('08:35') }],
  })

  await to('2027-06-16T14:00:00')
  await open('沈老师', '2027-06-16T14:00:00')
  await to('2027-06-23T14:00:00')
  await open('高敏', '2027-06-23T14:00:00')
  await to('2027-06-29T20:00:00')
  const order = { orgId: 'T1', from: '2027-06-30', to: '2027-06-30', why: 'typhoon' as const }
  await townshipOfficer().call('rotation', 'addExemptPeriod', order)
  await house.cloud.clock.forward(60_000)
  expect(await slotOf('0630-1400')).toMatchObject({ state: 'exempt', exempt: 'typhoon' })
  expect(await told('吴海燕')).toContain('slotExempt 0630')
  await to('2027-07-01T08:00:00')
  const june = await month()
  expect(june.slots.map(({ state }) => state)).toEqual(['served', 'substituted', 'served', 'served', 'exempt'])
  expect(june.rate).toEqual({ kept: 4, due: 4 })
})

describe('swapping', () => {
  beforeEach(async () => void (await publish()))

  test('a wish that nobody answers expires after a day, and she keeps her duty', async () => {
    await swap('高敏', '0616-1400', '沈老师', '0623-1400')
    await to('2027-05-26T08:59:00')
    expect(await slotOf('0616-1400')).toMatchObject({ state: 'swapRequested' })
    const late = await swapId('0616-1400')
    await to('2027-05-26T09:01:00')
    expect(await slotOf('0616-1400')).toMatchObject({ state: 'scheduled', on: { name: '高敏' }, swap: null })
    const input = { ...one('0616-1400'), swapId: late, yes: true }
    expect(await as('沈老师').ask('rotation', 'answerSwap', input)).toMatchObject(refused('SLOT_CHANGED'))
    expect(await told('高敏')).toContain('swapExpired 0616')
    expect(await told('沈老师')).toContain('swapExpired 0616')
  })

  test('is refused after the start', async () => {
    await to('2027-06-16T14:00:00')
    expect(await swap('高敏', '0616-1400', '沈老师', null)).toMatchObject(refused('TOO_LATE_TO_SWAP'))
  })

  test('two who want one slot at once: the first answer counts, the other hears SLOT_CHANGED', async () => {
    await Promise.all([
      swap('高敏', '0616-1400', '沈老师', '0623-1400'),
      swap('王姐', '0609-1400', '沈老师', '0623-1400'),
    ])
    const [gao, wang] = [await swapId('0616-1400'), await swapId('0609-1400')]
    const say = (slotId: string, id: string) =>
      as('沈老师').ask('rotation', 'answerSwap', { ...one(slotId), swapId: id, yes: true })
    const replies = await Promise.all([say('0616-1400', gao), say('0609-1400', wang)])
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(replies.filter(({ ok }) => !ok)).toMatchObject([refused('SLOT_CHANGED')])
    const { slots } = await month()
    expect(slots.map(({ on }) => on.name).sort()).toEqual(['吴海燕', '吴海燕', '沈老师', '王姐', '高敏'].sort())
    expect(slots.filter(({ state }) => state === 'swapRequested')).toEqual([])
  })

  test('no is told to whoever asked, and another cannot answer', async () => {
    await swap('高敏', '0616-1400', '沈老师', null)
    expect(await answer('王姐', '0616-1400')).toMatchObject(refused('SLOT_CHANGED'))
    expect(await answer('沈老师', '0616-1400', false)).toMatchObject({ ok: true, data: { on: { name: '高敏' } } })
    expect(await told('高敏')).toContain('swapDeclined 0616')
  })
})

describe('nobody comes', () => {
  beforeEach(async () => void (await publish()))

  test('a slot is missed at its end, once, however often and late the clock comes', async () => {
    await to('2027-06-09T16:00:00')
    expect(await slotOf('0609-1400')).toMatchObject({ state: 'missed', nobodyThere: true })
    const before = await told('王姐')
    expect(before).not.toContain('slotNotOpened 0609')
    for (let tick = 0; tick < 3; tick += 1) await house.cloud.clock.forward(60_000)
    expect(await told('王姐')).toEqual(before)
  })

  test('a tick that dies after its write tells nothing twice', async () => {
    await house.plan({
      match: { action: 'database.modifyDocument', collection: 'rotationPlans' },
      kind: 'dropAnswer',
      times: 1,
    })
    await to('2027-06-09T14:10:30')
    await house.clearFaults()
    await house.cloud.clock.forward(60_000)
    expect((await told('王姐')).filter((kind) => kind === 'slotNotOpened 0609')).toHaveLength(1)
  })

  test('a door that was opened without a network turns what was missed into served, with how late it came', async () => {
    await to('2027-06-02T18:00:00')
    expect(await slotOf('0602-1400')).toMatchObject({ state: 'missed' })
    const reply = await open('吴海燕', '2027-06-02T14:05:00')
    expect(reply).toMatchObject({ ok: true, data: { spells: [{ lateMinutes: 235 }] } })
    expect(await slotOf('0602-1400')).toMatchObject({ state: 'served' })
    await to('2027-06-06T18:00:00')
    expect(await open('吴海燕', '2027-06-02T14:05:00')).toMatchObject(refused('TOO_LATE'))
  })

  test('whoever says that she comes spares the others the call', async () => {
    await to('2027-06-09T14:12:00')
    await as('吴海燕').call('rotation', 'comeInstead', one('0609-1400'))
    await to('2027-06-09T14:21:00')
    expect(await told('沈老师')).not.toContain('substituteWanted 0609')
    const second = await as('高敏').ask('rotation', 'comeInstead', one('0609-1400'))
    expect(second).toMatchObject(refused('SLOT_CHANGED'))
  })

  test('a host from nearby who is called may open here that day, by the code on the wall alone', async () => {
    const { homeId } = county
    expect(await as('周小满').ask('rotation', 'today', { homeId })).toMatchObject(refused('NOT_FOUND'))
    await to('2027-06-09T14:21:00')
    expect(await as('周小满').call('rotation', 'today', { homeId })).toMatchObject({ iAm: 'neighbour' })
    expect(await open('周小满', '2027-06-09T14:30:00')).toMatchObject(refused('SITE_CODE_WRONG'))
    const { siteCode } = await as('吴海燕').call('rotation', 'siteCode', { homeId })
    const input = { homeId, at: '2027-06-09T14:21:00+08:00', how: 'siteCode' as const, siteCode }
    await as('周小满').call('rotation', 'open', input)
    expect(await slotOf('0609-1400')).toMatchObject({ state: 'substituted', served: { name: '周小满' } })
    await to('2027-06-10T09:00:00')
    expect(await as('周小满').ask('rotation', 'today', { homeId })).toMatchObject(refused('NOT_FOUND'))
  })

  test('the only host absent three times in a row: the paired members are told once', async () => {
    const all = ['02', '09', '16', '23'].map((day) => duty(`2027-06-${day}`, '吴海燕'))
    await publish(all, 1)
    for (const day of ['02', '09', '16']) await to(`2027-06-${day}T16:00:30`)
    expect((await told('高敏')).filter((kind) => kind.startsWith('absentThreeTimes'))).toEqual([
      'absentThreeTimes 0616',
    ])
    await to('2027-06-23T16:00:30')
    expect((await told('高敏')).filter((kind) => kind.startsWith('absentThreeTimes'))).toHaveLength(1)
  })
})

describe('double booking', () => {
  const flatPlan = (slots: Input<'rotation', 'makePlan'>['slots'], seen = 0) =>
    as('周小满').ask('rotation', 'makePlan', { homeId: county.flatId, month: MONTH, seen, slots })
  beforeEach(async () => {
    const member = { personId: idOf('沈老师'), level: 'township' as const }
    await house.as(openidOf('villageOfficer')).call('home', 'pair', { homeId: county.flatId, member, until: null })
  })

  test('one woman at two homes at one time is refused, next to it is not', async () => {
    await publish()
    expect(await flatPlan([duty('2027-06-23', '沈老师', [900, 1020])])).toMatchObject(refused('DOUBLE_BOOKED'))
    expect(await flatPlan([duty('2027-06-23', '沈老师', [960, 1080])])).toMatchObject({ ok: true })
  })

  test('two plans made at once never both stand', async () => {
    for (let round = 0; round < 5; round += 1) {
      await house.empty('rotationPlans')
      const replies = await Promise.all([publish(), flatPlan([duty('2027-06-23', '沈老师')])])
      const booked = ((await house.dump()).rotationPlans ?? []).flatMap(({ slots = {} }) =>
        Object.values(slots as Record<string, { on: { id: string }; startsAt: string }>),
      )
      const hers = booked.filter(({ on, startsAt }) => on.id === idOf('沈老师') && startsAt.includes('06-23'))
      expect(hers.length).toBe(replies.filter(({ ok }) => ok).length)
      expect(hers.length).toBeLessThanOrEqual(1)
    }
  })

  test('a swap that would put her at two doors is refused', async () => {
    await publish()
    await flatPlan([duty('2027-06-16', '沈老师')])
    expect(await swap('高敏', '0616-1400', '沈老师', '0623-1400')).toMatchObject(refused('DOUBLE_BOOKED'))
  })

  test('between the question and the answer no other home can take her time', async () => {
    await publish()
    await swap('高敏', '0616-1400', '沈老师', '0623-1400')
    expect(await flatPlan([duty('2027-06-16', '沈老师')])).toMatchObject(refused('DOUBLE_BOOKED'))
    expect(await answer('沈老师', '0616-1400')).toMatchObject({ ok: true })
  })
})

describe('a plan that is made anew', () => {
  test('keeps what was said about slots that stay, and drops the others', async () => {
    await publish()
    await as('王姐').call('rotation', 'confirmSlot', one('0609-1400'))
    await publish([duty('2027-06-09', '王姐'), duty('2027-06-16', '吴海燕')], 1)
    expect((await month()).slots.map(({ id, state, on }) => `${id} ${state} ${on.name}`)).toEqual([
      '0609-1400 confirmed 王姐',
      '0616-1400 scheduled 吴海燕',
    ])
    expect(await publish(undefined, 1)).toMatchObject(refused('CHANGED_MEANWHILE'))
  })

  test('leaves alone what has begun, and lets nothing begin in the past', async () => {
    await publish()
    await to('2027-06-02T15:00:00')
    await publish([duty('2027-06-23', '沈老师')], 1)
    expect((await month()).slots.map(({ id }) => id)).toEqual(['0602-1400', '0623-1400'])
    expect(await publish([duty('2027-06-01', '沈老师')], 2)).toMatchObject(refused('TOO_LATE'))
    expect(await publish([duty('2027-06-23', '沈老师'), duty('2027-06-23', '高敏', [900, 1000])], 2)).toMatchObject(
      refused('SLOTS_OVERLAP'),
    )
  })

  test('puts nobody on duty on days on which the place need not open', async () => {
    const order = { orgId: 'C', from: '2027-06-28', to: '2027-07-02', why: 'typhoon' as const }
    await house.as(openidOf('countyOfficer')).call('rotation', 'addExemptPeriod', order)
    await publish()
    expect(await slotOf('0630-1400')).toMatchObject({ state: 'exempt' })
    expect(await slotOf('0623-1400')).toMatchObject({ state: 'scheduled' })
  })
})

describe('the township', () => {
  beforeEach(async () => void (await publish()))

  test('excuses twice a quarter on her word, then on a paper', async () => {
    await publish(
      ['02', '09', '16'].map((day) => duty(`2027-06-${day}`, '吴海燕')),
      1,
    )
    const excuse = (slotId: string, evidence: boolean) =>
      townshipOfficer().ask('rotation', 'excuseSlot', { ...one(slotId), why: 'unwell', evidence })
    expect(await excuse('0602-1400', false)).toMatchObject({ ok: true, data: { state: 'excused' } })
    expect(await excuse('0609-1400', false)).toMatchObject({ ok: true })
    expect(await excuse('0616-1400', false)).toMatchObject(refused('EXCUSES_USED'))
    expect(await excuse('0616-1400', true)).toMatchObject({ ok: true })
  })

  test('an order that is taken back puts those on duty again who have not begun', async () => {
    const order = { orgId: 'T1', from: '2027-06-16', to: '2027-06-23', why: 'flood' as const }
    const { id: periodId } = await townshipOfficer().call('rotation', 'addExemptPeriod', order)
    await house.cloud.clock.forward(60_000)
    expect((await month()).slots.map(({ state }) => state)).toEqual([
      'scheduled',
      'scheduled',
      'exempt',
      'exempt',
      'scheduled',
    ])
    await townshipOfficer().call('rotation', 'endExemptPeriod', { orgId: 'T1', periodId })
    await house.cloud.clock.forward(60_000)
    expect(new Set((await month()).slots.map(({ state }) => state))).toEqual(new Set(['scheduled']))
  })

  test('sees the month of every home over which it stands, and no other', async () => {
    const { homes } = await townshipOfficer().call('rotation', 'duties', { orgId: 'T1', month: MONTH })
    expect(homes).toMatchObject([{ homeId: county.homeId, slots: { length: 5 } }])
    const elsewhere = house.as(openidOf('townshipOfficerElsewhere'))
    expect((await elsewhere.call('rotation', 'duties', { orgId: 'T2', month: MONTH })).homes).toEqual([])
  })
})

describe('the door', () => {
  const close = (at: string) => as('吴海燕').ask('rotation', 'close', { homeId: county.homeId, at: `${at}+08:00` })
  const today = (): Promise<Output<'rotation', 'today'>> =>
    as('吴海燕').call('rotation', 'today', { homeId: county.homeId })

  test('a home without rotation opens and closes like any other', async () => {
    await open('吴海燕', '2027-05-25T09:00:00')
    expect(await today()).toMatchObject({ slots: [], next: null, door: { isOpen: true } })
    await to('2027-05-25T11:00:00')
    await close('2027-05-25T11:00:00')
    expect(await today()).toMatchObject({ door: { isOpen: false, spells: [{ how: 'phone', mine: true }] } })
  })

  test('a place that opens by itself counts by the woman who is there, in its own way', async () => {
    await publish([duty('2027-06-02', '吴海燕')])
    await to('2027-06-02T14:00:00')
    await open('吴海燕', '2027-06-02T14:00:00', { how: 'byItself' })
    expect((await today()).door.spells).toMatchObject([{ how: 'byItself' }])
    expect(await slotOf('0602-1400')).toMatchObject({ state: 'served' })
  })

  test('is opened once by one call, and by five at once', async () => {
    const input = { homeId: county.homeId, at: '2027-05-25T09:00:00+08:00', how: 'phone' as const }
    await Promise.all(
      Array.from({ length: 5 }, () => as('吴海燕').ask('rotation', 'open', input, 'request-one-opening')),
    )
    await as('吴海燕').call('rotation', 'open', input, 'request-one-opening')
    expect((await today()).door.spells).toHaveLength(1)
  })

  test('the slot follows from an opening whose call died in between', async () => {
    await publish([duty('2027-06-02', '吴海燕')])
    await to('2027-06-02T14:00:00')
    await house.plan({
      match: { action: 'database.modifyDocument', collection: 'rotationPlans' },
      kind: 'refuse',
      times: 1,
    })
    await open('吴海燕', '2027-06-02T14:00:00')
    await house.clearFaults()
    expect(await slotOf('0602-1400')).toMatchObject({ state: 'scheduled' })
    await to('2027-06-02T14:10:30')
    expect(await slotOf('0602-1400')).toMatchObject({ state: 'served' })
    expect(await told('吴海燕')).not.toContain('slotNotOpened 0602')
  })

  test('a closing that was forgotten is told the next day', async () => {
    await open('吴海燕', '2027-05-25T09:00:00')
    await to('2027-05-26T09:00:00')
    expect(await today()).toMatchObject({ door: { isOpen: false }, unclosed: { day: '2027-05-25' } })
    expect(await close('2027-05-25T08:00:00')).toMatchObject(refused('INPUT_INVALID'))
    await close('2027-05-25T10:30:00')
    expect(await today()).toMatchObject({ unclosed: null })
    const [door] = (await house.dump()).openings ?? []
    expect(door).toMatchObject({ spells: [{ closedLater: true }] })
  })

  test('the code on the wall is good until a new one takes its place', async () => {
    const { homeId } = county
    const { siteCode } = await as('吴海燕').call('rotation', 'siteCode', { homeId })
    const scan = () =>
      as('吴海燕').ask('rotation', 'open', { homeId, at: '2027-05-25T09:00:00+08:00', how: 'siteCode', siteCode })
    expect(await scan()).toMatchObject({ ok: true })
    const { siteCode: fresh } = await as('吴海燕').call('rotation', 'renewSiteCode', { homeId })
    expect(fresh).not.toBe(siteCode)
    expect(await scan()).toMatchObject(refused('SITE_CODE_WRONG'))
  })
})

describe('who is let in', () => {
  test('what was said is read by the home’s own people, by the township without the name, and stored encrypted', async () => {
    const { homeId } = county
    const received = {
      topic: 'work' as const,
      alias: '阿珍',
      summary: '想找一份离家近的活',
      outcome: 'answered' as const,
    }
    await as('吴海燕').call('rotation', 'receive', { homeId, at: '2027-05-25T09:00:00+08:00', received })
    expect((await as('高敏').call('rotation', 'receptions', { homeId })).receptions).toMatchObject([
      { alias: '阿珍', summary: '想找一份离家近的活', by: '吴海燕' },
    ])
    const { receptions } = await townshipOfficer().call('rotation', 'receptionsOfHome', { homeId })
    expect(receptions).toMatchObject([{ topic: 'work', summary: '想找一份离家近的活' }])
    expect(JSON.stringify(receptions)).not.toContain('阿珍')
    expect(JSON.stringify(await house.dump())).not.toMatch(/阿珍|离家近/)
  })

  test.each(['safety', 'marriage', 'children'])('of %s not a word is taken', async (topic) => {
    const words = { topic, alias: '阿珍', summary: '他打我', outcome: 'answered' }
    const input = { homeId: county.homeId, at: '2027-05-25T09:00:00+08:00', received: words }
    expect(await as('吴海燕').ask('rotation', 'receive', input as never)).toMatchObject(refused('INPUT_INVALID'))
    const received = { topic, outcome: 'toldWhereToGo' }
    expect(await as('吴海燕').ask('rotation', 'receive', { ...input, received } as never)).toMatchObject({ ok: true })
  })
})

describe('visits', () => {
  const scan = async (openid: string, homeId = county.homeId) => {
    const { siteCode } = await as('吴海燕').call('rotation', 'siteCode', { homeId: county.homeId })
    return house.as(openid).ask('rotation', 'visit', { homeId, at: '2027-05-25T09:00:00+08:00', siteCode })
  }

  test('of the paired member, another member and an officer count, one a day', async () => {
    const member = { personId: county.personIds.formerHost, level: 'village' as const }
    await house.as(openidOf('villageOfficer')).call('home', 'pair', { homeId: county.flatId, member, until: null })
    expect(await scan(people.get('高敏')?.openid ?? '')).toMatchObject({ ok: true, data: { as: 'paired' } })
    expect(await scan(people.get('高敏')?.openid ?? '')).toMatchObject({ ok: true })
    expect(await scan(openidOf('formerHost'))).toMatchObject({ ok: true, data: { as: 'member' } })
    expect(await scan(openidOf('villageOfficer'))).toMatchObject({ ok: true, data: { as: 'officer' } })
    const { visits } = await as('吴海燕').call('rotation', 'visits', { homeId: county.homeId })
    expect(visits.map((visit) => visit.as).sort()).toEqual(['member', 'officer', 'paired'])
  })

  test('of a host at her own door and of a neighbour do not, nor with another home’s code', async () => {
    expect(await scan(openidOf('hostOfThisHome'))).toMatchObject(refused('VISITORS_ONLY'))
    expect(await scan(openidOf('resident'))).toMatchObject(refused('VISITORS_ONLY'))
    expect(await scan(people.get('高敏')?.openid ?? '', county.flatId)).toMatchObject(refused('SITE_CODE_WRONG'))
  })
})

test('a training is what a settled activity of that kind says of those whose check-in is valid', async () => {
  const [wu, gao] = [idOf('吴海燕'), idOf('高敏')]
  const seat = (state: string) => ({
    n: 1,
    at: '2027-05-10T09:00:00+08:00',
    req: 'request-of-the-seat',
    in: { id: state, at: '2027-05-20T09:00:00+08:00', way: 'code', state },
  })
  const plant = (title: string, more: object) =>
    plantActivity(house, {
      homeId: county.flatId,
      kind: 'training',
      state: 'completed',
      title,
      memberIds: [wu],
      ...more,
    })
  await plant('领头雁培训', { seats: { [wu]: seat('valid'), [gao]: seat('valid') } })
  await plant('没核实的', { seats: { [wu]: seat('flagged') } })
  await plant('还没结束的', { state: 'published', seats: { [wu]: seat('valid') } })
  await plant('聚会', { kind: 'gathering', seats: { [wu]: seat('valid') } })
  const { hosts } = await as('吴海燕').call('rotation', 'trainings', { homeId: county.homeId })
  expect(hosts.map(({ name, trainings }) => [name, trainings.map(({ title }) => title)])).toEqual([
    ['吴海燕', ['领头雁培训']],
  ])
})
