import type { HomeDocument, WaitingPicture } from '../documents'
import { command } from '../store'
import type { Settlement, Shelf } from './shelf'

/** Pictures on a home's page: its mark, its photos, its group code. */
export const HOME_SHELF: Shelf<HomeDocument> = {
  collection: 'microHomes',
  fields: [
    'version',
    'mark',
    'photos',
    'groupCode',
    'waitingPictures',
    'refusedPictures',
    'discardedFiles',
    'ownerConsent',
  ],
  owner: 'home',
  shown,
  shows: (home, fileId) => [home?.mark, ...(home?.photos ?? []), home?.groupCode?.fileId].includes(fileId),
  // Her home's page says it.
  told: () => [],
}

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
