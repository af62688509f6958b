interface Option {
  id: string
  label: string
}

/** Words that narrow a list, any number at once; a chosen one carries a tick. */
Component({
  properties: {
    label: { type: String, value: '筛选' },
    options: { type: Array, value: [] as Option[] },
    chosen: { type: Array, value: [] as string[] },
  },
  methods: {
    choose(event: WechatMiniprogram.TouchEvent) {
      const id = String(event.currentTarget.dataset.id)
      const chosen = new Set(this.data.chosen as string[])
      if (!chosen.delete(id)) chosen.add(id)
      const value = (this.data.options as Option[]).map((option) => option.id).filter((one) => chosen.has(one))
      this.triggerEvent('change', { value })
    },
  },
})
