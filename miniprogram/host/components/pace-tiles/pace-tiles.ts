import type { PaceTile } from '../../../services/pace'

/** 本周接待 已办: the four beats of a home at a glance, in words and signs, not by colour alone. */
Component({
  properties: {
    tiles: { type: Array, value: [] as PaceTile[] },
  },
  methods: {
    press(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('press', { kind: String(event.currentTarget.dataset.kind) })
    },
  },
})
