import { ContinuedBytes } from './xls-records'

/** What cells mean by their numbers. */
export interface XlsBook {
  texts: string[]
  /** Of each cell format: whether it shows a date. */
  dates: boolean[]
  from1904: boolean
}

/** A text with a length of two bytes. */
export function textOf(body: Buffer, at: number): string {
  return new ContinuedBytes([body.subarray(at + 3)]).letters(body.readUInt16LE(at), body[at + 2] ?? 0)
}
