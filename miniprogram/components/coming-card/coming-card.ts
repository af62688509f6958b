import { type ComingShown, comingShown } from '../../services/coming'
import type { ComingCard } from '../../services/model'

/** An activity to come as a neighbour meets it: what, when, where, and whether there is room. The whole card opens it. */
Component({
  properties: {
    activity: { type: Object, value: {} as ComingCard },
    now: { type: Number, value: 0 },
    /** On a home's own page its name is said already. */
    atHome: { type: Boolean, value: false },
  },
  data: { shown: null as ComingShown | null },
  observers: {
    'activity, now'(activity: ComingCard, now: number) {
      if (!activity?.id) return
      this.setData({ shown: comingShown(activity, now === 0 ? new Date() : new Date(now)) })
    },
  },
  methods: {
    open() {
      this.triggerEvent('open', { id: this.data.activity.id })
    },
  },
})
