import type { OrganisationDocument } from '../../cloudfunctions/kit/documents'
import { settingsAt } from '../../cloudfunctions/kit/settings'
import { create } from '../../cloudfunctions/kit/store'
import { DEFAULT_SETTINGS, type Settings } from '../../domain/settings'
import { withGateway } from './gateway'

withGateway()

async function place(id: string, path: string, settings: Partial<Settings>): Promise<void> {
  const organisation = { _id: id, schema: 1, name: id, path, settings }
  await create<OrganisationDocument>('organisations', organisation as OrganisationDocument, {
    actor: 'p1',
    action: 'test.place',
    requestId: 'request-0123456789',
  })
}

describe('settings', () => {
  beforeAll(async () => {
    await place('C', 'C/', { hostWord: '女主人', nearbyRadiusKm: 50 })
    await place('T1', 'C/T1/', { nearbyRadiusKm: 5 })
    await place('T2', 'C/T2/', {})
    await place('V1', 'C/T1/V1/', { complaintPhone: '0580-0000123' })
  })

  it('come from the county, then the township, then the village, the nearest winning', async () => {
    expect(await settingsAt('C/T1/V1/')).toEqual({
      ...DEFAULT_SETTINGS,
      hostWord: '女主人',
      nearbyRadiusKm: 5,
      complaintPhone: '0580-0000123',
    })
  })

  it('of one township say nothing in another', async () => {
    expect(await settingsAt('C/T2/')).toEqual({ ...DEFAULT_SETTINGS, hostWord: '女主人', nearbyRadiusKm: 50 })
  })

  it('are the product’s own where no place has said anything', async () => {
    expect(await settingsAt('')).toEqual(DEFAULT_SETTINGS)
    expect(await settingsAt('nowhere/')).toEqual(DEFAULT_SETTINGS)
  })
})
