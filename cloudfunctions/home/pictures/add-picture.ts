import type { home } from '../../../contract/home'
import { MOST_PHOTOS, type PictureUse } from '../../../domain/brand'
import { isGroupCodeEnd } from '../../../domain/group-code'
import type { HomeDocument, WaitingPicture } from '../../kit/documents'
import { isOwnStaged, readFile, removeFiles, storeFile } from '../../kit/files'
import { cleanPicture, MOST_PICTURE_BYTES } from '../../kit/picture'
import { askForCheck } from '../../kit/pictures/ask-check'
import { removeDiscarded } from '../../kit/pictures/discarded'
import { HOME_SHELF } from '../../kit/pictures/home-shelf'
import { newPictureId, pictureId, waitingPath } from '../../kit/pictures/picture-id'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { changeHome } from '../store'
import { picturesOfHome } from './store'

/** A check that was not asked for in the call itself is asked for by the timer after so long. */
const MINUTE_MS = 60_000

/**
 * A host brings a picture: it is taken down to its pixels, kept where nobody reads it, and WeChat asked to look. What neighbours see changes
 * only with the verdict (hear-verdict). The picture's id comes from the call, so a retry finds it.
 */
export const addPicture: UseCase<typeof home.addPicture> = async (call, { use, fileId, expiresAt }) => {
  const { home: found, host } = call
  if (!isOwnStaged(fileId, call.openid)) refuse('PICTURE_MISSING', 'fileId')
  const ends = endOf(use, expiresAt, call.now)
  const id = newPictureId(found._id, call.requestId)
  if (stateOf(found, id) === null) {
    if (use === 'photo' && photosOf(found) >= MOST_PHOTOS) refuse('PICTURES_FULL', 'use')
    const limits = { mostBytes: MOST_PICTURE_BYTES, missing: 'PICTURE_MISSING', tooLarge: 'PICTURE_TOO_LARGE' } as const
    const { bytes, kind } = cleanPicture(await readFile(fileId, limits))
    const picture: WaitingPicture = {
      id,
      use,
      fileId: await storeFile(waitingPath(found._id, id, kind), bytes),
      traceId: null,
      requestId: call.requestId,
      by: host._id,
      at: call.now,
      asked: 0,
      dueAt: new Date(call.now.getTime() + MINUTE_MS),
      expiresAt: ends,
    }
    await changeHome(found, call.source(host._id), (current) => {
      if (stateOf(current, id) !== null) return null
      if (use === 'photo' && photosOf(current) >= MOST_PHOTOS) refuse('PICTURES_FULL', 'use')
      const { kept, replaced } = besides(current, use)
      return {
        waitingPictures: [...kept, picture],
        ...(replaced.length > 0
          ? {
              discardedFiles: [
                ...(current.discardedFiles ?? []),
                ...replaced.map((each) => ({ fileId: each.fileId, at: call.now })),
              ],
            }
          : {}),
        refusedPictures: (current.refusedPictures ?? []).filter((refused) => refused.use !== use),
      }
    })
  }
  await removeFiles([fileId])
  const current = (await picturesOfHome(found._id)) ?? refuse('NOT_FOUND', 'homeId')
  await removeDiscarded(HOME_SHELF, current)
  const waiting = current.waitingPictures?.find((picture) => picture.id === id)
  if (waiting && waiting.traceId === null) await askForCheck(HOME_SHELF, current, waiting, call.openid, call.now)
  return { pictureId: id, state: stateOf(current, id) ?? refuse('NOT_FOUND', 'homeId') }
}

/** A home shows one mark and one group code: a new one takes the place of the one that waits. */
function besides({ waitingPictures = [] }: HomeDocument, use: PictureUse) {
  const isReplaced = (waiting: WaitingPicture): boolean => use !== 'photo' && waiting.use === use
  return {
    kept: waitingPictures.filter((waiting) => !isReplaced(waiting)),
    replaced: waitingPictures.filter(isReplaced),
  }
}

/** A group code says when it ends, and nothing else does. */
function endOf(use: PictureUse, expiresAt: string | undefined, at: Date): Date | null {
  if (use !== 'groupCode') return expiresAt === undefined ? null : refuse('INPUT_INVALID', 'expiresAt')
  const ends = new Date(expiresAt ?? refuse('INPUT_INVALID', 'expiresAt'))
  return isGroupCodeEnd(ends, at) ? ends : refuse('INPUT_INVALID', 'expiresAt')
}

function photosOf(home: HomeDocument): number {
  return (home.photos?.length ?? 0) + (home.waitingPictures ?? []).filter(({ use }) => use === 'photo').length
}

function stateOf(home: HomeDocument, id: string): 'waiting' | 'shown' | 'refused' | null {
  if (home.waitingPictures?.some((picture) => picture.id === id)) return 'waiting'
  const shown = [home.mark, ...(home.photos ?? []), home.groupCode?.fileId]
  if (shown.some((fileId) => fileId !== undefined && pictureId(fileId) === id)) return 'shown'
  return home.refusedPictures?.some((picture) => picture.id === id) ? 'refused' : null
}
