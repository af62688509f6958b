import { plantActivity } from './activities'
import { type County, foundCounty, openidOf } from './county'
import { type House, openHouse } from './house'

/* What is kept for a time goes when it is over, by the timer: messages, reception entries, children who come along no more, and what a host reads of them. */
jest.setTimeout(120_000)

let house: House
let county: County
beforeAll(async () => {
  house = await openHouse({ timers: 'running' })
  county = await foundCounty(house)
  await house.keep()
}, 120_000)
beforeEach(async () => {
  await house.restore()
  await house.cloud.clock.set('2027-05-19T13:00:00+08:00')
})
afterAll(() => house.close())

const guardian = () => house.as(openidOf('resident'))
const idsIn = async (collection: string) => ((await house.dump())[collection] ?? []).map(({ _id }) => _id)
const plantAt = (collection: string, _id: string, fields: object) =>
  house.plant(collection, { _id, schema: 1, version: 1, outbox: [], ...fields })
/** A minute later the timer has looked. */
const later = async (time: string) => {
  await house.cloud.clock.set(time)
  await house.cloud.clock.forward(60_000)
}

test('messages go after 180 days and reception entries after three years, and nothing younger', async () => {
  const of = {
    homeId: county.homeId,
    path: 'C/T1/V1/',
    by: { id: 'a', name: '吴海燕' },
    topic: 'policy',
    outcome: 'answered',
  }
  const words = { aliasToken: null, summaryToken: null }
  await plantAt('receptions', 'old-talk', { ...of, ...words, at: '2024-05-19T10:00:00+08:00' })
  await plantAt('receptions', 'young-talk', { ...of, ...words, at: '2024-05-21T10:00:00+08:00' })
  const told = { personId: county.personIds.resident, kind: 'thanks', about: {} }
  await plantAt('inbox', 'old-word', { ...told, at: '2026-11-20T10:00:00+08:00' })
  await plantAt('inbox', 'young-word', { ...told, at: '2026-11-22T10:00:00+08:00' })
  await later('2027-05-20T12:00:00+08:00')
  expect(await idsIn('receptions')).toEqual(['young-talk'])
  expect(await idsIn('inbox')).toEqual(['young-word'])
})

describe('a child', () => {
  const add = async (nickname: string) =>
    (await guardian().call('member', 'addChild', { nickname, ageBand: '7-12', allergy: '花生', join: 2, photo: 1 }))
      .lineId
  const lines = async () => (await guardian().call('member', 'family', {})).lines.map(({ id }) => id)
  const cameAlong = (lineId: string, day: string) =>
    plantActivity(house, {
      ...{ homeId: county.homeId, startsAt: `${day}T19:00:00+08:00`, endsAt: `${day}T21:00:00+08:00` },
      seats: {
        [county.personIds.resident]: { n: 2, at: '2027-05-19T09:00:00+08:00', req: 'request-of-seat', lines: [lineId] },
      },
      ...{ memberIds: [county.personIds.resident], lineIds: [lineId], left: 18 },
    })

  test('that came along to nothing for a year is forgotten with words and consents; one that did is kept a year from then', async () => {
    const [unused, used] = [await add('果果'), await add('小满')]
    await cameAlong(used, '2027-09-04')
    await later('2028-05-17T13:00:00+08:00')
    expect(await lines()).toEqual([unused, used])
    await later('2028-05-19T13:00:00+08:00')
    expect(await lines()).toEqual([used])
    await later('2028-09-04T21:05:00+08:00')
    expect(await lines()).toEqual([])
  })

  test('written down before that rule goes by it too, with what it came along to', async () => {
    const [unused, used] = [await add('果果'), await add('小满')]
    await cameAlong(used, '2027-09-04')
    await house.change('persons', county.personIds.resident, { linesLookAt: null })
    await house.cloud.clock.forward(60_000)
    expect(await lines()).toEqual([unused, used])
    await later('2028-05-19T13:00:00+08:00')
    expect(await lines()).toEqual([used])
    await later('2028-09-04T21:05:00+08:00')
    expect(await lines()).toEqual([])
  })

  test('is read by the host until three days after the activity, and then no more', async () => {
    const lineId = await add('果果')
    const activityId = await cameAlong(lineId, '2027-05-22')
    const host = house.as(openidOf('hostOfThisHome'))
    const read = async () => {
      const { seats } = await host.call('activity', 'whoComes', { activityId })
      const { people } = await host.call('activity', 'rollOf', { activityId })
      return [seats[0]?.lines.length, people[0]?.children.length]
    }
    await house.cloud.clock.set('2027-05-25T20:59:00+08:00')
    expect(await read()).toEqual([1, 1])
    await house.cloud.clock.set('2027-05-25T21:01:00+08:00')
    expect(await read()).toEqual([0, 0])
  })
})
