// The build of the library that reads .xlsx alone: half the weight of the whole one.
import { CFB, read, SSF } from '@e965/xlsx/dist/xlsx.mini.min.js'
import type { SheetCell } from '../../../domain/roll'
import { UNCOMPUTED } from '../../../domain/roll-cells'
import { refuse } from '../../kit/refusal'
import { DAYS_TO_1904 } from './calendar'
import { MAX_CELL_CHARACTERS, MAX_COLUMNS, MAX_ROWS, MAX_SHEETS } from './limits'
import { finishSheet, type Sheet } from './sheet'

/** The sheets of an .xlsx, from its parts. */
export function readXlsx(parts: ReadonlyMap<string, Buffer>): Sheet[] {
  assertBounds(parts)
  return sheetsOf(parts)
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

/** A formula cell without a value: the file was written by a program that does not compute. An empty text (`t="str"`) is a value. */
const NO_VALUE =
  /<((?:\w+:)?)c((?:\s[^<>]*)?)>\s*<\1f(?:\s[^<>]*)?(?:\/>|>[^<]*<\/\1f>)\s*(<\1v\s*\/>\s*|<\1v>\s*<\/\1v>\s*)?<\/\1c>/g

/** The library drops such cells, as if nothing stood there. */
function withUncomputed(part: Buffer): Buffer {
  if (!part.includes('f>') && !part.includes('f ')) return part
  const text = part.toString('utf8')
  const told = text.replace(NO_VALUE, (cell: string, prefix: string, attributes: string, empty?: string) => {
    if (empty !== undefined && /\st\s*=\s*["']str["']/.test(attributes)) return cell
    const kept = attributes.replace(/\st\s*=\s*(["'])[^"']*\1/, '')
    return `<${prefix}c${kept} t="str"><${prefix}v>${UNCOMPUTED}</${prefix}v></${prefix}c>`
  })
  return told === text ? part : Buffer.from(told)
}

/** The library reads a fresh container of the parts that we have seen, so nothing else in the upload can reach it. */
function sheetsOf(parts: ReadonlyMap<string, Buffer>): Sheet[] {
  const container = CFB.utils.cfb_new()
  for (const [name, part] of parts) CFB.utils.cfb_add(container, name, withUncomputed(part))
  const bytes = CFB.write(container, { type: 'buffer', fileType: 'zip' }) as Buffer
  // With `cellStyles` it tells which rows and columns are hidden; formulas stay unread.
  const options = { dense: true, cellFormula: false, cellHTML: false, cellNF: true, cellStyles: true } as const
  const workbook = read(bytes, { type: 'buffer', ...options })
  const from1904 = workbook.Workbook?.WBProps?.date1904 === true
  return workbook.SheetNames.flatMap((name, i) => {
    const sheet = workbook.Sheets[name]
    if (!sheet) return []
    const hidden = (workbook.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0
    const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }))
    const [hiddenRows, hiddenColumns] = [hiddenOf(sheet['!rows']), hiddenOf(sheet['!cols'])]
    const rows = (sheet as { '!data'?: DenseCell[][] })['!data'] ?? []
    const found = { name, hidden, rows, merges, hiddenRows, hiddenColumns }
    return [finishSheet(found, (cell) => cellValue(cell, from1904))]
  })
}

function hiddenOf(lines: readonly ({ hidden?: boolean } | undefined)[] | undefined): Set<number> {
  const hidden = new Set<number>()
  // Of a sparse array only what is there.
  for (const place of Object.keys(lines ?? [])) if (lines?.[Number(place)]?.hidden) hidden.add(Number(place))
  return hidden
}

interface DenseCell {
  t?: string
  v?: unknown
  w?: string
  z?: unknown
}

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
