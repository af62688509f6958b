import type { RollCell } from './roll-cell'
import { halfWidth, oneLine } from './text'
import { DAY_MS } from './time'

/** A cell as one line of text; a number as its digits. An apostrophe that was typed to make it text is left out. */
export function cellText(cell: RollCell | undefined): string {
  if (cell === undefined) return ''
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  return oneLine(String(cell)).replace(/^['‘’`](?=[^'‘’`\s])/, '')
}

/** What stands in a cell whose formula has no value: the sheet was never computed where it was written. */
export const UNCOMPUTED = '#未计算'

/** `#N/A`, `#REF!`: what a formula leaves when it fails; or nothing at all (`UNCOMPUTED`). */
export function isErrorValue(text: string): boolean {
  return text === UNCOMPUTED || /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)$/i.test(text)
}

/** A cell as one word to compare: half width, no blanks. */
export function cellWord(cell: RollCell | undefined): string {
  return halfWidth(cellText(cell)).replace(/\s/g, '')
}

const YES = /^(√|✓|✔|☑|✅|●|■|是|是的|有|对|对的|愿意|同意|公开|可以|需要|1|y|yes|t|true)$/i
const NO = /^(|×|✗|✘|✕|❌|☐|□|○|x|否|无|暂无|没有|不|不是|不公开|不愿意|不同意|不需要|0|n|no|f|false|\/|-|—)$/i

/** Ticks and words for yes and no; a blank is no. Null when it is neither. */
export function cellYes(cell: RollCell | undefined): boolean | null {
  const word = cellWord(cell)
  return YES.test(word) ? true : NO.test(word) ? false : null
}

/** A cell that says "none": a blank, 无, a dash. */
export function saysNone(word: string): boolean {
  return /^(|无|没有|暂无|\/|\\|-|--|—|——|不涉及)$/.test(word)
}

/** 「同上」 and its signs say that the value stands elsewhere: a value to be written out, not one to be guessed. */
export function saysDitto(word: string): boolean {
  return /^(同上|同上行|同前|同左|如上|〃|″|"|''|“|”|↑|…|\.\.\.)$/.test(word)
}

export interface ReadNumber {
  value: number
  /** The sheet says 约 or 左右: the number is taken, and it is said that it was. */
  approximate: boolean
}

const UNIT = '(?:㎡|m2|m²|m\\^2|平方米|平方公尺|平米|平方|平|个|座|席|人|名|位|户|余人)'
const NUMBER = new RegExp(`^(约|大约|大概|近)?(\\d+(?:\\.\\d+)?)${UNIT}?(左右|多|余)?${UNIT}?$`, 'i')

/** A number, from a number or from text with its unit (「约30平」, 「１２８」, 「36㎡」); null when it is none. */
export function cellNumber(cell: RollCell | undefined): ReadNumber | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? { value: cell, approximate: false } : null
  if (typeof cell === 'boolean') return null
  const word = cellWord(cell).replace(/,(?=\d{3}(\D|$))/g, '')
  const match = NUMBER.exec(word)
  return match ? { value: Number(match[2]), approximate: Boolean(match[1] || match[3] || /余人$/.test(word)) } : null
}

/** Degrees of longitude or latitude: plain, with a sign for degrees or the side of the earth (E120.59°), or in minutes and seconds. */
export function cellDegrees(cell: RollCell | undefined): number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null
  const word = cellWord(cell)
    .replace(/^(东经|北纬|经度|纬度|e|n)[:]?/i, '')
    .replace(/(度|°)?(e|n)?$/i, '')
  if (/^-?\d+(\.\d+)?$/.test(word)) return Number(word)
  const parts = /^(\d{1,3})[°度](\d{1,2}(?:\.\d+)?)['′’分](?:(\d{1,2}(?:\.\d+)?)(?:["″”秒]|''|′′)?)?$/.exec(word)
  if (!parts) return null
  const [minutes, seconds] = [Number(parts[2]), Number(parts[3] ?? 0)]
  return minutes < 60 && seconds < 60 ? Number((Number(parts[1]) + minutes / 60 + seconds / 3600).toFixed(6)) : null
}

/** Serial day 25569 of Excel's 1900 system is 1970-01-01. */
const EXCEL_EPOCH_DAY = 25_569

/** The day a cell names, `2027-06-30`, from a serial number, dotted, dashed or Chinese text; null when it is no date of 2000 to 2099. */
export function cellDay(cell: RollCell | undefined): string | null {
  const word = cellWord(cell)
  const serial = /^\d{5}(\.\d+)?$/.test(word) ? Math.floor(Number(word)) : null
  if (serial !== null) return dayIfPlausible(new Date((serial - EXCEL_EPOCH_DAY) * DAY_MS).toISOString().slice(0, 10))
  const parts =
    /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})[日号]?(?:0?0:00(?::00)?)?$/.exec(word) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(word) ??
    /^(\d{4})-(\d{2})-(\d{2})T/.exec(word)
  return parts ? dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3])) : null
}

/**
 * The month a cell names without a day (2027年6月, 2027.6), as its last day. A number 2027.1 is none: Excel leaves out the last zero, so it may
 * be October too.
 */
export function cellMonth(cell: RollCell | undefined): string | null {
  if (typeof cell === 'number' && Math.round(cell * 100) % 100 === 10) return null
  const parts = /^(\d{4})(?:[-./](\d{1,2})|年(\d{1,2})月(?:份|底|末|前)?)$/.exec(cellWord(cell))
  return parts ? lastDayOf(Number(parts[1]), Number(parts[2] ?? parts[3])) : null
}

/** Null when the month or the day does not exist. */
export function dayOf(year: number, month: number, date: number): string | null {
  const day = new Date(Date.UTC(year, month - 1, date))
  if (day.getUTCMonth() !== month - 1 || day.getUTCDate() !== date) return null
  return dayIfPlausible(day.toISOString().slice(0, 10))
}

export function lastDayOf(year: number, month: number): string | null {
  if (month < 1 || month > 12) return null
  return dayIfPlausible(new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10))
}

function dayIfPlausible(day: string): string | null {
  return day.startsWith('20') ? day : null
}
