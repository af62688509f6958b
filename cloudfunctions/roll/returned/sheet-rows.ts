import { cellPlace } from '../../kit/workbook/places'
import { attribute, elementEnd, nextTag, type Tag } from '../../kit/workbook/xml-tags'
import { Unpatchable } from './marks'

export interface FoundCell {
  column: number
  format: number
  start: number
  openEnd: number
  end: number
}

export interface FoundRow {
  row: number
  /** The format of its cells that are not written out, if the row has one. */
  format: number | null
  start: number
  openEnd: number
  cells: FoundCell[]
  /** Behind its last cell; something else may follow. */
  cellsEnd: number
  end: number
}

export interface Rows {
  /** The last column in which any cell says something. */
  lastUsed: number
  touched: Map<number, FoundRow>
  /** Where a row that the sheet does not have belongs. */
  placeFor(row: number): number
}

/**
 * Finds the rows of a sheet that change, in place. Rows and cells may leave their number out, which then follows the one before; one that goes
 * backwards is no sheet that an office program wrote, and is refused.
 */
export function readRows(xml: string, sheetData: Tag, prefix: string, wanted: ReadonlySet<number>): Rows {
  const touched = new Map<number, FoundRow>()
  const [numbers, starts]: [number[], number[]] = [[], []]
  let [row, lastUsed, end] = [0, 0, sheetData.end]
  for (let at = sheetData.end; sheetData.kind === 'open'; ) {
    const tag = nextTag(xml, at)
    if (!tag) throw new Unpatchable('structure')
    if (tag.kind === 'close') {
      end = tag.start
      break
    }
    if (tag.name !== `${prefix}row`) throw new Unpatchable('structure')
    const number = Number(attribute(xml, tag, 'r') ?? row + 1)
    if (!Number.isInteger(number) || number <= row) throw new Unpatchable('structure')
    row = number
    numbers.push(row)
    starts.push(tag.start)
    const found = readRow(xml, tag, prefix, row, wanted.has(row))
    lastUsed = Math.max(lastUsed, found.lastUsed)
    if (wanted.has(row)) touched.set(row, found.found)
    at = found.found.end
  }
  return { lastUsed, touched, placeFor: (wantedRow) => starts[firstAbove(numbers, wantedRow)] ?? end }
}

function firstAbove(numbers: readonly number[], row: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) > row) high = middle
    else low = middle + 1
  }
  return low
}

function readRow(xml: string, open: Tag, prefix: string, row: number, keep: boolean) {
  const styled = /^(1|true)$/.test(attribute(xml, open, 'customFormat') ?? '')
  const found: FoundRow = {
    row,
    format: styled ? Number(attribute(xml, open, 's') ?? 0) : null,
    start: open.start,
    openEnd: open.end,
    cells: [],
    cellsEnd: open.end,
    end: open.end,
  }
  let [column, lastUsed] = [0, 0]
  for (let at = open.end; open.kind === 'open'; ) {
    const tag = nextTag(xml, at)
    if (!tag) throw new Unpatchable('structure')
    if (tag.kind === 'close') {
      found.end = tag.end
      break
    }
    at = elementEnd(xml, tag)
    if (tag.name !== `${prefix}c`) continue
    const reference = attribute(xml, tag, 'r')
    const place = reference === null ? column + 1 : (cellPlace(reference)?.column ?? 0)
    if (place <= column) throw new Unpatchable('structure')
    column = place
    if (tag.kind === 'open' && saysSomething(xml, tag)) lastUsed = column
    if (!keep) continue
    const format = Number(attribute(xml, tag, 's') ?? 0)
    found.cells.push({ column, format, start: tag.start, openEnd: tag.end, end: at })
    found.cellsEnd = at
  }
  return { found, lastUsed }
}

/** A value, a text or a formula; formatting alone says nothing. */
function saysSomething(xml: string, cell: Tag): boolean {
  const inside = nextTag(xml, cell.end)
  return inside !== null && inside.kind !== 'close'
}
