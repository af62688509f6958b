import { type House, openHouse } from './house'
import { CHAIR_OF_BAISHA, CHIEF, foundLanchuan, rollOf, send, watch } from './roll/lanchuan'

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

test('an import of an officer whose access has ended goes no further, and the audit says so', async () => {
  const { id: jobId } = await send(
    house,
    rollOf(Array.from({ length: 60 }, (_, i) => ({ name: `后来${i}` }))),
    'LC-T05',
    CHAIR_OF_BAISHA,
  )
  await watch(house, jobId, ['checked'], CHAIR_OF_BAISHA)
  await house.as(CHAIR_OF_BAISHA).call('roll', 'confirm', { jobId, built: 'all', publicPhoneRows: [] })
  const { officers } = await house.as(CHIEF).call('federation', 'officers', { orgId: 'LC-T05' })
  const [chair] = officers
  const grantId = chair?.grants[0]?.grantId ?? ''
  await house.as(CHIEF).call('federation', 'endGrant', { orgId: 'LC-T05', personId: chair?.personId ?? '', grantId })
  await house.cloud.clock.forward(3 * 60_000)
  const [job] = (await house.as(CHIEF).call('roll', 'recent', { orgId: 'LC-T05' })).jobs
  expect(job).toMatchObject({ id: jobId, state: 'cancelled', imported: 0 })
  const { audit } = await house.dump()
  expect(audit).toContainEqual(expect.objectContaining({ action: 'roll.stop', actor: 'timer', docId: jobId }))
})
