/** Stays on top while she scrolls: what this step is about, and the way out with one tap. */
Component({
  properties: {
    title: { type: String, value: '' },
    note: { type: String, value: '' },
  },
  methods: {
    leave() {
      this.triggerEvent('leave')
    },
  },
})
