import { heightFor } from '../../kit/workbook/line-height'
import { cellRange, columnLetters, MOST_COLUMNS } from '../../kit/workbook/places'
import {
  attribute,
  childrenOf,
  elementEnd,
  nextTag,
  type Tag,
  withAttribute,
  xmlText,
} from '../../kit/workbook/xml-tags'
import { ColumnWidths, WORDS_WIDTH } from './column-widths'
import { PROBLEM_HEADER, type SheetMarks, type Tint, Unpatchable } from './marks'
import { MergedCells } from './merged-cells'
import { type FoundRow, readRows } from './sheet-rows'
import type { StylesPart } from './styles-part'

/** A sheet's part with its marks put in: tints of cells, and the 问题 column behind the last that is used. */
export function markSheet(xml: string, marks: SheetMarks, styles: StylesPart): string {
  const root = nextTag(xml, 0)
  if (!root || !/^(\w+:)?worksheet$/.test(root.name)) throw new Unpatchable('structure')
  const prefix = root.name.slice(0, -'worksheet'.length)
  const parts = [...childrenOf(xml, root)]
  const named = (name: string): Tag | undefined => parts.find((tag) => tag.name === `${prefix}${name}`)
  const sheetData = named('sheetData')
  if (!sheetData || parts.filter((tag) => tag.name === sheetData.name).length > 1) throw new Unpatchable('structure')
  const merged = new MergedCells(xml, named('mergeCells'))
  const tints = tintsOf(marks, merged)
  const touched = new Set([marks.headerRow, ...marks.rows.keys(), ...tints.keys()])
  const rows = readRows(xml, sheetData, prefix, touched)
  const column = merged.rightEdge(rows.lastUsed, touched) + 1
  if (column > MOST_COLUMNS) throw new Unpatchable('columns')
  const widths = new ColumnWidths(xml, named('cols'), prefix)
  const writer = new RowWriter(xml, prefix, column, widths, styles)

  const pieces: string[] = []
  let at = 0
  const copyTo = (place: number): void => {
    pieces.push(xml.slice(at, place))
    at = place
  }
  const replace = (from: number, to: number, text: string): void => {
    copyTo(from)
    pieces.push(text)
    at = to
  }
  const [dimension, cols] = [named('dimension'), named('cols')]
  assertOrder([dimension, cols, sheetData])
  if (dimension) replace(dimension.start, dimension.end, grown(xml, dimension, column, Math.max(...touched)))
  const before = cols ?? { start: sheetData.start, end: sheetData.start }
  replace(before.start, cols ? elementEnd(xml, cols) : before.end, widths.withWords(column))

  const wanted = [...touched].sort((a, b) => a - b).map((row) => ({ row, cells: cellsFor(row, marks, tints) }))
  if (sheetData.kind === 'empty') {
    const tag = xml.slice(sheetData.start, sheetData.end).slice(0, -2).trimEnd()
    const made = wanted.map(({ row, cells }) => writer.made(row, cells)).join('')
    replace(sheetData.start, sheetData.end, `${tag}>${made}</${sheetData.name}>`)
  } else {
    for (const { row, cells } of wanted) {
      const found = rows.touched.get(row)
      if (found) replace(found.start, found.end, writer.changed(found, cells))
      else replace(rows.placeFor(row), rows.placeFor(row), writer.made(row, cells))
    }
  }
  copyTo(xml.length)
  return pieces.join('')
}

/** What a row gets: tints by column, and what its last cell says. */
export interface RowChange {
  tints: ReadonlyMap<number, Tint>
  words: { text: string; tint: Tint | null } | null
}

function cellsFor(row: number, marks: SheetMarks, tints: ReadonlyMap<number, Map<number, Tint>>): RowChange {
  const said = marks.rows.get(row)
  const header = row === marks.headerRow ? { text: PROBLEM_HEADER, tint: null } : null
  return { tints: tints.get(row) ?? new Map(), words: said ? { text: said.words, tint: said.tint } : header }
}

/** Of merged cells the one that shows is tinted, with the gravest tint of them. */
function tintsOf({ rows }: SheetMarks, merged: MergedCells): Map<number, Map<number, Tint>> {
  const tints = new Map<number, Map<number, Tint>>()
  for (const [row, { cells }] of rows) {
    for (const [column, tint] of cells) {
      const place = merged.shown({ row, column })
      const inRow = tints.get(place.row) ?? new Map<number, Tint>()
      if (inRow.get(place.column) !== 'blocks') inRow.set(place.column, tint)
      tints.set(place.row, inRow)
    }
  }
  return tints
}

/** The format fixes the order of a sheet's elements; pieces are put together by it. */
function assertOrder(tags: readonly (Tag | undefined)[]): void {
  const starts = tags.flatMap((tag) => tag?.start ?? [])
  if (starts.some((start, i) => start < (starts[i - 1] ?? 0))) throw new Unpatchable('structure')
}

