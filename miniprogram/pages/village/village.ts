import { confirm } from '../../services/announce'
import { api } from '../../services/api'
import { type ShownFailure, shown } from '../../services/failure'
import { currentLook, followLook } from '../../services/look'
import type { Village } from '../../services/model'
import { choosePlace, locate } from '../../services/place'
import { newRequestId } from '../../services/random'
import { lastMe, loadMe } from '../../services/session'
import { back } from '../../services/way'

/** Waits until she stops typing, so that each letter is not a call. */
const TYPING_PAUSE_MS = 300

/**
 * Finds a village by position or by two letters, never by scrolling (experience, "The pages"). `for=look` looks at the homes there,
 * `for=settle` remembers it as the village she lives in.
 */
Page({
  data: {
    look: currentLook(),
    settling: false,
    query: '',
    searched: '',
    villages: [] as Village[],
    searching: false,
    locating: false,
    refused: false,
    mine: null as Village | null,
    failure: null as ShownFailure | null,
  },
  pause: 0 as ReturnType<typeof setTimeout> | 0,
  /** One intention for each village she settles on. */
  intentions: {} as Record<string, string>,

  onLoad(query: { for?: string }) {
    const settling = query.for === 'settle'
    this.setData({ settling, mine: settling ? null : (lastMe()?.village ?? null) })
    wx.setNavigationBarTitle({ title: settling ? '我住哪个村社区' : '从哪里看' })
  },

  onShow() {
    followLook(this)
  },

  onUnload() {
    if (this.pause !== 0) clearTimeout(this.pause)
  },

  type(event: WechatMiniprogram.Input) {
    const query = event.detail.value
    this.setData({ query })
    if (this.pause !== 0) clearTimeout(this.pause)
    this.pause = setTimeout(() => void this.search(), TYPING_PAUSE_MS)
  },

  async search() {
    const query = this.data.query.trim()
    if (query === '') {
      this.setData({ villages: [], searched: '', failure: null })
      return
    }
    this.setData({ searching: true, failure: null })
    try {
      const { villages } = await api.member.villages({ query })
      if (query === this.data.query.trim()) this.setData({ villages, searched: query, searching: false })
    } catch (reason) {
      this.setData({ searching: false, failure: shown(reason) })
    }
  },

  async usePosition() {
    if (this.data.locating) return
    this.setData({ locating: true, refused: false })
    const place = await locate()
    this.setData({ locating: false, refused: place === null })
    if (place === null) return
    choosePlace(place)
    back()
  },

  chooseMine() {
    if (this.data.mine) this.lookAt(this.data.mine)
  },

  lookAt(village: Village) {
    choosePlace({ source: 'village', villageId: village.id, label: placeLabel(village) })
    back()
  },

  async choose(event: WechatMiniprogram.TouchEvent) {
    const village = this.data.villages[Number(event.currentTarget.dataset.index)]
    if (!village) return
    if (this.data.settling) return this.settle(village)
    this.lookAt(village)
  },

  async settle(village: Village) {
    const label = placeLabel(village)
    const yes = await confirm('我住这里', `${label}\n只记下您住哪个村社区,不登记姓名和电话。`, '就是这里')
    if (!yes) return
    try {
      this.intentions[village.id] ??= await newRequestId()
      await api.member.settle({ villageId: village.id }, this.intentions[village.id])
      delete this.intentions[village.id]
      choosePlace({ source: 'village', villageId: village.id, label })
      await loadMe()
      back()
    } catch (reason) {
      this.setData({ failure: shown(reason) })
    }
  },
})

const placeLabel = (village: Village): string => `${village.townshipName} · ${village.name}`
