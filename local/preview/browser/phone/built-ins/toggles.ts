import { type BuiltIn, type EaselDom, isTrue, type MakeBuiltIn, textOf } from '../elements'
import { emit, updateModel } from '../events'

interface Toggle extends BuiltIn {
  isOn(): boolean
  put(on: boolean): void
  value(): string
}

/** The state every on/off control has; `role` tells assistive technology what it is. */
function toggle(dom: EaselDom, role: 'switch' | 'checkbox' | 'radio', flip: (self: Toggle) => void): Toggle {
  let on = false
  let initial: boolean | undefined
  let name = ''
  let value = ''
  dom.setAttribute('role', role)
  dom.tabIndex = 0
  const put = (next: boolean) => {
    on = next
    dom.setAttribute('aria-checked', String(next))
  }
  put(false)
  const self: Toggle = {
    isOn: () => on,
    put,
    value: () => value,
    set(attribute, next) {
      if (attribute === 'checked') {
        initial ??= isTrue(next)
        put(isTrue(next))
      } else if (attribute === 'disabled') dom.setAttribute('aria-disabled', String(isTrue(next)))
      else if (attribute === 'name') name = textOf(next)
      else if (attribute === 'value') value = textOf(next)
      else if (attribute === 'color') dom.style.setProperty('--on', textOf(next))
      else if (attribute === 'type') dom.dataset.type = textOf(next)
      else return false
      return true
    },
    tapped() {
      if (dom.getAttribute('aria-disabled') !== 'true') flip(self)
    },
    activate() {
      self.tapped?.()
    },
    field: () => (role === 'switch' && name !== '' ? { name, value: on } : undefined),
    reset: () => put(initial ?? false),
  }
  return self
}

/** <switch> */
export const switchControl: MakeBuiltIn = (dom) =>
  toggle(dom, 'switch', (self) => {
    self.put(!self.isOn())
    updateModel(dom, 'checked', self.isOn())
    emit(dom, 'change', { value: self.isOn() })
  })

const membersOf = (group: EaselDom, tag: string): Toggle[] =>
  [...group.querySelectorAll<EaselDom>(tag)].map((one) => one.__builtIn as Toggle)

/** <checkbox>: its group, if any, hears the values that are ticked. */
export const checkbox: MakeBuiltIn = (dom) =>
  toggle(dom, 'checkbox', (self) => {
    self.put(!self.isOn())
    updateModel(dom, 'checked', self.isOn())
    const group = dom.closest('wx-checkbox-group') as EaselDom | null
    if (group) emit(group, 'change', { value: ticked(group) })
  })

/** <radio>: turns its neighbours off. */
export const radio: MakeBuiltIn = (dom) =>
  toggle(dom, 'radio', (self) => {
    if (self.isOn()) return
    const group = dom.closest('wx-radio-group') as EaselDom | null
    for (const other of group ? membersOf(group, 'wx-radio') : []) other.put(false)
    self.put(true)
    updateModel(dom, 'checked', true)
    if (group) emit(group, 'change', { value: self.value() })
  })

const ticked = (group: EaselDom) =>
  membersOf(group, 'wx-checkbox')
    .filter((one) => one.isOn())
    .map((one) => one.value())

const namedGroup = (dom: EaselDom, value: () => unknown): BuiltIn => {
  let name = ''
  return {
    set(attribute, next) {
      if (attribute !== 'name') return false
      name = textOf(next)
      return true
    },
    field: () => (name === '' ? undefined : { name, value: value() }),
    activate() {
      dom.querySelector<HTMLElement>('[role]')?.focus()
    },
  }
}

export const checkboxGroup: MakeBuiltIn = (dom) => namedGroup(dom, () => ticked(dom))

export const radioGroup: MakeBuiltIn = (dom) => {
  dom.setAttribute('role', 'radiogroup')
  return namedGroup(
    dom,
    () =>
      membersOf(dom, 'wx-radio')
        .find((one) => one.isOn())
        ?.value() ?? '',
  )
}
