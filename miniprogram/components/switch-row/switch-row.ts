import { type FieldChange, fieldProperties } from '../field-frame/field'

/** Yes or no as one whole row to tap, with what it means now. */
Component({
  properties: {
    ...fieldProperties,
    value: { type: Boolean, value: false },
    /** What the switch does, or what is true now. */
    note: { type: String, value: '' },
    busy: { type: Boolean, value: false },
  },
  methods: {
    ask() {
      if (this.data.busy) return
      const change: FieldChange<boolean> = { name: this.data.name, value: !this.data.value }
      this.triggerEvent('change', change)
    },
  },
})
