import { newPictureId } from '../../../cloudfunctions/kit/pictures/picture-id'
import { pngOf } from '../../kit/pictures/png'
import { plantActivity } from '../activities'
import { type County, openidOf } from '../county'
import type { House } from '../house'
import type { ScenariosOf } from './scenario'

/** Held an hour before the house's clock begins; the resident was checked in and may be seen. */
export const HELD = 'held-activity'

export async function held(house: House, { homeId, personIds }: County, more: object = {}): Promise<void> {
  await plantActivity(house, {
    _id: HELD,
    homeId,
    startsAt: '2027-05-19T10:00:00+08:00',
    endsAt: '2027-05-19T12:00:00+08:00',
    opensAt: '2027-05-10T10:00:00+08:00',
    closesAt: '2027-05-19T10:00:00+08:00',
    freeCancelUntil: '2027-05-18T10:00:00+08:00',
    left: 19,
    seats: {
      [personIds.resident]: {
        n: 1,
        at: '2027-05-11T10:00:00+08:00',
        req: 'request-held',
        photo: '2027-05-11T10:00:00+08:00',
        in: { id: 'check-in-1', at: '2027-05-19T10:02:00+08:00', way: 'code', state: 'valid' },
      },
    },
    memberIds: [personIds.resident],
    ...more,
  })
}

const staged = (as: 'hostOfThisHome'): string => `cloud://test-env.local-test-env/staging/${openidOf(as)}/picture.png`
const stage = async (house: House): Promise<void> =>
  void (await house.as(openidOf('hostOfThisHome')).upload('picture.png', pngOf(12, 8)))

const PHOTO_REQUEST = 'request-before-photo'
const photo = ({ personIds }: County) => ({
  activityId: HELD,
  fileId: staged('hostOfThisHome'),
  persons: [personIds.resident],
  childrenOf: [],
})

async function withPhoto(house: House, county: County): Promise<void> {
  await held(house, county)
  await stage(house)
  await house.as(openidOf('hostOfThisHome')).call('activity', 'addPhoto', photo(county), PHOTO_REQUEST)
  await house.verdictComes()
}

/** What is left of an activity: summary, photos, ratings and thanks. */
export const recordingScenarios = {
  record: [{ as: 'visitor', input: () => ({ activityId: HELD }), before: held }],
  recordDesk: [{ as: 'hostOfThisHome', input: () => ({ activityId: HELD }), before: held }],
  saveRecord: [
    {
      as: 'hostOfThisHome',
      input: () => ({ activityId: HELD, summary: '来了一位,聊得开心。', thanks: '谢谢你来。' }),
      before: held,
    },
  ],
  addPhoto: [
    {
      as: 'hostOfThisHome',
      input: photo,
      before: async (house, county) => {
        await held(house, county)
        await stage(house)
      },
      after: (house) => house.verdictComes(),
      versionsMayDiffer: true,
    },
  ],
  takeDownPhoto: [
    {
      as: 'hostOfThisHome',
      input: () => ({ activityId: HELD, photoId: newPictureId(HELD, PHOTO_REQUEST) }),
      before: withPhoto,
      versionsMayDiffer: true,
    },
  ],
  agreeToPhotos: [
    {
      as: 'resident',
      input: () => ({ activityId: HELD, agree: false }),
      before: withPhoto,
      versionsMayDiffer: true,
    },
  ],
  rate: [{ as: 'resident', input: () => ({ activityId: HELD, hearts: 5 }), before: held }],
} satisfies Partial<ScenariosOf<'activity'>>
