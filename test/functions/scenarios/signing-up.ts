import { plantActivity } from '../activities'
import { type County, openidOf } from '../county'
import type { House } from '../house'
import type { ScenariosOf } from './scenario'

const ACTIVITY = 'scenario-activity'
/** What the preparations of a scenario have made, for its input. */
const made = { lineId: '', personId: '' }

const resident = (house: House) => house.as(openidOf('resident'))

async function planted(house: House, { homeId }: County): Promise<void> {
  await plantActivity(house, { _id: ACTIVITY, homeId })
}

async function signedUp(house: House, county: County): Promise<void> {
  await planted(house, county)
  await resident(house).call('activity', 'signUp', { activityId: ACTIVITY, places: 1 }, 'request-before-sign-up')
}

/** One place, which the resident has, and a neighbour who waits for it. */
async function full(house: House, { homeId, personIds }: County): Promise<void> {
  await plantActivity(house, { _id: ACTIVITY, homeId, capacity: 1 })
  const first = { n: 1, at: '2027-05-18T09:00:00+08:00', req: 'request-of-planting' }
  const seats = { [personIds.resident]: first }
  const waiting = [{ id: personIds.hostOfAnotherHome, ...first }]
  const memberIds = [personIds.resident, personIds.hostOfAnotherHome]
  await house.change('activities', ACTIVITY, { seats, waiting, memberIds, left: 0, waitLeft: 9 })
}

async function asked(house: House, county: County, question: Record<string, unknown>): Promise<void> {
  await signedUp(house, county)
  const fields = Object.entries(question).map(([name, value]) => [`seats.${county.personIds.resident}.${name}`, value])
  await house.change('activities', ACTIVITY, Object.fromEntries(fields))
}

/** In the flat, an hour before it starts. */
async function soon(house: House, { flatId, personIds }: County): Promise<void> {
  await plantActivity(house, {
    _id: ACTIVITY,
    homeId: flatId,
    shownAddress: '青屿镇里塘社区',
    startsAt: '2027-05-19T14:00:00+08:00',
    endsAt: '2027-05-19T23:00:00+08:00',
    seats: { [personIds.resident]: { n: 1, at: '2027-05-18T09:00:00+08:00', req: 'request-of-planting' } },
    memberIds: [personIds.resident],
    left: 19,
  })
}

const CHILD = { nickname: '果果', ageBand: '7-12', allergy: '花生' } as const

async function withChild(house: House): Promise<void> {
  const { lineId } = await resident(house).call(
    'member',
    'addChild',
    { ...CHILD, join: 2, photo: null },
    'request-before-child',
  )
  made.lineId = lineId
}

async function withGrandmother(house: House): Promise<void> {
  const adult = { name: '陈阿婆', kin: 'elder', sixtyUp: true } as const
  made.personId = (await resident(house).call('member', 'rememberAdult', adult, 'request-before-adult')).personId
}

export const activityScenarios = {
  list: [{ as: 'visitor', before: planted, input: () => ({ villageId: 'V1', kind: 'gathering' }) }],
  view: [{ as: 'visitor', before: planted, input: () => ({ activityId: ACTIVITY }) }],
  where: [{ as: 'resident', before: soon, input: () => ({ activityId: ACTIVITY }) }],
  mine: [{ as: 'resident', before: signedUp, input: () => ({}) }],
  signUp: [
    { as: 'resident', before: planted, input: () => ({ activityId: ACTIVITY, places: 1 }) },
    {
      as: 'resident',
      before: async (house, county) => {
        await withChild(house)
        await planted(house, county)
      },
      input: () => ({ activityId: ACTIVITY, lineIds: [made.lineId], places: 2 }),
    },
    {
      as: 'villageOfficerElsewhere',
      before: full,
      input: () => ({ activityId: ACTIVITY, places: 1 }),
    },
  ],
  cancelSignUp: [
    { as: 'resident', before: full, input: () => ({ activityId: ACTIVITY }) },
    { as: 'hostOfAnotherHome', before: full, input: () => ({ activityId: ACTIVITY }) },
  ],
  answer: [
    {
      as: 'resident',
      before: (house, county) => asked(house, county, { answerBy: '2027-05-20T09:00:00+08:00' }),
      input: () => ({ activityId: ACTIVITY, yes: true }),
    },
  ],
  reconfirm: [
    {
      as: 'resident',
      before: (house, county) => asked(house, county, { asked: true }),
      input: () => ({ activityId: ACTIVITY, coming: true }),
    },
  ],
  whoComes: [{ as: 'hostOfThisHome', before: signedUp, input: () => ({ activityId: ACTIVITY }) }],
} satisfies Partial<ScenariosOf<'activity'>>

export const familyScenarios = {
  family: [{ as: 'resident', before: withChild, input: () => ({}) }],
  addChild: [{ as: 'resident', input: () => ({ ...CHILD, join: 2, photo: 1 }) }],
  changeChild: [{ as: 'resident', before: withChild, input: () => ({ lineId: made.lineId, ...CHILD, allergy: null }) }],
  shareChild: [{ as: 'resident', before: withChild, input: () => ({ lineId: made.lineId }) }],
  forgetChild: [{ as: 'resident', before: withChild, input: () => ({ lineId: made.lineId }) }],
  consent: [
    { as: 'resident', before: withChild, input: () => ({ lineId: made.lineId, purpose: 'photo', version: 1 }) },
  ],
  rememberAdult: [{ as: 'resident', input: () => ({ name: '陈阿婆', kin: 'elder', sixtyUp: true }) }],
  forgetAdult: [{ as: 'resident', before: withGrandmother, input: () => ({ personId: made.personId }) }],
  tellAge: [{ as: 'resident', input: () => ({ sixtyUp: true }) }],
} satisfies Partial<ScenariosOf<'member'>>