function grown(xml: string, dimension: Tag, column: number, row: number): string {
  const tag = xml.slice(dimension.start, dimension.end)
  const range = cellRange(attribute(xml, dimension, 'ref') ?? '')
  if (!range) return tag
  const { from, to } = range
  const last = `${columnLetters(Math.max(to.column, column))}${Math.max(to.row, row)}`
  return withAttribute(tag, 'ref', `${columnLetters(from.column)}${from.row}:${last}`)
}

/** A line fits into every row, whatever its height is by default. */
const ONE_LINE = heightFor('', WORDS_WIDTH)

/** Writes rows anew where they change, in the sheet's own way. */
class RowWriter {
  constructor(
    private readonly xml: string,
    private readonly prefix: string,
    private readonly column: number,
    private readonly widths: ColumnWidths,
    private readonly styles: StylesPart,
  ) {}

  made(row: number, change: RowChange): string {
    const cells = this.missing(row, change, new Set(), 0, null)
    const open = this.opened(`<${this.prefix}row r="${row}">`, change.words?.text)
    return `${open}${cells.map(({ text }) => text).join('')}</${this.prefix}row>`
  }

  changed(found: FoundRow, change: RowChange): string {
    const { xml } = this
    const { words } = change
    const beside = found.cells.filter(({ column }) => column < this.column).at(-1)?.format ?? found.format ?? 0
    let before = found.openEnd
    const own = found.cells.map((cell) => {
      const gap = xml.slice(before, cell.start)
      before = cell.end
      if (cell.column === this.column && words)
        return { column: cell.column, text: gap + this.wordsCell(found.row, words, beside) }
      const tag = this.tintedTag(xml.slice(cell.start, cell.openEnd), cell.format, change.tints.get(cell.column))
      return { column: cell.column, text: gap + tag + xml.slice(cell.openEnd, cell.end) }
    })
    const there = new Set(own.map(({ column }) => column))
    const added = this.missing(found.row, change, there, beside, found.format)
    const cells = [...own, ...added].sort((a, b) => a.column - b.column)
    const rest = found.openEnd === found.end ? `</${this.prefix}row>` : xml.slice(found.cellsEnd, found.end)
    return `${this.opened(xml.slice(found.start, found.openEnd), words?.text)}${cells.map(({ text }) => text).join('')}${rest}`
  }

  /** `spans` is a hint for readers that must not be too narrow; a row that is too low for its words becomes higher. */
  private opened(tag: string, words: string | undefined): string {
    const own = (name: string): string | null => attribute(tag, { start: 0, end: tag.length }, name)
    let open = tag.endsWith('/>') ? `${tag.slice(0, -2).trimEnd()}>` : tag
    const [, first, last] = /^(\d+):(\d+)$/.exec(own('spans') ?? '') ?? []
    if (last !== undefined) open = withAttribute(open, 'spans', `${first}:${Math.max(Number(last), this.column)}`)
    const height = words === undefined ? 0 : heightFor(words, WORDS_WIDTH)
    if (height <= Math.max(ONE_LINE, Number(own('ht') ?? 0))) return open
    return withAttribute(withAttribute(open, 'ht', String(height)), 'customHeight', '1')
  }

  private tintedTag(tag: string, format: number, tint: Tint | undefined): string {
    return tint ? withAttribute(tag, 's', String(this.styles.tinted(format, tint))) : tag
  }

  /** Cells that the row does not write out: those with a tint, and the words. */
  private missing(
    row: number,
    { tints, words }: RowChange,
    there: ReadonlySet<number>,
    beside: number,
    formatOfRow: number | null,
  ): { column: number; text: string }[] {
    const cells = [...tints]
      .filter(([column]) => !there.has(column))
      .map(([column, tint]) => {
        const format = this.styles.tinted(formatOfRow ?? this.widths.styleOf(column), tint)
        return { column, text: `<${this.prefix}c r="${columnLetters(column)}${row}" s="${format}"/>` }
      })
      .sort((a, b) => a.column - b.column)
    if (words && !there.has(this.column)) cells.push({ column: this.column, text: this.wordsCell(row, words, beside) })
    return cells
  }

  /** The words look like the cell beside them; a text that is written in place is never a formula. */
  private wordsCell(row: number, { text, tint }: NonNullable<RowChange['words']>, beside: number): string {
    const format = tint === null ? beside : this.styles.words(beside, tint)
    const p = this.prefix
    const place = `r="${columnLetters(this.column)}${row}" s="${format}"`
    return `<${p}c ${place} t="inlineStr"><${p}is><${p}t xml:space="preserve">${xmlText(text)}</${p}t></${p}is></${p}c>`
  }
}
