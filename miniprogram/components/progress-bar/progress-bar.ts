/** How far something is, as a bar; the figures stand beside it as text. */
Component({
  properties: {
    value: { type: Number, value: 0 },
    max: { type: Number, value: 1 },
    /** teal, rose or sun. */
    tone: { type: String, value: 'teal' },
    label: { type: String, value: '' },
  },
  data: { percent: 0 },
  observers: {
    'value, max'(value: number, max: number) {
      this.setData({ percent: max > 0 ? Math.round(Math.min(1, value / max) * 1000) / 10 : 0 })
    },
  },
})
