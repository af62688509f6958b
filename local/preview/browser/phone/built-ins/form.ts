import { type EaselDom, type MakeBuiltIn, textOf } from '../elements'
import { emit } from '../events'
import { customField } from '../form-field'

/** Name and value of every field inside a form: built-ins, and components with behavior wx://form-field. */
export function formValues(form: HTMLElement): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const node of form.querySelectorAll<EaselDom>('*')) {
    const field = node.__builtIn?.field?.() ?? (node.__wxElement ? customField(node.__wxElement) : undefined)
    if (field) values[field.name] = field.value
  }
  return values
}

/** <form>: gathers its fields on submit, puts them back on reset. */
export const form: MakeBuiltIn = (dom) => {
  dom.addEventListener('form-submit', () => emit(dom, 'submit', { value: formValues(dom), target: {} }))
  dom.addEventListener('form-reset', () => {
    for (const node of dom.querySelectorAll<EaselDom>('*')) node.__builtIn?.reset?.()
    emit(dom, 'reset', {})
  })
  return {
    set: (name) => name === 'report-submit' || name === 'report-submit-timeout',
  }
}

/** <label>: passes a tap to the control it names with `for`, else to the first control inside it. */
export const label: MakeBuiltIn = (dom) => {
  let target = ''
  return {
    set(name, value) {
      if (name !== 'for') return false
      target = textOf(value)
      return true
    },
    tapped() {
      const page = dom.closest('wx-page') ?? document
      const named = target === '' ? null : page.querySelector<EaselDom>(`#${CSS.escape(target)}`)
      const control = named ?? [...dom.querySelectorAll<EaselDom>('*')].find((one) => one.__builtIn?.activate)
      control?.__builtIn?.activate?.()
    },
  }
}
