import { Refusal, refuse } from '../../kit/refusal'
import { isCompoundFile, readCompoundFile } from './compound-file'
import { MAX_FILE_BYTES } from './limits'
import type { Sheet } from './sheet'
import { readXls } from './xls'
import { readXlsx } from './xlsx'
import { isZip, readContainer } from './zip-container'

/**
 * Reads an uploaded spreadsheet under the limits of safety ("Uploads"), by what it is and not by its name. Refuses with FILE_NOT_SPREADSHEET,
 * FILE_HAS_PASSWORD, FILE_TOO_LARGE or FILE_UNREADABLE. Times are left as the numbers that the sheet holds.
 */
export async function readWorkbook(file: Buffer): Promise<Sheet[]> {
  if (file.length > MAX_FILE_BYTES) refuse('FILE_TOO_LARGE')
  if (file.length === 0) refuse('FILE_UNREADABLE')
  if (isCompoundFile(file)) return guarded(() => readXls(readCompoundFile(file)))
  if (!isZip(file)) refuse('FILE_NOT_SPREADSHEET')
  const parts = await readContainer(file)
  return guarded(() => readXlsx(parts))
}

/** A reader throws plain errors of many kinds for a broken part; which one helps nobody. */
function guarded(read: () => Sheet[]): Sheet[] {
  try {
    return read()
  } catch (error) {
    if (error instanceof Refusal) throw error
    return refuse('FILE_UNREADABLE')
  }
}
