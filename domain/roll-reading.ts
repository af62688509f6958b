import type { RawRow, RollCell } from './roll'
import { cellNumber, cellText, cellWord, cellYes, isErrorValue, saysDitto, saysNone, UNCOMPUTED } from './roll-cells'
import { ROLL_FIELD_LABELS, type RollField } from './roll-columns'
import { isVisible } from './text'

/** `blocks` keeps the row out until it is put right; `asks` until the officer says that it is meant; `notes` is said and imported. */
export type Severity = 'blocks' | 'asks' | 'notes'
export interface RollProblem {
  field: RollField | 'row'
  severity: Severity
  message: string
}

/**
 * One rule for every column: what is needed and missing blocks; what the sheet says but nobody can read blocks; what may be missing is at
 * most noted; and a value that was tidied with a guess in it (约30平) is noted. Nothing is put right silently.
 */
export class Reading {
  readonly problems: RollProblem[] = []
  constructor(private readonly row: RawRow) {}

  /** Says what keeps the row out; the value is then missing. */
  block(field: RollField | 'row', message: string): null {
    this.problems.push({ field, severity: 'blocks', message })
    return null
  }
  note(field: RollField, message: string): void {
    this.problems.push({ field, severity: 'notes', message })
  }
  ask(field: RollField | 'row', message: string): void {
    this.problems.push({ field, severity: 'asks', message })
  }

  /** True, and said, where the cell holds what a formula leaves when it fails, or a ditto sign: neither is a value. */
  broken(field: RollField): boolean {
    const text = this.text(field)
    if (isErrorValue(text)) {
      const why = text === UNCOMPUTED ? '的公式还没有算出结果,请在电脑上打开存一次' : `的公式出错了(${text})`
      this.block(field, `${ROLL_FIELD_LABELS[field]}${why}`)
      return true
    }
    if (!saysDitto(cellWord(text))) return false
    this.block(field, `「${text}」要写出来`)
    return true
  }
  cell(field: RollField): RollCell | undefined {
    return this.row.cells[field]
  }
  text(field: RollField): string {
    return cellText(this.cell(field))
  }

  /** Text that the row cannot do without. */
  required(field: RollField, maxLength: number): string | null {
    const text = this.text(field)
    const label = ROLL_FIELD_LABELS[field]
    if (!isVisible(text)) return this.block(field, `没有填${label}`)
    if (this.broken(field)) return null
    if ([...text].length > maxLength) return this.block(field, `${label}太长了,最多 ${maxLength} 个字`)
    return text
  }

  /** Text that may be missing: null then, and where it blocks. */
  optional(field: RollField, maxLength: number): string | null {
    return saysNone(cellWord(this.cell(field))) ? null : this.required(field, maxLength)
  }

  /** One of the words of a choice. */
  choice<T extends string>(field: RollField, read: (word: string) => T | null): T | null {
    const text = this.required(field, 40)
    if (text === null) return null
    return read(cellWord(text)) ?? this.block(field, `${ROLL_FIELD_LABELS[field]}「${text}」不在可选的里面`)
  }

  /** A measure within bounds; null when it is not given. */
  number(field: RollField, unit: string, min: number, max: number): number | null {
    const label = ROLL_FIELD_LABELS[field]
    if (saysNone(cellWord(this.cell(field)))) return null
    if (this.broken(field)) return null
    const read = cellNumber(this.cell(field))
    if (!read) return this.block(field, `${label}「${this.text(field)}」看不懂,请写数字`)
    if (read.value < min || read.value > max) return this.block(field, `${label}写的是 ${read.value},请核对`)
    if (read.approximate) this.note(field, `${label}写的是「${this.text(field)}」,按 ${read.value} ${unit}记`)
    return read.value
  }

  /** A number of things or people. */
  count(field: RollField, unit: string, min: number, max: number): number | null {
    const value = this.number(field, unit, min, max)
    if (value === null || Number.isInteger(value)) return value
    return this.block(field, `${ROLL_FIELD_LABELS[field]}写的是 ${value},请核对`)
  }

  /** A tick or a word for yes or no; a blank is no. */
  yes(field: RollField): boolean | null {
    if (this.broken(field)) return null
    const yes = cellYes(this.cell(field))
    return yes ?? this.block(field, `${ROLL_FIELD_LABELS[field]}「${this.text(field)}」看不懂,请写是或否`)
  }
}
