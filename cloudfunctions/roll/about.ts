import type { roll } from '../../contract/roll'
import type { RollColumn, SkipReason } from '../../domain/roll'
import type { RollJobDocument } from '../kit/roll-job'
import { decryptField, encryptField } from '../kit/secrets'
import type { UseCase } from '../kit/serve'

/** What a file holds beside its rows, one entry for each roll in it. */
export interface RollAbout {
  sheets: {
    name: string
    /** Which sheet of the workbook it is, from 0. */
    place: number
    total: number
    headerRow: number
    columns: RollColumn[]
    unread: string[]
    hiddenColumns: string[]
    skipped: { row: number; reason: SkipReason; text: string }[]
  }[]
  others: { name: string; why: 'hidden' | 'noHeader' | 'empty' }[]
}

const placeOf = (jobId: string) => ({ collection: 'rollJobs', id: jobId, field: 'about' })

export function aboutToken(jobId: string, about: RollAbout): string {
  return encryptField(JSON.stringify(about), placeOf(jobId))
}

/** Nothing of a file that was removed. */
export function aboutOf({ _id, aboutToken }: RollJobDocument): RollAbout {
  if (!aboutToken) return { sheets: [], others: [] }
  return JSON.parse(decryptField(aboutToken, placeOf(_id))) as RollAbout
}

/** Skipped rows that are told; a sheet may hold thousands of notes. */
const SKIPPED_TOLD = 50

/** Which sheets the file has, and what of it is used for nothing. */
export const about: UseCase<typeof roll.about> = async ({ job }) => {
  const { sheets, others } = aboutOf(job)
  return {
    sheets: sheets.map(({ place: _place, columns: _columns, skipped, ...sheet }, i) => ({
      ...sheet,
      sheet: i,
      leftOut: job.leftOutSheets.includes(i),
      skipped: skipped.slice(0, SKIPPED_TOLD),
    })),
    others,
  }
}
