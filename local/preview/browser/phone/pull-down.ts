import { part } from './elements'

export interface PullDown {
  start(): void
  stop(): void
}

const ENOUGH = 60
const REST = 50

/** Pulling a page down at its top, by mouse or finger, or by wx.startPullDownRefresh. */
export function installPullDown(view: HTMLElement, scroller: HTMLElement, refresh: () => void): PullDown {
  const strip = part('div', 'pull-strip', view)
  strip.setAttribute('aria-hidden', 'true')
  for (let i = 0; i < 3; i++) part('i', '', strip)
  view.prepend(strip)
  let from: number | undefined
  let pulled = 0
  let refreshing = false
  const paint = (height: number) => {
    strip.style.height = `${height}px`
  }
  const start = () => {
    if (refreshing) return
    refreshing = true
    view.classList.add('refreshing')
    paint(REST)
    refresh()
  }
  const stop = () => {
    refreshing = false
    view.classList.remove('refreshing')
    paint(0)
  }
  const down = (y: number) => {
    from = scroller.scrollTop <= 0 && !refreshing ? y : undefined
    pulled = 0
  }
  const move = (y: number, event?: Event) => {
    if (from === undefined) return
    pulled = y - from
    if (pulled <= 0) return
    if (pulled > 8 && event?.cancelable) event.preventDefault()
    view.classList.add('pulling')
    paint(Math.min(90, pulled * 0.6))
  }
  const up = () => {
    if (from === undefined) return
    from = undefined
    view.classList.remove('pulling')
    if (pulled > ENOUGH) start()
    else paint(refreshing ? REST : 0)
  }
  scroller.addEventListener('mousedown', (event) => event.button === 0 && down(event.clientY))
  document.addEventListener('mousemove', (event) => event.buttons & 1 && move(event.clientY))
  document.addEventListener('mouseup', up)
  scroller.addEventListener('touchstart', (event) => event.touches[0] && down(event.touches[0].clientY), {
    passive: true,
  })
  scroller.addEventListener('touchmove', (event) => event.touches[0] && move(event.touches[0].clientY, event), {
    passive: false,
  })
  scroller.addEventListener('touchend', up)
  scroller.addEventListener('touchcancel', up)
  return { start, stop }
}
