import { api } from '../../../services/api'
import { shown } from '../../../services/failure'
import type { Village } from '../../../services/model'

/** Waits until she stops typing, so that each letter is not a call. */
const TYPING_PAUSE_MS = 300

/**
 * Picks a village in a sheet over the page: a page of its own would hide this one, and what she wrote would go. Nothing of it is kept on
 * the phone, unlike where she looks for homes from.
 */
Component({
  properties: {
    visible: { type: Boolean, value: false },
    title: { type: String, value: '' },
    note: { type: String, value: '' },
  },
  data: { query: '', searched: '', villages: [] as Village[], problem: '' },
  observers: {
    visible(visible: boolean) {
      if (!visible) this.setData({ query: '', searched: '', villages: [], problem: '' })
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
      if (query === '') return this.setData({ villages: [], searched: '', problem: '' })
      try {
        const { villages } = await api.member.villages({ query })
        if (query === this.data.query.trim()) this.setData({ villages, searched: query, problem: '' })
      } catch (reason) {
        this.setData({ problem: shown(reason).message })
      }
    },
    pick(event: WechatMiniprogram.TouchEvent) {
      const village = this.data.villages[Number(event.currentTarget.dataset.index)]
      if (village) this.triggerEvent('pick', { id: village.id, label: `${village.townshipName}${village.name}` })
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
