import { createHash } from 'node:crypto'
import type { Seat, Waiting } from '../../domain/roster'
import { lotOrder } from '../../domain/roster-lot'
import { type Planted, plantActivity } from './activities'
import { type County, foundCounty, openidOf } from './county'
import { type House, openHouse } from './house'
import { type Neighbour, settleNeighbours, tickActivities } from './neighbours'

/*
 * S06: a monthly gathering on Saturday 22 May 2027 at 19:00, twenty places and ten on the waitlist; sign-up closes at noon of that day. Check-in
 * and settling (no-shows, walk-ins at the door) have tests of their own.
 */
jest.setTimeout(120_000)

const PEOPLE = 37

let house: House
let county: County
let people: Neighbour[]
beforeAll(async () => {
  house = await openHouse({ timers: 'running' })
  county = await foundCounty(house)
  people = await settleNeighbours(house, PEOPLE)
  await house.keep()
}, 120_000)
beforeEach(async () => {
  await house.restore()
  await house.cloud.clock.set('2027-05-19T13:00:00+08:00')
})
afterAll(() => house.close())

const plant = (fields: Planted = {}) => plantActivity(house, { homeId: county.homeId, ...fields })
const who = (n: number): Neighbour => people[n - 1] as Neighbour
const as = (n: number) => house.as(who(n).openid)
const signUp = (n: number, activityId: string, more: { lineIds?: string[]; places?: number } = {}) =>
  as(n).call('activity', 'signUp', { activityId, places: 1, ...more })
const cancel = (n: number, activityId: string) => as(n).call('activity', 'cancelSignUp', { activityId })
const refusalOf = async (n: number, activityId: string, places = 1) => {
  const reply = await as(n).ask('activity', 'signUp', { activityId, places })
  return reply.ok ? 'none' : reply.error.code
}
const view = (n: number, activityId: string) => as(n).call('activity', 'view', { activityId })
const standing = async (n: number, activityId: string) => (await view(n, activityId)).standings[0]
const told = async (n: number) => {
  const { inbox = [] } = await house.dump()
  return inbox.filter(({ personId }) => personId === who(n).personId) as { kind: string; about: { until?: string } }[]
}

interface Stored {
  seats: Record<string, Seat>
  waiting: Waiting[]
  behind: Waiting[]
  left: number
  waitLeft: number
  leftLate?: string[]
  dueAt?: string
}
async function stored(activityId: string): Promise<Stored> {
  const { activities = [] } = await house.dump()
  const found = activities.find(({ _id }) => _id === activityId) as unknown as Stored
  return { ...found, seats: found.seats ?? {} }
}
const numbers = (entries: readonly { id: string }[]) =>
  entries.map(({ id }) => people.findIndex(({ personId }) => personId === id) + 1)
const seated = async (activityId: string) =>
  numbers(Object.keys((await stored(activityId)).seats).map((id) => ({ id }))).sort((a, b) => a - b)

/** Signs up the first so many, one after the other. */
async function inTurn(activityId: string, count: number): Promise<void> {
  for (let n = 1; n <= count; n += 1) await signUp(n, activityId)
}

test('of thirty-seven who tap at once, twenty sit, ten wait in the order of the server, and seven are told that it is full', async () => {
  const activityId = await plant()
  const answers = await Promise.all(
    people.map(({ openid }) => house.ask(openid, 'activity.signUp', { activityId, places: 1 })),
  )
  const kinds = answers.map(({ reply }) =>
    reply.ok ? (reply.data as { standing: { as: string } }).standing.as : reply.error.code,
  )
  const count = (kind: string) => kinds.filter((each) => each === kind).length
  expect({ seat: count('seat'), waiting: count('waiting'), full: count('ACTIVITY_FULL') }).toEqual({
    seat: 20,
    waiting: 10,
    full: 7,
  })
  const { seats, waiting, left, waitLeft } = await stored(activityId)
  expect([Object.keys(seats).length, waiting.length, left, waitLeft]).toEqual([20, 10, 0, 0])
  const { audit = [] } = await house.dump()
  const commits = audit.filter(
    ({ docId, changed }) => docId === activityId && (changed as string[]).includes('waiting'),
  )
  expect(new Set(waiting.map(({ id }) => id))).toEqual(new Set(commits.map(({ actor }) => actor)))
  for (const { requests } of answers) {
    const own = requests.filter(({ collection }) => collection === 'activities')
    expect(own.filter(({ action }) => action !== 'database.updateOutbox').length).toBeLessThanOrEqual(4)
  }
})

test('a second tap of the same person changes nothing, and she keeps her place', async () => {
  const activityId = await plant({ capacity: 1 })
  await signUp(1, activityId)
  await signUp(2, activityId)
  const before = await stored(activityId)
  expect((await signUp(1, activityId)).standing.as).toBe('seat')
  expect((await signUp(2, activityId)).standing.as).toBe('waiting')
  expect(await stored(activityId)).toEqual(before)
})

