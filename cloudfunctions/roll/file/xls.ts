import { refuse } from '../../kit/refusal'
import { MAX_SHEETS } from './limits'
import type { Sheet } from './sheet'
import { textOf, type XlsBook } from './xls-book'
import { ContinuedBytes, KIND, recordsFrom } from './xls-records'
import { readXlsSheet } from './xls-sheet'

/** Excel 97 to 2003; older ones keep their letters in code pages. */
const BIFF8 = 0x0600

interface Bound {
  name: string
  hidden: boolean
  at: number
}

/** The sheets of an .xls, from the streams of its container. Refuses FILE_NOT_SPREADSHEET, FILE_HAS_PASSWORD, FILE_UNREADABLE, FILE_TOO_LARGE. */
export function readXls(streams: ReadonlyMap<string, Buffer>): Sheet[] {
  if (streams.has('EncryptedPackage')) refuse('FILE_HAS_PASSWORD')
  const stream = streams.get('Workbook') ?? refuse('FILE_NOT_SPREADSHEET')
  const { book, bounds } = globalsOf(stream)
  if (bounds.length > MAX_SHEETS) refuse('FILE_TOO_LARGE')
  return bounds.map(({ name, hidden, at }) => readXlsSheet(stream, at, { name, hidden }, book))
}

function globalsOf(stream: Buffer): { book: XlsBook; bounds: Bound[] } {
  const book: XlsBook = { texts: [], dates: [], from1904: false }
  const bounds: Bound[] = []
  const formats = new Map<number, boolean>()
  const cellFormats: number[] = []
  const shared: Buffer[] = []
  let last = 0
  for (const { kind, body } of recordsFrom(stream, 0)) {
    if (kind === KIND.bof && body.readUInt16LE(0) !== BIFF8) refuse('FILE_NOT_SPREADSHEET')
    if (kind === KIND.filePass) refuse('FILE_HAS_PASSWORD')
    if (kind === KIND.dateMode) book.from1904 = body.readUInt16LE(0) === 1
    if (kind === KIND.boundSheet && body[5] === 0) bounds.push(boundOf(body))
    if (kind === KIND.format) formats.set(body.readUInt16LE(0), isDateFormat(textOf(body, 2)))
    if (kind === KIND.cellFormat) cellFormats.push(body.readUInt16LE(2))
    if (kind === KIND.sharedTexts || (kind === KIND.continued && last === KIND.sharedTexts)) {
      shared.push(body)
      last = KIND.sharedTexts
    } else last = kind
  }
  book.texts = sharedTexts(shared)
  book.dates = cellFormats.map((format) => formats.get(format) ?? isBuiltInDate(format))
  return { book, bounds }
}

function boundOf(body: Buffer): Bound {
  const [letters, flags] = [body[6] ?? 0, body[7] ?? 0]
  const name = new ContinuedBytes([body.subarray(8)]).letters(letters, flags)
  return { at: body.readUInt32LE(0), hidden: ((body[4] ?? 0) & 3) !== 0, name }
}

function sharedTexts(parts: readonly Buffer[]): string[] {
  const [first] = parts
  if (!first) return []
  const count = first.readUInt32LE(4)
  // Each text takes three bytes at least: a count that promises more lies.
  if (count * 3 > parts.reduce((sum, part) => sum + part.length, 0)) refuse('FILE_UNREADABLE')
  const bytes = new ContinuedBytes(parts)
  bytes.skip(8)
  return Array.from({ length: count }, () => {
    const [letters, flags] = [bytes.u16(), bytes.u8()]
    const runs = flags & 8 ? bytes.u16() : 0
    const phonetic = flags & 4 ? bytes.u32() : 0
    const text = bytes.letters(letters, flags)
    bytes.skip(4 * runs + phonetic)
    return text
  })
}

/** Numbers of the formats that Excel has built in for dates, the Chinese ones among them ([MS-XLS] 2.5.165, ECMA-376 18.8.30). */
function isBuiltInDate(format: number): boolean {
  return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 45 && format <= 58)
}

/** A format that shows a year, a month or a day, apart from what it quotes or colours. */
function isDateFormat(format: string): boolean {
  return /[ymd]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')) && !/general/i.test(format)
}
