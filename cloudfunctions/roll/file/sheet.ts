import type { SheetCell } from '../../../domain/roll'
import type { Across } from '../../../domain/roll-header'
import { refuse } from '../../kit/refusal'
import { MAX_COLUMNS, MAX_ROWS } from './limits'

/** One sheet as rows of cells; merged cells are filled downwards, as they are read by people. Places count from 0. */
export interface Sheet {
  name: string
  hidden: boolean
  rows: SheetCell[][]
  /** Cells merged over columns, which stay with their first. */
  across: Across[]
  hiddenRows: Set<number>
  hiddenColumns: Set<number>
}

/** Cells merged over rows and columns, both ends included. */
export interface Merge {
  top: number
  left: number
  bottom: number
  right: number
}

/** What a reader of some file format found in a sheet: rows may be missing, and cells too, which are still as the format has them. */
export interface FoundSheet<Cell> {
  name: string
  hidden: boolean
  rows: readonly (readonly (Cell | undefined)[] | undefined)[]
  merges: readonly Merge[]
  hiddenRows: Set<number>
  hiddenColumns: Set<number>
}

/** Brings a sheet into the one shape that rolls are read from. Refuses FILE_TOO_LARGE. */
export function finishSheet<Cell>(
  { rows: found, merges, ...rest }: FoundSheet<Cell>,
  read: (cell: Cell | undefined) => SheetCell,
): Sheet {
  const rows = Array.from(found, (cells) => rowOf(cells ?? [], read))
  while (rows.length > 0 && rows.at(-1)?.length === 0) rows.pop()
  if (rows.length > MAX_ROWS) refuse('FILE_TOO_LARGE')
  fillDown(rows, merges)
  return { ...rest, rows, across: acrossOf(merges) }
}

/**
 * A row up to its last cell that is not empty. One cell in column XFD makes a row of 16,384 places, so what stands too far right is looked for
 * among the cells that there are, before the places are filled.
 */
function rowOf<Cell>(cells: readonly (Cell | undefined)[], read: (cell: Cell | undefined) => SheetCell): SheetCell[] {
  if (cells.length > MAX_COLUMNS) {
    const beyond = Object.keys(cells).filter((column) => Number(column) >= MAX_COLUMNS)
    if (beyond.some((column) => !isEmpty(read(cells[Number(column)])))) refuse('FILE_TOO_LARGE')
  }
  const row = Array.from(cells.slice(0, MAX_COLUMNS), read)
  while (row.length > 0 && isEmpty(row.at(-1))) row.pop()
  return row
}

const isEmpty = (cell: SheetCell | undefined): boolean => cell === undefined || cell === null || cell === ''

/** A cell merged over several rows stands for each of them. */
function fillDown(rows: SheetCell[][], merges: readonly Merge[]): void {
  let filled = 0
  for (const { top, bottom, left } of merges) {
    const value = rows[top]?.[left]
    if (value === undefined || isEmpty(value)) continue
    const last = Math.min(bottom, rows.length - 1)
    filled += Math.max(0, last - top)
    if (filled > MAX_ROWS * MAX_COLUMNS) refuse('FILE_TOO_LARGE')
    for (let r = top + 1; r <= last; r += 1) {
      const row = rows[r]
      if (!row) continue
      while (row.length <= left) row.push(null)
      row[left] = value
    }
  }
}

const MOST_ACROSS = 1_000

function acrossOf(merges: readonly Merge[]): Across[] {
  return merges
    .filter(({ left, right, top }) => right > left && left < MAX_COLUMNS && top < MAX_ROWS)
    .slice(0, MOST_ACROSS)
    .flatMap(({ top, bottom, left, right }) => {
      const rows = Math.min(bottom - top, 2) + 1
      return Array.from({ length: rows }, (_, i) => ({
        row: top + i,
        from: left,
        to: Math.min(right, MAX_COLUMNS - 1),
      }))
    })
}
