import { foundCounty, openidOf } from './county'
import { type House, openHouse } from './house'
import { filesBelow } from './traces'

let house: House
beforeAll(async () => {
  house = await openHouse({ timers: 'running' })
  await foundCounty(house)
})
afterAll(() => house.close())

const handedOut = () => filesBelow(house.dataDir).filter((file) => file.includes('handouts'))

test('a file that was handed out is gone from the storage within the hour, its audit entry stays', async () => {
  await house.as(openidOf('townshipOfficer')).call('home', 'exportRegister', { orgId: 'T1' })
  expect(handedOut().length).toBeGreaterThan(0)
  await house.cloud.clock.forward(62 * 60_000)
  const { handouts = [], audit = [] } = await house.dump()
  expect(handouts).toEqual([])
  expect(handedOut()).toEqual([])
  expect(audit.filter(({ action }) => action === 'home.exportRegister')).toHaveLength(1)
})
