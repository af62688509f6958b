/** A cell as a spreadsheet holds it. */
export type SheetCell = string | number | boolean | Date | null
/** A cell of a roll's row; dates have become `2027-05-19`, so that a row can be kept as text. */
export type RollCell = string | number | boolean
