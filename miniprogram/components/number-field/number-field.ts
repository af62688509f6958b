import { type FieldChange, fieldProperties } from '../field-frame/field'
import { numberIn, numberWords, wrongNumber } from './number'

/** A number with its unit. Sends null while what stands there is no number in its bounds, and says so under the field. */
Component({
  properties: {
    ...fieldProperties,
    /** Number or null. */
    value: { type: null, value: null as number | null },
    unit: { type: String, value: '' },
    placeholder: { type: String, value: '' },
    min: { type: Number, value: 0 },
    max: { type: Number, value: 1_000_000 },
    /** Digits behind the point; 0 for whole numbers. */
    decimals: { type: Number, value: 0 },
  },
  data: { typed: '', own: '' },
  observers: {
    value(given: number | null | undefined) {
      const value = given ?? null
      // What cannot be a number was sent as none: it stays to be mended.
      if (this.read(this.data.typed) !== value) this.setData({ typed: numberWords(value), own: '' })
    },
  },
  methods: {
    read(typed: string): number | null {
      const { min, max, decimals } = this.data
      return numberIn(typed, { min, max, decimals })
    },
    type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const typed = event.detail.value
      const value = this.read(typed)
      // Not while she is still typing: half a number is no mistake.
      this.setData({ typed, own: '' })
      const change: FieldChange<number | null> = { name: this.data.name, value }
      this.triggerEvent('change', change)
    },
    leave() {
      const { typed, min, max, decimals } = this.data
      this.setData({ own: this.read(typed) === null ? wrongNumber(typed, { min, max, decimals }) : '' })
    },
  },
})
