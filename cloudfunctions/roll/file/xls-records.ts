import { refuse } from '../../kit/refusal'

/** One record of a BIFF stream ([MS-XLS] 2.1.4): its kind and its bytes. */
export interface XlsRecord {
  kind: number
  body: Buffer
  /** Where the next record begins. */
  end: number
}

/** Kinds of records that hold what a roll is made of ([MS-XLS] 2.3). */
export const KIND = {
  bof: 0x0809,
  eof: 0x000a,
  continued: 0x003c,
  filePass: 0x002f,
  dateMode: 0x0022,
  boundSheet: 0x0085,
  sharedTexts: 0x00fc,
  format: 0x041e,
  cellFormat: 0x00e0,
  labelShared: 0x00fd,
  label: 0x0204,
  richLabel: 0x00d6,
  number: 0x0203,
  rk: 0x027e,
  manyRk: 0x00bd,
  formula: 0x0006,
  formulaText: 0x0207,
  boolOrError: 0x0205,
  merged: 0x00e5,
  row: 0x0208,
  columns: 0x007d,
} as const

/** A record and those that continue it hold no more than these. */
const MAX_RECORDS = 2_000_000

/** The records from a place up to the end of their part of the stream. */
export function* recordsFrom(stream: Buffer, start: number): Generator<XlsRecord> {
  let depth = 0
  let seen = 0
  for (let at = start; at + 4 <= stream.length; ) {
    const [kind, length] = [stream.readUInt16LE(at), stream.readUInt16LE(at + 2)]
    const end = at + 4 + length
    seen += 1
    if (end > stream.length || seen > MAX_RECORDS) refuse('FILE_UNREADABLE')
    // A chart inside a sheet has a beginning and an end of its own.
    if (kind === KIND.bof) depth += 1
    if (depth === 1) yield { kind, body: stream.subarray(at + 4, end), end }
    if (kind === KIND.eof) depth -= 1
    if (depth === 0) return
    at = end
  }
}

/** Bytes that go on in CONTINUE records. A text that crosses from one to the next says there anew how wide its letters are. */
export class ContinuedBytes {
  private part = 0
  private at = 0
  constructor(private readonly parts: readonly Buffer[]) {}

  private current(): Buffer {
    for (;;) {
      const part = this.parts[this.part] ?? refuse('FILE_UNREADABLE')
      if (this.at < part.length) return part
      this.part += 1
      this.at = 0
    }
  }

  u8(): number {
    const byte = this.current()[this.at] ?? 0
    this.at += 1
    return byte
  }
  u16(): number {
    return this.u8() | (this.u8() << 8)
  }
  u32(): number {
    return (this.u16() | (this.u16() << 16)) >>> 0
  }

  skip(bytes: number): void {
    for (let left = bytes; left > 0; ) {
      const step = Math.min(left, this.current().length - this.at)
      this.at += step
      left -= step
    }
  }

  /** Letters of a text whose first flags were read already. Bytes are Latin-1 or UTF-16. */
  letters(count: number, flags: number): string {
    let wide = (flags & 1) === 1
    let text = ''
    for (let left = count; left > 0; ) {
      const before = this.part
      const part = this.current()
      if (this.part !== before) {
        wide = (this.u8() & 1) === 1
        continue
      }
      const size = wide ? 2 : 1
      const step = Math.min(left, Math.floor((part.length - this.at) / size))
      if (step === 0) refuse('FILE_UNREADABLE')
      text += part.toString(wide ? 'utf16le' : 'latin1', this.at, this.at + step * size)
      this.at += step * size
      left -= step
    }
    return text
  }
}
