import type { SheetCell } from '../../../domain/roll'
import { refuse } from '../../kit/refusal'
import { DAYS_TO_1904 } from './calendar'
import { MAX_CELL_CHARACTERS, MAX_COLUMNS, MAX_ROWS } from './limits'
import { finishSheet, type Merge, type Sheet } from './sheet'
import { textOf, type XlsBook } from './xls-book'
import { KIND, recordsFrom } from './xls-records'

const ERRORS: Record<number, string> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}

/** One sheet of an .xls, whose part of the stream begins at a place. Formulas give the value that was last computed. */
export function readXlsSheet(stream: Buffer, at: number, told: Pick<Sheet, 'name' | 'hidden'>, book: XlsBook): Sheet {
  const rows: (SheetCell[] | undefined)[] = []
  const merges: Merge[] = []
  const [hiddenRows, hiddenColumns] = [new Set<number>(), new Set<number>()]
  let waiting: { row: number; column: number } | null = null
  const put = (row: number, column: number, value: SheetCell): void => {
    if (row >= MAX_ROWS || column >= MAX_COLUMNS) refuse('FILE_TOO_LARGE')
    let cells = rows[row]
    if (!cells) {
      cells = []
      rows[row] = cells
    }
    cells[column] = typeof value === 'string' ? value.slice(0, MAX_CELL_CHARACTERS) : value
  }
  const number = (value: number, format: number): number =>
    value + (book.from1904 && book.dates[format] ? DAYS_TO_1904 : 0)
  for (const { kind, body } of recordsFrom(stream, at)) {
    const [row, column] = body.length >= 4 ? [body.readUInt16LE(0), body.readUInt16LE(2)] : [0, 0]
    switch (kind) {
      case KIND.labelShared:
        put(row, column, book.texts[body.readUInt32LE(6)] ?? refuse('FILE_UNREADABLE'))
        break
      case KIND.label:
      case KIND.richLabel:
        put(row, column, textOf(body, 6))
        break
      case KIND.number:
        put(row, column, number(body.readDoubleLE(6), body.readUInt16LE(4)))
        break
      case KIND.rk:
        put(row, column, number(rkNumber(body.readInt32LE(6)), body.readUInt16LE(4)))
        break
      case KIND.manyRk:
        for (let i = 0; 4 + 6 * (i + 1) <= body.length - 2; i += 1)
          put(row, column + i, number(rkNumber(body.readInt32LE(6 + 6 * i)), body.readUInt16LE(4 + 6 * i)))
        break
      case KIND.boolOrError:
        put(row, column, body[7] === 1 ? errorText(body[6]) : body[6] === 1)
        break
      case KIND.formula:
        waiting = isText(body) ? { row, column } : null
        put(row, column, formulaValue(body, number))
        break
      case KIND.formulaText:
        if (waiting) put(waiting.row, waiting.column, textOf(body, 0))
        waiting = null
        break
      case KIND.merged:
        for (let i = 2; i + 8 <= body.length; i += 8)
          merges.push({
            top: body.readUInt16LE(i),
            bottom: body.readUInt16LE(i + 2),
            left: body.readUInt16LE(i + 4),
            right: body.readUInt16LE(i + 6),
          })
        break
      case KIND.row:
        if (body.readUInt16LE(12) & 0x20) hiddenRows.add(row)
        break
      case KIND.columns:
        if (body.readUInt16LE(8) & 1) for (let i = row; i <= Math.min(column, MAX_COLUMNS); i += 1) hiddenColumns.add(i)
        break
      default:
    }
  }
  return finishSheet(
    { ...told, rows, merges, hiddenRows, hiddenColumns },
    (cell: SheetCell | undefined) => cell ?? null,
  )
}

/** An RK number ([MS-XLS] 2.5.217): the upper 30 bits of a double, or a whole number; perhaps a hundred times too large. */
function rkNumber(rk: number): number {
  const value = rk & 2 ? rk >> 2 : doubleOf(rk & ~3)
  return rk & 1 ? value / 100 : value
}

function doubleOf(high: number): number {
  const bytes = Buffer.alloc(8)
  bytes.writeInt32LE(high, 4)
  return bytes.readDoubleLE(0)
}

const errorText = (code: number | undefined): string => ERRORS[code ?? 15] ?? '#VALUE!'

/** A formula's last value stands in eight bytes; two of them full mean that it is no number. */
const isSpecial = (body: Buffer): boolean => body.readUInt16LE(12) === 0xffff
const isText = (body: Buffer): boolean => isSpecial(body) && body[6] === 0

function formulaValue(body: Buffer, number: (value: number, format: number) => number): SheetCell {
  if (!isSpecial(body)) return number(body.readDoubleLE(6), body.readUInt16LE(4))
  if (body[6] === 1) return body[8] === 1
  return body[6] === 2 ? errorText(body[8]) : null
}