test('two who tap for the last place at one moment: one gets it, the other waits as number one', async () => {
  const activityId = await plant({ capacity: 1 })
  const both = await Promise.all([signUp(1, activityId), signUp(2, activityId)])
  expect(both.map(({ standing: { as: kind } }) => kind).sort()).toEqual(['seat', 'waiting'])
  const second = both[0].standing.as === 'seat' ? 2 : 1
  expect(await standing(second, activityId)).toMatchObject({ as: 'waiting', queuePlace: 1 })
})

test('a seat is given back, and the first who waits comes up in the same call, is told, and has twelve hours to answer', async () => {
  const activityId = await plant()
  await inTurn(activityId, 22)
  await cancel(7, activityId)
  expect(await standing(21, activityId)).toMatchObject({
    as: 'seat',
    answerBy: expect.stringContaining('2027-05-20T01:00:'),
  })
  expect(await standing(22, activityId)).toMatchObject({ as: 'waiting', queuePlace: 1 })
  expect(await told(21)).toMatchObject([
    { kind: 'promoted', about: { until: expect.stringContaining('2027-05-19T17:00:') } },
  ])
  const { standing: after } = await as(21).call('activity', 'answer', { activityId, yes: true })
  expect(after).toMatchObject({ as: 'seat', answerBy: null })
  await house.cloud.clock.set('2027-05-20T02:00:00+08:00')
  await tickActivities(house)
  expect(await standing(21, activityId)).toMatchObject({ as: 'seat' })
})

test('whoever does not answer in time loses the place to the next one, and is told', async () => {
  const activityId = await plant()
  await inTurn(activityId, 22)
  await cancel(7, activityId)
  await house.cloud.clock.set('2027-05-20T01:01:00+08:00')
  await tickActivities(house)
  expect(await standing(21, activityId)).toBeUndefined()
  expect((await told(21)).map(({ kind }) => kind).sort()).toEqual(['promoted', 'promotionLapsed'])
  expect(await standing(22, activityId)).toMatchObject({
    as: 'seat',
    answerBy: expect.stringContaining('2027-05-20T13:01:'),
  })
  const late = await as(21).ask('activity', 'answer', { activityId, yes: true })
  expect(late).toMatchObject({ ok: false, error: { code: 'PLACE_GONE' } })
})

test('an answer is due four hours before the start where twelve hours would be later, and then nobody is promoted any more', async () => {
  const activityId = await plant()
  await inTurn(activityId, 22)
  await house.cloud.clock.set('2027-05-22T11:00:00+08:00')
  await cancel(7, activityId)
  expect(await standing(21, activityId)).toMatchObject({ answerBy: '2027-05-22T15:00:00.000+08:00' })
  await house.cloud.clock.set('2027-05-22T15:00:00+08:00')
  await tickActivities(house)
  expect(await standing(21, activityId)).toBeUndefined()
  expect(await standing(22, activityId)).toMatchObject({ as: 'waiting', queuePlace: 1 })
})

test('she who gives her place back and signs up again stands at the tail', async () => {
  const activityId = await plant()
  await inTurn(activityId, 22)
  await cancel(7, activityId)
  expect((await signUp(7, activityId)).standing.as).toBe('waiting')
  expect(numbers((await stored(activityId)).waiting)).toEqual([22, 7])
})

test('a cut to fifteen moves the last five to the head of the waitlist, in their order, and tells each of them', async () => {
  const activityId = await plant()
  await inTurn(activityId, 22)
  await house.as(openidOf('hostOfThisHome')).call('activity', 'setCapacity', { activityId, capacity: 15 })
  const { seats, waiting } = await stored(activityId)
  expect([Object.keys(seats).length, numbers(waiting)]).toEqual([15, [16, 17, 18, 19, 20, 21, 22]])
  for (const n of [16, 17, 18, 19, 20]) expect((await told(n)).map(({ kind }) => kind)).toEqual(['seatCut'])
  expect(await standing(16, activityId)).toMatchObject({ as: 'waiting', queuePlace: 1, cut: true })
})

test('a large party at the head of the queue waits until there is room for all of it, and nobody behind overtakes', async () => {
  const activityId = await plant({ capacity: 3, countCompanions: true })
  const lineIds = await children(4, 2)
  await inTurn(activityId, 3)
  await signUp(4, activityId, { lineIds, places: 3 })
  await signUp(5, activityId)
  await cancel(1, activityId)
  expect(numbers((await stored(activityId)).waiting)).toEqual([4, 5])
  expect((await signUp(6, activityId)).standing.as).toBe('waiting')
  await cancel(2, activityId)
  await cancel(3, activityId)
  expect(await seated(activityId)).toEqual([4])
})

