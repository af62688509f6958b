import { api } from '../../services/api'
import { type ShownFailure, shown } from '../../services/failure'
import { currentLook, followLook } from '../../services/look'
import { go } from '../../services/way'
import { type ListLine, listLine } from '../activity-words'

type Part = 'coming' | 'past'
const PARTS: { id: Part; label: string }[] = [
  { id: 'coming', label: '要办的' },
  { id: 'past', label: '办过的' },
]

/** 家里的活动: what comes and what was, and the way to another. `home` says whose. */
Page({
  data: {
    look: currentLook(),
    loading: true,
    loadingMore: false,
    failure: null as ShownFailure | null,
    parts: PARTS,
    part: 'coming' as Part,
    lines: [] as ListLine[],
    more: false,
  },
  homeId: '',
  next: null as string | null,

  onLoad(query: { home?: string }) {
    this.homeId = query.home ?? ''
  },

  onShow() {
    followLook(this)
    void this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },

  choose(event: WechatMiniprogram.CustomEvent<{ id: Part }>) {
    this.setData({ part: event.detail.id, lines: [], loading: true })
    void this.load()
  },

  async load() {
    const { part } = this.data
    this.setData({ failure: null })
    try {
      const { activities, next } = await api.activity.ofHome({ homeId: this.homeId, part, after: null })
      if (part !== this.data.part) return
      this.next = next
      this.setData({ loading: false, lines: activities.map(listLine), more: next !== null })
    } catch (reason) {
      this.setData({ loading: false, failure: shown(reason) })
    }
  },

  async onReachBottom() {
    const { part, loadingMore, lines } = this.data
    if (this.next === null || loadingMore) return
    this.setData({ loadingMore: true })
    try {
      const { activities, next } = await api.activity.ofHome({ homeId: this.homeId, part, after: this.next })
      this.next = next
      const added = Object.fromEntries(activities.map((each, at) => [`lines[${lines.length + at}]`, listLine(each)]))
      this.setData({ ...added, loadingMore: false, more: next !== null })
    } catch (reason) {
      this.setData({ loadingMore: false, failure: shown(reason) })
    }
  },

  retry() {
    this.setData({ loading: this.data.lines.length === 0 })
    void this.load()
  },

  open(event: WechatMiniprogram.TouchEvent) {
    go(`/host/activity/activity?id=${String(event.currentTarget.dataset.id)}`)
  },

  publish() {
    go(`/host/publish/publish?home=${this.homeId}`)
  },
})
