/** What comes over the page, each behind a row that opens it. */
Component({
  data: { open: '', said: '' },
  methods: {
    show(event: WechatMiniprogram.CustomEvent) {
      this.setData({ open: String(event.currentTarget.dataset.sheet), said: '' })
    },
    close() {
      this.setData({ open: '' })
    },
    agree(event: WechatMiniprogram.CustomEvent<{ reason: string }>) {
      this.setData({ open: '', said: event.detail.reason })
    },
  },
})
