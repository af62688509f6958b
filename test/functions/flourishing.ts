import { dateAfter } from '../../domain/calendar-day'
import { plantActivity } from './activities'
import type { County } from './county'
import type { House } from './house'

/** Whoever can plant: a house of functions, or a county on the stage. */
type Garden = Pick<House, 'plant' | 'change'>

/** Where the records of a flourishing home end: eight whole weeks, enough for a county's first campaign. */
export const CUT_OFF = '2027-05-01'
const at = (day: string, time: string): string => `${day}T${time}:00+08:00`

/**
 * Plants what a home has recorded that opened on 1 March 2027 and does well: opened every week by whoever was on duty, gathered every month, was visited,
 * trained, wrote its plan and its records.
 */
export async function flourish(
  house: Garden,
  { homeId, personIds }: Pick<County, 'homeId'> & { personIds: Pick<County['personIds'], 'hostOfThisHome'> },
): Promise<void> {
  const begun = at('2027-03-01', '00:00')
  const path = 'C/T1/V1/'
  const stored = { schema: 1, version: 1, outbox: [], homeId, path }
  const her = { id: personIds.hostOfThisHome, name: '吴海燕' }
  await house.change('microHomes', homeId, {
    ...{ createdAt: begun, stateSince: begun, 'steps.0.at': begun, 'hosts.0.since': begun, 'paired.0.since': begun },
    photos: ['a', 'b', 'c'],
  })
  const wednesdays = Array.from({ length: 8 }, (_, i) => dateAfter('2027-03-03', 7 * i))
  const slots: Record<string, Record<string, unknown>> = {}
  for (const day of wednesdays) {
    const [startsAt, endsAt] = [at(day, '14:00'), at(day, '16:00')]
    const spell = { id: day, from: startsAt, to: endsAt, by: her, as: 'host', how: 'phone', slotId: null }
    await house.plant('openings', { ...stored, _id: `${homeId}_${day}`, day, spells: [spell] })
    const month = day.slice(0, 7)
    const slot = {
      startsAt,
      endsAt,
      kind: 'reception',
      state: 'served',
      plannedFor: her,
      on: her,
      served: { by: her, at: startsAt },
    }
    slots[month] = { ...slots[month], [`${day.slice(5, 7)}${day.slice(8)}-1400`]: slot }
  }
  for (const [month, own] of Object.entries(slots))
    await house.plant('rotationPlans', {
      ...{ ...stored, _id: `${homeId}_${month}`, homeName: '潮音里微家', villageName: '里塘社区', month, slots: own },
      ...{ people: [her.id], edition: 1, createdAt: begun, createdBy: her.id },
    })
  for (const day of ['2027-03-12', '2027-04-12'])
    await house.plant('visits', {
      ...stored,
      _id: `visit-${day}`,
      day,
      at: at(day, '10:00'),
      by: { id: 'gao', name: '高敏' },
      as: 'paired',
    })
  await house.plant('yearPlans', {
    ...{ ...stored, _id: `${homeId}_plan-2027`, year: 2027, items: [], completeSince: at('2027-03-10', '09:00') },
    savedAt: at('2027-03-10', '09:00'),
  })
  for (const [day, kind] of [
    ['2027-03-08', 'training'],
    ['2027-03-20', 'gathering'],
    ['2027-04-17', 'gathering'],
  ] as const)
    await held(house, { homeId, hostId: her.id }, day, kind)
}

async function held(
  house: Garden,
  { homeId, hostId }: { homeId: string; hostId: string },
  day: string,
  kind: 'training' | 'gathering',
): Promise<void> {
  const seat = {
    n: 1,
    at: at(day, '18:00'),
    req: 'call',
    in: { id: 'c', at: at(day, '19:00'), way: 'code', state: 'valid' },
  }
  const guests = Array.from({ length: 15 }, (_, i) => `guest-${i}`)
  const activityId = await plantActivity(house, {
    ...{ _id: `held-${day}`, homeId, kind, state: 'completed', title: kind === 'training' ? '一年一训' : '做旗袍扣' },
    ...{ startsAt: at(day, '19:00'), endsAt: at(day, '21:00') },
    seats: Object.fromEntries([hostId, ...guests].map((id) => [id, seat])),
    memberIds: [hostId, ...guests],
    result: { at: at(day, '23:00'), persons: 15, companions: 0, ownPeople: 1, walkIns: 0, noShows: 0 },
    record: { summary: '姐妹们学会了', thanks: null, at: at(day, '22:00'), by: hostId },
  })
  await house.plant('activityRecords', {
    ...{ _id: activityId, schema: 1, version: 1, outbox: [], homeId, homeName: '潮音里微家', title: '做旗袍扣' },
    photos: [{ id: 'p', fileId: 'f', at: at(day, '22:10'), persons: [], childrenOf: [] }],
    tombstones: [],
  })
}

/** A first campaign, open on the day on which the house's clock begins. */
export const CAMPAIGN = {
  orgId: 'C',
  campaignId: null,
  name: '2027 年“五有”示范微家',
  initiator: '澜川县妇联',
  approvalDocument: '澜创示〔2027〕3 号',
  opensOn: '2027-05-10',
  closesOn: '2027-05-31',
  cutOff: CUT_OFF,
  isFirst: true,
  places: [{ orgId: 'T1', places: 1 }],
}

/** Everything that people score, as one of the rubric's strong homes has it. */
export const SCORES = { A3: 5, A4: 4, A5: 3, B5: 4, C5: 4, D6: 3, E4: 4, E5: 3 }

/** As a host sends them in, and as a reviewer does. */
export const sent = (scores: Record<string, number>) => Object.entries(scores).map(([id, count]) => ({ id, count }))
export const noted = (scores: Record<string, number>) => sent(scores).map((one) => ({ ...one, note: '现场看到了' }))
