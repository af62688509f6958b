import type { RollCell, SheetCell } from './roll-cell'
import { headerWord, type RollField } from './roll-columns'
import { type Across, findHeader, HEADER_MIN_FIELDS, type RollHeader } from './roll-header'
import { halfWidth, oneLine, plainText } from './text'
import { onWallClock } from './time'

export type { RollCell, SheetCell } from './roll-cell'

/** One row of the roll, not yet judged. Blank cells are left out. */
export interface RawRow {
  /** The number that Excel shows. */
  row: number
  /** Which of the file's rolls it stands in, from 0; absent for the first. */
  sheet?: number
  /** Somebody hid the row: whether it is meant is asked. */
  hidden?: true
  cells: Partial<Record<RollField, RollCell>>
}

/** Rows of one sheet have numbers below it; the sheet stands above. */
const ROWS_OF_A_SHEET = 100_000

/** A row's number in its file: Excel's own in the first roll, and apart from it in every further one. */
export function rowId({ row, sheet = 0 }: Pick<RawRow, 'row' | 'sheet'>): number {
  return sheet * ROWS_OF_A_SHEET + row
}
export function sheetOfRow(id: number): number {
  return Math.floor(id / ROWS_OF_A_SHEET)
}
export function numberOfRow(id: number): number {
  return id % ROWS_OF_A_SHEET
}

export interface RollColumn {
  field: RollField
  index: number
}

export type SkipReason = 'footer' | 'repeatedHeader' | 'example' | 'note'

export interface Roll {
  /** The number of the (upper) header row, as Excel counts. */
  headerRow: number
  columns: RollColumn[]
  /** Headers that name no column of a roll, or name one a second time: said to the officer, never read silently. */
  unread: string[]
  rows: RawRow[]
  /** Rows with text that are not homes: totals, notes, signatures, an example. */
  skipped: { row: number; reason: SkipReason; text: string }[]
}

/** What a sheet says beside its cells; places from 0. */
export interface SheetShape {
  across?: readonly Across[]
  hiddenRows?: ReadonlySet<number>
}

const FOOTER =
  /^[([]?(合计|总计|小计|共计|本页合计|备注|说明|填表说明|注[::\d]|注$|填表人|填报人|制表人|制表|经办人|经办|审核人|审核|审批|复核|盖章|公章|单位盖章|单位负责人|主要领导|分管领导|负责人[((::]|负责人签|联系人[::]|联系电话[::]|填报单位|填报日期|填表日期|填报时间|填表时间|日期[::])/
const DATE_LINE = /^(20\d\d)?年\d{0,2}月\d{0,2}日$/
const EXAMPLE = /^[([]?(例|示例|举例|样例|填写示例)/

const isBlank = (cell: SheetCell | undefined): boolean =>
  cell === undefined || cell === null || (typeof cell === 'string' && plainText(cell.replace(/\u3000/g, ' ')) === '')

function cellOf(cell: SheetCell | undefined): RollCell | undefined {
  if (cell === undefined || isBlank(cell) || cell === null) return undefined
  return cell instanceof Date ? onWallClock(cell).format('YYYY-MM-DD') : cell
}

/** Reads a sheet as a roll: finds the header by what it says, in one row or two. Null when no header is there. */
export function readRoll(sheet: readonly (readonly SheetCell[])[], shape: SheetShape = {}): Roll | null {
  const header = findHeader(sheet, shape.across)
  if (!header) return null
  const columns: RollColumn[] = []
  const unread: string[] = []
  header.columns.forEach(({ field, words }, index) => {
    if (field !== null && columns.every((column) => column.field !== field)) columns.push({ field, index })
    else if (words.length > 0) unread.push([...new Set(words)].map(oneLine).join(' '))
  })
  const roll: Roll = { headerRow: header.from + 1, columns, unread, rows: [], skipped: [] }
  for (let i = header.to + 1; i < sheet.length; i += 1)
    addRow(roll, sheet[i] ?? [], header, i + 1, shape.hiddenRows?.has(i) ?? false)
  return roll
}

function addRow(roll: Roll, cells: readonly SheetCell[], header: RollHeader, row: number, hidden: boolean): void {
  const filled = cells.flatMap((cell, index) => (isBlank(cell) ? [] : [{ cell, index }]))
  const [first] = filled
  if (first === undefined) return
  const read: RawRow = { row, ...(hidden ? { hidden: true } : {}), cells: {} }
  for (const { field, index } of roll.columns) {
    const value = cellOf(cells[index])
    if (value !== undefined) read.cells[field] = value
  }
  const reason = skipReason(filled, header, read)
  if (reason === null) roll.rows.push(read)
  else if (reason !== 'blank')
    roll.skipped.push({ row, reason, text: oneLine(filled.map(({ cell }) => String(cell)).join(' ')).slice(0, 60) })
}

function skipReason(
  filled: readonly { cell: SheetCell; index: number }[],
  header: RollHeader,
  { cells }: RawRow,
): SkipReason | 'blank' | null {
  const first = filled[0]?.cell
  const word = typeof first === 'string' ? halfWidth(plainText(first)).replace(/\s/g, '') : ''
  // A home may begin with a date or with a word that footers begin with; it says who and where besides.
  const identified = IDENTIFYING.filter((field) => cells[field] !== undefined).length
  if (identified < IDENTIFIED && (FOOTER.test(word) || DATE_LINE.test(word))) return 'footer'
  if (EXAMPLE.test(word)) return 'example'
  if (repeatsHeader(filled, header) || numbersColumns(filled)) return 'repeatedHeader'
  // Offices number empty lines ahead and merge the township over them: such a row holds no home.
  const said = Object.keys(cells).filter((field) => field !== 'number' && field !== 'township')
  if (said.length === 0) return first === undefined || word === '' || cells.township !== undefined ? 'blank' : 'note'
  return said.length < 3 && IDENTIFYING.every((field) => cells[field] === undefined) ? 'note' : null
}

/** A row that has none of these is nobody's home; one that has most of them is no signature line. */
const IDENTIFYING: readonly RollField[] = ['village', 'name', 'address', 'hostName', 'phone', 'pairedMember']
const IDENTIFIED = 4

/** The header again, or its lower row, as printed lists have it on each page. */
function repeatsHeader(filled: readonly { cell: SheetCell; index: number }[], { columns }: RollHeader): boolean {
  const same = filled.filter(({ cell, index }) => {
    const word = headerWord(cell)
    return word !== '' && columns[index]?.words.some((other) => headerWord(other) === word)
  })
  return same.length >= HEADER_MIN_FIELDS || (same.length >= 2 && same.length === filled.length)
}

/** 1, 2, 3, 4 … below the header: the numbers of the columns (栏次). */
function numbersColumns(filled: readonly { cell: SheetCell; index: number }[]): boolean {
  const numbers = filled.map(({ cell }) => Number(cell))
  return filled.length >= 6 && numbers.every((number, i) => number === (numbers[0] ?? 0) + i)
}
