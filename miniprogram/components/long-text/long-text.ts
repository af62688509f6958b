import { type FieldChange, fieldProperties } from '../field-frame/field'

/** Several lines of typed text that grow with what she writes, with how much room is left. */
Component({
  properties: {
    ...fieldProperties,
    value: { type: String, value: '' },
    placeholder: { type: String, value: '' },
    maxlength: { type: Number, value: 500 },
    /** Lines that are there from the start. */
    rows: { type: Number, value: 3 },
    /** When to say how much is written: always, or only near the end. */
    counts: { type: String, value: 'always' },
  },
  data: { typed: '', focused: false },
  observers: {
    value(value: string | null) {
      const typed = value ?? ''
      if (typed !== this.data.typed) this.setData({ typed })
    },
  },
  methods: {
    type(event: WechatMiniprogram.Input) {
      const { value } = event.detail
      if (value !== this.data.typed) this.setData({ typed: value })
      const change: FieldChange<string> = { name: this.data.name, value }
      this.triggerEvent('change', change)
    },
    focus() {
      this.setData({ focused: true })
    },
    blur() {
      this.setData({ focused: false })
      this.triggerEvent('leave', { name: this.data.name })
    },
  },
})
