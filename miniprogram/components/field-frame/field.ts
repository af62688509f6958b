/** What every field of a form is told by its page, beside its value. */
export const fieldProperties = {
  name: { type: String, value: '' },
  label: { type: String, value: '' },
  hint: { type: String, value: '' },
  /** What is wrong, to act on; empty when nothing is. */
  error: { type: String, value: '' },
  required: { type: Boolean, value: false },
} as const

/** What every field sends as `change`. */
export interface FieldChange<Value> {
  name: string
  value: Value
}
