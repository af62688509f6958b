import type { RollCell } from './roll'
import { halfWidth, oneLine } from './text'
import { DAY_MS } from './time'

/** A cell as one line of text; a number as its digits. */
export function cellText(cell: RollCell | undefined): string {
  if (cell === undefined) return ''
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  return oneLine(String(cell))
}

/** A cell as one word to compare: half width, no blanks. */
export function cellWord(cell: RollCell | undefined): string {
  return halfWidth(cellText(cell)).replace(/\s/g, '')
}

const YES = /^(√|✓|✔|☑|●|是|有|对|愿意|同意|公开|可以|1|y|yes|true)$/i
const NO = /^(|×|✗|✘|☐|○|x|否|无|没有|不|不是|不公开|不愿意|0|n|no|false|\/|-|—)$/i

/** Ticks and words for yes and no; a blank is no. Null when it is neither. */
export function cellYes(cell: RollCell | undefined): boolean | null {
  const word = cellWord(cell)
  return YES.test(word) ? true : NO.test(word) ? false : null
}

/** A cell that says "none": a blank, 无, a dash. */
export function saysNone(word: string): boolean {
  return /^(|无|没有|\/|-|—|——|不涉及)$/.test(word)
}

/** 「同上」 and its signs say that the value stands elsewhere: a value to be written out, not one to be guessed. */
export function saysDitto(word: string): boolean {
  return /^(同上|同前|同左|〃|″|"|''|“|”)$/.test(word)
}

export interface ReadNumber {
  value: number
  /** The sheet says 约 or 左右: the number is taken, and it is said that it was. */
  approximate: boolean
}

/** A number, from a number or from text with its unit (「约30平」, 「１２８」, 「36㎡」); null when it is none. */
export function cellNumber(cell: RollCell | undefined): ReadNumber | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? { value: cell, approximate: false } : null
  const word = cellWord(cell).replace(/,(?=\d{3}(\D|$))/g, '')
  const match = /^(约|大约|大概)?(\d+(?:\.\d+)?)(?:㎡|m2|m²|平方米|平米|平方|平|个|座|人|名|位|余人)?(左右|多)?$/i.exec(
    word,
  )
  return match ? { value: Number(match[2]), approximate: Boolean(match[1] || match[3] || /余人$/.test(word)) } : null
}

/** Serial day 25569 of Excel's 1900 system is 1970-01-01. */
const EXCEL_EPOCH_DAY = 25_569

/** The day a cell names, `2027-06-30`, from a serial number, dotted, dashed or Chinese text; null when it is no date of 2000 to 2099. */
export function cellDay(cell: RollCell | undefined): string | null {
  const word = cellWord(cell)
  const serial = /^\d{5}(\.\d+)?$/.test(word) ? Math.floor(Number(word)) : null
  if (serial !== null) return dayIfPlausible(new Date((serial - EXCEL_EPOCH_DAY) * DAY_MS).toISOString().slice(0, 10))
  const parts =
    /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(word) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(word) ??
    /^(\d{4})-(\d{2})-(\d{2})T/.exec(word)
  if (!parts) return null
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const day = new Date(Date.UTC(year, month - 1, date))
  if (day.getUTCMonth() !== month - 1 || day.getUTCDate() !== date) return null
  return dayIfPlausible(day.toISOString().slice(0, 10))
}

function dayIfPlausible(day: string): string | null {
  return day.startsWith('20') ? day : null
}