test('when the large party gives up, everybody behind it for whom there is room comes up within a minute', async () => {
  const activityId = await plant({ capacity: 3, countCompanions: true })
  const lineIds = await children(4, 2)
  await inTurn(activityId, 3)
  await signUp(4, activityId, { lineIds, places: 3 })
  for (const n of [5, 6]) await signUp(n, activityId)
  for (const n of [1, 2]) await cancel(n, activityId)
  await cancel(4, activityId)
  await tickActivities(house)
  expect(await seated(activityId)).toEqual([3, 5, 6])
})

async function children(n: number, count: number): Promise<string[]> {
  const lineIds: string[] = []
  for (let child = 1; child <= count; child += 1) {
    const words = { nickname: `孩子${child}`, ageBand: '7-12', allergy: null } as const
    lineIds.push((await as(n).call('member', 'addChild', { ...words, join: 2, photo: null })).lineId)
  }
  return lineIds
}

test('a guardian with two children takes three places where companions count, and one where they do not', async () => {
  const lineIds = await children(1, 2)
  const counted = await plant({ countCompanions: true })
  await signUp(1, counted, { lineIds, places: 3 })
  expect((await stored(counted)).left).toBe(17)
  const free = await plant({ countCompanions: false })
  await signUp(1, free, { lineIds, places: 1 })
  expect((await stored(free)).left).toBe(19)
  const wrong = await as(2).ask('activity', 'signUp', { activityId: free, places: 2 })
  expect(wrong).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID', field: 'places' } })
})

test('when the time is moved, whoever has a seat is asked again, and leaves without a mark even after the free time', async () => {
  const activityId = await plant()
  await inTurn(activityId, 2)
  await house.cloud.clock.set('2027-05-21T20:00:00+08:00')
  const times = { startsAt: '2027-05-22T20:00:00+08:00', endsAt: '2027-05-22T22:00:00+08:00' }
  await house.as(openidOf('hostOfThisHome')).call('activity', 'move', { activityId, ...times })
  expect(await standing(1, activityId)).toMatchObject({ as: 'seat', asked: true })
  await as(1).call('activity', 'reconfirm', { activityId, coming: true })
  expect(await standing(1, activityId)).toMatchObject({ as: 'seat', asked: false })
  await as(2).call('activity', 'reconfirm', { activityId, coming: false })
  expect(await stored(activityId)).not.toHaveProperty('leftLate')
})

test('giving a seat back is free until the evening before; later it is marked', async () => {
  const activityId = await plant()
  await inTurn(activityId, 2)
  await cancel(1, activityId)
  expect(await stored(activityId)).not.toHaveProperty('leftLate')
  await house.cloud.clock.set('2027-05-21T19:00:00+08:00')
  await cancel(2, activityId)
  expect((await stored(activityId)).leftLate).toEqual([who(2).personId])
})

describe('two no-shows within sixty days', () => {
  const marks = (...days: string[]) => days.map((day) => ({ activityId: `of-${day}`, at: `${day}T19:00:00+08:00` }))
  const mark = (fields: Record<string, unknown>) => house.change('persons', who(1).personId, fields)

  test('put the next sign-up behind everybody else for thirty days, until its turn has come', async () => {
    await mark({ noShows: marks('2027-04-24', '2027-05-08') })
    const activityId = await plant({ capacity: 3 })
    expect((await signUp(1, activityId)).standing.as).toBe('behind')
    expect((await signUp(2, activityId)).standing.as).toBe('seat')
    expect((await view(1, activityId)).waitsFirstUntil).toBe('2027-06-07T19:00:00.000+08:00')
    await tickActivities(house)
    expect(await standing(1, activityId)).toMatchObject({ as: 'behind', queuePlace: 1 })
    await house.cloud.clock.set('2027-05-21T19:00:00+08:00')
    await tickActivities(house)
    expect(await standing(1, activityId)).toMatchObject({
      as: 'seat',
      answerBy: expect.stringContaining('2027-05-22T07:00:'),
    })
  })

  test.each([
    ['one is excused', { noShows: [...marks('2027-04-24'), { ...marks('2027-05-08')[0], excused: true }] }],
    ['they lie further apart', { noShows: marks('2027-03-01', '2027-05-08') }],
    ['thirty days are over', { noShows: marks('2027-03-20', '2027-04-10') }],
    ['she is sixty or older', { noShows: marks('2027-04-24', '2027-05-08'), sixtyUp: true }],
  ])('do nothing when %s', async (_when, fields) => {
    await mark(fields)
    expect((await signUp(1, await plant())).standing.as).toBe('seat')
  })
})

