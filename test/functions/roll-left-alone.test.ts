import { type House, openHouse } from './house'
import { CHIEF, foundLanchuan, rollOf, send, watch } from './roll/lanchuan'

jest.setTimeout(60_000)

let house: House
beforeAll(async () => {
  house = await openHouse({ timers: 'running' })
  await foundLanchuan(house)
}, 60_000)
afterAll(() => house.close())

test('an import whose officer has closed the page is finished by the timer', async () => {
  const { id: jobId } = await send(house, rollOf(Array.from({ length: 120 }, () => ({}))))
  await watch(house, jobId, ['checked'])
  await house.as(CHIEF).call('roll', 'confirm', { jobId, built: 'all', publicPhoneRows: [] })
  await house.cloud.clock.forward(3 * 60_000)
  const [job] = (await house.as(CHIEF).call('roll', 'recent', { orgId: 'LC' })).jobs
  expect(job).toMatchObject({ state: 'done', imported: 120 })
})
