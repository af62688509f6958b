import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { MovableClock } from './clock'

const EVERY_MS = 1000

/**
 * Keeps what a movable clock shows beside the documents, so that a new start goes on where the last one ended: documents must not come
 * from the future. What a kill takes away is at most a second.
 */
export class ClockMemory {
  private readonly file: string
  private readonly timer: NodeJS.Timeout

  constructor(
    dataDir: string,
    private readonly clock: MovableClock,
  ) {
    this.file = fileIn(dataDir)
    this.timer = setInterval(() => this.save(), EVERY_MS)
    this.timer.unref()
    clock.onMove(() => this.save())
    this.save()
  }

  close(): void {
    clearInterval(this.timer)
    this.save()
  }

  private save(): void {
    const fresh = `${this.file}.new`
    writeFileSync(fresh, new Date(this.clock.now()).toISOString())
    renameSync(fresh, this.file)
  }
}

/** What the clock showed when this data was last in use, as ISO time; undefined for new data. */
export function rememberedTime(dataDir: string): string | undefined {
  const file = fileIn(dataDir)
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
}

function fileIn(dataDir: string): string {
  return path.join(dataDir, 'clock')
}
