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
  (await as(n).call('member', 'addChild', { ...child, join: 1, photo: null, ...words })).lineId
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
  await as(1).call('member', 'consent', { lineId, purpose: 'join', version: 1 })
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
    { purpose: 'join', version: 1, at: expect.any(String), withdrawnAt: null },
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

test('a line that two guardians share takes one place: the second signs up herself alone', async () => {
  const lineId = await addChild(1)
  const { persons = [] } = await house.dump()
  const first = persons.find(({ _id }) => _id === people[0]?.personId) as { family: Record<string, unknown> }
  await house.change('persons', people[1]?.personId ?? '', { family: first.family })
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

test('a child is forgotten with its words and consents', async () => {
  const lineId = await addChild(1)
  await as(1).call('member', 'forgetChild', { lineId })
  expect((await as(1).call('member', 'family', {})).lines).toEqual([])
})
