import { isTrue, type MakeBuiltIn, numberOf, part, textOf } from '../elements'
import { emit, updateModel } from '../events'

/** <slider>: a native range inside, with WeChat's defaults 0..100 step 1. */
export const slider: MakeBuiltIn = (dom) => {
  const range = part('input', 'inner-range', dom)
  range.type = 'range'
  range.value = '0'
  const shown = part('span', 'slider-value', dom)
  shown.hidden = true
  let name = ''
  let initial = 0
  const show = () => {
    shown.textContent = range.value
  }
  show()
  range.addEventListener('input', () => {
    show()
    updateModel(dom, 'value', Number(range.value))
    emit(dom, 'changing', { value: Number(range.value) })
  })
  range.addEventListener('change', () => emit(dom, 'change', { value: Number(range.value) }))
  return {
    set(attribute, value) {
      if (attribute === 'min' || attribute === 'max' || attribute === 'step') range[attribute] = textOf(value)
      else if (attribute === 'value') {
        initial = numberOf(value, 0)
        range.value = textOf(value)
        show()
      } else if (attribute === 'disabled') range.disabled = isTrue(value)
      else if (attribute === 'show-value') shown.hidden = !isTrue(value)
      else if (attribute === 'activeColor' || attribute === 'active-color' || attribute === 'selected-color')
        range.style.accentColor = textOf(value)
      else if (attribute === 'name') name = textOf(value)
      else if (attribute === 'aria-label') range.setAttribute(attribute, textOf(value))
      else return /^(background|block)-?(color|size|Color|Size)$/.test(attribute)
      return true
    },
    field: () => (name === '' ? undefined : { name, value: Number(range.value) }),
    reset() {
      range.value = String(initial)
      show()
    },
    activate: () => range.focus(),
  }
}
