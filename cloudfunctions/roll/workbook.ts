// The build of the library that reads .xlsx alone: half the weight of the whole one.
import { CFB, read, SSF, type WorkSheet } from '@e965/xlsx/dist/xlsx.mini.min.js'
import type { SheetCell } from '../../domain/roll'
import { Refusal, refuse } from '../kit/refusal'
import { readContainer } from './container'

/** One sheet as rows of cells; merged cells are filled downwards, as they are read by people. */
export interface Sheet {
  name: string
  hidden: boolean
  rows: SheetCell[][]
}

export const MAX_ROWS = 20_000
export const MAX_COLUMNS = 100
/** One roll, and explanations or old copies beside it. */
const MAX_SHEETS = 20
/** Longer text is cut: no column of a roll takes so much, and every one refuses it still. A sheet may repeat one long text a million times. */
const MAX_CELL_CHARACTERS = 400

/**
 * Reads an uploaded .xlsx under the limits of safety ("Uploads"). Refuses with FILE_NOT_SPREADSHEET, FILE_TOO_LARGE or FILE_UNREADABLE;
 * .xls and PDF are among the first. Times are left as the numbers that the sheet holds.
 */
export async function readWorkbook(file: Buffer): Promise<Sheet[]> {
  const parts = await readContainer(file)
  assertBounds(parts)
  try {
    return sheetsOf(parts)
  } catch (error) {
    if (error instanceof Refusal) throw error
    // The library throws plain errors of many kinds for a broken part; which one helps nobody.
    return refuse('FILE_UNREADABLE')
  }
}

/** Cells, texts and runs of text as the library knows them, whatever follows the name and whichever prefix it has. */
const PIECE = /<(?:\w+:)?(?:c|si|r|t)[\s/>]/g
const SHEET = /<(?:\w+:)?sheet[\s/>]/g

/**
 * Looks at all the raw parts, since the library spends its time and memory by cells and texts, and a workbook may keep its sheets anywhere, or
 * name one of them three hundred times.
 */
function assertBounds(parts: ReadonlyMap<string, Buffer>): void {
  const [most, texts] = [MAX_ROWS * MAX_COLUMNS, [...parts.values()].map((part) => part.toString('latin1'))]
  const sheets = texts.reduce((sum, text) => sum + occurrences(text, SHEET, MAX_SHEETS), 0)
  const pieces = texts.map((text) => occurrences(text, PIECE, most))
  const all = pieces.reduce((sum, count) => sum + count, 0)
  if (sheets > MAX_SHEETS || all > most || Math.max(0, ...pieces) * sheets > most) refuse('FILE_TOO_LARGE')
}

/** How often a pattern stands in a text; counting ends above `most`. */
function occurrences(text: string, pattern: RegExp, most: number): number {
  let count = 0
  for (const _ of text.matchAll(pattern)) {
    count += 1
    if (count > most) break
  }
  return count
}

/** The library reads a fresh container of the parts that we have seen, so nothing else in the upload can reach it. */
function sheetsOf(parts: ReadonlyMap<string, Buffer>): Sheet[] {
  const container = CFB.utils.cfb_new()
  for (const [name, part] of parts) CFB.utils.cfb_add(container, name, part)
  const bytes = CFB.write(container, { type: 'buffer', fileType: 'zip' }) as Buffer
  const workbook = read(bytes, { type: 'buffer', dense: true, cellFormula: false, cellHTML: false, cellNF: true })
  const from1904 = workbook.Workbook?.WBProps?.date1904 === true
  return workbook.SheetNames.flatMap((name, i) => {
    const sheet = workbook.Sheets[name]
    if (!sheet) return []
    const hidden = (workbook.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0
    return [{ name, hidden, rows: rowsOf(sheet, from1904) }]
  })
}

interface DenseCell {
  t?: string
  v?: unknown
  w?: string
  z?: unknown
}

function rowsOf(sheet: WorkSheet, from1904: boolean): SheetCell[][] {
  const dense = (sheet as { '!data'?: (DenseCell | undefined)[][] })['!data'] ?? []
  const rows = Array.from(dense, (cells) => rowOf(cells ?? [], from1904))
  while (rows.length > 0 && rows.at(-1)?.length === 0) rows.pop()
  if (rows.length > MAX_ROWS) refuse('FILE_TOO_LARGE')
  fillDown(rows, sheet)
  return rows
}

/**
 * A row up to its last cell that is not empty. One cell in column XFD makes a row of 16,384 places, so what stands too far right is looked for
 * among the cells that there are, before the places are filled.
 */
function rowOf(cells: (DenseCell | undefined)[], from1904: boolean): SheetCell[] {
  if (cells.length > MAX_COLUMNS) {
    const beyond = Object.keys(cells).filter((column) => Number(column) >= MAX_COLUMNS)
    if (beyond.some((column) => !isEmpty(cellValue(cells[Number(column)], from1904)))) refuse('FILE_TOO_LARGE')
  }
  const row = Array.from(cells.slice(0, MAX_COLUMNS), (cell) => cellValue(cell, from1904))
  while (row.length > 0 && isEmpty(row.at(-1))) row.pop()
  return row
}

const isEmpty = (cell: SheetCell | undefined): boolean => cell === undefined || cell === null || cell === ''

/** Days between Excel's two calendars. */
const DAYS_TO_1904 = 1_462

function cellValue(cell: DenseCell | undefined, from1904: boolean): SheetCell {
  switch (cell?.t) {
    case 's':
      return String(cell.v).slice(0, MAX_CELL_CHARACTERS)
    case 'b':
      return cell.v === true
    case 'n':
      return Number(cell.v) + (from1904 && typeof cell.z === 'string' && SSF.is_date(cell.z) ? DAYS_TO_1904 : 0)
    case 'd':
      return cell.v instanceof Date ? cell.v : null
    case 'e':
      return cell.w ?? '#VALUE!'
    default:
      return null
  }
}

/** A cell merged over several rows stands for each of them; merged columns stay with their first. */
function fillDown(rows: SheetCell[][], sheet: WorkSheet): void {
  let filled = 0
  for (const { s: start, e: end } of sheet['!merges'] ?? []) {
    const value = rows[start.r]?.[start.c]
    if (value === undefined || isEmpty(value)) continue
    const last = Math.min(end.r, rows.length - 1)
    filled += Math.max(0, last - start.r)
    if (filled > MAX_ROWS * MAX_COLUMNS) refuse('FILE_TOO_LARGE')
    for (let r = start.r + 1; r <= last; r += 1) {
      const row = rows[r]
      if (!row) continue
      while (row.length <= start.c) row.push(null)
      row[start.c] = value
    }
  }
}
