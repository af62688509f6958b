import { CODE_STEP_MS } from '../../../../domain/check-in-code'
import { api } from '../../../services/api'
import { shown } from '../../../services/failure'
import { forgetFile } from '../../../services/kept-file'
import { isOnline } from '../../../services/network'
import { keepPicture } from './picture'

/** After an answer that was late, or none, she is not asked for again at once. */
const AGAIN_AFTER_MS = 3000

/** What a component keeps beside its data. */
interface Held {
  every: ReturnType<typeof setInterval> | 0
  asking: boolean
  askAgainAt: number
  until: number
}
const held = new WeakMap<object, Held>()
const of = (part: object): Held => {
  const one = held.get(part) ?? { every: 0, asking: false, askAgainAt: 0, until: 0 }
  held.set(part, one)
  return one
}

/**
 * The check-in code as a mini program code, for whoever has WeChat's own scanner at hand. Such a picture comes from the cloud, one for each step, so it
 * is asked for only while it is open: anew with each step, long before the one on the screen is worth nothing. One that is worth nothing is never shown.
 */
Component({
  properties: {
    activityId: { type: String, value: '' },
    /** Milliseconds to add to this phone's clock to have the cloud's. */
    ahead: { type: Number, value: 0 },
  },
  data: { open: false, picture: '', problem: '' },
  lifetimes: {
    detached() {
      this.stop()
      forgetFile(this.data.picture)
    },
  },
  pageLifetimes: {
    show() {
      if (this.data.open) this.start()
    },
    hide() {
      this.stop()
    },
  },
  methods: {
    toggle() {
      const open = !this.data.open
      this.setData({ open, problem: '' })
      if (!open) return this.stop()
      this.start()
      this.triggerEvent('open')
    },
    start() {
      this.stop()
      const mine = of(this)
      mine.askAgainAt = 0
      mine.every = setInterval(() => this.second(), 1000)
      this.second()
    },
    stop() {
      const mine = of(this)
      if (mine.every !== 0) clearInterval(mine.every)
      mine.every = 0
    },
    second() {
      const { until, asking, askAgainAt } = of(this)
      const left = until - (Date.now() + this.data.ahead)
      if (left <= 0 && this.data.picture !== '') this.show('')
      // The last of its steps has begun.
      if (left > CODE_STEP_MS || asking || Date.now() < askAgainAt) return
      if (isOnline()) return void this.fetch()
      if (left <= 0) this.setData({ problem: '没有网络,小程序码换不了。在小程序里扫上面的码,一样能签。' })
    },
    async fetch() {
      const mine = of(this)
      mine.asking = true
      try {
        const { picture, until } = await api.activity.miniCode({ activityId: this.data.activityId })
        const path = await keepPicture(picture, until)
        mine.until = Date.parse(until)
        this.show(path)
      } catch (reason) {
        this.setData({ problem: shown(reason).message })
      }
      mine.asking = false
      mine.askAgainAt = Date.now() + AGAIN_AFTER_MS
    },
    show(picture: string) {
      const before = this.data.picture
      this.setData({ picture, problem: '' })
      if (before !== picture) forgetFile(before)
    },
  },
})
