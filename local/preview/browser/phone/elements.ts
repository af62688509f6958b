import type { glassEasel } from 'glass-easel-miniprogram-adapter'

/** A node of WeChat's component tree (glass-easel), as far as the preview touches it. */
export type EaselElement = glassEasel.Element

/** How a built-in component behaves in the browser. Made once per element. */
export interface BuiltIn {
  /** Takes an attribute of the WXML; false lets it become a plain DOM attribute. */
  set?(name: string, value: unknown): boolean
  /** A tap arrived on the element or inside it and nobody stopped it. */
  tapped?(): void
  /** What a tap on it tells beside the point on the screen. */
  tapDetail?(clientX: number, clientY: number): Record<string, unknown>
  /** What a label does to its control. */
  activate?(): void
  /** The element's own `name` and value in a form; undefined when it is no field. */
  field?(): { name: string; value: unknown } | undefined
  /** Form reset. */
  reset?(): void
}

/** A DOM element that glass-easel drives. */
export interface EaselDom extends HTMLElement {
  __wxElement?: EaselElement
  __builtIn?: BuiltIn
  __model?: Record<string, ((value: unknown) => void) | null>
}

export type MakeBuiltIn = (element: EaselDom) => BuiltIn

/** The glass-easel node that owns a DOM node, climbing out of a built-in's inner parts. */
export function ownerOf(node: EventTarget | null): { dom: EaselDom; element: EaselElement } | undefined {
  let at = node as EaselDom | null
  while (at && !at.__wxElement) at = at.parentNode as EaselDom | null
  return at?.__wxElement ? { dom: at, element: at.__wxElement } : undefined
}

/** Attribute values arrive as strings, numbers or booleans: "false" as text is true in WXML too, only '' is not. */
export const isTrue = (value: unknown): boolean =>
  value !== false && value !== undefined && value !== null && value !== '' && value !== 0
export const textOf = (value: unknown): string => (value === undefined || value === null ? '' : String(value))
export const numberOf = (value: unknown, otherwise: number): number => {
  const n = typeof value === 'number' ? value : Number.parseFloat(textOf(value))
  return Number.isFinite(n) ? n : otherwise
}

/** Makes an inner part of a built-in. */
export function part<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  parent?: HTMLElement,
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  made.className = className
  parent?.append(made)
  return made
}
