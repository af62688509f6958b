import { appendFileSync, closeSync, existsSync, fstatSync, mkdirSync, openSync, readSync } from 'node:fs'
import path from 'node:path'

/**
 * One invocation as CloudBase's function log keeps it: the whole event and the whole return value, which the
 * platform does not let anyone switch off, and every printed line.
 */
export interface LogRecord {
  time: string
  requestId: string
  function: string
  trigger: string
  event: unknown
  log: string[]
  retMsg: unknown
  statusCode: number
  durationMs: number
  memoryMB: number
  cold: boolean
}

/** What an invocation printed after its answer, in the order in which it came. */
export interface LateRecord {
  time: string
  requestId: string
  function: string
  late: true
  log: string[]
}

/** So much of a log's end is looked through. */
const tailBytes = 8 * 1024 * 1024

/** Appends to `<folder>/<function>.log`, one JSON record a line, before the caller gets its answer. */
export class FunctionLog {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true })
  }

  append(record: LogRecord | LateRecord): void {
    appendFileSync(this.fileOf(record.function), `${JSON.stringify(record)}\n`)
  }

  /** The last records of a function, oldest first. */
  last(name: string, most: number): (LogRecord | LateRecord)[] {
    const lines = tailOf(this.fileOf(name)).split('\n').filter(Boolean)
    return lines.slice(-most).map((line) => JSON.parse(line) as LogRecord | LateRecord)
  }

  private fileOf(name: string): string {
    return path.join(this.folder, `${name}.log`)
  }
}

/** Whole lines only: one that was cut in two is left out. */
function tailOf(file: string): string {
  if (!existsSync(file)) return ''
  const handle = openSync(file, 'r')
  try {
    const { size } = fstatSync(handle)
    const from = Math.max(0, size - tailBytes)
    const bytes = Buffer.alloc(size - from)
    readSync(handle, bytes, 0, bytes.length, from)
    const text = bytes.toString()
    return from === 0 ? text : text.slice(text.indexOf('\n') + 1)
  } finally {
    closeSync(handle)
  }
}
