import type { home } from '../../../contract/home'
import { isOwnStaged, linkTo, readFile, removeFiles, storeFile } from '../../kit/files'
import { cleanPicture, MOST_PICTURE_BYTES } from '../../kit/picture'
import { removeDiscarded } from '../../kit/pictures/discarded'
import { HOME_SHELF } from '../../kit/pictures/home-shelf'
import { newPictureId, paperPath, pictureId } from '../../kit/pictures/picture-id'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { changeHome, recordLook } from '../store'
import { picturesOfHome } from './store'

/**
 * Keeps a picture of the paper on which the owner of the place agrees (C02). Only keepers of the home see it, so it goes through no public check
 * and never below the public prefix.
 */
export const addConsentPaper: UseCase<typeof home.addConsentPaper> = async (call, { fileId }) => {
  const { home: found, keeper } = call
  if (!isOwnStaged(fileId, call.openid)) refuse('PICTURE_MISSING', 'fileId')
  const id = newPictureId(found._id, call.requestId)
  if (pictureId(found.ownerConsent?.fileId ?? '') !== id) {
    const limits = { mostBytes: MOST_PICTURE_BYTES, missing: 'PICTURE_MISSING', tooLarge: 'PICTURE_TOO_LARGE' } as const
    const { bytes, kind } = cleanPicture(await readFile(fileId, limits))
    const kept = await storeFile(paperPath(found._id, id, kind), bytes)
    await changeHome(found, call.source(keeper._id), (current) => {
      const before = current.ownerConsent?.fileId ?? null
      if (before === kept) return null
      return {
        ownerConsent: { kind: 'written', until: current.ownerConsent?.until ?? null, fileId: kept },
        ...(before === null
          ? {}
          : { discardedFiles: [...(current.discardedFiles ?? []), { fileId: before, at: call.now }] }),
      }
    })
  }
  await removeFiles([fileId])
  const current = (await picturesOfHome(found._id)) ?? refuse('NOT_FOUND', 'homeId')
  await removeDiscarded(HOME_SHELF, current)
  return { hasPaper: true }
}

/** A link to the paper for a minute; an officer's look is written before she gets it. */
export const consentPaper: UseCase<typeof home.consentPaper> = async (call) => {
  const { home: found, keeper, keeps } = call
  const fileId = found.ownerConsent?.fileId ?? refuse('NOT_FOUND', 'homeId')
  if (keeps === 'officer') await recordLook(found._id, keeper, call)
  return { link: (await linkTo(fileId)) ?? refuse('NOT_FOUND', 'homeId') }
}
