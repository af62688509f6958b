Component({
  properties: { name: String },
  methods: {
    open() {
      this.triggerEvent('open', { name: this.data.name })
    },
  },
})
