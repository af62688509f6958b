import type { home } from '../../../contract/home'
import type { HomeDocument } from '../../kit/documents'
import { removeDiscarded } from '../../kit/pictures/discarded'
import { HOME_SHELF } from '../../kit/pictures/home-shelf'
import { pictureId } from '../../kit/pictures/picture-id'
import { refuse } from '../../kit/refusal'
import type { UseCase } from '../../kit/serve'
import { command, type Patch } from '../../kit/store'
import { changeHome } from '../store'
import { picturesOfHome } from './store'

/** Takes a picture down, shown or waiting, and its file with it. One that is gone already is as good. */
export const removePicture: UseCase<typeof home.removePicture> = async (call, { pictureId: id }) => {
  const { home: found, keeper } = call
  await changeHome(found, call.source(keeper._id), (current) => {
    const taken = without(current, id)
    if (taken === null) return null
    const { fileId, patch } = taken
    return { ...patch, discardedFiles: [...(current.discardedFiles ?? []), { fileId, at: call.now }] }
  })
  const current = (await picturesOfHome(found._id)) ?? refuse('NOT_FOUND', 'homeId')
  await removeDiscarded(HOME_SHELF, current)
  return { left: current.photos?.length ?? 0 }
}

function without(home: HomeDocument, id: string): { fileId: string; patch: Patch } | null {
  const waiting = home.waitingPictures?.find((picture) => picture.id === id)
  if (waiting) {
    const left = (home.waitingPictures ?? []).filter((picture) => picture.id !== id)
    return { fileId: waiting.fileId, patch: { waitingPictures: left } }
  }
  const isIt = (fileId: string | undefined): fileId is string => fileId !== undefined && pictureId(fileId) === id
  const photo = home.photos?.find(isIt)
  if (photo) return { fileId: photo, patch: { photos: (home.photos ?? []).filter((fileId) => fileId !== photo) } }
  if (isIt(home.mark)) return { fileId: home.mark, patch: { mark: command.remove() } }
  if (isIt(home.groupCode?.fileId)) return { fileId: home.groupCode.fileId, patch: { groupCode: command.remove() } }
  return null
}
