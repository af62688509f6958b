import type { roll } from '../../../contract/roll'
import { handOut } from '../../kit/handouts'
import { Refusal, refuse } from '../../kit/refusal'
import type { RollJobDocument } from '../../kit/roll-job'
import type { UseCase } from '../../kit/serve'
import { aboutOf } from '../about'
import { isZip } from '../file/zip-container'
import { originalOf } from '../original'
import { markedWorkbook } from './marked-workbook'
import { type SheetMarks, Unpatchable } from './marks'
import { marksOfJob } from './marks-of-job'
import { rebuiltWorkbook } from './rebuilt-workbook'

/**
 * Gives the officer the sender's own workbook back, its problems coloured and told in a column 问题. What she put right herself is not written in:
 * the file stays the sender's. For as long as the original is kept.
 */
export const returnWorkbook: UseCase<typeof roll.returnWorkbook> = async (call) => {
  const { job, officer } = call
  if (job.state === 'reading' || job.state === 'checking' || job.state === 'failed') refuse('JOB_STATE')
  const { link, fileName, note } = await handOut(call, officer._id, [job._id], call.source(officer._id), async () => {
    const file = await originalOf(job).catch(orGone)
    const marks = await marksOfJob(job)
    if (marks.length === 0) refuse('NOTHING_TO_RETURN')
    const { bytes, looks } = await marked(job, file, marks)
    const rows = marks.reduce((sum, sheet) => sum + sheet.rows.size, 0)
    const facts = [`job:${job._id}`, `rows:${rows}`]
    return { fileName: nameFor(job.fileName), bytes, note: `${looks} ${rows}`, facts }
  })
  const [looks, rows] = note.split(' ')
  return { link, fileName, looks: looks === 'kept' ? 'kept' : 'lost', rows: Number(rows) }
}

/** It was sent; it is not kept any more. */
function orGone(error: unknown): never {
  if (error instanceof Refusal && error.code === 'FILE_MISSING') return refuse('FILE_GONE')
  throw error
}

/** In place where the file is an .xlsx that can be; anew otherwise. */
async function marked(
  job: RollJobDocument,
  file: Buffer,
  marks: readonly SheetMarks[],
): Promise<{ bytes: Buffer; looks: 'kept' | 'lost' }> {
  if (isZip(file)) {
    try {
      return { bytes: await markedWorkbook(file, marks), looks: 'kept' }
    } catch (error) {
      if (!(error instanceof Unpatchable)) throw error
    }
  }
  const columns = new Map(aboutOf(job).sheets.map((sheet) => [sheet.name, sheet.columns]))
  return { bytes: await rebuiltWorkbook({ file, marks, columns }), looks: 'lost' }
}

/** `原名-需要修改.xlsx`, without what no disk takes in a name. */
function nameFor(sent: string): string {
  const stem = sent
    .replace(/\.[A-Za-z]{3,4}$/, '')
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .trim()
    .slice(0, 80)
  return `${stem || '摸底表'}-需要修改.xlsx`
}
