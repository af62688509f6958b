import { plantActivity } from './activities'
import { type County, foundCounty, openidOf } from './county'
import { type House, openHouse } from './house'

/* 五有 of a home: derived from what was recorded, every night and when a host asks, and read in two calls. */
jest.setTimeout(60_000)

let house: House
let county: County
beforeAll(async () => {
  house = await openHouse({ timers: 'running' })
  county = await foundCounty(house)
  for (const id of [county.homeId, county.flatId])
    await house.change('microHomes', id, {
      createdAt: '2026-01-01T09:00:00+08:00',
      stateSince: '2026-01-01T09:00:00+08:00',
      'steps.0.at': '2026-01-01T09:00:00+08:00',
      'hosts.0.since': '2026-01-01T09:00:00+08:00',
      womenCovered: 100,
    })
  await house.keep()
}, 120_000)
afterAll(() => house.close())
beforeEach(() => house.restore())

const host = () => house.as(openidOf('hostOfThisHome'))
const seat = (at: string) => ({ n: 1, at, req: 'call', in: { id: 'c', at, way: 'code', state: 'valid' } })
const tick = async (): Promise<void> => {
  await fetch(`${house.url}/local/timer`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ function: 'demonstration', kind: 'fire' }),
  })
}
const refresh = () => host().call('demonstration', 'refreshScore', { homeId: county.homeId })
const score = async () => {
  const { score: found } = await host().call('demonstration', 'myScore', { homeId: county.homeId })
  if (!found) throw new Error('not scored')
  return found
}
const said = async (id: string) =>
  (await score()).dimensions.flatMap(({ indicators }) => indicators).find((one) => one.id === id)?.said

test('a home that was never scored says so, and is scored when its host asks', async () => {
  const before = await host().call('demonstration', 'myScore', { homeId: county.homeId })
  expect(before).toMatchObject({ canCompute: true, score: null })
  await refresh()
  expect(await score()).toMatchObject({ cutOff: '2027-07-01', needed: 7500, median: null })
})

test('what was recorded is what counts: openings, activities with those who came, visits, the plan', async () => {
  const { homeId, personIds } = county
  const at = '2027-05-12T14:00:00+08:00'
  const spell = {
    id: 'call',
    as: 'host',
    how: 'phone',
    slotId: null,
    by: { id: personIds.hostOfThisHome, name: '吴海燕' },
  }
  await house.plant('openings', {
    ...{ _id: `${homeId}_2027-05-12`, schema: 1, version: 1, outbox: [], homeId, path: 'C/T1/V1/', day: '2027-05-12' },
    spells: [{ ...spell, from: at, to: '2027-05-12T16:00:00+08:00' }],
  })
  const activityId = await plantActivity(house, {
    ...{ homeId, kind: 'gathering', state: 'completed', title: '做旗袍扣' },
    ...{ startsAt: '2027-05-08T19:00:00+08:00', endsAt: '2027-05-08T21:00:00+08:00' },
    result: { at: '2027-05-08T23:00:00+08:00', persons: 4, companions: 0, ownPeople: 1, walkIns: 0, noShows: 0 },
    seats: {
      [personIds.resident]: seat('2027-05-08T19:05:00+08:00'),
      [personIds.hostOfAnotherHome]: seat('2027-05-08T19:05:00+08:00'),
      // The host's own does not count.
      [personIds.hostOfThisHome]: seat('2027-05-08T19:05:00+08:00'),
    },
    record: { summary: '学会了盘扣', thanks: null, at: '2027-05-08T22:00:00+08:00', by: 'host' },
  })
  await house.plant('activityRecords', {
    ...{ _id: activityId, schema: 1, version: 1, outbox: [], homeId, homeName: '潮音里微家', title: '做旗袍扣' },
    photos: [{ id: 'p', fileId: 'f', at: '2027-05-08T22:10:00+08:00', persons: [], childrenOf: [] }],
    tombstones: [],
  })
  await house.plant('visits', {
    ...{ _id: 'visit', schema: 1, version: 1, outbox: [], homeId, path: 'C/T1/V1/', day: '2027-05-06', at },
    ...{ by: { id: 'gao', name: '高敏' }, as: 'paired' },
  })
  await host().call('demonstration', 'confirmProfile', { homeId })
  await refresh()
  expect(await said('D1')).toBe('45 周里开门接待了 1 周')
  expect(await said('D2')).toBe('11 个月里聚了 1 个月')
  expect(await said('D5')).toBe('来过 2 人,目标 20 人')
  expect(await said('C4')).toBe('办完的 1 场活动里,1 场在 72 小时内补齐小结、照片和签到')
  expect(await said('E1')).toBe('发布了 1 篇,6 篇满分')
  expect(await said('B3')).toBe('11 个月里有 1 个月,执委或村社区妇联来过')
  expect(await said('A2')).toBe('11 个月里有 1 个月,资料在 90 天内确认过')
  const { lines } = await host().call('demonstration', 'evidence', { homeId, indicatorId: 'D2' })
  expect(lines.find(({ counts }) => counts === 'yes')).toMatchObject({ when: '2027-05', title: '做旗袍扣', activityId })
})

