import type { Roster } from '../../../domain/roster-sign-up'
import { ACTIVITY_HEAD, type ActivityDocument } from '../../kit/activity-document'
import { read } from '../../kit/store'

/** An activity with as much of its roster as some persons' standing needs: their seats, and the queues. */
export type ActivityForThem = Omit<ActivityDocument, 'memberIds' | 'outbox'>

const QUEUES = ['waiting', 'behind', 'lineIds', 'lot'] as const

const fieldsFor = (ids: readonly string[]): string[] => [...ACTIVITY_HEAD, ...QUEUES, ...ids.map((id) => `seats.${id}`)]

export function activityFor(id: string, ids: readonly string[]): Promise<ActivityForThem | null> {
  return read<ActivityDocument>('activities', id, fieldsFor(ids))
}

/** A document's roster as the rules take it: the persons whose seats were read, and everybody who waits. */
export function rosterOf(activity: Omit<ActivityForThem, '_id'> & { memberIds?: string[] }): Roster {
  return { ...activity, seats: activity.seats ?? {}, memberIds: activity.memberIds ?? [] }
}
