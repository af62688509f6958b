import type { Notice } from '../../../domain/notice'
import type { RefusedPicture, WaitingPicture } from '../documents'
import { readFile, removeFiles, storeFile } from '../files'
import { MOST_PICTURE_BYTES } from '../picture'
import { command } from '../store'
import { removeDiscarded } from './discarded'
import { kindOf, shownPath } from './picture-id'
import type { PictureHolder, Settlement, Shelf } from './shelf'
import { holderOf, settlePicture } from './store'

const TRIES = 5
/** So many refusals are told; older ones have been read. */
const REFUSALS_TOLD = 5

/** WeChat has nothing against it: the picture is copied to where neighbours read, then shown, and what it replaces goes away. */
export async function publish<D extends PictureHolder>(
  shelf: Shelf<D>,
  holder: D,
  picture: WaitingPicture,
  at: Date,
): Promise<void> {
  const missing = { mostBytes: MOST_PICTURE_BYTES, missing: 'PICTURE_MISSING', tooLarge: 'PICTURE_TOO_LARGE' } as const
  const bytes = await readFile(picture.fileId, missing)
  const fileId = await storeFile(shownPath(holder._id, picture.id, kindOf(picture.fileId)), bytes)
  const after = await settle(shelf, holder, picture, at, (current) => ({
    settlement: shelf.shown(current, picture, fileId),
    notices: [],
  }))
  // Taken down while it was copied: nobody names the copy, so nobody else would remove it.
  if (!shelf.shows(after, fileId)) await removeFiles([fileId])
}

/** The picture goes, with a word for whoever brought it why. */
export async function turnAway<D extends PictureHolder>(
  shelf: Shelf<D>,
  holder: D,
  picture: WaitingPicture,
  why: RefusedPicture['why'],
  at: Date,
): Promise<void> {
  const { id, use } = picture
  const told = { each: [{ id, use, why, at }], slice: -REFUSALS_TOLD }
  await settle(shelf, holder, picture, at, (current) => ({
    settlement: { patch: { refusedPictures: command.push(told) } },
    notices: shelf.told(current, picture),
  }))
}

/**
 * Ends the waiting of a picture by one guarded write: who comes second finds it settled. Not by the document's version: what else happens to it
 * meanwhile is no reason to wait. Answers the document as it stands then.
 */
async function settle<D extends PictureHolder>(
  shelf: Shelf<D>,
  holder: D,
  picture: WaitingPicture,
  at: Date,
  endOf: (current: D) => { settlement: Settlement; notices: Notice[] },
): Promise<D | null> {
  let current: D | null = holder
  for (let tries = 0; current && isWaiting(current, picture) && tries < TRIES; tries += 1) {
    const { settlement, notices } = endOf(current)
    const { guard = {}, patch, replaced } = settlement
    const gone = [picture.fileId, ...(replaced === undefined ? [] : [replaced])]
    const discarded = gone.map((fileId) => ({ fileId, at }))
    await settlePicture(shelf, current._id, picture, guard, { patch, discarded, notices })
    current = await holderOf(shelf, holder._id)
  }
  if (current) await removeDiscarded(shelf, current)
  return current
}

const isWaiting = (holder: PictureHolder, picture: WaitingPicture): boolean =>
  holder.waitingPictures?.some(({ id }) => id === picture.id) ?? false
