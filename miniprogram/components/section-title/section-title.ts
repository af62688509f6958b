/** A heading inside a page, with a way to more on the right if there is one. */
Component({
  properties: {
    title: { type: String, value: '' },
    note: { type: String, value: '' },
    more: { type: String, value: '' },
  },
  methods: {
    open() {
      this.triggerEvent('more')
    },
  },
})
