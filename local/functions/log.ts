import { appendFileSync, mkdirSync } from 'node:fs'
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

/** Appends to `<folder>/<function>.log`, one JSON record a line, before the caller gets its answer. */
export class FunctionLog {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true })
  }

  append(record: LogRecord): void {
    appendFileSync(path.join(this.folder, `${record.function}.log`), `${JSON.stringify(record)}\n`)
  }
}
