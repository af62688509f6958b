import type { Output } from '../../demo/client'
import { type County, foundCounty, openidOf } from './county'
import { type House, openHouse } from './house'

jest.setTimeout(60_000)

let house: House
let county: County
beforeAll(async () => {
  house = await openHouse()
  county = await foundCounty(house)
  await house.keep()
}, 60_000)
beforeEach(() => house.restore())
afterAll(() => house.close())

const coverage = (orgId: string, as: Parameters<typeof openidOf>[0]) =>
  house.as(openidOf(as)).call('federation', 'coverage', { orgId })

test('the county sees every village and unit without an active home, by township', async () => {
  const { places, covered, active, townships } = await coverage('C', 'countyOfficer')
  expect({ places, covered, active }).toEqual({ places: 4, covered: 1, active: 2 })
  expect(townships.map(({ name, gaps }) => [name, gaps.map((gap) => gap.name)])).toEqual([
    ['青屿镇', ['东礁村']],
    ['白沙镇', ['渔港村']],
    ['县医院', ['县医院']],
  ])
})

test('a township sees its own villages, and nobody else’s', async () => {
  expect((await coverage('T1', 'townshipOfficer')).townships.map(({ id }) => id)).toEqual(['T1'])
  const { reply } = await house.ask(openidOf('townshipOfficer'), 'federation.coverage', { orgId: 'T2' })
  expect(reply).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
})

test('a home that is suspended covers nothing; one on its way is told beside the gap', async () => {
  await house.change('microHomes', county.homeId, { state: 'suspended', newField: 'newArea' })
  await house.change('microHomes', county.flatId, { state: 'submitted' })
  const { covered, townships } = await coverage('T1', 'townshipOfficer')
  expect(covered).toBe(0)
  expect(townships[0]?.gaps.map(({ id, coming }) => [id, coming])).toEqual([
    ['V1', 1],
    ['V2', 0],
  ])
})

test('it takes three database calls at any size', async () => {
  await house.multiply('microHomes', county.homeId, 5_000)
  const { reply, requests } = await house.ask(openidOf('countyOfficer'), 'federation.coverage', { orgId: 'C' })
  expect(reply).toMatchObject({ ok: true, data: { active: 5_002 } })
  expect(requests.filter(({ collection }) => collection !== 'persons')).toHaveLength(3)
  expect(requests.reduce((sum, { returned }) => sum + returned, 0)).toBeLessThan(10)
  expect(Buffer.byteLength(JSON.stringify((reply as { data: Output<'federation', 'coverage'> }).data))).toBeLessThan(
    20_000,
  )
})
