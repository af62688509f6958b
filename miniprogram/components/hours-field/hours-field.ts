import { parseOpeningHours } from '../../../domain/opening-hours'
import { hourGroups, weekOf } from '../../services/opening'
import { type FieldChange, fieldProperties } from '../field-frame/field'

/** Opening hours in her own words, with what we understood of them while she writes. Words that are not understood are kept and shown as they are. */
Component({
  properties: {
    ...fieldProperties,
    value: { type: String, value: '' },
    placeholder: { type: String, value: '每周三 14:00-16:00' },
  },
  data: { understood: [] as string[], typed: '' },
  observers: {
    value(value: string) {
      if (value !== this.data.typed || value === '') this.hear(value)
    },
  },
  methods: {
    type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const { value } = event.detail
      this.hear(value)
      const change: FieldChange<string> = { name: this.data.name, value }
      this.triggerEvent('change', change)
    },
    hear(typed: string) {
      const slots = parseOpeningHours(typed) ?? []
      const understood = hourGroups(weekOf(slots, new Date())).map(({ days, times }) => `${days} ${times}`)
      this.setData({ typed, understood })
    },
  },
})
