import type { RollColumn, SheetCell } from '../../../domain/roll'
import { cellDay } from '../../../domain/roll-cells'
import { onWallClock } from '../../../domain/time'
import { heightFor } from '../../kit/workbook/line-height'
import type { CellLook } from '../../kit/workbook/new-styles'
import { type NewCell, type NewRow, type NewSheet, newWorkbook } from '../../kit/workbook/new-workbook'
import type { Sheet } from '../file/sheet'
import { PROBLEM_HEADER, type SheetMarks } from './marks'

const COLUMN_WIDTH = 13
const WORDS_WIDTH = 46

export interface RebuiltFrom {
  file: Buffer
  marks: readonly SheetMarks[]
  /** Of each roll of the file, by the sheet's name: which column is what. */
  columns: ReadonlyMap<string, readonly RollColumn[]>
}

/**
 * A new .xlsx with the rows and sheets of a file that cannot be changed in place (an .xls, an unusual .xlsx), its problems coloured
 * and told. Its looks are not kept, which the officer is told.
 */
export async function rebuiltWorkbook({ file, marks, columns }: RebuiltFrom): Promise<Buffer> {
  // The library weighs more than the rest of this function; most workbooks are changed in place without it.
  const { readWorkbook } = await import('../file/workbook')
  const sheets = await readWorkbook(file)
  const marked = new Map(marks.map((sheet) => [sheet.name, sheet]))
  return newWorkbook(sheets.map((sheet) => rebuilt(sheet, marked.get(sheet.name), columns.get(sheet.name) ?? [])))
}

function rebuilt(sheet: Sheet, marks: SheetMarks | undefined, columns: readonly RollColumn[]): NewSheet {
  const days = new Set(columns.filter(({ field }) => field === 'plannedDate').map(({ index }) => index))
  const width = Math.max(0, ...sheet.rows.map((row) => row.length))
  const count = Math.max(sheet.rows.length, ...(marks?.rows.keys() ?? []))
  const rows = Array.from({ length: count }, (_, i): NewRow => {
    const cells = (sheet.rows[i] ?? []).map((cell, c) => plain(cell, days.has(c)))
    if (!marks) return { cells }
    const words = marks.rows.get(i + 1)?.words
    const height = words === undefined ? {} : { height: heightFor(words, WORDS_WIDTH) }
    return { cells: withMarks(cells, marks, i + 1, width), ...height }
  })
  const widths = [...Array.from({ length: width }, () => COLUMN_WIDTH), ...(marks ? [WORDS_WIDTH] : [])]
  return { name: sheet.name, hidden: sheet.hidden, widths, rows }
}

function withMarks(cells: readonly NewCell[], marks: SheetMarks, row: number, width: number): (NewCell | null)[] {
  const said = marks.rows.get(row)
  if (row === marks.headerRow) return [...padded(cells, width), { look: 'header', value: PROBLEM_HEADER }]
  if (!said) return [...cells]
  const tinted = padded(cells, width).map((cell, c) => {
    const tint = said.cells.get(c + 1)
    return tint ? { look: tint, value: cell?.value ?? null } : cell
  })
  const look: CellLook = said.tint === 'blocks' ? 'blocksWords' : 'notesWords'
  return [...tinted, { look, value: said.words }]
}

const padded = (cells: readonly NewCell[], width: number): (NewCell | null)[] =>
  Array.from({ length: width }, (_, c) => cells[c] ?? null)

/** A day is written as a day: in the file it may be a number with a format that is not kept. */
function plain(cell: SheetCell, isDay: boolean): NewCell {
  if (cell instanceof Date) return { look: 'plain', value: onWallClock(cell).format('YYYY-MM-DD') }
  if (typeof cell === 'boolean') return { look: 'plain', value: cell ? '是' : '否' }
  if (isDay && typeof cell === 'number') return { look: 'plain', value: cellDay(cell) ?? cell }
  return { look: 'plain', value: cell }
}
