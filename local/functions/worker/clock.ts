/**
 * Makes `Date` follow the movable clock. The offset is read at every call, so a jump shows in the middle of an
 * invocation too. Timers and `performance` stay real: only what the calendar says moves.
 */
export function followClock(memory: SharedArrayBuffer): void {
  const offset = new BigInt64Array(memory)
  const RealDate = Date
  const realNow = RealDate.now
  const now = () => realNow() + Number(Atomics.load(offset, 0))
  const MovedDate = new Proxy(RealDate, {
    construct: (target, args: unknown[], newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as Date,
    apply: () => new RealDate(now()).toString(),
    get: (target, key) => (key === 'now' ? now : (Reflect.get(target, key) as unknown)),
  })
  // new date.constructor() must not be a way around the clock.
  RealDate.prototype.constructor = MovedDate
  globalThis.Date = MovedDate
}
