import type { MovableClock } from '../clock'
import { parseCron, type Schedule } from './cron'
import type { FunctionSpec, Outcome } from './invocation'

/** What SCF hands to a function whose timer is due. */
export interface TimerEvent {
  Type: 'Timer'
  TriggerName: string
  /** To the second, in UTC. */
  Time: string
  Message: string
}

export interface Tick {
  function: string
  outcome: Outcome
}

interface Timer {
  spec: FunctionSpec
  schedule: Schedule
  due: number | undefined
}

/** Node's timers hold at most this many milliseconds. */
const longestWaitMs = 2 ** 31 - 1

/**
 * Fires the functions' timers by the movable clock. A jump over many due times fires one tick, at the new time: what
 * was due in between is for the function to catch up with, as after an outage of the platform.
 */
export class Timers {
  private readonly timers: Timer[]
  private alarm: NodeJS.Timeout | undefined
  private readonly stopListening: () => void
  private readonly inFlight = new Set<Promise<Tick>>()

  constructor(
    specs: FunctionSpec[],
    private readonly clock: MovableClock,
    private readonly fire: (name: string, event: TimerEvent) => Promise<Outcome>,
  ) {
    this.timers = specs.flatMap((spec) => {
      if (spec.timer === undefined) return []
      const schedule = parseCron(spec.timer)
      return [{ spec, schedule, due: schedule.next(clock.now()) }]
    })
    this.stopListening = clock.onMove(() => {
      this.fireDue()
      for (const timer of this.timers) timer.due = timer.schedule.next(this.clock.now())
      this.wait()
    })
    this.wait()
  }

  /** Resolves when every tick that has been fired so far has ended, with how they ended. */
  async settled(): Promise<Tick[]> {
    return Promise.all(this.inFlight)
  }

  close(): void {
    this.stopListening()
    clearTimeout(this.alarm)
  }

  private wait(): void {
    clearTimeout(this.alarm)
    const dues = this.timers.flatMap(({ due }) => (due === undefined ? [] : [due]))
    if (dues.length === 0) return
    const delay = Math.max(0, Math.min(...dues) - this.clock.now())
    this.alarm = setTimeout(
      () => {
        this.fireDue()
        this.wait()
      },
      Math.min(delay, longestWaitMs),
    )
    this.alarm.unref()
  }

  private fireDue(): void {
    const now = this.clock.now()
    for (const timer of this.timers) {
      if (timer.due === undefined || timer.due > now) continue
      timer.due = timer.schedule.next(now)
      const { name, timerName } = timer.spec
      const tick = this.fire(name, {
        Type: 'Timer',
        TriggerName: timerName ?? 'timer',
        Time: new Date(now).toISOString().replace(/\.\d+Z$/, 'Z'),
        Message: '',
      }).then((outcome) => ({ function: name, outcome }))
      this.inFlight.add(tick)
      void tick.then(() => this.inFlight.delete(tick))
    }
  }
}
