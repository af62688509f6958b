/**
 * The append-only log. A record is written to the file before anybody is told, and before memory changes: a process killed at any moment
 * has lost nothing that it answered. With `fsync` the answer also waits for the disk; requests that wait together share one sync.
 */
import { closeSync, fdatasync, fdatasyncSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import { Failure } from '../failure'
import { type Change, recordOf } from './record'

export interface Journal {
  /** Writes one record; throws a Failure and changes nothing when the disk refuses. */
  append(changes: readonly Change[]): void
  /** Settles when everything appended so far is on disk as promised; undefined when it already is. */
  durable(): Promise<void> | undefined
}

const diskFailure = (error: unknown) =>
  new Failure(
    'SYS_ERR',
    `the local gateway could not write its log: ${error instanceof Error ? error.message : String(error)}`,
  )

interface Sync {
  readonly upTo: number
  readonly promise: Promise<void>
}

export class LogFile implements Journal {
  private readonly fd: number
  private synced = 0
  private running: Sync | undefined
  private broken: Failure | undefined

  private constructor(
    file: string,
    /** Bytes written so far in this file. */
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
    if (this.broken) throw this.broken
    const record = recordOf(changes)
    let written = 0
    try {
      while (written < record.length) written += writeSync(this.fd, record, written)
    } catch (error) {
      this.takeBack(written)
      throw diskFailure(error)
    }
    this.length += record.length
  }

  /** A record that was written in part must not stand before later ones. */
  private takeBack(written: number): void {
    if (written === 0) return
    try {
      ftruncateSync(this.fd, this.length)
    } catch (error) {
      this.broken = diskFailure(error)
    }
  }

  durable(): Promise<void> | undefined {
    if (this.fsync === 'never' || this.synced >= this.length) return undefined
    return this.syncedUpTo(this.length)
  }

  /** One sync at a time; those who came during one wait for the next, together. */
  private async syncedUpTo(length: number): Promise<void> {
    while (this.synced < length) {
      this.running ??= this.startSync()
      await this.running.promise
    }
  }

  private startSync(): Sync {
    const upTo = this.length
    const promise = new Promise<void>((resolve, reject) => {
      fdatasync(this.fd, (error) => {
        this.running = undefined
        if (error) {
          this.broken = diskFailure(error)
          reject(this.broken)
          return
        }
        this.synced = Math.max(this.synced, upTo)
        resolve()
      })
    })
    return { upTo, promise }
  }

  /** Makes everything safe at once and lets the file go as soon as nobody syncs it any more. */
  async retire(): Promise<void> {
    fdatasyncSync(this.fd)
    this.synced = this.length
    await this.running?.promise
    closeSync(this.fd)
  }
}
