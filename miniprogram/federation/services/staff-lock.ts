import { isIdle } from '../../../domain/staff-pin'
import { dayOf, everySecond } from '../../services/clock'
import { lastMe } from '../../services/session'

/**
 * Whether the officers' pages may be seen (safety, "Persons": staff screens ask a PIN after 15 idle minutes). One word for all of them: a page
 * that opens while they are covered is covered. It guards the screen of an unlocked phone; what may be read is the cloud's to say.
 */
export type LockState = 'open' | 'covered' | 'setting'
type Watcher = (state: LockState) => void

const TOUCHED = 'staff-touched'
const LATER = 'staff-pin-later'
/** Touches are kept so that closing the mini program does not undo a cover; not every one, since keeping one takes time. */
const KEPT_EVERY_MS = 20_000

let state: LockState = 'open'
let lastTouch: number | null = null
let lastKept = 0
/** Until the cloud has said this run who she is, a touch proves nothing. */
let hasHeard = false
let stop: (() => void) | null = null
const watchers = new Set<Watcher>()

/** She has set a 工作密码. */
export const hasPin = (): boolean => lastMe()?.staffPin === true

function keptTouch(): number | null {
  const kept: unknown = wx.getStorageSync(TOUCHED)
  return typeof kept === 'number' ? kept : null
}

function tell(next: LockState): void {
  if (next === state) return
  state = next
  for (const watcher of [...watchers]) watcher(next)
}

/** Covers the pages when nobody has touched them for too long. */
function look(now: Date): void {
  if (state === 'covered' || !hasPin()) return
  lastTouch ??= keptTouch()
  if (isIdle(lastTouch, now.getTime())) tell('covered')
}

function keepTouch(now: Date): void {
  const at = now.getTime()
  lastTouch = at
  if (Math.abs(at - lastKept) < KEPT_EVERY_MS) return
  lastKept = at
  wx.setStorageSync(TOUCHED, at)
}

/** A touch, or a page that shows, coming back from the background included: what was idle too long by then is covered first. */
export function touched(): void {
  const now = new Date()
  look(now)
  if (hasHeard && state !== 'covered') keepTouch(now)
}

/** The cloud has said who she is: without a pin there is nothing to ask for, be it that it was taken away while she waited. */
export function heardWhoSheIs(): void {
  if (!hasPin() && state === 'covered') tell('open')
  look(new Date())
  hasHeard = true
}

/** She knew the pin, or has just set it. */
export function openAgain(): void {
  lastKept = 0
  keepTouch(new Date())
  tell('open')
}

export function startSetting(): void {
  if (state === 'open') tell('setting')
}

export function stopSetting(): void {
  if (state === 'setting') tell('open')
}

/** Tells at once and at every change, and looks at the clock while anybody watches; returns how to stop. */
export function watchLock(watcher: Watcher): () => void {
  watchers.add(watcher)
  stop ??= everySecond(look)
  look(new Date())
  watcher(state)
  return () => {
    watchers.delete(watcher)
    if (watchers.size > 0) return
    stop?.()
    stop = null
  }
}

/** Nothing is fetched for a page that may not be seen: looks would be written that nobody took. */
export function whenOpen(): Promise<void> {
  if (state !== 'covered') return Promise.resolve()
  return new Promise((resolve) => {
    const watcher: Watcher = (next) => {
      if (next === 'covered') return
      watchers.delete(watcher)
      resolve()
    }
    watchers.add(watcher)
  })
}

/** True for an officer without a pin who has not put the question off today. */
export function mayAskToSet(): boolean {
  return lastMe() !== null && !hasPin() && wx.getStorageSync(LATER) !== dayOf(new Date())
}

export function askTomorrow(): void {
  wx.setStorageSync(LATER, dayOf(new Date()))
}
