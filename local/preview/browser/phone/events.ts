import { glassEasel } from 'glass-easel-miniprogram-adapter'
import type { EaselDom, EaselElement } from './elements'

/** Fires an event of a built-in (input, change, scroll...): it does not bubble, as in WeChat. */
export function emit(
  dom: EaselDom,
  type: string,
  detail: Record<string, unknown> = {},
  extraFields: Record<string, unknown> = {},
): void {
  if (dom.__wxElement)
    glassEasel.triggerEvent(dom.__wxElement, type, detail, { bubbles: false, composed: false, extraFields })
}

/** Fires a touch-like event: it bubbles through components, and carries its points beside the detail. */
export function emitTouch(
  element: EaselElement,
  type: string,
  detail: Record<string, unknown>,
  extraFields: Record<string, unknown>,
): void {
  glassEasel.triggerEvent(element, type, detail, { bubbles: true, composed: true, capturePhase: true, extraFields })
}

/** Tells a `model:value` binding about a new value. */
export function updateModel(dom: EaselDom, attribute: string, value: unknown): void {
  dom.__model?.[attribute]?.(value)
}
