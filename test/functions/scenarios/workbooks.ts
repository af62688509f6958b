import { type County, openidOf } from '../county'
import type { House } from '../house'
import type { ScenariosOf } from './scenario'

/** A checked roll with a row that has no type. */
async function withQuestion(house: House, { jobId }: County): Promise<void> {
  const owner = house.as(openidOf('jobOwner'))
  await owner.call('roll', 'advance', { jobId }, 'request-before-advance')
  const changes = [{ field: 'primaryType' as const, value: '' }]
  await owner.call('roll', 'fix', { jobId, row: 2, changes }, 'request-before-fix')
}

export const returnedScenarios = {
  returnWorkbook: [{ as: 'jobOwner', input: ({ jobId }) => ({ jobId }), before: withQuestion }],
} satisfies Partial<ScenariosOf<'roll'>>

export const registerScenarios = {
  list: [
    { as: 'townshipOfficer', input: () => ({ orgId: 'V1' }) },
    { as: 'villageOfficer', input: () => ({ orgId: 'V1', query: 'cy' }) },
    { as: 'countyOfficer', input: () => ({ orgId: 'C', state: 'active', primaryType: 'gridNeighbour' }) },
  ],
  exportRegister: [
    { as: 'townshipOfficer', input: () => ({ orgId: 'V1' }) },
    { as: 'villageOfficer', input: () => ({ orgId: 'V1', state: 'active', contacts: true }) },
  ],
} satisfies Partial<ScenariosOf<'home'>>
