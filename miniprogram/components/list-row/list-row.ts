/** One row of a settings list: what it is, what it is now, and a tap to change it. */
Component({
  properties: {
    icon: { type: String, value: '' },
    title: { type: String, value: '' },
    note: { type: String, value: '' },
    value: { type: String, value: '' },
    /** Without a tap it is read only. */
    still: { type: Boolean, value: false },
  },
  methods: {
    press() {
      if (!this.data.still) this.triggerEvent('press')
    },
  },
})
