import { type FieldChange, fieldProperties } from '../field-frame/field'
import { dayWords } from './day'

/** A day on WeChat's own wheels, said back with its weekday. */
Component({
  properties: {
    ...fieldProperties,
    /** YYYY-MM-DD; empty for none. */
    value: { type: String, value: '' },
    placeholder: { type: String, value: '选一天' },
    /** First and last day, YYYY-MM-DD. */
    start: { type: String, value: '2000-01-01' },
    end: { type: String, value: '2099-12-31' },
  },
  data: { words: '' },
  observers: {
    value(value: string) {
      this.setData({ words: dayWords(value) })
    },
  },
  methods: {
    pick(event: WechatMiniprogram.PickerChange) {
      const change: FieldChange<string> = { name: this.data.name, value: String(event.detail.value) }
      this.triggerEvent('change', change)
    },
  },
})
