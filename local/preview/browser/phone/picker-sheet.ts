import { part } from './elements'
import { openOverlay, overlayButton } from './overlay'

export interface Column {
  label: string
  options: string[]
  index: number
}

const ROW = 44

/** One wheel: rows snap to the middle; a click chooses a row at once. */
function wheel(column: Column, parent: HTMLElement, changed: (index: number) => void) {
  const list = part('div', 'wheel', parent)
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', column.label)
  let index = column.index
  const mark = () => {
    ;[...list.children].forEach((row, at) => {
      row.setAttribute('aria-selected', String(at === index))
    })
  }
  const choose = (next: number) => {
    if (next === index) return
    index = next
    mark()
    changed(next)
  }
  const fill = (options: string[], selected: number) => {
    list.replaceChildren()
    index = Math.max(0, Math.min(options.length - 1, selected))
    options.forEach((option, at) => {
      const row = part('div', 'wheel-row', list)
      row.setAttribute('role', 'option')
      row.textContent = option
      row.addEventListener('click', () => {
        choose(at)
        list.scrollTop = at * ROW
      })
    })
    mark()
    list.scrollTop = index * ROW
  }
  fill(column.options, index)
  list.addEventListener('scroll', () => {
    const at = Math.round(list.scrollTop / ROW)
    if (at >= 0 && at < list.children.length) choose(at)
  })
  return { fill, index: () => index }
}

export interface PickerSheet {
  /** Replaces the options of one wheel (a later column that depends on an earlier one). */
  refill(column: number, options: string[], index: number): void
}

/** Opens a picker: wheels, 取消 and 确定. `onColumn` hears each turn of a wheel. */
export function openPickerSheet(
  title: string,
  columns: Column[],
  on: {
    column?: (column: number, index: number, sheet: PickerSheet) => void
    done: (indexes: number[]) => void
    cancel: () => void
  },
): PickerSheet {
  const overlay = openOverlay({ kind: 'sheet', title: title || '请选择', onDismiss: on.cancel })
  const bar = part('div', 'picker-bar', overlay.body)
  const wheels = part('div', 'wheels', overlay.body)
  const sheet: PickerSheet = { refill: (column, options, index) => made[column]?.fill(options, index) }
  const made = columns.map((column, at) => wheel(column, wheels, (index) => on.column?.(at, index, sheet)))
  overlayButton(bar, '取消', 'picker-cancel', () => {
    overlay.close()
    on.cancel()
  })
  overlayButton(bar, '确定', 'picker-done', () => {
    overlay.close()
    on.done(made.map((one) => one.index()))
  })
  return sheet
}
