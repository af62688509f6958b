/** 工作密码: six digits that an officer's pages ask for after 15 idle minutes (safety, "Persons"). */
export const STAFF_PIN = /^\d{6}$/
export const STAFF_PIN_LENGTH = 6

/** Milliseconds without a touch after which an officer's pages cover themselves. */
export const STAFF_IDLE_MS = 15 * 60_000

/** Wrong tries before she must wait (safety, "Help": five tries, then a growing delay). */
const FREE_TRIES = 5
const DELAYS_MS = [1, 5, 15, 60].map((minutes) => minutes * 60_000)

/** How long after this many wrong tries in a row the next one must wait; 0 while tries are free. */
export function delayAfter(wrong: number): number {
  if (wrong < FREE_TRIES) return 0
  return DELAYS_MS[Math.min(wrong - FREE_TRIES, DELAYS_MS.length - 1)] ?? 0
}

/** True for what is guessed first: one digit six times, or digits in a row up or down. */
export function isEasyPin(pin: string): boolean {
  const steps = new Set([...pin].slice(1).map((digit, i) => Number(digit) - Number(pin[i])))
  const [step] = steps
  return steps.size === 1 && (step === 0 || step === 1 || step === -1)
}

/**
 * True when her pages are to be covered. A clock that went back says nothing about how long nobody touched them, so they are; a minute is what
 * clocks are set right by.
 */
export function isIdle(lastTouch: number | null, now: number): boolean {
  if (lastTouch === null) return true
  const idle = now - lastTouch
  return idle >= STAFF_IDLE_MS || idle < -60_000
}
