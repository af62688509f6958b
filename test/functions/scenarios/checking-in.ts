import type { Output } from '../../../demo/client'
import { checkInCode } from '../../../domain/scanned-code'
import { plantActivity } from '../activities'
import { CALLERS, type County, openidOf } from '../county'
import type { House } from '../house'
import type { ScenariosOf } from './scenario'

/** A reception under way at the house's first hour, at which every settled caller has a seat. */
export const RECEPTION_NOW = 'reception-under-way'
/** 陈阿婆 has no account. */
export const GRANDMOTHER = 'grandmother-chen'

const made: { pack?: Output<'activity', 'showCode'> } = {}

const seat = (more: object = {}) => ({ n: 1, at: '2027-05-18T09:00:00+08:00', req: 'request-of-seat-1', ...more })
const flagged = {
  in: {
    id: 'check-in-of-hers',
    at: '2027-05-19T13:00:00+08:00',
    way: 'code',
    state: 'flagged',
    flags: ['far'],
    band: 'far',
  },
}

async function planted(house: House, { homeId, personIds }: County, hers: object = {}): Promise<void> {
  const ids = CALLERS.filter((caller) => caller !== 'visitor').map((caller) => personIds[caller])
  await house.plant('persons', {
    _id: GRANDMOTHER,
    schema: 1,
    version: 1,
    outbox: [],
    name: '陈阿婆',
    phoneToken: null,
    villageId: null,
    roles: [],
    createdAt: '2027-05-01T09:00:00+08:00',
  })
  await plantActivity(house, {
    _id: RECEPTION_NOW,
    homeId,
    kind: 'reception',
    startsAt: '2027-05-19T13:00:00+08:00',
    endsAt: '2027-05-19T22:00:00+08:00',
    capacity: 30,
    left: 30 - ids.length - 1,
    seats: Object.fromEntries([...ids, GRANDMOTHER].map((id) => [id, seat(hers)])),
    memberIds: [...ids, GRANDMOTHER],
  })
}

const withSeats = (house: House, county: County) => planted(house, county)
const checkedIn = (house: House, county: County) => planted(house, county, flagged)
const marked = (house: House, county: County) => planted(house, county, { noShow: 'yes' })

async function codeShown(house: House, county: County): Promise<void> {
  await withSeats(house, county)
  const host = house.as(openidOf('hostOfThisHome'))
  made.pack = await host.call('activity', 'showCode', { activityId: RECEPTION_NOW })
}

/** What stands on the host's screen at the moment of the call, however long the test has been at it. */
function codeNow(house: House): string {
  const { activityId, stepMs, firstStep, macs } = made.pack ?? { activityId: '', stepMs: 1, firstStep: 0, macs: [] }
  const step = Math.floor(house.cloud.clock.now() / stepMs)
  return checkInCode(activityId, step, macs[step - firstStep] ?? '')
}

async function toSpotCheck(house: House, county: County): Promise<void> {
  await withSeats(house, county)
  await house.change('activities', RECEPTION_NOW, { toSpotCheck: true, spotChecks: ['byHand'] })
}

const at = '2027-05-19T13:01:00+08:00'

/** How presence is shown. */
export const checkingInScenarios = {
  showCode: [{ as: 'hostOfThisHome', input: () => ({ activityId: RECEPTION_NOW }), before: withSeats }],
  miniCode: [{ as: 'hostOfThisHome', input: () => ({ activityId: RECEPTION_NOW }), before: withSeats }],
  checkIn: [
    { as: 'resident', input: (_, house) => ({ code: codeNow(house), activityId: RECEPTION_NOW }), before: codeShown },
    {
      as: 'resident',
      input: (_, house) => ({ code: codeNow(house), position: { longitude: 120.6791, latitude: 30.1402 } }),
      before: codeShown,
    },
  ],
  leave: [{ as: 'resident', input: () => ({ activityId: RECEPTION_NOW }), before: checkedIn }],
  rollOf: [{ as: 'hostOfThisHome', input: () => ({ activityId: RECEPTION_NOW }), before: checkedIn }],
  uploadScans: [
    {
      as: 'hostOfThisHome',
      input: () => ({
        activityId: RECEPTION_NOW,
        deeds: [
          { kind: 'tick', nonce: 'nonce-of-tick-1', at, personId: GRANDMOTHER },
          { kind: 'walkIn', nonce: 'nonce-of-walk-in', at, name: '王大姐' },
        ],
      }),
      before: withSeats,
    },
  ],
  judgeCheckIns: [
    {
      as: 'hostOfThisHome',
      input: ({ personIds }) => ({
        activityId: RECEPTION_NOW,
        personIds: [personIds.resident],
        verdict: 'revoke',
        why: '我不认识她',
      }),
      before: checkedIn,
    },
  ],
  excuse: [
    {
      as: 'hostOfThisHome',
      input: ({ personIds }) => ({ activityId: RECEPTION_NOW, personIds: [personIds.resident], why: '孩子发烧' }),
      before: marked,
    },
  ],
  spotChecks: [{ as: 'townshipOfficer', input: () => ({ orgId: 'T1' }), before: toSpotCheck }],
  endSpotCheck: [
    {
      as: 'townshipOfficer',
      input: () => ({ orgId: 'T1', activityId: RECEPTION_NOW, why: '问过邻居,人都在' }),
      before: toSpotCheck,
    },
  ],
  cards: [
    {
      as: 'hostOfThisHome',
      input: () => ({ activityId: RECEPTION_NOW, personIds: [GRANDMOTHER] }),
      before: withSeats,
    },
  ],
  myCode: [{ as: 'resident', input: () => ({}) }],
  renewMyCode: [{ as: 'resident', input: () => ({}) }],
} satisfies Partial<ScenariosOf<'activity'>>
