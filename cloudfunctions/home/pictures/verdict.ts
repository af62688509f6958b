import type { HomeDocument, RefusedPicture, WaitingPicture } from '../../kit/documents'
import { readFile, removeFiles, storeFile } from '../../kit/files'
import { MOST_PICTURE_BYTES } from '../../kit/picture'
import { command, type Guard, type Patch } from '../../kit/store'
import { removeDiscarded } from './discarded'
import { kindOf, shownPath } from './picture-id'
import { picturesOfHome, settlePicture } from './store'

const TRIES = 5
/** So many refusals are told; older ones have been read. */
const REFUSALS_TOLD = 5

/** What a verdict makes of the home: under which condition, and which file it replaces. */
interface Settlement {
  guard?: Guard
  patch: Patch
  replaced?: string | undefined
}

/** WeChat has nothing against it: the picture is copied to where neighbours read, then shown, and what it replaces goes away. */
export async function publish(home: HomeDocument, picture: WaitingPicture, at: Date): Promise<void> {
  const missing = { mostBytes: MOST_PICTURE_BYTES, missing: 'PICTURE_MISSING', tooLarge: 'PICTURE_TOO_LARGE' } as const
  const bytes = await readFile(picture.fileId, missing)
  const fileId = await storeFile(shownPath(home._id, picture.id, kindOf(picture.fileId)), bytes)
  const after = await settle(home, picture, at, (current) => shown(current, picture, fileId))
  // Taken down while it was copied: nobody names the copy, so nobody else would remove it.
  if (!isShown(after, fileId)) await removeFiles([fileId])
}

/** The picture goes, with a word for the host why. */
export async function turnAway(
  home: HomeDocument,
  picture: WaitingPicture,
  why: RefusedPicture['why'],
  at: Date,
): Promise<void> {
  const { id, use } = picture
  const told = { each: [{ id, use, why, at }], slice: -REFUSALS_TOLD }
  await settle(home, picture, at, () => ({ patch: { refusedPictures: command.push(told) } }))
}

/**
 * Ends the waiting of a picture by one guarded write: who comes second finds it settled. Not by the home's version: what else happens to the home
 * meanwhile is no reason to wait. Answers the home as it stands then.
 */
async function settle(
  home: HomeDocument,
  picture: WaitingPicture,
  at: Date,
  settlementOf: (current: HomeDocument) => Settlement,
): Promise<HomeDocument | null> {
  let current: HomeDocument | null = home
  for (let tries = 0; current && isWaiting(current, picture) && tries < TRIES; tries += 1) {
    const { guard = {}, patch, replaced } = settlementOf(current)
    const gone = [picture.fileId, ...(replaced === undefined ? [] : [replaced])]
    await settlePicture(current._id, picture, guard, { ...patch, discarded: gone.map((fileId) => ({ fileId, at })) })
    current = await picturesOfHome(home._id)
  }
  if (current) await removeDiscarded(current)
  return current
}

function isShown(home: HomeDocument | null, fileId: string): boolean {
  return [home?.mark, ...(home?.photos ?? []), home?.groupCode?.fileId].includes(fileId)
}

const isWaiting = (home: HomeDocument, picture: WaitingPicture): boolean =>
  home.waitingPictures?.some(({ id }) => id === picture.id) ?? false

function shown(home: HomeDocument, { use, expiresAt }: WaitingPicture, fileId: string): Settlement {
  switch (use) {
    case 'photo':
      return { patch: { photos: command.push([fileId]) } }
    case 'mark':
      return { guard: { mark: home.mark ?? command.exists(false) }, patch: { mark: fileId }, replaced: home.mark }
    case 'groupCode': {
      if (expiresAt === null) throw new Error('a group code without an end')
      const before = home.groupCode?.fileId
      return {
        guard: { 'groupCode.fileId': before ?? command.exists(false) },
        patch: { groupCode: { fileId, expiresAt }, groupCodeEnded: command.remove() },
        replaced: before,
      }
    }
  }
}
