/** Something did not come; trying again keeps what was typed. */
Component({
  properties: {
    message: { type: String, value: '' },
    action: { type: String, value: '再试一次' },
  },
  methods: {
    retry() {
      this.triggerEvent('retry')
    },
  },
})
