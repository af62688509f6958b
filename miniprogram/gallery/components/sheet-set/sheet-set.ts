import type { Position } from '../../../../domain/organisation'

/** What comes over the page, each behind a row that opens it. */
Component({
  data: {
    open: '',
    said: '',
    place: null as Position | null,
    near: { longitude: 120.6781, latitude: 30.1396 },
  },
  methods: {
    show(event: WechatMiniprogram.CustomEvent) {
      this.setData({ open: String(event.currentTarget.dataset.sheet), said: '' })
    },
    move(event: WechatMiniprogram.CustomEvent<{ value: Position | null }>) {
      this.setData({ place: event.detail.value })
    },
    close() {
      this.setData({ open: '' })
    },
    agree(event: WechatMiniprogram.CustomEvent<{ reason: string }>) {
      this.setData({ open: '', said: event.detail.reason })
    },
  },
})
