import { type FieldChange, fieldProperties } from '../field-frame/field'

interface Option {
  id: string
  label: string
  note?: string
}

/** One of a few: all are seen at once, with a word on each if it needs one. */
Component({
  properties: {
    ...fieldProperties,
    /** Id of the chosen option; empty for none. */
    value: { type: String, value: '' },
    options: { type: Array, value: [] as Option[] },
  },
  methods: {
    choose(event: WechatMiniprogram.TouchEvent) {
      const id = String(event.currentTarget.dataset.id)
      if (id === this.data.value) return
      const change: FieldChange<string> = { name: this.data.name, value: id }
      this.triggerEvent('change', change)
    },
  },
})
