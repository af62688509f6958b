/**
 * One file of the append-only log. A record is written to the file before anybody is told, and before memory changes: a process killed at any
 * moment has lost nothing that it answered. With `fsync` the answer also waits for the disk; requests that wait together share one sync.
 */
import { close, fdatasync, ftruncateSync, openSync, writeSync } from 'node:fs'
import { promisify } from 'node:util'
import { diskFailure } from '../disk'
import type { Failure } from '../failure'
import { type Change, recordOf } from './record'

export interface Journal {
  /** Writes one record; throws a Failure and changes nothing when the disk refuses. */
  append(changes: readonly Change[]): void
  /** Settles when everything appended so far is on disk as promised; undefined when it already is. */
  durable(): Promise<void> | undefined
}

const sync = (fd: number) => promisify(fdatasync)(fd)
const closing = promisify(close)

interface Sync {
  readonly upTo: number
  readonly promise: Promise<void>
}

export class LogFile implements Journal {
  private readonly fd: number
  private synced = 0
  private running: Sync | undefined
  /** Part of a record that the disk refused the rest of stands behind the whole ones. */
  private torn = false
  /** Why it is not known what of this file is on disk: after a failed sync, a later one that succeeds proves nothing about earlier writes. */
  doubt: Failure | undefined

  private constructor(
    file: string,
    /** Bytes of whole records in this file. */
    public length: number,
    private readonly fsync: 'each' | 'never',
  ) {
    this.fd = openSync(file, 'a')
    this.synced = length
  }

  static open(file: string, length: number, fsync: 'each' | 'never'): LogFile {
    return new LogFile(file, length, fsync)
  }

  append(changes: readonly Change[]): void {
    if (this.doubt) throw this.doubt
    const record = recordOf(changes)
    let written = 0
    try {
      this.mend()
      while (written < record.length) written += writeSync(this.fd, record, written)
    } catch (error) {
      this.torn ||= written > 0
      throw diskFailure(
        error,
        this.mended() ? 'Nothing was changed.' : 'Nothing was changed; writes wait for the disk.',
      )
    }
    this.length += record.length
  }

  /** A record that was written in part must not stand before later ones. Throws when the disk does not let it be cut off. */
  mend(): void {
    if (!this.torn) return
    ftruncateSync(this.fd, this.length)
    this.torn = false
  }

  /** Tries at once; the next write tries again, and a restart would drop it as well. */
  private mended(): boolean {
    try {
      this.mend()
      return true
    } catch {
      return false
    }
  }

  durable(): Promise<void> | undefined {
    if (this.fsync === 'never' || this.synced >= this.length) return undefined
    return this.sync()
  }

  /** Settles when everything in the file so far is on disk. One sync at a time; those who came during one wait for the next, together. */
  async sync(): Promise<void> {
    const { length } = this
    while (this.synced < length) {
      if (this.doubt) throw this.doubt
      this.running ??= this.startSync()
      await this.running.promise
    }
  }

  private startSync(): Sync {
    const upTo = this.length
    const promise = sync(this.fd).then(
      () => {
        this.running = undefined
        this.synced = Math.max(this.synced, upTo)
      },
      (error: unknown) => {
        this.running = undefined
        const failure = diskFailure(
          error,
          'Whether the last changes are on disk is not known; writes wait for the disk.',
        )
        if (this.fsync === 'each') this.doubt = failure
        throw failure
      },
    )
    return { upTo, promise }
  }

  /** Makes everything safe, then lets the file go. */
  async retire(): Promise<void> {
    try {
      await this.sync()
    } finally {
      await closing(this.fd)
    }
  }
}
