import type { ActivityRecordDocument, RecordPhoto } from '../activity-record'
import { command } from '../store'
import type { Shelf } from './shelf'

/** Photos of what a home has done. Whoever takes back that she may be seen takes a picture out of the waiting ones too (taken-down). */
export const RECORD_SHELF: Shelf<ActivityRecordDocument> = {
  collection: 'activityRecords',
  fields: [
    ...['version', 'homeId', 'homeName', 'title', 'photos', 'tombstones'],
    ...['waitingPictures', 'refusedPictures', 'discardedFiles'],
  ],
  owner: 'activity',
  shown: (_current, { id, at, shows }, fileId) => {
    const photo: RecordPhoto = { id, fileId, at, persons: shows?.persons ?? [], childrenOf: shows?.childrenOf ?? [] }
    return { patch: { photos: command.push([photo]) } }
  },
  shows: (record, fileId) => record?.photos.some((photo) => photo.fileId === fileId) ?? false,
  told: ({ _id, homeId, homeName, title }, { by }) => [
    { kind: 'photoRefused', to: [by], about: { activityId: _id, homeId, homeName, title } },
  ],
}