test('what would raise the score is said with what it brings, most for least first', async () => {
  await refresh()
  const { raises, preview } = await score()
  expect(raises[0]?.gain).toBeGreaterThan(0)
  const perUnit = raises.map(({ gain, units }) => gain / units)
  expect(perUnit.every((gain, i) => i === 0 || gain <= (perUnit[i - 1] ?? 0) + 1)).toBe(true)
  await host().call('demonstration', 'confirmProfile', { homeId: county.homeId })
  await refresh()
  expect((await score()).preview).toBeGreaterThanOrEqual(preview)
})

test('every active home is scored at night, once, however often the clock strikes', async () => {
  await house.multiply('microHomes', county.homeId, 10)
  await house.cloud.clock.set('2027-05-20T01:00:00+08:00')
  await tick()
  expect((await house.dump()).fiveHasScores).toEqual([])
  await house.cloud.clock.set('2027-05-20T02:10:00+08:00')
  await tick()
  await tick()
  const scores = (await house.dump()).fiveHasScores ?? []
  expect(scores).toHaveLength(12)
  await tick()
  expect((await house.dump()).fiveHasScores).toEqual(scores)
  expect((await score()).median).not.toBeNull()
})

test('a host reads her score in three calls, and computing it takes twelve whatever she has done', async () => {
  const cost = async (action: string) => {
    const { requests } = await house.ask(openidOf('hostOfThisHome'), action, { homeId: county.homeId })
    return requests.filter(({ collection }) => collection !== 'persons').length
  }
  expect(await cost('demonstration.refreshScore')).toBeLessThanOrEqual(12)
  expect(await cost('demonstration.myScore')).toBe(3)
})

test('a named home is looked at each half-year; low for the second time running, somebody is to go and look, and her hosts are told', async () => {
  const { homeId } = county
  const named = { step: 'name', from: 'publicNotice', to: 'named', at: '2027-05-19T09:00:00+08:00', by: 'chief' }
  await refresh()
  await house.plant('demoApplications', {
    ...{ _id: `campaign_${homeId}`, schema: 1, version: 1, outbox: [], campaignId: 'campaign', homeId },
    ...{ homeName: '潮音里微家', path: 'C/T1/V1/', townshipId: 'T1', townshipName: '青屿镇', villageName: '里塘社区' },
    ...{ state: 'named', stateSince: named.at, steps: [{ ...named, reason: null, requestId: 'request-name' }] },
    recheckAt: '2027-11-19T09:00:00+08:00',
  })
  const after = async (moment: string) => {
    await house.cloud.clock.set(moment)
    await tick()
    return (await house.dump()).demoApplications?.[0]
  }
  expect(await after('2027-11-19T10:00:00+08:00')).toMatchObject({ rechecks: [{ on: '2027-11-19' }] })
  const low = await after('2028-05-19T10:00:00+08:00')
  expect(low).toMatchObject({ lookOnSite: true, rechecks: [{ on: '2027-11-19' }, { on: '2028-05-19' }] })
  await house.drain()
  const { entries } = await host().call('member', 'inbox', {})
  expect(entries.map(({ kind }) => kind)).toContain('nameLow')
  // The name stands for two years; nobody looks after that.
  await after('2028-11-19T10:00:00+08:00')
  const over = await after('2029-05-19T10:00:00+08:00')
  expect(over).not.toHaveProperty('recheckAt')
})
