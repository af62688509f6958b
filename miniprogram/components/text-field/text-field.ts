import { type FieldChange, fieldProperties } from '../field-frame/field'

/** One line of typed text. What she typed stays in the field whatever the page says about it. */
Component({
  properties: {
    ...fieldProperties,
    value: { type: String, value: '' },
    /** The keyboard: text, number, digit or idcard. */
    type: { type: String, value: 'text' },
    placeholder: { type: String, value: '' },
    maxlength: { type: Number, value: 60 },
    /** Stands behind what is typed, such as 元. */
    unit: { type: String, value: '' },
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
