import { dateOf } from '../../../../domain/calendar-day'
import { api } from '../../../services/api'
import { keep, kept } from '../../../services/cache'
import { everyMinute } from '../../../services/clock'
import { shown } from '../../../services/failure'
import type { HostsActivity } from '../../../services/model'
import { go } from '../../../services/way'
import { type DeskTime, deskOf, type ListLine, listLine } from '../../activity-words'

/** One activity of today, and whether her desk at the door is wanted now. */
interface TodayLine extends ListLine {
  desk: DeskTime
}

/** How to stop the clock, by card. */
const clocks = new WeakMap<object, () => void>()

/** What a home does today, with the way to the code at the door as soon as it is time (experience 3). It stands without a network, as the desk does. */
Component({
  properties: { homeId: { type: String, value: '' } },
  data: { lines: [] as TodayLine[] },
  observers: {
    homeId(id: string) {
      if (id !== '') void this.load()
    },
  },
  lifetimes: {
    attached() {
      clocks.set(
        this,
        everyMinute(() => this.draw()),
      )
    },
    detached() {
      clocks.get(this)?.()
    },
  },
  pageLifetimes: {
    show() {
      void this.load()
    },
  },
  methods: {
    place(): string {
      return `coming-${this.data.homeId}`
    },

    async load() {
      this.draw()
      try {
        const { activities } = await api.activity.ofHome({ homeId: this.data.homeId, part: 'coming', after: null })
        keep(this.place(), activities)
        this.draw()
      } catch (reason) {
        // The workbench stands without it, and says itself that there is no network.
        console.warn(shown(reason).code)
      }
    },

    draw() {
      const now = new Date()
      const today = (kept<HostsActivity[]>(this.place()) ?? []).filter(
        ({ startsAt, phase }) => phase !== 'cancelled' && dateOf(new Date(startsAt)) === dateOf(now),
      )
      this.setData({ lines: today.map((activity) => ({ ...listLine(activity), desk: deskOf(activity, now) })) })
    },

    open(event: WechatMiniprogram.TouchEvent) {
      go(`/host/activity/activity?id=${String(event.currentTarget.dataset.id)}`)
    },

    checkIn(event: WechatMiniprogram.TouchEvent) {
      go(`/host/check-in/check-in?id=${String(event.currentTarget.dataset.id)}`)
    },
  },
})
