import { type EaselDom, type EaselElement, ownerOf } from './elements'
import { emitTouch } from './events'
import { duringTap } from './user-tap'

interface Point {
  identifier: number
  clientX: number
  clientY: number
  pageX: number
  pageY: number
}
interface Press {
  element: EaselElement
  dom: EaselDom
  x: number
  y: number
  moved: boolean
  longPressed: boolean
  timer: ReturnType<typeof setTimeout>
  hovered: (() => void)[]
}

/** Beyond this many pixels a press is a drag (glass-easel's own distance); after this long it is a long press. */
const TAP_DISTANCE = 10
const LONG_PRESS_MS = 350
const MOUSE = -1

const presses = new Map<number, Press>()
let lastTouchAt = Number.NEGATIVE_INFINITY

const pointOf = (from: { identifier?: number; clientX: number; clientY: number }): Point => ({
  identifier: from.identifier ?? 0,
  clientX: from.clientX,
  clientY: from.clientY,
  pageX: from.clientX,
  pageY: from.clientY,
})

/** Adds the hover-class of every element on the way up that wants one, and gives what takes it away again. */
function hover(from: EaselDom): (() => void)[] {
  const undo: (() => void)[] = []
  for (let at: EaselDom | null = from; at; at = at.parentElement as EaselDom | null) {
    const name = at.getAttribute('hover-class')
    const element = at.__wxElement
    if (name && name !== 'none' && element?.classList) {
      const classes = element.classList
      for (const one of name.split(/\s+/)) {
        classes.toggle(one, true, 1)
        undo.push(() => classes.toggle(one, false, 1))
      }
      if (at.hasAttribute('hover-stop-propagation')) break
    }
  }
  return undo
}

function start(id: number, target: EventTarget | null, point: Point, touches: Point[]): void {
  const owner = ownerOf(target)
  // A marker's tap is the marker's, not the map's under it.
  if (!owner || (target as Element).closest('[data-own-tap]')) return
  const press: Press = {
    element: owner.element,
    dom: owner.dom,
    x: point.clientX,
    y: point.clientY,
    moved: false,
    longPressed: false,
    hovered: hover(owner.dom),
    timer: setTimeout(() => {
      if (press.moved) return
      press.longPressed = true
      const detail = { x: press.x, y: press.y }
      emitTouch(press.element, 'longpress', detail, { touches, changedTouches: [point] })
      emitTouch(press.element, 'longtap', detail, { touches, changedTouches: [point] })
    }, LONG_PRESS_MS),
  }
  presses.set(id, press)
  emitTouch(press.element, 'touchstart', { x: point.clientX, y: point.clientY }, { touches, changedTouches: [point] })
}

function move(id: number, point: Point, touches: Point[]): void {
  const press = presses.get(id)
  if (!press) return
  if (Math.abs(point.clientX - press.x) > TAP_DISTANCE || Math.abs(point.clientY - press.y) > TAP_DISTANCE) {
    press.moved = true
    clearTimeout(press.timer)
  }
  emitTouch(press.element, 'touchmove', { x: point.clientX, y: point.clientY }, { touches, changedTouches: [point] })
}

function end(id: number, point: Point, touches: Point[], type: 'touchend' | 'touchcancel'): void {
  const press = presses.get(id)
  if (!press) return
  presses.delete(id)
  clearTimeout(press.timer)
  for (const undo of press.hovered) undo()
  emitTouch(press.element, type, { x: point.clientX, y: point.clientY }, { touches, changedTouches: [point] })
  if (type === 'touchend' && !press.moved && !press.longPressed) tap(press.dom, press.element, point)
}

/** A tap for the app, then for the built-ins above it that act on taps (label, button of a form, navigator...). */
export function tap(dom: EaselDom, element: EaselElement, point: Point): void {
  if ((dom.closest('[data-disabled]') as EaselDom | null)?.tagName === 'WX-BUTTON') return
  duringTap(() => {
    const where = (dom.closest('wx-map') as EaselDom | null)?.__builtIn?.tapDetail?.(point.clientX, point.clientY)
    const detail = { x: point.clientX, y: point.clientY, ...where }
    emitTouch(element, 'tap', detail, { touches: [], changedTouches: [point] })
    for (let at: EaselDom | null = dom; at; at = at.parentElement as EaselDom | null) {
      if (!at.__builtIn?.tapped) continue
      at.__builtIn.tapped()
      return
    }
  })
}

/** Turns mouse and touch of the browser into WeChat's touch, tap and longpress. */
export function installGestures(stage: HTMLElement): void {
  const listen = <K extends keyof DocumentEventMap>(type: K, listener: (event: DocumentEventMap[K]) => void) =>
    document.addEventListener(type, listener, { capture: true, passive: true })
  const inside = (event: Event) => event.target instanceof Node && stage.contains(event.target)

  listen('touchstart', (event) => {
    lastTouchAt = event.timeStamp
    if (!inside(event)) return
    const touches = [...event.touches].map(pointOf)
    for (const one of event.changedTouches) start(one.identifier, one.target, pointOf(one), touches)
  })
  listen('touchmove', (event) => {
    for (const one of event.changedTouches) move(one.identifier, pointOf(one), [...event.touches].map(pointOf))
  })
  for (const type of ['touchend', 'touchcancel'] as const)
    listen(type, (event) => {
      lastTouchAt = event.timeStamp
      for (const one of event.changedTouches) end(one.identifier, pointOf(one), [...event.touches].map(pointOf), type)
    })

  // A browser follows a touch with a mouse event of its own: that one is not a second press.
  const fromTouch = (event: Event) => event.timeStamp - lastTouchAt < 800
  listen('mousedown', (event) => {
    if (fromTouch(event) || event.button !== 0 || !inside(event)) return
    start(MOUSE, event.target, pointOf(event), [pointOf(event)])
  })
  listen('mousemove', (event) => {
    if (event.buttons & 1) move(MOUSE, pointOf(event), [pointOf(event)])
  })
  listen('mouseup', (event) => end(MOUSE, pointOf(event), [], 'touchend'))

  // The keyboard's way to tap: Enter or space on whatever has the focus and a role.
  listen('keydown', (event) => {
    if (!inside(event) || (event.key !== 'Enter' && event.key !== ' ')) return
    const target = event.target as HTMLElement
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return
    const owner = ownerOf(target)
    const box = target.getBoundingClientRect()
    if (owner)
      tap(owner.dom, owner.element, pointOf({ clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 }))
  })
}
