import { plantActivity } from './activities'
import { type County, foundCounty, openidOf } from './county'
import { type House, openHouse } from './house'
import { tickActivities } from './neighbours'

/* The cadence of a home: judged by what was recorded, explained period by period, and derived for boards by jobs that may run twice (C08). */
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
  // Both homes have stood since December; 16 June is a Wednesday of week 24.
  for (const id of [county.homeId, county.flatId])
    await house.change('microHomes', id, {
      createdAt: '2026-12-01T09:00:00+08:00',
      stateSince: '2026-12-01T09:00:00+08:00',
      'steps.0.at': '2026-12-01T09:00:00+08:00',
      womenCovered: 100,
    })
  await house.cloud.clock.set('2027-06-16T13:00:00+08:00')
})

const as = (caller: 'hostOfThisHome' | 'townshipOfficer' | 'countyOfficer') => house.as(openidOf(caller))
/** The door stood open on a day, from an hour until another. */
const opened = (day: string, from: string, to: string | null, homeId = county.homeId) =>
  house.plant('openings', {
    ...{ _id: `${homeId}_${day}`, schema: 1, version: 1, outbox: [], homeId, path: 'C/T1/V1/', day },
    spells: [
      {
        ...{
          id: 'call',
          as: 'host',
          how: 'phone',
          slotId: null,
          by: { id: county.personIds.hostOfThisHome, name: '吴海燕' },
        },
        from: `${day}T${from}:00+08:00`,
        to: to === null ? null : `${day}T${to}:00+08:00`,
      },
    ],
  })
const result = (persons: number) => ({
  ...{ at: '2027-06-12T23:00:00+08:00', persons, companions: 0, ownPeople: 1, walkIns: 0, noShows: 0 },
})
const held = (kind: 'gathering' | 'quarterly' | 'banquet', day: string, persons: number | null) =>
  plantActivity(house, {
    ...{ homeId: county.homeId, kind, startsAt: `${day}T19:00:00+08:00`, endsAt: `${day}T21:00:00+08:00` },
    ...(persons === null ? {} : { state: 'completed', result: result(persons) }),
  })
const paceOf = async (kind: 'reception' | 'gathering' | 'quarterly' | 'banquet') => {
  const { kinds } = await as('hostOfThisHome').call('rotation', 'pace', { homeId: county.homeId })
  const found = kinds.find((each) => each.kind === kind)
  if (!found) throw new Error(`no ${kind}`)
  return found
}
const tick = async (): Promise<void> => {
  await fetch(`${house.url}/local/timer`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ function: 'rotation', kind: 'fire' }),
  })
}
const stats = async () => ((await house.dump()).cadenceStats ?? []).filter(({ homeId }) => homeId === county.homeId)

test('a host reads which weeks counted and why week 23 did not', async () => {
  await opened('2027-06-02', '14:00', '16:00')
  await opened('2027-06-09', '14:35', '15:15')
  await opened('2027-06-16', '10:00', '11:00')
  const { current, past } = await paceOf('reception')
  expect(current).toMatchObject({ key: '2027-W24', over: false, kept: true })
  expect(past.slice(0, 3).map(({ key, kept, why }) => [key, kept, why.is])).toEqual([
    ['2027-W23', false, 'tooShort'],
    ['2027-W22', true, 'kept'],
    ['2027-W21', false, 'nothing'],
  ])
  expect(past[0]?.why).toMatchObject({ minutes: 40 })
})

test('an activity counts for its own kind with enough people, once it was settled', async () => {
  await held('gathering', '2027-06-05', 2)
  await held('quarterly', '2027-06-12', 6)
  await held('banquet', '2027-06-13', null)
  expect((await paceOf('gathering')).current).toMatchObject({
    kept: false,
    why: { is: 'tooFew', persons: 2, least: 3 },
  })
  expect((await paceOf('quarterly')).current).toMatchObject({ key: '2027-Q2', kept: true })
  expect((await paceOf('banquet')).current).toMatchObject({ kept: false, why: { is: 'notSettled' } })
})

test('a week that was exempted whole is not asked for, and says why', async () => {
  await house.plant('exemptPeriods', {
    ...{ _id: 'typhoon', schema: 1, version: 1, outbox: [], orgId: 'T1', orgName: '青屿镇', path: 'C/T1/' },
    ...{ from: '2027-06-07', to: '2027-06-13', why: 'disaster', by: 'somebody', at: '2027-06-07T08:00:00+08:00' },
  })
  const { past } = await paceOf('reception')
  expect(past[0]).toMatchObject({ key: '2027-W23', required: false, exempt: true, why: { is: 'exempt' } })
})

test('what a host sees costs three calls beside the access check', async () => {
  const { requests } = await house.ask(openidOf('hostOfThisHome'), 'rotation.pace', { homeId: county.homeId })
  expect(requests.filter(({ collection }) => !['persons', 'microHomes'].includes(collection ?? ''))).toHaveLength(3)
})

