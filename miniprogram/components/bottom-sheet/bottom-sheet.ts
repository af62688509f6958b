/** Something over the page for one short task: from below on a phone, in the middle of an officer's window. */
Component({
  properties: {
    visible: { type: Boolean, value: false },
    title: { type: String, value: '' },
  },
  methods: {
    close() {
      this.triggerEvent('close')
    },
    /** Nothing: a move on the veil must not scroll the page below. */
    hold() {},
  },
})
