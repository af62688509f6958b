/** Columns count from 1 here, as in an .xlsx part. */
export const MOST_COLUMNS = 16_384
export const MOST_ROWS = 1_048_576

/** 1 is A, 27 is AA. */
export function columnLetters(column: number): string {
  let [letters, rest] = ['', column]
  while (rest > 0) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
    rest = Math.floor((rest - 1) / 26)
  }
  return letters
}

export interface CellPlace {
  row: number
  column: number
}

/** `W14`; null for what is no cell. */
export function cellPlace(reference: string): CellPlace | null {
  const [, letters = '', digits] = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? []
  if (letters === '') return null
  const column = [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  const row = Number(digits)
  return column <= MOST_COLUMNS && row >= 1 && row <= MOST_ROWS ? { row, column } : null
}

/** `A2:W2`, or one cell. */
export function cellRange(reference: string): { from: CellPlace; to: CellPlace } | null {
  const [first = '', second = first] = reference.split(':')
  const [from, to] = [cellPlace(first), cellPlace(second)]
  return from && to ? { from, to } : null
}
