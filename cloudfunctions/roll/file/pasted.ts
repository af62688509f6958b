import { refuse } from '../../kit/refusal'
import { MAX_CELL_CHARACTERS, MAX_COLUMNS, MAX_ROWS } from './limits'
import type { Sheet } from './sheet'

/**
 * A table as a spreadsheet puts it on the clipboard: cells apart by tabs, rows by line ends; a cell with either in it, or with a quote, stands in
 * quotes that are doubled inside. Refuses FILE_UNREADABLE for what is no UTF-8, and FILE_TOO_LARGE.
 */
export function readPasted(file: Buffer): Sheet {
  const text = decoded(file)
  const rows = tableOf(text)
  return {
    name: '粘贴的表格',
    hidden: false,
    rows: rows.map((row) => row.map((cell) => (cell === '' ? null : cell.slice(0, MAX_CELL_CHARACTERS)))),
    across: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
  }
}

function decoded(file: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file)
  } catch {
    return refuse('FILE_UNREADABLE')
  }
}

/** A cell in quotes, or up to the next tab or line end; and what ends it. */
const CELL = /(?:"([^"]*(?:""[^"]*)*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/y

function tableOf(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  CELL.lastIndex = 0
  while (CELL.lastIndex < text.length) {
    const match = CELL.exec(text)
    if (!match) return refuse('FILE_UNREADABLE')
    const [, quoted, plain = '', end] = match
    row.push(quoted === undefined ? plain : quoted.replace(/""/g, '"'))
    if (row.length > MAX_COLUMNS && row.at(-1) !== '') refuse('FILE_TOO_LARGE')
    if (end !== '\t') {
      rows.push(row)
      row = []
      if (rows.length > MAX_ROWS) refuse('FILE_TOO_LARGE')
    }
  }
  if (row.length > 0) rows.push(row)
  return rows
}
