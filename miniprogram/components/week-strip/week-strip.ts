import type { WeekDay } from '../../services/opening'

/** Monday to Sunday with a dot under the days that are open. With `pick` a tap chooses a day, a second tap lets go. */
Component({
  properties: {
    days: { type: Array, value: [] as WeekDay[] },
    /** ISO weekday that is chosen; 0 for none. */
    chosen: { type: Number, value: 0 },
    pick: { type: Boolean, value: false },
  },
  methods: {
    choose(event: WechatMiniprogram.TouchEvent) {
      if (!this.data.pick) return
      const weekday = Number(event.currentTarget.dataset.weekday)
      this.triggerEvent('choose', { weekday: weekday === this.data.chosen ? 0 : weekday })
    },
  },
})
