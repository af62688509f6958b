/** Nothing here yet, and what to do next. */
Component({
  properties: {
    title: { type: String, value: '' },
    note: { type: String, value: '' },
    /** Words of the button; none when empty. */
    action: { type: String, value: '' },
  },
  methods: {
    act() {
      this.triggerEvent('act')
    },
  },
})
