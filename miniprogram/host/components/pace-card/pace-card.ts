import { api } from '../../../services/api'
import { keep, kept } from '../../../services/cache'
import { shown } from '../../../services/failure'
import type { Pace } from '../../../services/model'
import { type PaceTile, paceTiles } from '../../../services/pace'
import { go } from '../../../services/way'

/** 本周接待 已办: a home's four beats on its workbench; a tap leads to what counted and why. */
Component({
  properties: { homeId: { type: String, value: '' } },
  data: { tiles: [] as PaceTile[] },
  observers: {
    homeId(id: string) {
      if (id !== '') void this.load()
    },
  },
  pageLifetimes: {
    /** What was done at the door or written of an activity may count by now. */
    show() {
      void this.load()
    },
  },
  methods: {
    async load() {
      const { homeId } = this.data
      const name = `pace-${homeId}`
      const last = kept<Pace>(name)
      if (last) this.setData({ tiles: paceTiles(last) })
      try {
        const pace = await api.rotation.pace({ homeId })
        keep(name, pace)
        this.setData({ tiles: paceTiles(pace) })
      } catch (reason) {
        // The workbench stands without it, and says itself that there is no network.
        console.warn(shown(reason).code)
      }
    },

    open() {
      go(`/host/pace/pace?id=${this.data.homeId}`)
    },
  },
})
