import { activityId } from '../../../cloudfunctions/activity/publishing/ids'
import { occurrenceId } from '../../../domain/activity-series'
import { type County, openidOf } from '../county'
import type { House } from '../house'
import type { ScenariosOf } from './scenario'

/** Saturday evening after the house's clock begins, 20 places. */
export const GATHERING = {
  kind: 'gathering',
  templateId: 'dragonBoat',
  title: '端午:包粽子',
  note: '带上围裙就行。',
  startsAt: '2027-05-22T19:00:00+08:00',
  endsAt: '2027-05-22T21:00:00+08:00',
  opensAt: null,
  closesAt: null,
  freeCancelUntil: null,
  capacity: 20,
  waitlistMax: 10,
  countCompanions: true,
  audience: 'everyone',
  elsewhere: null,
} as const

/** Wednesday afternoon, every week. */
export const RECEPTION = {
  ...GATHERING,
  kind: 'reception',
  templateId: 'reception',
  title: '家接待:来坐坐',
  startsAt: '2027-05-26T14:00:00+08:00',
  endsAt: '2027-05-26T16:00:00+08:00',
} as const
export const WEEKLY = { until: null, except: [] }

export const TYPED = {
  templateId: 'dragonBoat',
  kind: 'gathering',
  title: '端午:包粽子',
  note: '',
  date: '2027-05-22',
  from: '19:00',
  to: '',
  capacity: null,
  audience: 'everyone',
  countCompanions: true,
  elsewhere: '',
  weekly: false,
} as const

const BEFORE = 'request-before-publish'
const host = (house: House) => house.as(openidOf('hostOfThisHome'))
const gatheringId = ({ homeId }: County): string => activityId('activity', homeId, BEFORE)
const receptionId = ({ homeId }: County): string => occurrenceId(activityId('series', homeId, BEFORE), '2027-05-26')
const draftIdOf = ({ homeId }: County): string => activityId('draft', homeId, BEFORE)

async function published(house: House, { homeId }: County): Promise<void> {
  await host(house).call('activity', 'publish', { homeId, draftId: null, ...GATHERING, weekly: null }, BEFORE)
}

async function weeklyPublished(house: House, { homeId }: County): Promise<void> {
  await host(house).call('activity', 'publish', { homeId, draftId: null, ...RECEPTION, weekly: WEEKLY }, BEFORE)
}

async function drafted(house: House, { homeId }: County): Promise<void> {
  await host(house).call('activity', 'saveActivityDraft', { homeId, draftId: null, typed: TYPED }, BEFORE)
}

/** How a home writes, publishes, moves and cancels its activities. */
export const publishingScenarios = {
  planning: [{ as: 'hostOfThisHome', input: ({ homeId }) => ({ homeId }) }],
  saveActivityDraft: [
    { as: 'hostOfThisHome', input: ({ homeId }) => ({ homeId, draftId: null, typed: TYPED }) },
    {
      as: 'hostOfThisHome',
      input: (county) => ({
        homeId: county.homeId,
        draftId: draftIdOf(county),
        typed: { ...TYPED, note: '带上围裙就行。' },
      }),
      before: drafted,
    },
  ],
  dropActivityDraft: [
    {
      as: 'hostOfThisHome',
      input: (county) => ({ homeId: county.homeId, draftId: draftIdOf(county) }),
      before: drafted,
    },
  ],
  publish: [
    {
      as: 'hostOfThisHome',
      // The home's week is written anew each time.
      versionsMayDiffer: true,
      input: (county) => ({ homeId: county.homeId, draftId: draftIdOf(county), ...GATHERING, weekly: null }),
      before: drafted,
    },
    {
      as: 'hostOfThisHome',
      // The home's week is written anew each time.
      versionsMayDiffer: true,
      input: ({ homeId }) => ({ homeId, draftId: null, ...RECEPTION, weekly: WEEKLY }),
    },
  ],
  ofHome: [
    { as: 'hostOfThisHome', input: ({ homeId }) => ({ homeId, part: 'coming', after: null }), before: published },
  ],
  manage: [{ as: 'hostOfThisHome', input: (county) => ({ activityId: gatheringId(county) }), before: published }],
  posterCode: [{ as: 'hostOfThisHome', input: (county) => ({ activityId: gatheringId(county) }), before: published }],
  correctText: [
    {
      as: 'hostOfThisHome',
      // The home's week is written anew each time.
      versionsMayDiffer: true,
      input: (county) => ({ activityId: gatheringId(county), title: '端午:包粽子,挂香囊', note: null }),
      before: published,
    },
  ],
  move: [
    {
      as: 'hostOfThisHome',
      // The home's week is written anew each time.
      versionsMayDiffer: true,
      input: (county) => ({
        activityId: gatheringId(county),
        startsAt: '2027-05-23T19:00:00+08:00',
        endsAt: '2027-05-23T21:00:00+08:00',
      }),
      before: published,
    },
  ],
  movePlace: [
    {
      as: 'hostOfThisHome',
      // The home's week is written anew each time.
      versionsMayDiffer: true,
      input: (county) => ({ activityId: gatheringId(county), elsewhere: { words: '里塘社区礼堂', position: null } }),
      before: published,
    },
  ],
  setCapacity: [
    {
      as: 'hostOfThisHome',
      // The home's week is written anew each time.
      versionsMayDiffer: true,
      input: (county) => ({ activityId: gatheringId(county), capacity: 15 }),
      before: published,
    },
  ],
  cancel: [
    {
      as: 'hostOfThisHome',
      // The home's week is written anew each time.
      versionsMayDiffer: true,
      input: (county) => ({ activityId: gatheringId(county), reason: 'weather', words: '台风要来' }),
      before: published,
    },
  ],
  changeFollowing: [
    {
      as: 'hostOfThisHome',
      // The home's week is written anew each time.
      versionsMayDiffer: true,
      input: (county) => ({
        activityId: receptionId(county),
        title: '家接待:改到上午',
        note: null,
        fromMinute: 570,
        minutes: 90,
        capacity: 30,
      }),
      before: weeklyPublished,
    },
  ],
  endFollowing: [
    {
      as: 'hostOfThisHome',
      // The home's week is written anew each time.
      versionsMayDiffer: true,
      input: (county) => ({ activityId: receptionId(county), reason: 'other', words: null }),
      before: weeklyPublished,
    },
  ],
  leaveOut: [
    {
      as: 'hostOfThisHome',
      input: (county) => ({ activityId: receptionId(county), dates: ['2027-10-06'] }),
      before: weeklyPublished,
    },
  ],
} satisfies Partial<ScenariosOf<'activity'>>
