import { type EaselDom, isTrue, type MakeBuiltIn, textOf } from '../elements'
import { emit } from '../events'
import { fail } from '../failures'
import { runOpenType } from './open-type'

/** <button>: types, sizes, form submit and reset, and the open-types that the preview can play. */
export const button: MakeBuiltIn = (dom) => {
  let formType = ''
  let openType = ''
  dom.setAttribute('role', 'button')
  dom.tabIndex = 0
  return {
    set(name, value) {
      if (name === 'disabled') {
        const disabled = isTrue(value)
        if (disabled) dom.dataset.disabled = ''
        else delete dom.dataset.disabled
        dom.setAttribute('aria-disabled', String(disabled))
        dom.tabIndex = disabled ? -1 : 0
      } else if (name === 'form-type') formType = textOf(value)
      else if (name === 'open-type') openType = textOf(value)
      else if (name === 'loading' || name === 'plain') dom.toggleAttribute(name, isTrue(value))
      else return false
      return true
    },
    tapped() {
      if ('disabled' in dom.dataset) return
      const form = dom.closest('wx-form') as EaselDom | null
      if (formType === 'submit' || formType === 'reset') {
        if (form) form.dispatchEvent(new CustomEvent(`form-${formType}`, { detail: { from: dom } }))
        else fail(`<button form-type="${formType}"> stands outside a form`)
      }
      if (openType) runOpenType(dom, openType, (type, detail) => emit(dom, type, detail))
    },
    activate() {
      this.tapped?.()
    },
  }
}
