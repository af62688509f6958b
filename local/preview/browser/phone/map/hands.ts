import type { Point } from './view'

/** A press that moves further than this drags the map. */
const DRAG = 6
/** Wheels have no end of their own: after so long without a turn it was the last. */
const WHEEL_REST_MS = 160

export interface Hands {
  /** The first movement of a gesture. */
  begin(): void
  drag(dx: number, dy: number): void
  /** Zooms by so many levels around a point of the map. */
  zoom(levels: number, around: Point): void
  end(cause: 'drag' | 'scale'): void
}

/** One finger or the mouse drags, two fingers, the wheel and a double click zoom. The page must not take any of it for a pull. */
export function installHands(dom: HTMLElement, hands: Hands): void {
  const fingers = new Map<number, Point>()
  let moving: 'drag' | 'scale' | undefined
  let start: Point | undefined
  const moveBy = (cause: 'drag' | 'scale') => {
    if (!moving) hands.begin()
    moving = cause
  }
  const local = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
    const box = dom.getBoundingClientRect()
    return { x: clientX - box.x, y: clientY - box.y }
  }
  const apart = () => {
    const [a, b] = [...fingers.values()]
    return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0
  }
  for (const type of ['mousedown', 'touchstart'] as const)
    dom.addEventListener(type, (event) => event.stopPropagation())
  dom.addEventListener('pointerdown', (event) => {
    start = local(event)
    fingers.set(event.pointerId, start)
  })
  dom.addEventListener('pointermove', (event) => {
    const from = fingers.get(event.pointerId)
    if (!from || !(event.buttons & 1)) return
    const to = local(event)
    if (fingers.size === 2) {
      const before = apart()
      fingers.set(event.pointerId, to)
      moveBy('scale')
      const [a = to, b = to] = [...fingers.values()]
      if (before > 0) hands.zoom(Math.log2(apart() / before), { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })
      return
    }
    if (!moving && start && Math.hypot(to.x - start.x, to.y - start.y) < DRAG) return
    moveBy('drag')
    hands.drag(to.x - from.x, to.y - from.y)
    fingers.set(event.pointerId, to)
  })
  const release = (event: PointerEvent) => {
    fingers.delete(event.pointerId)
    if (fingers.size > 0 || !moving) return
    hands.end(moving)
    moving = undefined
  }
  for (const type of ['pointerup', 'pointerleave', 'pointercancel'] as const) dom.addEventListener(type, release)

  let rest: ReturnType<typeof setTimeout> | undefined
  const turn = (levels: number, around: Point) => {
    if (rest === undefined) hands.begin()
    clearTimeout(rest)
    hands.zoom(levels, around)
    rest = setTimeout(() => {
      rest = undefined
      hands.end('scale')
    }, WHEEL_REST_MS)
  }
  dom.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault()
      turn(-event.deltaY / 240, local(event))
    },
    { passive: false },
  )
  dom.addEventListener('dblclick', (event) => turn(1, local(event)))
}
