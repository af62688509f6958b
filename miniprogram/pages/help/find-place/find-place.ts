import { api } from '../../../services/api'
import { shown } from '../../../services/failure'
import type { FoundPlace } from '../../../services/model'

/** Waits until she stops typing, so that each letter is not a call. */
const TYPING_PAUSE_MS = 300

/**
 * Picks a village, township or unit in a sheet over the page: a page of its own would hide this one, and what she wrote would go. Nothing of it is kept on
 * the phone, unlike where she looks for homes from.
 */
Component({
  properties: {
    visible: { type: Boolean, value: false },
    title: { type: String, value: '' },
    note: { type: String, value: '' },
  },
  data: { query: '', searched: '', places: [] as FoundPlace[], problem: '' },
  observers: {
    visible(visible: boolean) {
      if (!visible) this.setData({ query: '', searched: '', places: [], problem: '' })
    },
  },
  lifetimes: {
    detached() {
      stopWaiting(this)
    },
  },
  methods: {
    type(event: WechatMiniprogram.Input) {
      this.setData({ query: event.detail.value })
      stopWaiting(this)
      pauses.set(
        this,
        setTimeout(() => void this.search(), TYPING_PAUSE_MS),
      )
    },
    async search() {
      const query = this.data.query.trim()
      if (query === '') return this.setData({ places: [], searched: '', problem: '' })
      try {
        const { places } = await api.help.places({ query })
        if (query === this.data.query.trim()) this.setData({ places, searched: query, problem: '' })
      } catch (reason) {
        this.setData({ problem: shown(reason).message })
      }
    },
    pick(event: WechatMiniprogram.TouchEvent) {
      const place = this.data.places[Number(event.currentTarget.dataset.index)]
      if (place) this.triggerEvent('pick', { id: place.id, label: `${place.under}${place.name}` })
    },
    close() {
      this.triggerEvent('close')
    },
  },
})

/** What waits for the end of her typing, by sheet. */
const pauses = new WeakMap<object, ReturnType<typeof setTimeout>>()

function stopWaiting(sheet: object): void {
  const pause = pauses.get(sheet)
  if (pause !== undefined) clearTimeout(pause)
}
