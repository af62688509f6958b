/** What a <picker> was told by its attributes. */
export interface PickerState {
  title: string
  range: unknown[]
  rangeKey: string
  value: unknown
  start: string
  end: string
  fields: string
}
