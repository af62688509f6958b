import { plantActivity } from './activities'
import { type County, foundCounty, openidOf } from './county'
import { type House, openHouse } from './house'
import { GATHERING, RECEPTION, TYPED, WEEKLY } from './scenarios/publishing'

jest.setTimeout(60_000)

let house: House
let county: County
beforeAll(async () => {
  house = await openHouse({ timers: 'running' })
  county = await foundCounty(house)
  await house.keep()
}, 60_000)
beforeEach(async () => {
  await house.restore()
  await house.cloud.clock.set('2027-05-19T13:05:00+08:00')
  await fetch(`${house.url}/local/open-api`, { method: 'DELETE' })
})
afterAll(() => house.close())

const HOST = openidOf('hostOfThisHome')
const host = () => house.as(HOST)
const publish = (more: object = {}, requestId?: string) =>
  house.ask(
    HOST,
    'activity.publish',
    { homeId: county.homeId, draftId: null, ...GATHERING, weekly: null, ...more },
    requestId,
  )

async function published(more: object = {}): Promise<string> {
  const { reply } = await publish(more)
  if (!reply.ok) throw new Error(reply.error.code)
  return (reply.data as { activityId: string }).activityId
}
const weekly = (more: object = {}) => published({ ...RECEPTION, weekly: WEEKLY, ...more })

