import { glassEasel } from 'glass-easel-miniprogram-adapter'
import { REFUSED_TAGS } from '../../built-in-tags'
import { builtIns } from './built-ins'
import type { EaselDom } from './elements'
import { emit } from './events'
import { fail } from './failures'
import { playAnimation } from './wx/animation'

type DomElement = Parameters<InstanceType<typeof glassEasel.CurrentWindowBackendContext>['associateValue']>[0]

/** DOM events that a mini program may listen to and that only the browser can tell. */
const BROWSER_EVENTS = new Set(['transitionend', 'animationstart', 'animationiteration', 'animationend'])

const cssLengths = (style: string) => style.replace(/(-?[\d.]+)rpx\b/g, (_, n: string) => `calc(var(--rpx) * ${n})`)

const PASSED_THROUGH = /^(aria-|data-)/

/** Writes one WXML attribute on a native node: the built-in takes it, else it becomes a DOM attribute. */
function writeAttribute(dom: EaselDom, name: string, value: unknown): void {
  if (name === 'hidden') dom.hidden = value !== false && value !== undefined && value !== null && value !== ''
  else if (name === 'animation') playAnimation(dom, value)
  else if (dom.__builtIn?.set?.(name, value)) return
  else if (name === 'aria-role' || name === 'role') dom.setAttribute('role', String(value ?? ''))
  else if (value === undefined || value === null || (value === false && !PASSED_THROUGH.test(name)))
    dom.removeAttribute(name)
  else dom.setAttribute(name, String(value))
}

function createElement(tag: string): EaselDom {
  const dom = document.createElement(tag) as EaselDom
  const setAttribute = dom.setAttribute.bind(dom)
  dom.setAttribute = (name: string, value: string) => setAttribute(name, name === 'style' ? cssLengths(value) : value)
  const make = tag.startsWith('wx-') ? builtIns[tag.slice(3)] : undefined
  if (make) dom.__builtIn = make(dom)
  return dom
}

/** glass-easel's own DOM backend, with the preview's elements, gestures and one style element per sheet. */
export class PreviewBackend extends glassEasel.CurrentWindowBackendContext {
  readonly #styled = new Set<string>()

  constructor() {
    super()
    this.document = {
      createElement: (tag: string) => createElement(tag) as unknown as DomElement,
      createTextNode: (text: string) => document.createTextNode(text) as unknown as DomElement,
      createDocumentFragment: () => document.createDocumentFragment() as unknown as DomElement,
    }
  }

  /** A page is created many times, its sheets are needed once. */
  override appendStyleSheetPath(path: string, scope?: number): number {
    if (this.#styled.has(path)) return 0
    this.#styled.add(path)
    return super.appendStyleSheetPath(path, scope)
  }

  override associateValue(element: DomElement, value: glassEasel.Element): void {
    super.associateValue(element, value)
    if (!glassEasel.NativeNode.isNativeNode(value) || value.is.startsWith('wx-')) return
    const refused = REFUSED_TAGS.has(value.is)
    fail(
      refused
        ? `<${value.is}> is not supported by the preview`
        : `<${value.is}> is neither a built-in nor in usingComponents`,
    )
    const dom = element as unknown as HTMLElement
    dom.className = 'preview-refused'
    dom.dataset.refused = `<${value.is}>`
  }

  /** Gestures come from gestures.ts and built-ins fire their own events, so only the browser's are listened to. */
  override setListenerStats(element: DomElement, type: string): void {
    if (!BROWSER_EVENTS.has(type)) return
    const dom = element as unknown as EaselDom & { __heard?: Set<string> }
    dom.__heard ??= new Set()
    if (dom.__heard.has(type)) return
    dom.__heard.add(type)
    dom.addEventListener(type, (event) => {
      if (event.target === dom) emit(dom, type, {})
    })
  }

  override onEvent(): void {}

  override setModelBindingStat(
    element: DomElement,
    attribute: string,
    listener: ((value: unknown) => void) | null,
  ): void {
    const dom = element as unknown as EaselDom
    dom.__model ??= {}
    dom.__model[attribute] = listener
  }
}

/** glass-easel makes every attribute a string; built-ins need arrays and booleans as they are. */
export function passRawAttributes(): void {
  const native = glassEasel.NativeNode.prototype as unknown as {
    setAttribute(this: glassEasel.NativeNode, name: string, value: unknown): void
    updateAttribute(this: glassEasel.NativeNode, name: string, value: unknown): void
  }
  const write = function (this: glassEasel.NativeNode, name: string, value: unknown) {
    const dom = this.getBackendElement() as unknown as EaselDom | null
    if (dom) writeAttribute(dom, name, value)
  }
  native.setAttribute = write
  native.updateAttribute = write
}
