/** A few words beside each other of which one is chosen; it is filled and says so to screen readers. */
Component({
  properties: {
    label: { type: String, value: '' },
    options: { type: Array, value: [] as { id: string; label: string }[] },
    chosen: { type: String, value: '' },
  },
  methods: {
    choose(event: WechatMiniprogram.TouchEvent) {
      const id = String(event.currentTarget.dataset.id)
      if (id !== this.data.chosen) this.triggerEvent('choose', { id })
    },
  },
})
