import { plantActivity } from './activities'
import { type County, foundCounty, openidOf } from './county'
import { type House, openHouse } from './house'
import { type Neighbour, settleNeighbours } from './neighbours'

/* S08, as far as signing up goes: children are lines of their guardians, with consents of their own, and never accounts. */
jest.setTimeout(120_000)

let house: House
let county: County
let people: Neighbour[]
let activityId: string
beforeAll(async () => {
  house = await openHouse()
  county = await foundCounty(house)
  people = await settleNeighbours(house, 3)
  await house.keep()
}, 120_000)
beforeEach(async () => {
  await house.restore()
  activityId = await plantActivity(house, { homeId: county.homeId, kind: 'quarterly', capacity: 60 })
})
afterAll(() => house.close())

const as = (n: number) => house.as((people[n - 1] as Neighbour).openid)
const host = () => house.as(openidOf('hostOfThisHome'))
const child = { nickname: '果果', ageBand: '3-6', allergy: '花生' } as const
const addChild = async (n: number, words: Partial<{ nickname: string; photo: number | null }> = {}) =>
  (await as(n).call('member', 'addChild', { ...child, join: 2, photo: null, ...words })).lineId
const signUp = (n: number, lineIds: string[], places = 1 + lineIds.length) =>
  as(n).ask('activity', 'signUp', { activityId, lineIds, places })

test('a child is a line under its guardian: no person is made for it, and its words are stored encrypted', async () => {
  const before = (await house.dump()).persons?.length
  const lineId = await addChild(1)
  expect(await signUp(1, [lineId])).toMatchObject({ ok: true, data: { standing: { places: 2, lineIds: [lineId] } } })
  const documents = await house.dump()
  expect(documents.persons?.length).toBe(before)
  expect(JSON.stringify(documents)).not.toMatch(/果果|花生/)
  expect((await as(1).call('member', 'family', {})).lines).toMatchObject([{ id: lineId, ...child }])
})

test('a child takes part only with its guardian’s consent in force, with the words that are in force', async () => {
  const lineId = await addChild(1)
  await as(1).call('member', 'consent', { lineId, purpose: 'join', version: null })
  expect(await signUp(1, [lineId])).toMatchObject({ ok: false, error: { code: 'CONSENT_NEEDED' } })
  const old = await as(1).ask('member', 'consent', { lineId, purpose: 'join', version: 0 })
  expect(old).toMatchObject({ ok: false, error: { code: 'CHANGED_MEANWHILE' } })
  await as(1).call('member', 'consent', { lineId, purpose: 'join', version: 2 })
  expect(await signUp(1, [lineId])).toMatchObject({ ok: true })
})

test('photographs are a consent of their own: refused, given and taken back without touching the other', async () => {
  const lineId = await addChild(1)
  await signUp(1, [lineId])
  const photo = async () => (await host().call('activity', 'whoComes', { activityId })).seats[0]?.lines[0]?.photo
  expect(await photo()).toBe(false)
  await as(1).call('member', 'consent', { lineId, purpose: 'photo', version: 1 })
  expect(await photo()).toBe(true)
  await as(1).call('member', 'consent', { lineId, purpose: 'photo', version: null })
  expect(await photo()).toBe(false)
  const { lines } = await as(1).call('member', 'family', {})
  expect(lines[0]?.consents).toEqual([
    { purpose: 'join', version: 2, at: expect.any(String), withdrawnAt: null },
    { purpose: 'photo', version: 1, at: expect.any(String), withdrawnAt: expect.any(String) },
  ])
})

test('nobody signs up a child of another, and nobody signs up an adult whom she does not remember', async () => {
  const lineId = await addChild(1)
  expect(await signUp(2, [lineId])).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
  const personId = people[0]?.personId ?? ''
  const reply = await as(2).ask('activity', 'signUp', { activityId, personId, places: 1 })
  expect(reply).toMatchObject({ ok: false, error: { code: 'NOT_FOUND', field: 'personId' } })
})

test('two guardians with lines that look the same: two places, and the host is told that it may be one child', async () => {
  for (const n of [1, 2]) await signUp(n, [await addChild(n)])
  await signUp(3, [await addChild(3, { nickname: '小宝' })])
  const { seats } = await host().call('activity', 'whoComes', { activityId })
  expect(seats.map(({ lines }) => lines.map(({ nickname, maybeSame }) => [nickname, maybeSame]))).toEqual([
    [['果果', true]],
    [['果果', true]],
    [['小宝', false]],
  ])
})

/** The second guardian enters the code that the first one made. */
const share = async (lineId: string) => {
  const { code } = await as(1).call('member', 'shareChild', { lineId })
  await as(2).call('member', 'redeemCode', { code, consents: { join: 2, photo: null } })
}

