/** Anything that tells the time in milliseconds since 1970. Injected wherever time matters. */
export interface Clock {
  now(): number
}

/** Requests that were made before a jump of the clock may still be on their way for so long, in real milliseconds. */
const IN_FLIGHT_MS = 30_000

/** Called after the clock moved, with the new time and the new offset, both in milliseconds. */
export type ClockListener = (now: number, offsetMs: number) => void

/**
 * The clock of a local CloudBase: real time plus an offset that can be changed while everything runs.
 * The offset lives in shared memory, so that function workers follow it even in the middle of an invocation.
 */
export class MovableClock implements Clock {
  readonly memory = new SharedArrayBuffer(8)
  private readonly offset = new BigInt64Array(this.memory)
  private readonly listeners = new Set<ClockListener>()
  /** Offsets that a jump has ended, with the real moment until which they still explain a request on its way. */
  private left: { offsetMs: number; until: number }[] = []

  /** @param start ISO time with an offset ("2027-05-19T13:00:00+08:00"); without it the clock shows real time. */
  constructor(start?: string) {
    if (start !== undefined) this.write(instantOf(start) - Date.now())
  }

  get offsetMs(): number {
    return Number(Atomics.load(this.offset, 0))
  }

  now(): number {
    return Date.now() + this.offsetMs
  }

  /**
   * What the clock shows, and what it would show had it not been moved: a request that was signed right before a jump
   * is as fresh as it was. Offsets that were left more than 30 real seconds ago do not count.
   */
  timesLately(): readonly number[] {
    const real = performance.now()
    this.left = this.left.filter(({ until }) => until > real)
    return [this.offsetMs, ...this.left.map(({ offsetMs }) => offsetMs)].map((offsetMs) => Date.now() + offsetMs)
  }

  /** Moves the clock to a moment, forward or back. */
  set(iso: string): void {
    this.shift(instantOf(iso) - Date.now())
    this.tell()
  }

  /** Moves the clock by milliseconds. */
  forward(ms: number): void {
    if (!Number.isFinite(ms)) throw new RangeError(`the clock moves by a number of milliseconds, not by ${ms}`)
    this.shift(this.offsetMs + Math.round(ms))
    this.tell()
  }

  /** Returns a function that ends the subscription. */
  onMove(listener: ClockListener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private shift(offsetMs: number): void {
    this.left.push({ offsetMs: this.offsetMs, until: performance.now() + IN_FLIGHT_MS })
    this.write(offsetMs)
  }

  private write(offsetMs: number): void {
    Atomics.store(this.offset, 0, BigInt(offsetMs))
  }

  private tell(): void {
    for (const listener of this.listeners) listener(this.now(), this.offsetMs)
  }
}

/** Reads an ISO time; one without an offset is refused, since it means another moment on another machine. */
function instantOf(iso: string): number {
  const ms = Date.parse(iso)
  if (!/(Z|[+-]\d\d:\d\d)$/.test(iso) || Number.isNaN(ms)) {
    throw new RangeError(`a time is written as ISO with an offset, like 2027-05-19T13:00:00+08:00, not "${iso}"`)
  }
  return ms
}