describe('the job that derives', () => {
  test('judges every active home once, and running it twice changes nothing', async () => {
    await opened('2027-06-09', '14:00', '15:30')
    await tick()
    const first = await stats()
    expect(first.map(({ _id }) => String(_id).replace(`${county.homeId}_`, '')).sort()).toEqual([
      ...['2026', '2027', '2027-05', '2027-06', '2027-Q1', '2027-Q2', '2027-W23', '2027-W24'],
    ])
    expect(first.find(({ key }) => key === '2027-W23')).toMatchObject({ required: true, kept: true })
    await house.change('microHomes', county.homeId, { paceDue: '2027-06-16T12:00:00+08:00' })
    await tick()
    expect(await stats()).toEqual(first)
  })

  test('judges anew what a late record changes, as far back as it reaches', async () => {
    await tick()
    await opened('2027-05-26', '14:00', '15:30')
    await house.change('microHomes', county.homeId, {
      paceDue: '2027-06-16T12:00:00+08:00',
      paceFrom: '2027-05-26T14:00:00+08:00',
    })
    await tick()
    expect((await stats()).find(({ key }) => key === '2027-W21')).toMatchObject({ kept: true })
  })

  test('judges an activity anew once it was settled, and again once a check-in was revoked', async () => {
    const ids = ['first-comer', 'second-comer', 'third-comer']
    const came = (id: string) => ({ id: `c-${id}`, at: '2027-06-05T18:55:00+08:00', way: 'code', state: 'valid' })
    const seats = ids.map((id) => [
      id,
      { n: 1, at: '2027-06-02T09:00:00+08:00', req: `request-of-${id}`, in: came(id) },
    ])
    const activityId = await plantActivity(house, {
      ...{ homeId: county.homeId, startsAt: '2027-06-05T19:00:00+08:00', endsAt: '2027-06-05T21:00:00+08:00' },
      ...{ seats: Object.fromEntries(seats), memberIds: ids, checkInRun: true, dueAt: '2027-06-05T23:00:00+08:00' },
    })
    const june = async () => (await stats()).find(({ key }) => key === '2027-06')
    await tick()
    expect(await june()).toMatchObject({ kept: false, why: { is: 'notSettled' } })
    await tickActivities(house)
    await tick()
    expect(await june()).toMatchObject({ kept: true })
    const judged = { activityId, personIds: ['first-comer'], verdict: 'revoke' as const, why: '当天不在' }
    await as('townshipOfficer').call('activity', 'judgeCheckIns', judged)
    await tickActivities(house)
    await tick()
    expect(await june()).toMatchObject({ kept: false, why: { is: 'tooFew', persons: 2 } })
  })

  test('looks again by itself when the week has turned', async () => {
    await tick()
    await house.cloud.clock.set('2027-06-21T00:10:00+08:00')
    await tick()
    expect((await stats()).map(({ key }) => key)).toContain('2027-W25')
  })

  test('reaches every active home, twenty at a time', async () => {
    await house.multiply('microHomes', county.homeId, 38)
    await tick()
    const homes = (await house.dump()).microHomes ?? []
    expect(homes.filter(({ state, paceDue }) => state === 'active' && paceDue === undefined)).toEqual([])
  })
})

test('a board counts the homes of a place in two calls and names who has no record, place by place', async () => {
  await opened('2027-06-09', '14:00', '15:30')
  await tick()
  const { reply, requests } = await house.ask(openidOf('townshipOfficer'), 'rotation.paceBoard', {
    orgId: 'T1',
    kind: 'reception',
  })
  if (!reply.ok) throw new Error(reply.error.code)
  expect(reply.data).toMatchObject({
    behind: [{ homeId: county.flatId, name: '花园微家', why: { is: 'nothing' } }],
    next: null,
  })
  const { periods } = reply.data as { periods: { key: string; required: number; kept: number }[] }
  expect(periods.find(({ key }) => key === '2027-W23')).toMatchObject({ required: 2, kept: 1 })
  expect(requests.filter(({ collection }) => collection === 'cadenceStats')).toHaveLength(2)
})

test('pages of a board follow each other without a gap, also within one village', async () => {
  await house.multiply('microHomes', county.homeId, 38)
  await tick()
  await tick()
  const seen: string[] = []
  for (let after: string | undefined; ; ) {
    const input = { orgId: 'C', kind: 'reception' as const, ...(after === undefined ? {} : { after }) }
    const { behind, next } = await as('countyOfficer').call('rotation', 'paceBoard', input)
    seen.push(...behind.map(({ homeId }) => homeId))
    if (next === null) break
    after = next
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen).toHaveLength(40)
})

describe('a year plan', () => {
  const FULL = (['reception', 'gathering', 'quarterly', 'banquet'] as const).map((kind) => ({
    kind,
    month: null,
    title: '好',
  }))
  const save = (items: typeof FULL) =>
    as('hostOfThisHome').call('rotation', 'saveYearPlan', { homeId: county.homeId, year: 2027, items })

  test('is late after 31 March, and the day counts on which all four kinds first stood in it', async () => {
    expect(await save(FULL.slice(0, 3))).toMatchObject({
      missing: ['banquet'],
      standing: 'none',
      deadline: '2027-03-31',
    })
    expect(await save(FULL)).toMatchObject({ missing: [], standing: 'late' })
  })

  test('stays on time when a title is changed later', async () => {
    await house.cloud.clock.set('2027-03-30T10:00:00+08:00')
    expect((await save(FULL)).standing).toBe('onTime')
    await house.cloud.clock.set('2027-06-16T13:00:00+08:00')
    const changed = FULL.map((item) => ({ ...item, title: '改过的' }))
    expect(await save(changed)).toMatchObject({ standing: 'onTime', items: changed })
  })
})
