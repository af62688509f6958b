import { randomBytes } from 'node:crypto'
import { foundIn } from '../../cloudfunctions/kit/activity-found'
import type { ActivityKind } from '../../domain/activity'
import type { House } from './house'

/** Fields of a planted activity that a test may set; moments as ISO texts. */
export interface Planted {
  _id?: string
  kind?: ActivityKind
  path?: string
  capacity?: number
  waitlistMax?: number
  [field: string]: unknown
}

/** 19 May 2027, 13:00: the house's clock at its start. An activity on Saturday evening, open for sign-up since Monday. */
const DEFAULTS = {
  schema: 1,
  state: 'published',
  kind: 'gathering' as ActivityKind,
  title: '一起包粽子',
  note: '带上围裙就行。',
  homeName: '潮音里微家',
  path: 'C/T1/V1/',
  villageName: '里塘社区',
  townshipName: '青屿镇',
  place: { at: 'home' },
  shownAddress: '里塘社区潮音里 6 号',
  startsAt: '2027-05-22T19:00:00+08:00',
  endsAt: '2027-05-22T21:00:00+08:00',
  opensAt: '2027-05-17T09:00:00+08:00',
  closesAt: '2027-05-22T12:00:00+08:00',
  freeCancelUntil: '2027-05-21T19:00:00+08:00',
  capacity: 20,
  waitlistMax: 10,
  countCompanions: true,
  audience: 'everyone',
  seats: {},
  waiting: [],
  behind: [],
  memberIds: [],
  lineIds: [],
  createdAt: '2027-05-10T09:00:00+08:00',
  createdBy: 'nobody',
  version: 1,
  outbox: [],
}

/** A published activity of a home as publishing would leave it. */
export function plantedActivity(fields: Planted & { homeId: string }) {
  const activity = { ...DEFAULTS, _id: `a-${randomBytes(6).toString('hex')}`, ...fields }
  return {
    left: activity.capacity,
    waitLeft: activity.audience === 'lot' ? 500 : activity.waitlistMax,
    ...(activity.audience === 'lot' ? { dueAt: activity.closesAt } : {}),
    foundIn: foundIn(activity),
    ...activity,
  }
}

/** Plants one, and answers its id. */
export async function plantActivity(
  house: Pick<House, 'plant'>,
  fields: Planted & { homeId: string },
): Promise<string> {
  const activity = plantedActivity(fields)
  await house.plant('activities', activity)
  return activity._id
}
