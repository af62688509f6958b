import { edit } from '../../kit/edit'
import type { FactSource } from '../../kit/outbox'
import type { OpeningDayDocument, ReceptionDocument, VisitDocument } from '../../kit/rotation-document'
import { command, create, find, type Patch, read } from '../../kit/store'
import { inStretches } from '../stretches'

export const doorId = (homeId: string, day: string): string => `${homeId}_${day}`

export function doorsById(ids: readonly string[]): Promise<OpeningDayDocument[]> {
  return find<OpeningDayDocument>('openings', { where: { _id: command.in([...ids]) }, limit: ids.length })
}

export function doorOf(homeId: string, day: string): Promise<OpeningDayDocument | null> {
  return read<OpeningDayDocument>('openings', doorId(homeId, day))
}

export function addDoor(door: Omit<OpeningDayDocument, 'version' | 'outbox'>, source: FactSource): Promise<boolean> {
  return create<OpeningDayDocument>('openings', door, source)
}

export function changeDoor(
  door: OpeningDayDocument,
  source: FactSource,
  patchFor: (current: OpeningDayDocument) => Patch | null,
): Promise<void> {
  return edit('openings', door, source, patchFor)
}

export function addReception(
  entry: Omit<ReceptionDocument, 'version' | 'outbox'>,
  source: FactSource,
): Promise<boolean> {
  return create<ReceptionDocument>('receptions', entry, source)
}

/** The newest first, after a key. */
export async function receptionsAfter(
  homeId: string,
  after: { at: Date; id: string } | null,
  limit: number,
): Promise<ReceptionDocument[]> {
  const wheres = after
    ? [
        { homeId, at: after.at, _id: command.gt(after.id) },
        { homeId, at: command.lt(after.at) },
      ]
    : [{ homeId }]
  return inStretches<ReceptionDocument>('receptions', wheres, {
    orderBy: [
      ['at', 'desc'],
      ['_id', 'asc'],
    ],
    limit,
  })
}

export function addVisit(visit: Omit<VisitDocument, 'version' | 'outbox'>, source: FactSource): Promise<boolean> {
  return create<VisitDocument>('visits', visit, source)
}

/** The newest day first, after a key. */
export async function visitsAfter(
  homeId: string,
  after: { day: string; id: string } | null,
  limit: number,
): Promise<VisitDocument[]> {
  const wheres = after
    ? [
        { homeId, day: after.day, _id: command.gt(after.id) },
        { homeId, day: command.lt(after.day) },
      ]
    : [{ homeId }]
  return inStretches<VisitDocument>('visits', wheres, {
    orderBy: [
      ['day', 'desc'],
      ['_id', 'asc'],
    ],
    limit,
  })
}
