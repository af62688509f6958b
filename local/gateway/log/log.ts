/**
 * The folder of the database: `snapshot-N` holds everything written before `log-N` began. When the logs since the last snapshot have grown
 * larger than it, a new log begins and a new snapshot is written in the background.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Collection } from '../engine/collection'
import { type Journal, LogFile } from './journal'
import { lock } from './lock'
import type { Change } from './record'
import { readSnapshot, replayLog } from './recovery'
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

const logName = (n: number) => `log-${String(n).padStart(8, '0')}.jsonl`
const snapshotName = (n: number) => `snapshot-${String(n).padStart(8, '0')}.jsonl`
const numbersOf = (files: readonly string[], kind: string) =>
  files
    .flatMap((file) => new RegExp(`^${kind}-(\\d+)\\.jsonl$`).exec(file)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b)

export class Log implements Journal {
  private file: LogFile
  private number: number
  private logged: number
  private snapshotSize: number
  private compaction: Promise<void> | undefined
  private readonly unlock: () => void

  constructor(private readonly options: LogOptions) {
    const { folder, restore, say } = options
    mkdirSync(folder, { recursive: true })
    this.unlock = lock(join(folder, 'lock'))
    try {
      const files = readdirSync(folder)
      const snapshot = numbersOf(files, 'snapshot').at(-1) ?? 0
      if (snapshot > 0) readSnapshot(join(folder, snapshotName(snapshot)), restore)
      const logs = numbersOf(files, 'log').filter((n) => n >= snapshot)
      this.number = logs.at(-1) ?? Math.max(snapshot, 1)
      let length = 0
      this.logged = 0
      for (const n of logs) {
        const file = join(folder, logName(n))
        const recovered = replayLog(file, restore)
        if (recovered.torn > 0)
          say(`the log ended in a torn record: ${recovered.torn} bytes that nobody was told of were dropped`)
        length = recovered.length
        this.logged += length
      }
      this.snapshotSize = 0
      this.file = LogFile.open(join(folder, logName(this.number)), length, options.fsync ? 'each' : 'never')
      this.sweep(snapshot)
    } catch (error) {
      this.unlock()
      throw error
    }
  }

  append(changes: readonly Change[]): void {
    const before = this.file.length
    this.file.append(changes)
    this.logged += this.file.length - before
    if (this.logged > this.options.compactAfter && this.logged > this.snapshotSize) this.compactSoon()
  }

  durable(): Promise<void> | undefined {
    return this.file.durable()
  }

  private compactSoon(): void {
    this.compaction ??= this.compact()
      .catch((error: unknown) => {
        this.options.say(`the log could not be compacted and goes on growing: ${String(error)}`)
        this.snapshotSize = this.logged * 2
      })
      .finally(() => {
        this.compaction = undefined
      })
  }

  /** Begins a new log and writes a snapshot of everything before it. */
  async compact(): Promise<void> {
    const { folder, fsync } = this.options
    const retired = this.file
    this.number++
    const snapshot = this.number
    this.file = LogFile.open(join(folder, logName(snapshot)), 0, fsync ? 'each' : 'never')
    this.logged = 0
    await retired.retire()
    this.snapshotSize = await writeSnapshot(join(folder, snapshotName(snapshot)), this.options.collections())
    this.sweep(snapshot)
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
    await this.compaction
    await this.file.retire()
    this.unlock()
  }
}
