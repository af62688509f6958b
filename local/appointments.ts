import type { MovableClock } from './clock'

/** Node's timers hold at most this many milliseconds. */
const longestWaitMs = 2 ** 31 - 1

interface Appointment {
  at: number
  keep(): void
}

/** Things to do when the movable clock reaches a moment, whether it gets there by itself or by a jump. */
export class Appointments {
  private waiting: Appointment[] = []
  private alarm: NodeJS.Timeout | undefined
  private readonly stopListening: () => void

  constructor(private readonly clock: MovableClock) {
    this.stopListening = clock.onMove(() => this.look())
  }

  /** Does it at `at`, in ms since 1970; a moment that is past is now. Never within this call. */
  at(at: number, keep: () => void): void {
    this.waiting.push({ at, keep })
    this.wait()
  }

  close(): void {
    this.stopListening()
    clearTimeout(this.alarm)
    this.waiting = []
  }

  private look(): void {
    const now = this.clock.now()
    const due = this.waiting.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at)
    this.waiting = this.waiting.filter(({ at }) => at > now)
    for (const { keep } of due) keep()
    this.wait()
  }

  private wait(): void {
    clearTimeout(this.alarm)
    if (this.waiting.length === 0) return
    const next = Math.min(...this.waiting.map(({ at }) => at)) - this.clock.now()
    this.alarm = setTimeout(() => this.look(), Math.min(Math.max(0, next), longestWaitMs))
    this.alarm.unref()
  }
}