const checkWords = async (plan: object): Promise<void> => {
  const body = JSON.stringify({ api: 'security.msgSecCheck', ...plan })
  await fetch(`${house.url}/local/open-api`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
}
const unfit = () => checkWords({ answer: { result: { suggest: 'risky', label: 20001 } } })
const silent = () => checkWords({ refuse: { errCode: -1, errMsg: 'system error' }, times: 100 })

type Row = Record<string, unknown> & { _id: string }
const activities = async (): Promise<Row[]> => ((await house.dump()).activities ?? []) as Row[]
const one = async (id: string): Promise<Row> => (await activities()).find(({ _id }) => _id === id) as Row
const inboxOf = async (personId: string): Promise<Row[]> => {
  await house.drain()
  return (((await house.dump()).inbox ?? []) as Row[]).filter((entry) => entry.personId === personId)
}
const seat = (n: number, at: string, more: object = {}) => ({ n, at, req: `request-${at}`, ...more })
const refused = (code: string, field?: string) => ({ ok: false, error: { code, ...(field ? { field } : {}) } })

describe('publishing', () => {
  it('puts an activity before the neighbours, at the home’s own place, and its draft away', async () => {
    const { draftId } = await host().call('activity', 'saveActivityDraft', {
      homeId: county.homeId,
      draftId: null,
      typed: TYPED,
    })
    const id = await published({ draftId })
    expect(await one(id)).toMatchObject({
      state: 'published',
      homeName: '潮音里微家',
      shownAddress: '里塘社区潮音里 6 号',
      left: 20,
      waitLeft: 10,
      waiting: [],
      memberIds: [],
    })
    expect((await host().call('activity', 'planning', { homeId: county.homeId })).drafts).toEqual([])
  })

  it('never shows where a flat is', async () => {
    const input = { homeId: county.flatId, draftId: null, ...GATHERING, weekly: null }
    const { activityId } = await house.as(openidOf('hostOfAnotherHome')).call('activity', 'publish', input)
    expect((await one(activityId)).shownAddress).toBe('青屿镇里塘社区')
  })

  it('does not happen with words that WeChat will not have', async () => {
    await unfit()
    expect((await publish()).reply).toMatchObject(refused('TEXT_UNFIT', 'title'))
    expect(await activities()).toEqual([])
  })

  it('does not happen while WeChat does not answer, and says so', async () => {
    await silent()
    expect((await publish()).reply).toMatchObject(refused('TEXT_NOT_CHECKED', 'title'))
    expect((await publish({ ...RECEPTION, weekly: WEEKLY })).reply).toMatchObject(refused('TEXT_NOT_CHECKED', 'title'))
    expect(await activities()).toEqual([])
  })

  it('has its words checked once, under the account of whoever wrote them, also for a whole series', async () => {
    await weekly({ title: '只查一次的家接待' })
    const { calls } = (await (await fetch(`${house.url}/local/open-api?api=security.msgSecCheck`)).json()) as {
      calls: { params: Record<string, unknown> }[]
    }
    const about = calls.filter(({ params }) => JSON.stringify(params).includes('只查一次'))
    expect(about).toHaveLength(1)
    expect(about[0]?.params.openid).toBe(HOST)
  })

  it.each([
    ['START_PASSED', 'startsAt', { startsAt: '2027-05-19T12:00:00+08:00' }],
    ['TOO_FAR_AHEAD', 'startsAt', { startsAt: '2028-06-19T12:00:00+08:00', endsAt: '2028-06-19T13:00:00+08:00' }],
    ['END_UNFIT', 'endsAt', { endsAt: '2027-05-22T19:00:00+08:00' }],
    ['END_UNFIT', 'endsAt', { endsAt: '2027-05-23T08:00:00+08:00' }],
    ['SIGN_UP_UNFIT', 'closesAt', { closesAt: '2027-05-22T20:00:00+08:00' }],
    ['SIGN_UP_UNFIT', 'opensAt', { opensAt: '2027-05-22T19:00:00+08:00' }],
    ['LOT_TOO_LATE', 'closesAt', { audience: 'lot', closesAt: '2027-05-22T18:30:00+08:00' }],
    ['FREE_CANCEL_UNFIT', 'freeCancelUntil', { freeCancelUntil: '2027-05-22T20:00:00+08:00' }],
    ['INPUT_INVALID', 'capacity', { capacity: 501 }],
    ['INPUT_INVALID', 'title', { title: '一'.repeat(31) }],
  ])('says %s at %s', async (code, field, more) => {
    expect((await publish(more)).reply).toMatchObject(refused(code, field))
    expect(await activities()).toEqual([])
  })

  it('waits until the home is open', async () => {
    await house.change('microHomes', county.homeId, { state: 'suspended' })
    expect((await publish()).reply).toMatchObject(refused('HOME_NOT_OPEN', 'homeId'))
  })

  it('keeps five drafts, each of which saves itself over itself', async () => {
    const save = (draftId: string | null, title: string) =>
      house.ask(HOST, 'activity.saveActivityDraft', { homeId: county.homeId, draftId, typed: { ...TYPED, title } })
    for (let n = 0; n < 5; n += 1) expect((await save(null, `第 ${n} 份`)).reply.ok).toBe(true)
    expect((await save(null, '第六份')).reply).toMatchObject(refused('ACTIVITY_DRAFTS_FULL'))
    const { drafts } = await host().call('activity', 'planning', { homeId: county.homeId })
    await save(drafts[0]?.draftId ?? '', '改过的')
    const after = await host().call('activity', 'planning', { homeId: county.homeId })
    expect(after.drafts.map(({ title }) => title)).toEqual(['改过的', '第 1 份', '第 2 份', '第 3 份', '第 4 份'])
  })
})

describe('planning', () => {
  it('offers what comes next in the year first, the last one to do again, and the days to mind', async () => {
    await published()
    const plan = await host().call('activity', 'planning', { homeId: county.homeId })
    expect(plan.templates.slice(0, 4)).toEqual([
      { id: 'reception', date: null },
      { id: 'childrensDay', date: '2027-06-01' },
      { id: 'dragonBoat', date: '2027-06-09' },
      { id: 'mayGames', date: null },
    ])
    expect(plan.last).toMatchObject({ title: GATHERING.title, capacity: 20 })
    expect(plan.marks).toContainEqual({ date: '2027-06-09', kind: 'festival', name: '端午' })
  })
})

describe('a weekly series', () => {
  const datesOf = async () => (await activities()).map(({ _id }) => _id.split('_').at(-1)).sort()

  it('stands four weeks ahead, and a tick of the timer twice makes each week once', async () => {
    await weekly()
    const first = ['2027-05-26', '2027-06-02', '2027-06-09', '2027-06-16']
    expect(await datesOf()).toEqual(first)
    await house.cloud.clock.set('2027-05-27T09:00:00+08:00')
    expect(await datesOf()).toEqual([...first, '2027-06-23'])
    await house.cloud.clock.set('2027-05-27T09:10:00+08:00')
    expect(await datesOf()).toEqual([...first, '2027-06-23'])
  })

  it('goes on over a holiday, which is marked and not skipped', async () => {
    await host().call('activity', 'publish', { homeId: county.homeId, draftId: null, ...RECEPTION, weekly: WEEKLY })
    const set = [{ date: '2027-06-09', kind: 'holiday' as const, name: '端午节' }]
    await house
      .as(openidOf('countyOfficer'))
      .call('federation', 'changeCalendar', { orgId: 'C', year: 2027, set, clear: [] })
    const { activities: coming } = await host().call('activity', 'ofHome', {
      homeId: county.homeId,
      part: 'coming',
      after: null,
    })
    expect(coming.map(({ startsAt, mark }) => [startsAt.slice(0, 10), mark?.name ?? null])).toEqual([
      ['2027-05-26', null],
      ['2027-06-02', null],
      ['2027-06-09', '端午节'],
      ['2027-06-16', null],
    ])
  })

  it('crosses the end of a year', async () => {
    await house.cloud.clock.set('2027-12-20T09:00:00+08:00')
    await weekly({ startsAt: '2027-12-22T14:00:00+08:00', endsAt: '2027-12-22T16:00:00+08:00' })
    expect(await datesOf()).toEqual(['2027-12-22', '2027-12-29', '2028-01-05', '2028-01-12'])
  })

  it('leaves out the days that the host named, and nothing after its last day', async () => {
    await weekly({ weekly: { until: '2027-06-15', except: ['2027-06-02'] } })
    expect(await datesOf()).toEqual(['2027-05-26', '2027-06-09'])
    await house.cloud.clock.set('2027-06-10T09:00:00+08:00')
    expect(await datesOf()).toEqual(['2027-05-26', '2027-06-09'])
  })

  it('does not bring back a week that was cancelled', async () => {
    const activityId = await weekly()
    await host().call('activity', 'cancel', { activityId, reason: 'hostIll', words: null })
    await house.cloud.clock.set('2027-05-25T09:00:00+08:00')
    expect((await one(activityId)).state).toBe('cancelled')
  })

  it('pauses with its home, and goes on when that opens again', async () => {
    await weekly()
    await house.change('microHomes', county.homeId, { state: 'suspended' })
    await house.cloud.clock.set('2027-05-27T09:00:00+08:00')
    expect(await datesOf()).toHaveLength(4)
    await house.change('microHomes', county.homeId, { state: 'active' })
    await house.cloud.clock.set('2027-05-28T09:01:00+08:00')
    expect(await datesOf()).toHaveLength(5)
  })

  it('changes from one week on, for those that stand and those to come; earlier ones stay', async () => {
    await weekly()
    const ids = (await activities()).map(({ _id }) => _id).sort()
    const change = { title: '家接待:改到上午', note: null, fromMinute: 570, minutes: 90, capacity: 30 }
    await host().call('activity', 'changeFollowing', { activityId: ids[1] ?? '', ...change })
    await house.cloud.clock.set('2027-05-27T09:00:00+08:00')
    const all = (await activities()).sort((a, b) => a._id.localeCompare(b._id))
    expect(all.map(({ title, capacity }) => [title, capacity])).toEqual([
      [RECEPTION.title, 20],
      ...Array.from({ length: 4 }, () => ['家接待:改到上午', 30]),
    ])
    expect(new Date(all[1]?.startsAt as string).toISOString()).toBe('2027-06-02T01:30:00.000Z')
    expect(new Date(all[4]?.startsAt as string).toISOString()).toBe('2027-06-23T01:30:00.000Z')
  })

  it('ends from one week on: those weeks are cancelled, and no more are made', async () => {
    await weekly()
    const ids = (await activities()).map(({ _id }) => _id).sort()
    await host().call('activity', 'endFollowing', { activityId: ids[2] ?? '', reason: 'other', words: null })
    await house.cloud.clock.set('2027-06-20T09:00:00+08:00')
    const states = (await activities()).sort((a, b) => a._id.localeCompare(b._id)).map(({ state }) => state)
    expect(states).toEqual(['completed', 'completed', 'cancelled', 'cancelled'])
  })
})

describe('after publishing', () => {
  const { resident, formerHost, villageOfficer } = {
    resident: 'resident',
    formerHost: 'formerHost',
    villageOfficer: 'villageOfficer',
  } as const
  const id = (who: 'resident' | 'formerHost' | 'villageOfficer'): string => county.personIds[who]
  /** Two sit, one waits. */
  const withPeople = (more: object = {}) =>
    plantActivity(house, {
      homeId: county.homeId,
      capacity: 3,
      left: 0,
      waitLeft: 9,
      seats: {
        [id(resident)]: seat(1, '2027-05-17T09:00:00+08:00'),
        [id(formerHost)]: seat(2, '2027-05-17T09:00:05+08:00', { lines: ['line-1'] }),
      },
      waiting: [{ id: id(villageOfficer), n: 1, at: '2027-05-17T09:00:09+08:00', req: 'request-3' }],
      memberIds: [id(resident), id(formerHost), id(villageOfficer)],
      lineIds: ['line-1'],
      ...more,
    })

  it('old words stand until the new ones are passed', async () => {
    const activityId = await published()
    const correct = () =>
      house.ask(HOST, 'activity.correctText', { activityId, title: '端午:包粽子,挂香囊', note: '带上围裙就行。' })
    await silent()
    expect((await correct()).reply).toMatchObject(refused('TEXT_NOT_CHECKED', 'title'))
    expect((await one(activityId)).title).toBe(GATHERING.title)
    await fetch(`${house.url}/local/open-api`, { method: 'DELETE' })
    expect((await correct()).reply.ok).toBe(true)
    expect((await one(activityId)).title).toBe('端午:包粽子,挂香囊')
  })

  it('a new time asks everybody who has a place again, tells those who wait, and keeps the distance of what lay before it', async () => {
    const activityId = await withPeople()
    const times = { startsAt: '2027-05-23T09:00:00+08:00', endsAt: '2027-05-23T11:00:00+08:00' }
    expect(await host().call('activity', 'move', { activityId, ...times })).toEqual({ asked: 2 })
    const moved = await one(activityId)
    expect(moved.seats).toMatchObject({ [id(resident)]: { asked: true }, [id(formerHost)]: { asked: true } })
    expect(new Date(moved.closesAt as string).toISOString()).toBe('2027-05-22T18:00:00.000Z')
    for (const who of [resident, formerHost, villageOfficer])
      expect(await inboxOf(id(who))).toMatchObject([{ kind: 'activityMoved', about: { activityId } }])
  })

  it('in heavy rain it moves indoors with half the places: the earliest keep theirs, everybody is asked again and told', async () => {
    const activityId = await withPeople()
    const indoors = { words: '里塘社区礼堂', position: null }
    const reply = await host().call('activity', 'movePlace', { activityId, elsewhere: indoors })
    expect(reply).toEqual({ asked: 2, whereWords: indoors.words })
    const moved = await one(activityId)
    expect(moved).toMatchObject({ place: { at: 'elsewhere', address: indoors.words }, shownAddress: indoors.words })
    // Nobody looks for it where the home stands.
    expect(moved.shownAt).toBeUndefined()
    expect(moved.seats).toMatchObject({ [id(resident)]: { asked: true }, [id(formerHost)]: { asked: true } })
    for (const who of [resident, formerHost, villageOfficer])
      expect(await inboxOf(id(who))).toMatchObject([{ kind: 'activityMoved', about: { activityId } }])
    await host().call('activity', 'setCapacity', { activityId, capacity: 2 })
    expect(Object.keys((await one(activityId)).seats as object)).toEqual([id(resident)])
    expect(await host().call('activity', 'movePlace', { activityId, elsewhere: null })).toMatchObject({ asked: 1 })
    const back = await one(activityId)
    expect(back.place).toEqual({ at: 'home' })
    expect(back.shownAt).toBeDefined()
  })

  it('words of a place that WeChat will not have move nothing', async () => {
    const activityId = await withPeople()
    await silent()
    const indoors = { words: '里塘社区礼堂', position: null }
    const { reply } = await house.ask(HOST, 'activity.movePlace', { activityId, elsewhere: indoors })
    expect(reply).toMatchObject(refused('TEXT_NOT_CHECKED', 'elsewhere'))
    expect((await one(activityId)).place).toEqual({ at: 'home' })
    await fetch(`${house.url}/local/open-api`, { method: 'DELETE' })
  })

  it('fewer places move whoever came last to the head of the waitlist, with notice, and nobody is lost', async () => {
    const activityId = await withPeople()
    const after = await host().call('activity', 'setCapacity', { activityId, capacity: 2 })
    expect(after).toEqual({ capacity: 2, left: 1, waiting: 2 })
    const cut = await one(activityId)
    expect(Object.keys(cut.seats as object)).toEqual([id(resident)])
    expect(cut.waiting).toMatchObject([
      { id: id(formerHost), n: 2, lines: ['line-1'], cut: true },
      { id: id(villageOfficer) },
    ])
    expect(await inboxOf(id(formerHost))).toMatchObject([{ kind: 'seatCut' }])
    expect(await inboxOf(id(resident))).toEqual([])
    // The party of two heads the queue: one place is none for it, and nobody overtakes her.
    expect(await inboxOf(id(villageOfficer))).toEqual([])
  })

  it('more places bring up whoever waits first, and tell her until when to answer', async () => {
    const activityId = await withPeople()
    const after = await host().call('activity', 'setCapacity', { activityId, capacity: 5 })
    expect(after).toEqual({ capacity: 5, left: 1, waiting: 0 })
    const until = '2027-05-19T17:05:00.000Z'
    const [notice] = await inboxOf(id(villageOfficer))
    expect(notice).toMatchObject({ kind: 'promoted', about: { activityId } })
    const raised = await one(activityId)
    const { answerBy } = (raised.seats as Record<string, { answerBy: string }>)[id(villageOfficer)] ?? { answerBy: '' }
    expect(new Date(answerBy).toISOString().slice(0, 16)).toBe(until.slice(0, 16))
    expect(new Date(raised.dueAt as string)).toEqual(new Date(answerBy))
  })

  it('two changes of capacity at once leave one of the two, and a roster that adds up', async () => {
    const activityId = await withPeople()
    await Promise.all([2, 6].map((capacity) => host().call('activity', 'setCapacity', { activityId, capacity })))
    const { capacity, left, seats, waiting } = await one(activityId)
    const taken = Object.values(seats as Record<string, { n: number }>).reduce((sum, { n }) => sum + n, 0)
    expect(left).toBe((capacity as number) - taken)
    expect(Object.keys(seats as object).length + (waiting as unknown[]).length).toBe(3)
  })

  it('nobody sits down or gets up by a change once it has begun', async () => {
    const activityId = await withPeople()
    await house.cloud.clock.set('2027-05-22T19:30:00+08:00')
    const change = (action: string, more: object) => house.ask(HOST, `activity.${action}`, { activityId, ...more })
    expect((await change('setCapacity', { capacity: 2 })).reply).toMatchObject(refused('ACTIVITY_BEGUN'))
    const times = { startsAt: '2027-05-23T09:00:00+08:00', endsAt: '2027-05-23T11:00:00+08:00' }
    expect((await change('move', times)).reply).toMatchObject(refused('ACTIVITY_BEGUN'))
    await house.cloud.clock.set('2027-05-22T22:00:00+08:00')
    expect((await change('cancel', { reason: 'other', words: null })).reply).toMatchObject(refused('ACTIVITY_OVER'))
  })

  it('cancelling tells everybody why, and whoever signed somebody up; words that nobody checked are not said', async () => {
    const waiting = [
      { id: 'grandmother', n: 1, at: '2027-05-17T09:00:09+08:00', req: 'request-3', by: id(villageOfficer) },
    ]
    const activityId = await withPeople({ waiting })
    await silent()
    const attempt = (words: string | null) =>
      house.ask(HOST, 'activity.cancel', { activityId, reason: 'weather', words })
    expect((await attempt('台风要来')).reply).toMatchObject(refused('TEXT_NOT_CHECKED', 'words'))
    expect((await attempt(null)).reply.ok).toBe(true)
    expect(await one(activityId)).toMatchObject({ state: 'cancelled', cancelledWhy: '天气不好,为了大家安全' })
    for (const who of [resident, formerHost, villageOfficer])
      expect(await inboxOf(id(who))).toMatchObject([
        { kind: 'activityCancelled', about: { why: '天气不好,为了大家安全' } },
      ])
    expect((await attempt(null)).reply).toMatchObject({ ok: true, data: { why: '天气不好,为了大家安全' } })
    expect(await inboxOf(id(resident))).toHaveLength(1)
  })

  it('a host sees who comes, who waits and who was signed up by whom, in the order in which they came', async () => {
    const activityId = await withPeople()
    const { people, waiting, left } = await host().call('activity', 'manage', { activityId })
    expect({ waiting, left }).toEqual({ waiting: 1, left: 0 })
    expect(people.map(({ name, n, state }) => [name, n, state])).toEqual([
      ['', 1, 'comes'],
      ['何玉兰', 2, 'comes'],
      ['', 1, 'waits'],
    ])
  })
})

it('a home’s list is paged by key and reads no more than it shows', async () => {
  for (let n = 0; n < 23; n += 1)
    await plantActivity(house, {
      _id: `planted-${String(n).padStart(2, '0')}`,
      homeId: county.homeId,
      startsAt: `2027-05-${String(1 + (n % 12)).padStart(2, '0')}T19:00:00+08:00`,
    })
  const input = { homeId: county.homeId, part: 'past' as const, after: null }
  const { reply, requests } = await house.ask(HOST, 'activity.ofHome', input)
  const first = (reply as { data: { activities: { activityId: string; startsAt: string }[]; next: string } }).data
  expect(first.activities).toHaveLength(20)
  for (const { collection, examined, returned } of requests)
    if (collection === 'activities') expect(examined).toBeLessThanOrEqual(2 * returned)
  const rest = await host().call('activity', 'ofHome', { ...input, after: first.next })
  const seen = [...first.activities, ...rest.activities]
  expect(new Set(seen.map(({ activityId }) => activityId)).size).toBe(23)
  expect(seen.map(({ startsAt }) => startsAt)).toEqual(
    seen
      .map(({ startsAt }) => startsAt)
      .sort()
      .reverse(),
  )
  expect(rest.next).toBeNull()
})
