import { removeFiles } from '../files'
import type { PictureHolder, Shelf } from './shelf'
import { forgetDiscarded } from './store'

/** Removes the files that nothing shows any more, then their names from the document; what breaks off in between, the timer finishes. */
export async function removeDiscarded<D extends PictureHolder>(shelf: Shelf<D>, holder: D): Promise<void> {
  const fileIds = (holder.discardedFiles ?? []).map(({ fileId }) => fileId)
  if (fileIds.length === 0) return
  await removeFiles(fileIds)
  await forgetDiscarded(shelf, holder, fileIds)
}
