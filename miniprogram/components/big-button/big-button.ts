/** A button as wide as the phone with a verb and what it means right now (elder layout, experience 7). */
Component({
  properties: {
    title: { type: String, value: '' },
    note: { type: String, value: '' },
    /** rose, sun, teal or plain. */
    tone: { type: String, value: 'plain' },
  },
  methods: {
    press() {
      this.triggerEvent('press')
    },
  },
})
