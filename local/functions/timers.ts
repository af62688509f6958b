import { Appointments } from '../appointments'
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

/**
 * What a timer of the cloud may do to a function, on demand: `fire` now; `double`, fire now twice, since delivery is at
 * least once; `miss`, leave out the next due time; `late`, fire the next due time `byMs` after it.
 */
export type TimerPlay = { kind: 'fire' } | { kind: 'double' } | { kind: 'miss' } | { kind: 'late'; byMs: number }

interface Timer {
  spec: FunctionSpec
  schedule: Schedule
  due: number | undefined
  /** What becomes of the next due time. */
  plan?: { kind: 'miss' } | { kind: 'late'; byMs: number }
}

/** Of a timer whose trigger has no name in the manifest. */
const usualName = 'timer'

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
  private readonly late: Appointments
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
    this.late = new Appointments(clock)
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

  /**
   * Plays something to the timer of a function.
   *
   * @returns the ticks of what was fired now; empty for what is planned for the next due time.
   * @throws RangeError when the function has no such timer.
   */
  async play(name: string, trigger: string | undefined, play: TimerPlay): Promise<Tick[]> {
    const timer = this.timers.find(({ spec }) => spec.name === name)
    if (!timer) throw new RangeError(`function ${name} has no timer`)
    const named = timer.spec.timerName ?? usualName
    if (trigger !== undefined && trigger !== named)
      throw new RangeError(`the timer of ${name} is ${named}, not ${trigger}`)
    if (play.kind === 'miss' || play.kind === 'late') {
      timer.plan = play
      return []
    }
    const now = this.clock.now()
    return Promise.all((play.kind === 'double' ? [now, now] : [now]).map((time) => this.tick(timer, time)))
  }

  close(): void {
    this.stopListening()
    this.late.close()
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
      const { due, plan } = timer
      if (due === undefined || due > now) continue
      timer.due = timer.schedule.next(now)
      timer.plan = undefined
      if (plan === undefined) void this.tick(timer, now)
      else if (plan.kind === 'late') this.fireLate(timer, due, plan.byMs)
    }
  }

  private fireLate(timer: Timer, due: number, byMs: number): void {
    if (due + byMs <= this.clock.now()) void this.tick(timer, due)
    else this.late.at(due + byMs, () => void this.tick(timer, due))
  }

  /** Fires now; `time` is what the event says. */
  private tick({ spec }: Timer, time: number): Promise<Tick> {
    const tick = this.fire(spec.name, {
      Type: 'Timer',
      TriggerName: spec.timerName ?? usualName,
      Time: new Date(time).toISOString().replace(/\.\d+Z$/, 'Z'),
      Message: '',
    }).then((outcome) => ({ function: spec.name, outcome }))
    this.inFlight.add(tick)
    void tick.then(() => this.inFlight.delete(tick))
    return tick
  }
}
