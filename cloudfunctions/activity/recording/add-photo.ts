import type { activity } from '../../../contract/activity'
import { MOST_RECORD_PHOTOS, type Shown } from '../../../domain/activity-record'
import type { ActivityRecordDocument } from '../../kit/activity-record'
import type { WaitingPicture } from '../../kit/documents'
import { isOwnStaged, readFile, removeFiles, storeFile } from '../../kit/files'
import type { FactSource } from '../../kit/outbox'
import { cleanPicture, MOST_PICTURE_BYTES } from '../../kit/picture'
import { askForCheck } from '../../kit/pictures/ask-check'
import { removeDiscarded } from '../../kit/pictures/discarded'
import { newPictureId, waitingPath } from '../../kit/pictures/picture-id'
import { RECORD_SHELF } from '../../kit/pictures/record-shelf'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { assertHeld } from './assert-held'
import { assertAgreed } from './photo-consent'
import { activityById, addRecord, changeRecord, personsById, recordOf } from './store'

/** A check that was not asked for in the call itself is asked for by the timer after so long. */
const MINUTE_MS = 60_000

type AddPhoto = typeof activity.addPhoto

/**
 * A host brings a photo and says who can be recognised in it. It is kept only where all of them have agreed; then it is taken down to its pixels and
 * WeChat asked to look, and neighbours see it with the verdict alone. Who agreed is looked at once more after it is in, so that nobody who took
 * it back in between is shown.
 */
export const addPhoto: UseCase<AddPhoto> = async (call, { activityId, fileId, persons, childrenOf }) => {
  if (!isOwnStaged(fileId, call.openid)) refuse('PICTURE_MISSING', 'fileId')
  assertHeld(call.activity, call.now)
  const shows: Shown = { persons, childrenOf }
  const id = newPictureId(activityId, call.requestId)
  const source = call.source(call.host._id)
  const record = await recordFor(call, activityId, source)
  if (stateOf(record, id) === null) {
    await assertAgreedIn(activityId, shows)
    if (photosOf(record) >= MOST_RECORD_PHOTOS) refuse('PICTURES_FULL', 'fileId')
    const limits = { mostBytes: MOST_PICTURE_BYTES, missing: 'PICTURE_MISSING', tooLarge: 'PICTURE_TOO_LARGE' } as const
    const { bytes, kind } = cleanPicture(await readFile(fileId, limits))
    const picture: WaitingPicture = {
      ...{ id, use: 'photo', fileId: await storeFile(waitingPath(activityId, id, kind), bytes) },
      ...{ traceId: null, requestId: call.requestId, by: call.host._id, at: call.now },
      ...{ asked: 0, dueAt: new Date(call.now.getTime() + MINUTE_MS), expiresAt: null, shows },
    }
    await changeRecord(record, source, (current) => {
      if (stateOf(current, id) !== null) return null
      if (photosOf(current) >= MOST_RECORD_PHOTOS) refuse('PICTURES_FULL', 'fileId')
      return { waitingPictures: [...(current.waitingPictures ?? []), picture], refusedPictures: [] }
    })
  }
  await removeFiles([fileId])
  const current = (await recordOf(activityId)) ?? refuse('NOT_FOUND', 'activityId')
  await removeDiscarded(RECORD_SHELF, current)
  const waiting = current.waitingPictures?.find((picture) => picture.id === id)
  if (waiting && waiting.traceId === null) {
    await assertAgreedIn(activityId, shows)
    await askForCheck(RECORD_SHELF, current, waiting, call.openid, call.now)
  }
  return { photoId: id, state: stateOf(current, id) ?? refuse('NOT_FOUND', 'activityId') }
}

/** The record of an activity, made with its first photo. */
async function recordFor(
  { activity, home }: Parameters<UseCase<AddPhoto>>[0],
  activityId: string,
  source: FactSource,
): Promise<ActivityRecordDocument> {
  const standing = await recordOf(activityId)
  if (standing) return standing
  const fresh = {
    ...{ _id: activityId, schema: 1, homeId: home._id, homeName: home.name, title: activity.title },
    ...{ photos: [], tombstones: [] },
  }
  await addRecord(fresh, source)
  return (await recordOf(activityId)) ?? refuse('TRY_AGAIN')
}

async function assertAgreedIn(activityId: string, shows: Shown): Promise<void> {
  if (shows.persons.length === 0 && shows.childrenOf.length === 0) return
  const { seats = {} } = (await activityById(activityId)) ?? refuse('NOT_FOUND', 'activityId')
  assertAgreed(shows, seats, await personsById(shows.childrenOf))
}

const photosOf = ({ photos, waitingPictures = [] }: ActivityRecordDocument): number =>
  photos.length + waitingPictures.length

function stateOf(record: ActivityRecordDocument, id: string): 'waiting' | 'shown' | 'refused' | null {
  if (record.waitingPictures?.some((picture) => picture.id === id)) return 'waiting'
  if (record.photos.some((photo) => photo.id === id)) return 'shown'
  return record.refusedPictures?.some((picture) => picture.id === id) ? 'refused' : null
}
