import { canvasOf } from './built-ins/canvas'
import type { EaselElement } from './elements'

interface Query {
  _$push(selector: string | null, component: Asked, single: boolean, fields: Fields, tell: Tell): void
}
interface Asked {
  _$: { getShadowRoot(): Root | undefined }
}
interface Root {
  querySelector(selector: string): EaselElement | undefined
  querySelectorAll(selector: string): EaselElement[]
}
type Fields = Record<string, unknown>
type Tell = (found: unknown) => void

const taught = new WeakSet<object>()

/**
 * Lets selector queries answer `fields({ node: true })`, by which a page comes to its canvas: the component engine's own leave it out. One
 * prototype serves every query, so it is taught once.
 */
export function teachNodes(query: object): void {
  const kind = Object.getPrototypeOf(query) as Query
  if (taught.has(kind)) return
  taught.add(kind)
  const push = kind._$push
  kind._$push = function (selector, component, single, fields, tell) {
    push.call(this, selector, component, single, fields, (found) => {
      if (fields.node === true && selector !== null) addNodes(found, elementsOf(component, selector, single))
      tell(found)
    })
  }
}

function elementsOf(component: Asked, selector: string, single: boolean): EaselElement[] {
  const root = component._$.getShadowRoot()
  if (!root) return []
  const first = single ? root.querySelector(selector) : undefined
  return single ? (first ? [first] : []) : root.querySelectorAll(selector)
}

/** Only a canvas has a node to draw on; of anything else it is null, as in WeChat. */
function addNodes(found: unknown, elements: readonly EaselElement[]): void {
  const results = (Array.isArray(found) ? found : [found]) as (Record<string, unknown> | null)[]
  for (const [place, result] of results.entries()) {
    const dom = elements[place]?.getBackendElement() as Element | null | undefined
    if (result) result.node = (dom && canvasOf(dom)) ?? null
  }
}
