import { CENTRE, PRIVATE } from '../county'
import type { ScenariosOf } from './scenario'

export const federationScenarios = {
  found: [
    {
      as: 'countyOfficer',
      input: (_county, { foundingSecret }) => ({
        secret: foundingSecret,
        organisation: { id: 'C', level: 'county', name: '澜川县', centre: CENTRE },
        founder: { name: '林秀芳', phone: PRIVATE.officerPhone },
      }),
      before: async (house) => house.empty(),
    },
    {
      as: 'resident',
      input: (_county, { foundingSecret }) => ({
        secret: foundingSecret,
        organisation: { id: 'N', level: 'county', name: '新川县', centre: CENTRE },
        founder: { name: '方静', phone: PRIVATE.officerPhone },
      }),
      // Whoever founds may have settled before: her person stands already.
      before: async (house) => house.empty('organisations'),
    },
  ],
  addOrganisations: [
    {
      as: 'countyOfficer',
      input: () => ({
        underId: 'C',
        organisations: [
          { id: 'V9', level: 'village', name: '石岙村', parentId: 'T9', centre: CENTRE },
          { id: 'T9', level: 'township', name: '石桥乡', parentId: 'C', centre: CENTRE },
          { id: 'T1', level: 'township', name: '青屿镇', parentId: 'C', centre: CENTRE },
        ],
      }),
    },
  ],
  organisations: [{ as: 'visitor', input: () => ({ parentId: 'C' }) }],
  officers: [{ as: 'townshipOfficer', input: () => ({ orgId: 'V1' }) }],
  grant: [
    {
      as: 'townshipOfficer',
      input: ({ personIds }) => ({
        orgId: 'V1',
        personId: personIds.resident,
        role: 'villageAdmin',
        until: '2028-01-01T00:00:00+08:00',
      }),
    },
  ],
  endGrant: [
    {
      as: 'townshipOfficer',
      input: ({ personIds, grantId }) => ({ orgId: 'V1', personId: personIds.villageOfficer, grantId }),
    },
  ],
  settings: [{ as: 'visitor', input: () => ({ orgId: 'V1' }) }],
  changeSettings: [
    {
      as: 'townshipOfficer',
      input: () => ({ orgId: 'V1', settings: { hostWord: '微家长', nearbyRadiusKm: 10 } }),
    },
  ],
} satisfies Partial<ScenariosOf<'federation'>>
