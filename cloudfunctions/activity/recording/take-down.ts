import type { activity } from '../../../contract/activity'
import type { Shown } from '../../../domain/activity-record'
import type { ActivityRecordDocument } from '../../kit/activity-record'
import type { FactSource } from '../../kit/outbox'
import { removeDiscarded } from '../../kit/pictures/discarded'
import { RECORD_SHELF } from '../../kit/pictures/record-shelf'
import type { UseCase } from '../../kit/serve'
import { changeRecord, recordOf } from './store'

type Why = ActivityRecordDocument['tombstones'][number]['why']
/** A photo, shown or waiting, as far as taking down looks at it. */
type Photo = { id: string; fileId: string } & Shown

/** Takes a photo down, shown or waiting, and its file with it; what stays is that something stood there. One that is gone already is as good. */
export const takeDownPhoto: UseCase<typeof activity.takeDownPhoto> = async (call, { activityId, photoId }) => {
  const why = call.keeps === 'host' ? 'host' : 'office'
  const source = call.source(call.keeper._id)
  const left = await takeDown(activityId, ({ id }) => id === photoId, why, call.now, source)
  return { left }
}

/** Takes down every photo that is meant, with a tombstone for each that neighbours could see. Answers how many are left to see. */
export async function takeDown(
  activityId: string,
  isMeant: (photo: Photo) => boolean,
  why: Why,
  at: Date,
  source: FactSource,
): Promise<number> {
  const record = await recordOf(activityId)
  if (!record) return 0
  await changeRecord(record, source, (current) => {
    const waiting = (current.waitingPictures ?? []).map((each) => ({
      persons: [],
      childrenOf: [],
      ...each.shows,
      ...each,
    }))
    const gone = [...current.photos, ...waiting].filter(isMeant)
    if (gone.length === 0) return null
    const ids = gone.map(({ id }) => id)
    const seen = current.photos.filter(({ id }) => ids.includes(id))
    return {
      photos: current.photos.filter(({ id }) => !ids.includes(id)),
      waitingPictures: (current.waitingPictures ?? []).filter(({ id }) => !ids.includes(id)),
      discardedFiles: [...(current.discardedFiles ?? []), ...gone.map(({ fileId }) => ({ fileId, at }))],
      tombstones: [...current.tombstones, ...seen.map(() => ({ at, why }))],
    }
  })
  const after = await recordOf(activityId)
  if (after) await removeDiscarded(RECORD_SHELF, after)
  return after?.photos.length ?? 0
}
