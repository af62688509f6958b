import { plantActivity } from './activities'
import { CENTRE, type County, foundCounty } from './county'
import { type House, openHouse } from './house'

/* What goes on at a home in the next days stands in its own document, derived: the first screen needs no call more. */
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
  await house.cloud.clock.set('2027-05-19T15:00:00+08:00')
})

const visitor = () => house.as('a-visitor')
const near = () => visitor().call('home', 'nearbyHere', { position: CENTRE })
/** Something has made the week old. */
async function refresh(homeId = county.homeId): Promise<void> {
  await house.change('microHomes', homeId, { weekUntil: '2027-05-19T14:59:00+08:00' })
  await fetch(`${house.url}/local/timer`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ function: 'timers', kind: 'fire' }),
  })
}
const activity = (title: string, day: string, fields: Record<string, unknown> = {}) =>
  plantActivity(house, {
    homeId: county.homeId,
    title,
    startsAt: `${day}T19:00:00+08:00`,
    endsAt: `${day}T21:00:00+08:00`,
    ...fields,
  })

test('the first screen shows this week at the nearest homes, soonest first, places in bands, with three database calls', async () => {
  await activity('下个月的', '2027-06-20')
  await activity('快满的', '2027-05-22', { capacity: 20, left: 3 })
  await activity('满了的', '2027-05-21', { capacity: 20, left: 0 })
  await activity('取消的', '2027-05-20', { state: 'cancelled' })
  await activity('办过的', '2027-05-18')
  await refresh()
  const { reply, requests } = await house.ask('a-visitor', 'home.nearbyHere', { position: CENTRE })
  if (!reply.ok) throw new Error(reply.error.code)
  const { activities } = reply.data as { activities: { title: string; room: string; homeName: string }[] }
  expect(activities.map(({ title, room, homeName }) => [title, room, homeName])).toEqual([
    ['满了的', 'full', '潮音里微家'],
    ['快满的', 'few', '潮音里微家'],
  ])
  expect(requests.length).toBeLessThanOrEqual(3)
  const { coming } = await visitor().call('home', 'view', { homeId: county.homeId })
  expect(coming.map(({ title }) => title)).toEqual(['满了的', '快满的', '下个月的'])
})

test('who is on duty is who came, who said she comes instead, or whose turn it is; nobody where nobody stands at the door', async () => {
  const slot = (day: string, state: string, more: object = {}) => ({
    startsAt: `${day}T14:00:00+08:00`,
    endsAt: `${day}T16:00:00+08:00`,
    kind: 'reception',
    state,
    plannedFor: { id: 'a', name: '吴海燕' },
    on: { id: 'a', name: '吴海燕' },
    ...more,
  })
  await house.plant('rotationPlans', {
    _id: `${county.homeId}_2027-05`,
    schema: 1,
    version: 1,
    outbox: [],
    homeId: county.homeId,
    month: '2027-05',
    slots: {
      '0518-1400': slot('2027-05-18', 'served'),
      '0519-1400': slot('2027-05-19', 'confirmed'),
      '0521-1400': slot('2027-05-21', 'excused'),
      '0522-1400': slot('2027-05-22', 'scheduled', { coming: { id: 'b', name: '周小满' } }),
    },
  })
  await refresh()
  const { homes } = await near()
  const onDuty = { date: '2027-05-19', from: 840, to: 960, name: '吴海燕' }
  expect(homes.find(({ id }) => id === county.homeId)?.onDuty).toEqual([onDuty])
  const { duty } = await visitor().call('home', 'view', { homeId: county.homeId })
  expect(duty).toEqual([onDuty, { ...onDuty, date: '2027-05-22', name: '周小满' }])
})

test('a week is derived anew when time has made it old, and left alone where nothing is planned', async () => {
  await activity('今晚的', '2027-05-19')
  await refresh()
  expect((await near()).activities.map(({ title }) => title)).toEqual(['今晚的'])
  await house.cloud.clock.set('2027-05-19T21:01:00+08:00')
  await house.cloud.clock.forward(60_000)
  expect((await near()).activities).toEqual([])
  const home = (await house.dump()).microHomes?.find(({ _id }) => _id === county.homeId)
  expect(home).not.toHaveProperty('weekUntil')
})
