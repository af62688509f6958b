/** What stands around every field of a form: its name above, and below it one line for a hint or for what is wrong. */
Component({
  properties: {
    label: { type: String, value: '' },
    hint: { type: String, value: '' },
    error: { type: String, value: '' },
    required: { type: Boolean, value: false },
    /** Right under the field, such as how many characters are written. */
    count: { type: String, value: '' },
    /** The label is drawn by the field itself. */
    bare: { type: Boolean, value: false },
  },
})
