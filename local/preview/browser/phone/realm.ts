/** The phone's clock: real time plus the offset of the local CloudBase. */
let offsetMs = 0
const RealDate = Date

export const setClockOffset = (ms: number) => {
  offsetMs = ms
}
export const clockOffset = () => offsetMs
/** Milliseconds of the real clock: for animation and for measuring, where the story's time must not matter. */
export const realNow = () => RealDate.now()

/** A Date that follows the movable clock. `instanceof Date` and every method stay as they are. */
function movedDate(): DateConstructor {
  const Moved = function (this: unknown, ...args: [] | [number | string | Date]) {
    if (!new.target) return new RealDate(RealDate.now() + offsetMs).toString()
    const made = args.length === 0 ? new RealDate(RealDate.now() + offsetMs) : Reflect.construct(RealDate, args)
    if (new.target !== (Moved as unknown)) Object.setPrototypeOf(made, new.target.prototype as object)
    return made
  } as unknown as DateConstructor
  Object.defineProperty(Moved, 'name', { value: 'Date' })
  Object.defineProperty(Moved, 'length', { value: 7 })
  Object.defineProperty(Moved, 'prototype', { value: RealDate.prototype })
  Moved.now = () => RealDate.now() + offsetMs
  Moved.parse = RealDate.parse
  Moved.UTC = RealDate.UTC
  RealDate.prototype.constructor = Moved
  return Moved
}

/**
 * Makes this window what a phone's JavaScript is: the movable clock, no Intl, and a Function constructor that gives
 * nothing (WeChat forbids code from text; eval is shadowed around every module). The vendor code must be loaded before,
 * app code after.
 */
export function becomePhoneRealm(): void {
  window.Date = movedDate()
  const realm = window as unknown as Record<string, unknown>
  delete realm.Intl
  function codeFromText() {}
  Object.defineProperty(codeFromText, 'prototype', { value: Function.prototype })
  Object.defineProperty(Function.prototype, 'constructor', {
    value: codeFromText,
    configurable: true,
    writable: true,
  })
  realm.Function = codeFromText
}
