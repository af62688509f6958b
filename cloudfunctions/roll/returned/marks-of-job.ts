import type { RollJobDocument } from '../../kit/roll-job'
import { aboutOf } from '../about'
import { problemsInFile } from '../original'
import type { RowMarks, SheetMarks } from './marks'

/** Longer than anybody reads in one cell. */
const MOST_WORDS = 1_000

/** The problems of a job's file as marks, by sheet; sheets without any are left out. */
export async function marksOfJob(job: RollJobDocument): Promise<SheetMarks[]> {
  const headers = new Map(aboutOf(job).sheets.map(({ name, headerRow }) => [name, headerRow]))
  const sheets = new Map<string, SheetMarks>()
  for await (const { sheetName: name, row, column, severity, message } of problemsInFile(job)) {
    const sheet = sheets.get(name) ?? { name, headerRow: headers.get(name) ?? 1, rows: new Map<number, RowMarks>() }
    sheets.set(name, sheet)
    const tint = severity === 'blocks' ? 'blocks' : 'notes'
    const before = sheet.rows.get(row)
    const cells = before?.cells ?? new Map()
    if (column !== null && cells.get(column + 1) !== 'blocks') cells.set(column + 1, tint)
    const words = before ? `${before.words}\n${message}` : message
    sheet.rows.set(row, { cells, words: words.slice(0, MOST_WORDS), tint: before?.tint === 'blocks' ? 'blocks' : tint })
  }
  return [...sheets.values()]
}
