import { type FieldChange, fieldProperties } from '../field-frame/field'

interface Option {
  id: string
  label: string
  note?: string
}

/** Any number of a few; a second tap takes an option back. */
Component({
  properties: {
    ...fieldProperties,
    /** Ids of the chosen options. */
    value: { type: Array, value: [] as string[] },
    options: { type: Array, value: [] as Option[] },
  },
  methods: {
    choose(event: WechatMiniprogram.TouchEvent) {
      const id = String(event.currentTarget.dataset.id)
      const chosen = new Set(this.data.value as string[])
      if (!chosen.delete(id)) chosen.add(id)
      // In the order of the options, whatever the order of the taps.
      const value = (this.data.options as Option[]).map((option) => option.id).filter((one) => chosen.has(one))
      const change: FieldChange<string[]> = { name: this.data.name, value }
      this.triggerEvent('change', change)
    },
  },
})
