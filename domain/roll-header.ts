import type { SheetCell } from './roll-cell'
import { fieldOfHeader, headerWord, type RollField } from './roll-columns'

/** Where the header of a roll stands, in one row or two, and what it says of each column. */
export interface RollHeader {
  /** Places of its rows in the sheet, from 0. */
  from: number
  to: number
  /** Of each column: the field it names, and the words that stand in it from top to bottom. */
  columns: { field: RollField | null; words: string[] }[]
}

/** Cells merged over columns: what stands in the first stands for all, in a header. From 0, both ends included. */
export interface Across {
  row: number
  from: number
  to: number
}

type Cells = readonly (SheetCell | undefined)[]

/** Titles, a stamp line and a date stand above the header in what offices send; it is never further down than this. */
const HEADER_WITHIN_ROWS = 30
/** A header names at least the home, where it is, and two columns more. */
export const HEADER_MIN_FIELDS = 4

/** Finds the header by what it says. Null when no row, and no two rows together, name the columns of a roll. */
export function findHeader(sheet: readonly Cells[], across: readonly Across[] = []): RollHeader | null {
  const spread = new Map<number, Across[]>()
  for (const merge of across) spread.set(merge.row, [...(spread.get(merge.row) ?? []), merge])
  const rowAt = (at: number): Cells => spreadOver(sheet[at] ?? [], spread.get(at) ?? [])
  for (let at = 0; at < Math.min(sheet.length, HEADER_WITHIN_ROWS); at += 1) {
    const [upper, lower] = [rowAt(at), rowAt(at + 1)]
    const [alone, below, both] = [fieldsOf(upper), fieldsOf(lower), fieldsOf(lower, upper)]
    if (isHeader(alone)) return continuesHeader(lower, upper) ? header(at, upper, lower) : header(at, upper)
    // A group row that names no column by itself belongs to the header where it tells the columns below it apart.
    if (isHeader(both) && holdsNoValues(upper) && count(both) > count(below)) return header(at, upper, lower)
  }
  return null
}

function header(at: number, ...rows: Cells[]): RollHeader {
  const width = Math.max(...rows.map((row) => row.length))
  const columns = Array.from({ length: width }, (_, i) => {
    const words = rows.map((row) => row[i]).filter((cell): cell is string => headerWord(cell) !== '')
    return { field: fieldOfHeader(rows.at(-1)?.[i], rows.length > 1 ? rows[0]?.[i] : undefined), words }
  })
  return { from: at, to: at + rows.length - 1, columns }
}

function spreadOver(cells: Cells, merges: readonly Across[]): Cells {
  if (merges.length === 0) return cells
  const row = [...cells]
  for (const { from, to } of merges) for (let i = from + 1; i <= to; i += 1) row[i] ??= row[from] ?? null
  return row
}

function fieldsOf(row: Cells, above: Cells = []): (RollField | null)[] {
  return Array.from({ length: Math.max(row.length, above.length) }, (_, i) => fieldOfHeader(row[i], above[i]))
}

function count(fields: readonly (RollField | null)[]): number {
  return new Set(fields.filter((field) => field !== null)).size
}

function isHeader(fields: readonly (RollField | null)[]): boolean {
  const placed = fields.includes('village') || fields.includes('township')
  return fields.includes('name') && placed && count(fields) >= HEADER_MIN_FIELDS
}

const isFilled = (cell: SheetCell | undefined): boolean =>
  cell !== undefined && cell !== null && (typeof cell !== 'string' || headerWord(cell) !== '')

/** A header holds words; a number, a date or a tick is a value. */
function holdsNoValues(row: Cells): boolean {
  return row.every((cell) => !isFilled(cell) || typeof cell === 'string')
}

/** A second header row repeats what stands above it (a merged cell) or names columns, in most of its cells; it never holds a value. */
function continuesHeader(row: Cells, above: Cells): boolean {
  if (!holdsNoValues(row)) return false
  const filled = row.flatMap((cell, i) => (isFilled(cell) ? [{ cell, above: above[i] }] : []))
  const named = filled.filter(({ cell, above }) => cell === above || fieldOfHeader(cell, above) !== null)
  return named.length > 0 && named.length * 2 > filled.length
}
