import { PROBLEM_FILLS } from '../../kit/workbook/new-styles'

/** What a returned workbook shows. Rows and columns count from 1, as the sender sees them. */
export type Tint = 'blocks' | 'notes'

export interface RowMarks {
  /** Columns of the cells with a problem. */
  cells: Map<number, Tint>
  /** What the 问题 column says of the row, and how grave the gravest of it is. */
  words: string
  tint: Tint
}

export interface SheetMarks {
  /** The sheet's name, which a workbook has once. */
  name: string
  headerRow: number
  rows: Map<number, RowMarks>
}

export const PROBLEM_HEADER = '问题'

/** ARGB of the fills: what keeps a row out, and what should be looked at. */
export const TINT_COLOURS: Record<Tint, string> = PROBLEM_FILLS

/** Why the sender's own file cannot be changed in place; a new workbook is made then, and it is said. */
export type Unfit = 'encoding' | 'structure' | 'styles' | 'formats' | 'columns'

export class Unpatchable extends Error {
  constructor(readonly why: Unfit) {
    super(`not to be changed in place: ${why}`)
  }
}
