/** One figure with its name, and what it is out of. */
Component({
  properties: {
    label: { type: String, value: '' },
    value: { type: String, optionalTypes: [Number], value: '' },
    unit: { type: String, value: '' },
    note: { type: String, value: '' },
  },
})
