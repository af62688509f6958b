import { type FieldChange, fieldProperties } from '../field-frame/field'

/** A time of day on WeChat's own wheels, HH:mm. */
Component({
  properties: {
    ...fieldProperties,
    /** HH:mm; empty for none. */
    value: { type: String, value: '' },
    placeholder: { type: String, value: '几点' },
  },
  methods: {
    pick(event: WechatMiniprogram.PickerChange) {
      const change: FieldChange<string> = { name: this.data.name, value: String(event.detail.value) }
      this.triggerEvent('change', change)
    },
  },
})
