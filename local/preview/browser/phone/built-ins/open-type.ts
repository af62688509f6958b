import type { EaselDom } from '../elements'
import { fail } from '../failures'

type Fire = (type: string, detail: Record<string, unknown>) => void
type OpenType = (dom: EaselDom, fire: Fire) => void

const openTypes = new Map<string, OpenType>()

/** The wx side teaches the button what an open-type does. */
export function provideOpenType(name: string, act: OpenType): void {
  openTypes.set(name, act)
}

export const hasOpenType = (name: string): boolean => openTypes.has(name)

/** Runs a button's open-type; one that nobody provides is refused by name. */
export function runOpenType(dom: EaselDom, names: string, fire: Fire): void {
  for (const name of names.split('|')) {
    const act = openTypes.get(name)
    if (act) act(dom, fire)
    else fail(`<button open-type="${name}"> is not supported by the preview`)
  }
}
