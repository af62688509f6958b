import { ACTIVITY_HEAD, type ActivityDocument } from '../../kit/activity-document'
import { command, find } from '../../kit/store'
import type { ActivityForThem } from '../roster/read'

const CARD_FIELDS = [
  'state',
  'kind',
  'title',
  'homeId',
  'homeName',
  'villageName',
  'townshipName',
  'shownAddress',
  'startsAt',
  'endsAt',
  'opensAt',
  'closesAt',
  'capacity',
  'left',
  'waitLeft',
  'audience',
]

/** A place in a list by time: when an activity ends, then its id. */
export interface TimeKey {
  endsAt: Date
  id: string
}

export type ActivityCardFields = Pick<
  ActivityDocument,
  | '_id'
  | 'state'
  | 'kind'
  | 'title'
  | 'homeId'
  | 'homeName'
  | 'villageName'
  | 'townshipName'
  | 'shownAddress'
  | 'startsAt'
  | 'endsAt'
  | 'opensAt'
  | 'closesAt'
  | 'capacity'
  | 'left'
  | 'waitLeft'
  | 'audience'
>

type Way = 'asc' | 'desc'

/**
 * A page of activities that match, by their end: two queries where the page before was cut between two that end together, else one. `until` bounds it
 * on the far side.
 */
async function pageByTime<D extends ActivityCardFields>(
  where: Record<string, unknown>,
  from: { now: Date; after: TimeKey | null; way: Way; until?: Date },
  fields: readonly string[],
  limit: number,
): Promise<D[]> {
  const { now, after, way, until } = from
  const beyond = way === 'asc' ? command.gt : command.lt
  const page = (more: Record<string, unknown>, most: number): Promise<D[]> =>
    find<ActivityDocument>('activities', {
      where: { ...where, ...more },
      fields,
      orderBy: [
        ['endsAt', way],
        ['_id', way],
      ],
      limit: most,
    }) as unknown as Promise<D[]>
  const later = beyond(after?.endsAt ?? now)
  const stretch = { endsAt: until ? later.and(command.lte(until)) : later }
  if (after === null) return page(stretch, limit)
  const rest = await page({ endsAt: after.endsAt, _id: beyond(after.id) }, limit)
  return rest.length === limit ? rest : [...rest, ...(await page(stretch, limit - rest.length))]
}

/** Published activities that are not over, under one key of kit/activity-found. */
export function activitiesUnder(
  placeKey: string,
  from: { now: Date; after: TimeKey | null; until?: Date },
  limit: number,
): Promise<ActivityCardFields[]> {
  return pageByTime({ state: 'published', foundIn: placeKey }, { ...from, way: 'asc' }, CARD_FIELDS, limit)
}

/** Activities that one of these persons sits in or waits for, with her own standing: coming ones soonest first, others newest first. */
export function activitiesOf(
  ids: readonly string[],
  from: { now: Date; after: TimeKey | null; way: Way },
  limit: number,
): Promise<ActivityForThem[]> {
  const fields = [...ACTIVITY_HEAD, 'waiting', 'behind', ...ids.map((id) => `seats.${id}`)]
  return pageByTime({ memberIds: command.in([...ids]) }, from, fields, limit)
}
