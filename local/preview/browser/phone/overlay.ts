import { part } from './elements'
import { duringTap } from './user-tap'

/** Anything that lies over the pages: it belongs to the phone's screen, never to the browser's own dialogs. */
export interface Overlay {
  root: HTMLElement
  body: HTMLElement
  close(): void
}

export interface OverlayOptions {
  /** How it lies on the screen: centred, from the bottom, or as a card from the top. */
  kind: 'dialog' | 'sheet' | 'card'
  title?: string
  /** What a tap beside it means; without it, nothing happens. */
  onDismiss?: () => void
}

const layer = () => {
  const found = document.getElementById('overlays')
  if (!found) throw new Error('the phone page has no overlay layer')
  return found
}

/** Opens an overlay; `close` may be called more than once. */
export function openOverlay(options: OverlayOptions): Overlay {
  const root = part('div', `overlay ${options.kind}`, layer())
  const shade = part('div', 'overlay-shade', root)
  const body = part('div', 'overlay-body', root)
  body.setAttribute('role', options.kind === 'card' ? 'status' : 'dialog')
  if (options.title) {
    body.setAttribute('aria-label', options.title)
    part('div', 'overlay-title', body).textContent = options.title
  }
  const close = () => root.remove()
  const dismiss = options.onDismiss
  if (dismiss)
    shade.addEventListener('click', () => {
      close()
      dismiss()
    })
  return { root, body, close }
}

/** A button of an overlay. */
export function overlayButton(
  parent: HTMLElement,
  text: string,
  className: string,
  act: () => void,
): HTMLButtonElement {
  const button = part('button', className, parent)
  button.type = 'button'
  button.textContent = text
  button.addEventListener('click', () => duringTap(act))
  return button
}

/** A card that says what would have happened outside the mini program: a call, a route, a share. */
export function showCard(title: string, lines: string[], kind: string): Overlay {
  for (const old of layer().querySelectorAll('.overlay.card')) old.remove()
  const card = openOverlay({ kind: 'card', title })
  card.root.dataset.card = kind
  for (const line of lines) part('p', 'card-line', card.body).textContent = line
  overlayButton(card.body, '关闭', 'card-close', card.close)
  return card
}

let toast: { element: HTMLElement; timer?: ReturnType<typeof setTimeout>; kind: 'toast' | 'loading' } | undefined

export function hideToast(kind?: 'toast' | 'loading'): void {
  if (!toast || (kind && toast.kind !== kind)) return
  clearTimeout(toast.timer)
  toast.element.remove()
  toast = undefined
}

const MARKS: Record<string, string> = { success: '✓', error: '!', loading: '◌', none: '' }

/** Toast and loading share one place on the screen, as in WeChat: the newer one takes it. */
export function showToast(
  kind: 'toast' | 'loading',
  text: string,
  icon: string,
  mask: boolean,
  durationMs?: number,
): void {
  hideToast()
  const element = part('div', `toast ${mask ? 'masked' : ''}`, layer())
  const box = part('div', 'toast-box', element)
  box.setAttribute('role', 'status')
  if (MARKS[icon]) part('i', `toast-mark ${icon}`, box).textContent = MARKS[icon]
  part('span', 'toast-text', box).textContent = text
  toast = { element, kind }
  if (durationMs !== undefined) toast.timer = setTimeout(() => hideToast(kind), durationMs)
}
