import { numberOfRow, sheetOfRow } from '../../domain/roll'
import type { Severity } from '../../domain/roll-reading'
import { refuse } from '../kit/refusal'
import type { RollJobDocument } from '../kit/roll-job'
import { aboutOf } from './about'
import { type JudgedRow, judgedRows } from './judged-rows'
import { digestOf, readStaged } from './staged-file'

/** The file as it was sent, for as long as it is kept. Refuses FILE_MISSING, also where another file lies in its place by now. */
export async function originalOf(job: RollJobDocument): Promise<Buffer> {
  if (job.keptUntil === undefined) refuse('FILE_MISSING')
  const file = await readStaged(job.fileId)
  return digestOf(file) === job.fileDigest ? file : refuse('FILE_MISSING')
}

/** A question of the check, where it stands in the workbook that was sent. */
export interface ProblemInFile {
  /** The sheet of the workbook: its place from 0 among all its sheets, hidden ones too, and its name. */
  sheetPlace: number
  sheetName: string
  /** Excel's number of the row, from 1. */
  row: number
  /** The column from 0; null for the row as a whole, and where the file has no such column. */
  column: number | null
  severity: Severity
  message: string
}

/** Chunks that are judged at a time: 1,000 rows. */
const CHUNKS_AT_ONCE = 20

/** All questions of a job in the file's order, what she put right or left out apart. */
export async function* problemsInFile(job: RollJobDocument): AsyncGenerator<ProblemInFile> {
  const { sheets } = aboutOf(job)
  for (let from = 0; from < job.chunks; from += CHUNKS_AT_ONCE) {
    const rows = await judgedRows(job, from, Math.min(job.chunks, from + CHUNKS_AT_ONCE))
    for (const row of rows) yield* problemsOf(row, sheets)
  }
}

function* problemsOf(
  { id, decision, problems }: JudgedRow,
  sheets: ReturnType<typeof aboutOf>['sheets'],
): Generator<ProblemInFile> {
  const sheet = sheets[sheetOfRow(id)]
  if (!sheet || decision === 'leaveOut') return
  for (const { field, severity, message } of problems) {
    const column = sheet.columns.find((other) => other.field === field)?.index ?? null
    yield { sheetPlace: sheet.place, sheetName: sheet.name, row: numberOfRow(id), column, severity, message }
  }
}
