import { type EaselDom, isTrue, type MakeBuiltIn, numberOf, textOf } from '../elements'
import { emit, updateModel } from '../events'
import { fail } from '../failures'
import { openPickerSheet } from '../picker-sheet'
import { openDatePicker, openTimePicker } from './picker-calendar'
import type { PickerState } from './picker-state'

const labelOf = (option: unknown, key: string) =>
  key && typeof option === 'object' && option !== null
    ? textOf((option as Record<string, unknown>)[key])
    : textOf(option)

function openSelector(state: PickerState, done: (value: unknown) => void, cancel: () => void): void {
  const options = state.range.map((one) => labelOf(one, state.rangeKey))
  openPickerSheet(state.title, [{ label: state.title || '选项', options, index: numberOf(state.value, 0) }], {
    done: ([index]) => done(String(index ?? 0)),
    cancel,
  })
}

function openMultiSelector(dom: EaselDom, state: PickerState, done: (value: unknown) => void, cancel: () => void) {
  const chosen = Array.isArray(state.value) ? state.value : []
  const columns = state.range.map((column, at) => ({
    label: `第 ${at + 1} 列`,
    options: (Array.isArray(column) ? column : []).map((one) => labelOf(one, state.rangeKey)),
    index: numberOf(chosen[at], 0),
  }))
  return openPickerSheet(state.title, columns, {
    column: (column, index) => emit(dom, 'columnchange', { column, value: index }),
    done,
    cancel,
  })
}

/** <picker>: selector, multiSelector, date and time; region is refused (its table of places lives in WeChat). */
export const picker: MakeBuiltIn = (dom) => {
  const state: PickerState = { title: '', range: [], rangeKey: '', value: 0, start: '', end: '', fields: 'day' }
  let mode = 'selector'
  let disabled = false
  let name = ''
  let open: ReturnType<typeof openMultiSelector> | undefined
  dom.setAttribute('role', 'button')
  dom.tabIndex = 0
  const done = (value: unknown) => {
    open = undefined
    state.value = value
    updateModel(dom, 'value', value)
    emit(dom, 'change', { value })
  }
  const cancel = () => {
    open = undefined
    emit(dom, 'cancel', {})
  }
  return {
    set(attribute, value) {
      if (attribute === 'mode') mode = textOf(value) || 'selector'
      else if (attribute === 'range') {
        state.range = Array.isArray(value) ? value : []
        state.range.forEach((column, at) => {
          if (open && Array.isArray(column))
            open.refill(
              at,
              column.map((one) => labelOf(one, state.rangeKey)),
              Array.isArray(state.value) ? numberOf(state.value[at], 0) : 0,
            )
        })
      } else if (attribute === 'range-key') state.rangeKey = textOf(value)
      else if (attribute === 'value') state.value = value
      else if (attribute === 'start' || attribute === 'end' || attribute === 'fields') state[attribute] = textOf(value)
      else if (attribute === 'header-text') state.title = textOf(value)
      else if (attribute === 'name') name = textOf(value)
      else if (attribute === 'disabled') {
        disabled = isTrue(value)
        dom.setAttribute('aria-disabled', String(disabled))
      } else return false
      return true
    },
    tapped() {
      if (disabled) return
      if (mode === 'selector') openSelector(state, done, cancel)
      else if (mode === 'multiSelector') open = openMultiSelector(dom, state, done, cancel)
      else if (mode === 'date') openDatePicker(state, done, cancel)
      else if (mode === 'time') openTimePicker(state, done, cancel)
      else fail(`<picker mode="${mode}"> is not supported by the preview`)
    },
    field: () => (name === '' ? undefined : { name, value: state.value }),
  }
}
