import { watchNetwork } from '../../services/network'

/** A line on top of the page while there is no network; it comes and goes by itself. */
Component({
  properties: { note: { type: String, value: '现在没有网络,先看上次的' } },
  data: { offline: false },
  lifetimes: {
    attached() {
      const host = this as unknown as { stop?: () => void }
      host.stop = watchNetwork((online) => {
        if (this.data.offline === online) this.setData({ offline: !online })
      })
    },
    detached() {
      ;(this as unknown as { stop?: () => void }).stop?.()
    },
  },
})