test('a second guardian has a child’s line by a code, once, under consents of her own, and goes on when the first lets go', async () => {
  const lineId = await addChild(1, { photo: 1 })
  const { code } = await as(1).call('member', 'shareChild', { lineId })
  const { for: offered } = await as(2).call('member', 'lookAtCode', { code })
  expect(offered).toMatchObject({ kind: 'guardian', nickname: '果果', ageBand: '3-6' })
  expect(await as(2).ask('member', 'redeemCode', { code })).toMatchObject({ error: { code: 'CONSENT_NEEDED' } })
  const done = { ok: true, data: { done: { kind: 'guardian', lineId } } }
  expect(await as(2).ask('member', 'redeemCode', { code, consents: { join: 2, photo: null } })).toMatchObject(done)
  expect(await as(3).ask('member', 'lookAtCode', { code })).toMatchObject({ error: { code: 'CODE_WRONG' } })
  const { lines } = await as(2).call('member', 'family', {})
  expect(lines).toMatchObject([{ id: lineId, ...child, consents: [{ purpose: 'join', withdrawnAt: null }] }])
  await as(1).call('member', 'forgetChild', { lineId })
  expect(await signUp(2, [lineId])).toMatchObject({ ok: true, data: { standing: { lineIds: [lineId] } } })
  expect(JSON.stringify(await house.dump())).not.toMatch(/果果|花生/)
})

test('a code for a child that was forgotten, or of somebody else’s child, is none', async () => {
  const lineId = await addChild(1)
  expect(await as(2).ask('member', 'shareChild', { lineId })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  const { code } = await as(1).call('member', 'shareChild', { lineId })
  await as(1).call('member', 'forgetChild', { lineId })
  expect(await as(2).ask('member', 'lookAtCode', { code })).toMatchObject({ error: { code: 'CODE_WRONG' } })
})

test('a line that two guardians share takes one place: the second signs up herself alone', async () => {
  const lineId = await addChild(1)
  await share(lineId)
  await signUp(1, [lineId])
  expect(await signUp(2, [lineId])).toMatchObject({ ok: false, error: { code: 'CHILD_ALREADY_IN' } })
  expect(await signUp(2, [])).toMatchObject({ ok: true })
  const { activities = [] } = await house.dump()
  expect(activities.find(({ _id }) => _id === activityId)?.left).toBe(57)
})

test('a granddaughter signs up her grandmother, who has no phone: who did it is kept, and the host reads both names', async () => {
  await as(1).call('member', 'introduce', { name: '林小雨', phone: '13955500088' })
  const { personId } = await as(1).call('member', 'rememberAdult', { name: '陈阿婆', kin: 'elder', sixtyUp: true })
  const { standing } = await as(1).call('activity', 'signUp', { activityId, personId, places: 1 })
  expect(standing).toMatchObject({ personId, name: '陈阿婆', as: 'seat' })
  const { seats } = await host().call('activity', 'whoComes', { activityId })
  expect(seats).toMatchObject([{ personId, name: '陈阿婆', signedUpBy: '林小雨' }])
  const { activities } = await as(1).call('activity', 'mine', {})
  expect(activities).toMatchObject([{ id: activityId, standings: [{ personId, name: '陈阿婆' }] }])
  await as(1).call('activity', 'cancelSignUp', { activityId, personId })
  expect((await as(1).call('activity', 'mine', {})).activities).toEqual([])
})

test('whoever says that she is not eighteen is asked for an adult: for herself, for a child, as a guardian; her grandmother she may sign up', async () => {
  const young = await as(1).call('member', 'tellAge', { sixtyUp: false, under18: true })
  expect(young).toEqual({ sixtyUp: false, under18: true })
  const adult = { ok: false, error: { code: 'ADULT_NEEDED', message: expect.stringContaining('12355') } }
  expect(await signUp(1, [], 1)).toMatchObject(adult)
  expect(await as(1).ask('member', 'addChild', { ...child, join: 2, photo: null })).toMatchObject(adult)
  const { personId } = await as(1).call('member', 'rememberAdult', { name: '陈阿婆', kin: 'elder', sixtyUp: true })
  expect(await as(1).ask('activity', 'signUp', { activityId, personId, places: 1 })).toMatchObject({ ok: true })
  const lineId = await addChild(2)
  const { code } = await as(2).call('member', 'shareChild', { lineId })
  const consents = { join: 2, photo: null }
  expect(await as(1).ask('member', 'redeemCode', { code, consents })).toMatchObject(adult)
  const both = await as(1).ask('member', 'tellAge', { sixtyUp: true, under18: true })
  expect(both).toMatchObject({ error: { code: 'INPUT_INVALID', field: 'under18' } })
  await as(1).call('member', 'tellAge', { sixtyUp: false })
  expect((await as(1).call('member', 'family', {})).under18).toBe(true)
  await as(1).call('member', 'tellAge', { sixtyUp: false, under18: false })
  expect(await signUp(1, [], 1)).toMatchObject({ ok: true })
})

test('a child is forgotten with its words and consents', async () => {
  const lineId = await addChild(1)
  await as(1).call('member', 'forgetChild', { lineId })
  expect((await as(1).call('member', 'family', {})).lines).toEqual([])
})
