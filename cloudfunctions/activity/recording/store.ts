import type { ActivityDocument, ActivityHead } from '../../kit/activity-document'
import { ACTIVITY_HEAD } from '../../kit/activity-document'
import type { ActivityRecordDocument } from '../../kit/activity-record'
import type { PersonDocument, Stored } from '../../kit/documents'
import { edit } from '../../kit/edit'
import type { FactSource } from '../../kit/outbox'
import { RECORD_SHELF } from '../../kit/pictures/record-shelf'
import { holderOf } from '../../kit/pictures/store'
import { change, command, create, find, type Patch, read } from '../../kit/store'

export function recordOf(activityId: string): Promise<ActivityRecordDocument | null> {
  return holderOf(RECORD_SHELF, activityId)
}

export function addRecord(
  record: Omit<ActivityRecordDocument, 'version' | 'outbox'>,
  source: FactSource,
): Promise<boolean> {
  return create<ActivityRecordDocument>('activityRecords', record, source)
}

export function changeRecord(
  record: ActivityRecordDocument,
  source: FactSource,
  patchFor: (current: ActivityRecordDocument) => Patch | null,
): Promise<void> {
  return edit('activityRecords', record, source, patchFor)
}

export function activityById(id: string): Promise<ActivityDocument | null> {
  return read<ActivityDocument>('activities', id)
}

/** An activity with no more of its roster than the seats of one woman, under any of her ids. */
export function activityWithSeats(id: string, personIds: readonly string[]): Promise<Seated | null> {
  const seats = personIds.map((personId) => `seats.${personId}`)
  return read<Seated>('activities', id, [...ACTIVITY_HEAD, ...seats])
}
export type Seated = ActivityHead & Stored & Pick<ActivityDocument, 'seats'>

export function changeActivity(
  id: string,
  guard: Record<string, unknown>,
  patch: Patch,
  source?: FactSource,
): Promise<boolean> {
  return change('activities', id, guard, patch, source)
}

/** Activities in which somebody took back that she may be seen, whose photos are not all down yet. */
export function withPhotosOff(at: Date, limit: number): Promise<ActivityDocument[]> {
  return find<ActivityDocument>('activities', {
    where: { 'photosOff.at': command.lte(at) },
    fields: ['photosOff'],
    limit,
  })
}

/** Persons as far as a record needs them: names, and what they agreed to for their children. */
export async function personsById(ids: readonly string[]): Promise<Map<string, PersonDocument>> {
  if (ids.length === 0) return new Map()
  const where = { _id: command.in([...ids]) }
  const found = await find<PersonDocument>('persons', {
    where,
    fields: ['name', 'family', 'openid', 'claim'],
    limit: 1000,
  })
  return new Map(found.map((person) => [person._id, person]))
}
