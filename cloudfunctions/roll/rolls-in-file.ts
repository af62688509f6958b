import type { ErrorCode } from '../../contract/errors'
import { type RawRow, readRoll } from '../../domain/roll'
import { ROLL_FIELD_LABELS } from '../../domain/roll-columns'
import { Refusal } from '../kit/refusal'
import type { RollAbout } from './about'
import { readPasted } from './file/pasted'
import type { Sheet } from './file/sheet'

export interface RollsInFile {
  rows: RawRow[]
  about: RollAbout
}

/** What is wrong with the file itself is told by its code. */
export function codeOf(error: unknown): ErrorCode {
  if (error instanceof Refusal && error.code !== 'FILE_MISSING') return error.code
  throw error
}

/** The rolls of a workbook, or why there is none. Every visible sheet with a header is one; hidden sheets are explanations and old copies. */
export async function rollsIn(file: Buffer, fileId: string): Promise<RollsInFile | ErrorCode> {
  const sheets = await sheetsIn(file, fileId).catch(codeOf)
  if (typeof sheets === 'string') return sheets
  const found: RollsInFile = { rows: [], about: { sheets: [], others: [] } }
  let headers = 0
  sheets.forEach((sheet, place) => {
    const roll = sheet.hidden ? null : readRoll(sheet.rows, sheet)
    if (roll) headers += 1
    if (roll && roll.rows.length > 0) add(found, sheet, place, roll)
    else found.about.others.push({ name: sheet.name, why: sheet.hidden ? 'hidden' : roll ? 'empty' : 'noHeader' })
  })
  if (found.rows.length > 0) return found
  return headers > 0 ? 'ROLL_EMPTY' : 'ROLL_NO_HEADER'
}

/** A table that was pasted lies in the staging folder as tab-separated text; everything else is known by what it is. */
export function isPasted(fileId: string): boolean {
  return fileId.endsWith('.tsv')
}

async function sheetsIn(file: Buffer, fileId: string): Promise<Sheet[]> {
  if (isPasted(fileId)) return [readPasted(file)]
  // The library weighs more than the rest of this function; only a start needs it, so steps begin without it.
  const { readWorkbook } = await import('./file/workbook')
  return readWorkbook(file)
}

function add(
  { rows, about }: RollsInFile,
  { name, hiddenColumns }: Sheet,
  place: number,
  roll: NonNullable<ReturnType<typeof readRoll>>,
): void {
  const sheet = about.sheets.length
  const { headerRow, columns, unread, skipped } = roll
  const hidden = columns.filter(({ index }) => hiddenColumns.has(index)).map(({ field }) => ROLL_FIELD_LABELS[field])
  about.sheets.push({
    name,
    place,
    total: roll.rows.length,
    headerRow,
    columns,
    unread,
    hiddenColumns: hidden,
    skipped,
  })
  for (const row of roll.rows) rows.push(sheet === 0 ? row : { ...row, sheet })
}
