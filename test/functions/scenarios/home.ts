import { type County, FLAT, HOME, openidOf } from '../county'
import type { House } from '../house'
import type { ScenariosOf } from './scenario'

const publish = (house: House, { homeId }: County) =>
  house.as(openidOf('hostOfThisHome')).call('home', 'publishPhone', { homeId }, 'request-before-publish')

export const homeScenarios = {
  register: [
    {
      as: 'townshipOfficer',
      input: ({ personIds }) => ({
        ...FLAT,
        name: '新家微家',
        services: [...HOME.services],
        hostPersonId: personIds.hostOfAnotherHome,
      }),
    },
  ],
  contact: [{ as: 'villageOfficer', input: ({ homeId }) => ({ homeId }), versionsMayDiffer: true }],
  publishPhone: [{ as: 'hostOfThisHome', input: ({ homeId }) => ({ homeId }) }],
  withdrawPhone: [
    {
      as: 'hostOfThisHome',
      input: ({ homeId }) => ({ homeId }),
      before: async (house, county) => void (await publish(house, county)),
    },
  ],
} satisfies Partial<ScenariosOf<'home'>>
