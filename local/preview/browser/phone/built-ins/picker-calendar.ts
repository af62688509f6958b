import { textOf } from '../elements'
import { openPickerSheet } from '../picker-sheet'
import type { PickerState } from './picker-state'

const two = (n: number) => String(n).padStart(2, '0')
const span = (from: number, to: number) => Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)
const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** The phone's date, at China's fixed offset. */
function today(): [number, number, number] {
  const now = new Date(Date.now() + 8 * 3_600_000)
  return [now.getUTCFullYear(), now.getUTCMonth() + 1, now.getUTCDate()]
}

const parseDate = (text: string): [number, number, number] | undefined => {
  const match = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?/.exec(text)
  return match ? [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)] : undefined
}

const written = (date: readonly number[], depth: number) =>
  date
    .slice(0, depth)
    .map((n, i) => (i === 0 ? String(n) : two(n)))
    .join('-')

/** Dates and times of one form sort as texts. */
function within(picked: string, least: string, most: string): string {
  if (picked < least) return least
  return picked > most ? most : picked
}

/** Wheels for year, month and day (as far as `fields` goes), within start and end. */
export function openDatePicker(state: PickerState, done: (value: string) => void, cancel: () => void): void {
  const from = parseDate(state.start) ?? [1970, 1, 1]
  const to = parseDate(state.end) ?? [2100, 12, 31]
  const [year, month, day] = parseDate(textOf(state.value)) ?? today()
  const depth = state.fields === 'year' ? 1 : state.fields === 'month' ? 2 : 3
  const years = span(from[0], to[0])
  const chosen = [Math.max(0, years.indexOf(year)), month - 1, day - 1]
  const yearOf = () => years[chosen[0] ?? 0] ?? year
  const days = () => span(1, daysIn(yearOf(), (chosen[1] ?? 0) + 1)).map((n) => `${n}日`)
  const columns = [
    { label: '年', options: years.map((n) => `${n}年`), index: chosen[0] ?? 0 },
    { label: '月', options: span(1, 12).map((n) => `${n}月`), index: chosen[1] ?? 0 },
    { label: '日', options: days(), index: chosen[2] ?? 0 },
  ].slice(0, depth)
  openPickerSheet(state.title || '选择日期', columns, {
    column(column, index, sheet) {
      chosen[column] = index
      if (column === 2 || depth < 3) return
      chosen[2] = Math.min(chosen[2] ?? 0, days().length - 1)
      sheet.refill(2, days(), chosen[2])
    },
    done(indexes) {
      const parts = [String(years[indexes[0] ?? 0] ?? year), two((indexes[1] ?? 0) + 1), two((indexes[2] ?? 0) + 1)]
      const picked = parts.slice(0, depth).join('-')
      done(within(picked, written(from, depth), written(to, depth)))
    },
    cancel,
  })
}

/** Wheels for hour and minute, within start and end. */
export function openTimePicker(state: PickerState, done: (value: string) => void, cancel: () => void): void {
  const [hour, minute] = (/^(\d{1,2}):(\d{1,2})/.exec(textOf(state.value)) ?? ['', '0', '0']).slice(1).map(Number)
  openPickerSheet(
    state.title || '选择时间',
    [
      { label: '时', options: span(0, 23).map((n) => `${two(n)}时`), index: hour ?? 0 },
      { label: '分', options: span(0, 59).map((n) => `${two(n)}分`), index: minute ?? 0 },
    ],
    {
      done([h, m]) {
        const picked = `${two(h ?? 0)}:${two(m ?? 0)}`
        done(within(picked, state.start || '00:00', state.end || '23:59'))
      },
      cancel,
    },
  )
}