describe('a refusal says why', () => {
  test('before sign-up opens, after it has closed, and when it is called off', async () => {
    expect(await refusalOf(1, await plant({ opensAt: '2027-05-20T09:00:00+08:00' }))).toBe('SIGN_UP_NOT_OPEN')
    expect(await refusalOf(1, await plant({ closesAt: '2027-05-19T13:00:00+08:00' }))).toBe('SIGN_UP_CLOSED')
    expect(await refusalOf(1, await plant({ state: 'cancelled' }))).toBe('ACTIVITY_CANCELLED')
    expect(await refusalOf(1, await plant({ state: 'draft' }))).toBe('NOT_FOUND')
    expect(await refusalOf(1, 'nowhere')).toBe('NOT_FOUND')
  })

  test('a party larger than the whole', async () => {
    const lineIds = await children(1, 2)
    const reply = await as(1).ask('activity', 'signUp', {
      activityId: await plant({ capacity: 2 }),
      lineIds,
      places: 3,
    })
    expect(reply).toMatchObject({ ok: false, error: { code: 'PARTY_TOO_LARGE' } })
  })

  test("only the township's own neighbours, where it says so", async () => {
    const activityId = await plant({ audience: 'township' })
    const [stranger] = await settleNeighbours(house, 1, 'V3')
    const reply = await house.as(stranger?.openid ?? '').ask('activity', 'signUp', { activityId, places: 1 })
    expect(reply).toMatchObject({ ok: false, error: { code: 'TOWNSHIP_ONLY' } })
    expect((await signUp(1, activityId)).standing.as).toBe('seat')
  })

  test('costs three database calls at most, and writes nothing', async () => {
    const activityId = await plant({ capacity: 1, waitlistMax: 0 })
    await signUp(1, activityId)
    const { reply, requests } = await house.ask(who(2).openid, 'activity.signUp', { activityId, places: 1 })
    expect(reply).toMatchObject({ ok: false, error: { code: 'ACTIVITY_FULL' } })
    expect(requests.filter(({ collection }) => collection === 'activities')).toHaveLength(3)
    expect(requests.reduce((sum, { written }) => sum + written, 0)).toBe(0)
  })
})

test('a lot is drawn once when sign-up has closed, and anybody can draw it again from the published seed', async () => {
  const activityId = await plant({ audience: 'lot', capacity: 3 })
  await inTurn(activityId, 8)
  expect(await seated(activityId)).toEqual([])
  const entered = numbers((await stored(activityId)).waiting)
  expect(entered).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  await house.cloud.clock.set('2027-05-22T12:00:00+08:00')
  await tickActivities(house)
  const { lot } = await view(1, activityId)
  const digest = (text: string) => createHash('sha256').update(text).digest('hex')
  const order = lotOrder(8, { seed: lot?.seed ?? '', digest })
  expect(lot).toMatchObject({ entries: 8, won: order.slice(0, 3) })
  expect(await seated(activityId)).toEqual(order.slice(0, 3).sort((a, b) => a - b))
  expect(numbers((await stored(activityId)).waiting)).toEqual(order.slice(3))
  const [winner = 0] = order
  expect((await told(winner)).map(({ kind }) => kind)).toEqual(['seatByLot'])
  expect((await told(order[7] ?? 0)).map(({ kind }) => kind)).toEqual(['noSeatByLot'])
  expect(await standing(winner, activityId)).toMatchObject({ lotNumber: winner })
  await tickActivities(house)
  expect((await view(1, activityId)).lot).toEqual(lot)
})

test('the door of a flat is told to those with a seat, from two hours before the start, and to nobody else', async () => {
  const flat = { homeId: county.flatId, shownAddress: '青屿镇里塘社区' }
  const activityId = await plantActivity(house, { ...flat, capacity: 1 })
  await inTurn(activityId, 2)
  const where = (n: number) => as(n).ask('activity', 'where', { activityId })
  expect((await view(1, activityId)).doorFrom).toBe('2027-05-22T17:00:00.000+08:00')
  expect(await where(1)).toMatchObject({ ok: false, error: { code: 'ADDRESS_LATER' } })
  await house.cloud.clock.set('2027-05-22T17:00:00+08:00')
  expect(await where(1)).toMatchObject({ ok: true, data: { address: expect.stringContaining('404') } })
  expect(await where(2)).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
  await house.cloud.clock.set('2027-05-22T21:00:00+08:00')
  expect(await where(1)).toMatchObject({ ok: false, error: { code: 'ADDRESS_LATER' } })
})

test("the roster never leaves: a neighbour sees what is left and how she stands, and nobody else's id or name", async () => {
  const activityId = await plant({ capacity: 2 })
  await inTurn(activityId, 4)
  const page = JSON.stringify(await view(3, activityId))
  for (const n of [1, 2, 4]) expect(page).not.toContain(who(n).personId)
  const list = JSON.stringify(await as(5).call('activity', 'list', { villageId: 'V1' }))
  for (const n of [1, 2, 3, 4]) expect(list).not.toContain(who(n).personId)
})
