import { CENTRE } from '../county'
import type { ScenariosOf } from './scenario'

export const findingScenarios = {
  nearby: [{ as: 'visitor', input: () => ({ villageId: 'V1' }) }],
  nearbyHere: [{ as: 'visitor', input: () => ({ position: CENTRE }) }],
  find: [
    { as: 'visitor', input: () => ({ query: 'cy', service: 'parenting', position: CENTRE }) },
    { as: 'visitor', input: () => ({ primaryType: 'gridNeighbour', townshipId: 'T1' }) },
  ],
  map: [
    {
      as: 'visitor',
      input: () => ({ bounds: { west: 120.6, south: 30.1, east: 120.7, north: 30.2 }, service: 'parenting' }),
    },
  ],
  view: [{ as: 'visitor', input: ({ homeId }) => ({ homeId }) }],
} satisfies Partial<ScenariosOf<'home'>>
