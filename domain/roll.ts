import { fieldOfHeader, headerWord, type RollField } from './roll-columns'
import { halfWidth, plainText } from './text'
import { onWallClock } from './time'

/** A cell as a spreadsheet holds it. */
export type SheetCell = string | number | boolean | Date | null
/** A cell of a roll's row; dates have become `2027-05-19`, so that a row can be kept as text. */
export type RollCell = string | number | boolean

/** One row of the roll, not yet judged. `row` is the number Excel shows. Blank cells are left out. */
export interface RawRow {
  row: number
  cells: Partial<Record<RollField, RollCell>>
}

export interface RollColumn {
  field: RollField
  index: number
}

export type SkipReason = 'footer' | 'repeatedHeader' | 'example'

export interface Roll {
  /** The number of the (upper) header row, as Excel counts. */
  headerRow: number
  columns: RollColumn[]
  /** Headers that name no column of a roll, or name one a second time: said to the officer, never read silently. */
  unread: string[]
  rows: RawRow[]
  /** Rows with text that are not homes: totals, notes, signatures, an example. */
  skipped: { row: number; reason: SkipReason }[]
}

/** Titles, a stamp line and a date stand above the header in what offices send; it is never further down than this. */
const HEADER_WITHIN_ROWS = 30
/** A header names at least the home, where it is, and two columns more. */
const HEADER_MIN_FIELDS = 4

const FOOTER =
  /^(合计|总计|小计|共计|备注|说明|注[::\d]|填表人|填报人|制表人|经办人|审核人|负责人[::]|填报单位|填报日期)/
const EXAMPLE = /^(例|示例|举例|样例)/

const isBlank = (cell: SheetCell | undefined): boolean =>
  cell === undefined || cell === null || (typeof cell === 'string' && plainText(cell.replace(/\u3000/g, ' ')) === '')

function fieldsOf(row: readonly SheetCell[], above: readonly SheetCell[] = []): (RollField | null)[] {
  return Array.from({ length: Math.max(row.length, above.length) }, (_, i) => fieldOfHeader(row[i], above[i]))
}

function isHeader(row: readonly SheetCell[]): boolean {
  const fields = new Set(fieldsOf(row).filter((field) => field !== null))
  return fields.has('name') && (fields.has('village') || fields.has('township')) && fields.size >= HEADER_MIN_FIELDS
}

/** A second header row names columns too, or repeats what stands above it (a merged cell); it never holds a value. */
function continuesHeader(row: readonly SheetCell[], header: readonly SheetCell[]): boolean {
  const filled = row.flatMap((cell, i) => (isBlank(cell) ? [] : [{ cell, above: header[i] }]))
  return (
    filled.length > 0 &&
    filled.every(
      ({ cell, above }) => headerWord(cell) !== '' && (cell === above || fieldOfHeader(cell, above) !== null),
    )
  )
}

function cellOf(cell: SheetCell | undefined): RollCell | undefined {
  if (cell === undefined || isBlank(cell) || cell === null) return undefined
  return cell instanceof Date ? onWallClock(cell).format('YYYY-MM-DD') : cell
}

/** Reads a sheet as a roll: finds the header by what it says, in one row or two. Null when no header is there. */
export function readRoll(sheet: readonly (readonly SheetCell[])[]): Roll | null {
  const at = sheet.slice(0, HEADER_WITHIN_ROWS).findIndex(isHeader)
  const header = sheet[at]
  if (!header) return null
  const next = sheet[at + 1] ?? []
  const twoRows = continuesHeader(next, header)
  const columns: RollColumn[] = []
  const unread: string[] = []
  fieldsOf(twoRows ? next : header, twoRows ? header : []).forEach((field, index) => {
    const words = [header[index], twoRows ? next[index] : null].filter((cell) => headerWord(cell) !== '')
    if (field !== null && columns.every((column) => column.field !== field)) columns.push({ field, index })
    else if (words.length > 0) unread.push([...new Set(words)].join(' '))
  })
  const roll: Roll = { headerRow: at + 1, columns, unread, rows: [], skipped: [] }
  for (let i = at + (twoRows ? 2 : 1); i < sheet.length; i += 1) addRow(roll, sheet[i] ?? [], header, i + 1)
  return roll
}

function addRow(roll: Roll, cells: readonly SheetCell[], header: readonly SheetCell[], row: number): void {
  const first = cells.find((cell) => !isBlank(cell))
  if (first === undefined) return
  const word = typeof first === 'string' ? halfWidth(plainText(first)).replace(/\s/g, '') : ''
  if (FOOTER.test(word)) roll.skipped.push({ row, reason: 'footer' })
  else if (EXAMPLE.test(word)) roll.skipped.push({ row, reason: 'example' })
  else if (cells.filter((cell, i) => !isBlank(cell) && cell === header[i]).length >= HEADER_MIN_FIELDS)
    roll.skipped.push({ row, reason: 'repeatedHeader' })
  else {
    const read: RawRow = { row, cells: {} }
    for (const { field, index } of roll.columns) {
      const value = cellOf(cells[index])
      if (value !== undefined) read.cells[field] = value
    }
    if (saysSomething(read)) roll.rows.push(read)
  }
}

/** Offices number empty lines ahead and merge the township over them: such a row holds no home. */
function saysSomething(row: RawRow): boolean {
  return Object.keys(row.cells).some((field) => field !== 'number' && field !== 'township')
}
