import type { HomeDocument } from '../../kit/documents'
import { removeFiles } from '../../kit/files'
import { forgetDiscarded } from './store'

/** Removes the files that nothing shows any more, then their names from the home; what breaks off in between, the timer finishes. */
export async function removeDiscarded(home: HomeDocument): Promise<void> {
  const fileIds = (home.discardedFiles ?? []).map(({ fileId }) => fileId)
  if (fileIds.length === 0) return
  await removeFiles(fileIds)
  await forgetDiscarded(home, fileIds)
}
