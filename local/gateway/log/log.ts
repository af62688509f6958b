/**
 * The folder of the database: `snapshot-N` holds everything written before `log-N` began. When the logs since the last snapshot have grown
 * larger than it, a new log begins and a new snapshot is written in the background.
 */
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { refusalOf } from '../disk'
import type { Collection } from '../engine/collection'
import type { Failure } from '../failure'
import { logName, numbersOf, snapshotName } from './files'
import { type Journal, LogFile } from './journal'
import { lock } from './lock'
import type { Change } from './record'
import { readSnapshot, replayLogs } from './recovery'
import { writeSnapshot } from './snapshot'

export interface LogOptions {
  readonly folder: string
  readonly fsync: boolean
  /** Logs smaller than this are never compacted. In bytes. */
  readonly compactAfter: number
  /** Takes over one change while the log is read at start. */
  readonly restore: (change: Change) => void
  /** What a snapshot is made of. */
  readonly collections: () => readonly Collection[]
  readonly say: (line: string) => void
}

export class Log implements Journal {
  private file: LogFile
  private number: number
  /** Bytes logged since the last snapshot, and how many of them make a new one due. */
  private logged: number
  private due: number
  private compaction: Promise<void> | undefined
  /** The log before the one that is written, while it is brought to safety. */
  private retiring: Promise<void> | undefined
  /** Why writes are refused until a whole snapshot is on disk. */
  private doubt: Failure | undefined
  private readonly unlock: () => void

  constructor(private readonly options: LogOptions) {
    const { folder, restore, say, compactAfter } = options
    mkdirSync(folder, { recursive: true })
    this.unlock = lock(folder)
    try {
      const files = readdirSync(folder)
      const snapshot = numbersOf(files, 'snapshot').at(-1) ?? 0
      if (snapshot > 0) readSnapshot(join(folder, snapshotName(snapshot)), restore)
      const logs = numbersOf(files, 'log').filter((n) => n >= snapshot)
      const replayed = replayLogs(
        logs.map((n) => join(folder, logName(n))),
        restore,
        say,
      )
      this.logged = replayed.total
      this.due =
        snapshot > 0 ? Math.max(compactAfter, statSync(join(folder, snapshotName(snapshot))).size) : compactAfter
      this.number = logs.at(-1) ?? Math.max(snapshot, 1)
      this.file = this.open(this.number, replayed.last)
      this.sweep(snapshot)
    } catch (error) {
      this.unlock()
      throw error
    }
  }

  private open(number: number, length: number): LogFile {
    const { folder, fsync } = this.options
    return LogFile.open(join(folder, logName(number)), length, fsync ? 'each' : 'never')
  }

  append(changes: readonly Change[]): void {
    if (this.doubt ?? this.file.doubt) this.refuse()
    const before = this.file.length
    this.file.append(changes)
    this.logged += this.file.length - before
    if (this.logged > this.due) this.compactSoon()
  }

  /** What is in memory is good: once all of it is in a new snapshot, what became of the log does not matter any more. */
  private refuse(): never {
    const failure = this.doubt ?? this.file.doubt
    this.doubt = failure
    this.compactSoon()
    throw failure
  }

  durable(): Promise<void> | undefined {
    if (!this.options.fsync) return undefined
    const written = this.file.durable()
    return this.retiring ? Promise.all([this.retiring, written]).then(() => undefined) : written
  }

  private compactSoon(): void {
    this.compaction ??= this.compact()
      .catch((error: unknown) => {
        this.options.say(`the log could not be compacted and goes on growing: ${refusalOf(error)}`)
        this.due = this.logged + this.options.compactAfter
      })
      .finally(() => {
        this.compaction = undefined
      })
  }

  /** Begins a new log and writes a snapshot of everything before it. */
  private async compact(): Promise<void> {
    const { folder, collections, compactAfter } = this.options
    const before = this.logged
    if (this.file.length > 0) await this.beginAnew()
    const { file, number } = this
    const size = await writeSnapshot(join(folder, snapshotName(number)), collections(), () => file.sync())
    this.doubt = undefined
    this.logged -= before
    this.due = Math.max(compactAfter, size)
    this.sweep(number)
  }

  /** Goes on in a new file. What is in memory then and not in the new file is in the files before. */
  private async beginAnew(): Promise<void> {
    const before = this.file
    before.mend()
    this.file = this.open(this.number + 1, 0)
    this.number++
    try {
      this.retiring = before.retire()
      await this.retiring
    } catch (error) {
      this.doubt ??= before.doubt
      if (!this.doubt) throw error
    } finally {
      this.retiring = undefined
    }
  }

  /** Files from before a snapshot, and snapshots that were never finished. */
  private sweep(snapshot: number): void {
    const { folder } = this.options
    const files = readdirSync(folder)
    for (const n of numbersOf(files, 'snapshot')) if (n < snapshot) rmSync(join(folder, snapshotName(n)))
    for (const n of numbersOf(files, 'log')) if (n < snapshot) rmSync(join(folder, logName(n)))
    for (const file of files)
      if (file.endsWith('.partial') && file !== `${snapshotName(snapshot)}.partial`) rmSync(join(folder, file))
  }

  async close(): Promise<void> {
    try {
      await this.compaction
      await this.file.retire()
    } finally {
      this.unlock()
    }
  }
}
