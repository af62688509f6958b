import { newPictureId } from '../../../cloudfunctions/kit/pictures/picture-id'
import { pngOf } from '../../kit/pictures/png'
import { type Caller, type County, openidOf, PRIVATE } from '../county'
import type { House } from '../house'
import type { ScenariosOf } from './scenario'

/** Puts a small picture into somebody's staging folder, always at the same place. */
const stage = (house: House, as: Caller): Promise<string> => house.as(openidOf(as)).upload('picture.png', pngOf(12, 8))

/** Where `stage` puts it. */
const stagedBy = (as: Caller): string => `cloud://test-env.local-test-env/staging/${openidOf(as)}/picture.png`

async function addPhoto(house: House, county: County): Promise<void> {
  const fileId = await stage(house, 'hostOfThisHome')
  const input = { homeId: county.homeId, use: 'photo', fileId } as const
  await house.as(openidOf('hostOfThisHome')).call('home', 'addPicture', input, PHOTO_REQUEST)
  await house.verdictComes()
}
const PHOTO_REQUEST = 'request-before-photo'

async function addPaper(house: House, { homeId }: County): Promise<void> {
  const fileId = await stage(house, 'hostOfThisHome')
  await house.as(openidOf('hostOfThisHome')).call('home', 'addConsentPaper', { homeId, fileId }, 'request-before-paper')
}

const SECOND = { name: '沈月', level: 'village' } as const

/** Ids and digests that the service makes: learnt while the county is brought to where an action makes sense. */
const known = { seen: '', first: 'nobody', second: 'nobody' }

async function learn(house: House, { homeId }: County): Promise<void> {
  known.seen = (await house.as(openidOf('hostOfThisHome')).call('home', 'profile', { homeId })).seen
  const { paired } = await house.as(openidOf('villageOfficer')).call('home', 'pairings', { homeId })
  known.first = paired.find(({ name }) => name === '高敏')?.personId ?? 'nobody'
  known.second = paired.find(({ name }) => name === SECOND.name)?.personId ?? 'nobody'
}

async function pairSecond(house: House, county: County): Promise<void> {
  const input = { homeId: county.homeId, member: SECOND, until: null }
  await house.as(openidOf('villageOfficer')).call('home', 'pair', input, 'request-before-pairing')
  await learn(house, county)
}

/** A home's record, its pictures and its pairings. */
export const keepingScenarios = {
  profile: [
    { as: 'hostOfThisHome', input: ({ homeId }) => ({ homeId }) },
    { as: 'townshipOfficer', input: ({ homeId }) => ({ homeId }), versionsMayDiffer: true },
  ],
  changeProfile: [
    {
      as: 'hostOfThisHome',
      input: ({ homeId }) => ({
        homeId,
        seen: known.seen,
        changes: {
          slogan: '门常开,茶常热',
          hostNote: '来坐坐就好。\n不用带东西。',
          services: ['parenting', 'rights'],
          receptionText: '每周三 14:00-16:00',
          stepFree: true,
          seats: 30,
        },
      }),
      before: learn,
    },
    {
      as: 'townshipOfficer',
      input: ({ homeId }) => ({
        homeId,
        seen: known.seen,
        changes: {
          venueKind: 'privateHome',
          address: PRIVATE.flatAddress,
          position: { longitude: Number(PRIVATE.flatLongitude), latitude: 30.1423 },
          phone: PRIVATE.flatPhone,
          positioning: 'extension',
          parentWomenHome: '里塘社区妇女之家',
          ownerConsent: { kind: 'own', until: null },
        },
      }),
      before: learn,
    },
  ],
  addPicture: [
    {
      as: 'hostOfThisHome',
      input: ({ homeId }) => ({ homeId, use: 'photo', fileId: stagedBy('hostOfThisHome') }),
      before: async (house) => void (await stage(house, 'hostOfThisHome')),
      after: (house) => house.verdictComes(),
      versionsMayDiffer: true,
    },
  ],
  removePicture: [
    {
      as: 'hostOfThisHome',
      input: ({ homeId }) => ({ homeId, pictureId: newPictureId(homeId, PHOTO_REQUEST) }),
      before: addPhoto,
      versionsMayDiffer: true,
    },
  ],
  addConsentPaper: [
    {
      as: 'hostOfThisHome',
      input: ({ homeId }) => ({ homeId, fileId: stagedBy('hostOfThisHome') }),
      before: async (house) => void (await stage(house, 'hostOfThisHome')),
    },
  ],
  consentPaper: [
    {
      as: 'hostOfThisHome',
      input: ({ homeId }) => ({ homeId }),
      before: addPaper,
      // The link is another one each second.
      after: async () => {},
    },
  ],
  pairings: [{ as: 'villageOfficer', input: ({ homeId }) => ({ homeId }) }],
  pair: [{ as: 'villageOfficer', input: ({ homeId }) => ({ homeId, member: SECOND, until: null }) }],
  handOverPairing: [
    {
      as: 'townshipOfficer',
      input: ({ homeId }) => ({ homeId, fromPersonId: known.first, member: SECOND, until: null }),
      before: learn,
    },
  ],
  endPairing: [
    {
      as: 'villageOfficer',
      input: ({ homeId }) => ({ homeId, personId: known.second }),
      before: pairSecond,
    },
  ],
  unpaired: [{ as: 'villageOfficer', input: () => ({ orgId: 'V1' }) }],
} satisfies Partial<ScenariosOf<'home'>>

/** Where homes are missing. */
export const coverageScenarios = {
  coverage: [{ as: 'townshipOfficer', input: () => ({ orgId: 'T1' }) }],
} satisfies Partial<ScenariosOf<'federation'>>
