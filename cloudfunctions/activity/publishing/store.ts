import { ACTIVITY_HEAD, type ActivityDocument, type ActivityHead } from '../../kit/activity-document'
import type { PersonDocument, Stored } from '../../kit/documents'
import { edit } from '../../kit/edit'
import type { NewActivity } from '../../kit/new-activity'
import type { FactSource } from '../../kit/outbox'
import type { SeriesDocument } from '../../kit/series-document'
import { command, create, find, type Patch, read } from '../../kit/store'
import type { ActivityDraftsDocument } from './draft-document'

export type StoredHead = ActivityHead & { _id: string }

const DRAFTS = 'activityDrafts'
const ACTIVITIES = 'activities'
const SERIES = 'activitySeries'

export function draftsOf(homeId: string): Promise<ActivityDraftsDocument | null> {
  return read<ActivityDraftsDocument>(DRAFTS, homeId)
}

export function addDrafts(
  drafts: Omit<ActivityDraftsDocument, 'version' | 'outbox'>,
  source: FactSource,
): Promise<boolean> {
  return create<ActivityDraftsDocument>(DRAFTS, drafts, source)
}

export function changeDrafts(
  drafts: ActivityDraftsDocument,
  source: FactSource,
  patchFor: (current: ActivityDraftsDocument) => Patch | null,
): Promise<void> {
  return edit(DRAFTS, drafts, source, patchFor)
}

/** False when it stands already. */
export function addActivity(activity: NewActivity, source: FactSource): Promise<boolean> {
  return create<ActivityDocument>(ACTIVITIES, activity as Omit<ActivityDocument, 'version' | 'outbox'>, source)
}

export function activityById(id: string): Promise<ActivityDocument | null> {
  return read<ActivityDocument>(ACTIVITIES, id)
}

export function seriesById(id: string): Promise<SeriesDocument | null> {
  return read<SeriesDocument>(SERIES, id)
}

/** False when it stands already. */
export function addSeries(series: Omit<SeriesDocument, 'version' | 'outbox'>, source: FactSource): Promise<boolean> {
  return create<SeriesDocument>(SERIES, series, source)
}

export function changeSeries(
  series: SeriesDocument,
  source: FactSource,
  patchFor: (current: SeriesDocument) => Patch | null,
): Promise<void> {
  return edit(SERIES, series, source, patchFor)
}

/** Where a page of a home's list ended. */
export interface ListPlace {
  startsAt: Date
  id: string
}

/**
 * A home's activities from a moment on, nearest first, or before it, latest first; without rosters. Two may begin at one moment, so a page goes on
 * after a moment and an id. One call, or two where a page ended.
 */
export async function activitiesOfHome(
  homeId: string,
  part: 'coming' | 'past',
  from: Date,
  after: ListPlace | null,
  limit: number,
): Promise<StoredHead[]> {
  const order = part === 'coming' ? 'asc' : 'desc'
  const page = (where: Record<string, unknown>, most: number): Promise<StoredHead[]> =>
    find<StoredHead & Stored>(ACTIVITIES, {
      where: { homeId, ...where },
      fields: ACTIVITY_HEAD,
      orderBy: [
        ['startsAt', order],
        ['_id', order],
      ],
      limit: most,
    })
  if (after === null) return page({ startsAt: part === 'coming' ? command.gte(from) : command.lt(from) }, limit)
  const beyond = part === 'coming' ? command.gt : command.lt
  const atOnce = await page({ startsAt: after.startsAt, _id: beyond(after.id) }, limit)
  if (atOnce.length === limit) return atOnce
  return [...atOnce, ...(await page({ startsAt: beyond(after.startsAt) }, limit - atOnce.length))]
}

/** The occurrences of a series from a moment on, nearest first, cancelled ones too. */
export async function comingOfSeries(
  { homeId, _id }: SeriesDocument,
  from: Date,
  limit: number,
): Promise<StoredHead[]> {
  const coming = await activitiesOfHome(homeId, 'coming', from, null, limit)
  return coming.filter(({ seriesId }) => seriesId === _id)
}

/** The names of persons, by id. */
export async function namesOf(ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const found = await find<PersonDocument>('persons', {
    where: { _id: command.in([...ids]) },
    fields: ['name'],
    limit: 1000,
  })
  return new Map(found.map(({ _id, name }) => [_id, name ?? '']))
}
