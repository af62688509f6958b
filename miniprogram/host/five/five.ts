import { announce } from '../../services/announce'
import { api } from '../../services/api'
import { keep, kept } from '../../services/cache'
import { type ShownFailure, shown } from '../../services/failure'
import { currentLook, followLook } from '../../services/look'
import type { MyScore } from '../../services/model'
import { newRequestId } from '../../services/random'
import { go } from '../../services/way'
import { type FiveShown, fiveShown, type LineShown, linesShown } from './rows'

/** 五有自查: how a home stands in every indicator, what it was computed from, and what would raise it most for least. */
Page({
  data: {
    look: currentLook(),
    five: null as FiveShown | null,
    canCompute: false,
    loading: true,
    busy: false,
    failure: null as ShownFailure | null,
    /** The indicator whose evidence is open. */
    open: null as { id: string; name: string; points: string; said: string; human: boolean } | null,
    lines: null as LineShown[] | null,
    linesFailure: null as ShownFailure | null,
  },
  homeId: '',

  onLoad({ id = '' }: Record<string, string | undefined>) {
    this.homeId = id
    const last = kept<MyScore>(`five-${id}`)
    if (last) this.show(last)
    void this.load()
  },

  onShow() {
    followLook(this)
  },

  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },

  async load() {
    try {
      const mine = await api.demonstration.myScore({ homeId: this.homeId })
      keep(`five-${this.homeId}`, mine)
      this.show(mine)
    } catch (reason) {
      this.setData({ loading: false, failure: shown(reason) })
    }
  },

  show({ score, canCompute }: MyScore) {
    this.setData({ five: score && fiveShown(score), canCompute, loading: false, failure: null })
  },

  retry() {
    this.setData({ loading: true, failure: null })
    void this.load()
  },

  async compute() {
    if (this.data.busy) return
    this.setData({ busy: true, failure: null })
    try {
      await api.demonstration.refreshScore({ homeId: this.homeId }, await newRequestId())
      await this.load()
      announce('按现在的记录算好了')
    } catch (reason) {
      this.setData({ failure: shown(reason) })
    }
    this.setData({ busy: false })
  },

  openItem(event: WechatMiniprogram.TouchEvent) {
    const id = String(event.currentTarget.dataset.id)
    const indicator = this.data.five?.dimensions.flatMap(({ indicators }) => indicators).find((one) => one.id === id)
    if (!indicator) return
    const { name, points, said, human } = indicator
    this.setData({ open: { id, name, points, said, human }, lines: human ? [] : null, linesFailure: null })
    if (!human) void this.loadLines(id)
  },

  async loadLines(indicatorId: string) {
    try {
      const { lines } = await api.demonstration.evidence({ homeId: this.homeId, indicatorId })
      if (this.data.open?.id === indicatorId) this.setData({ lines: linesShown(lines) })
    } catch (reason) {
      this.setData({ linesFailure: shown(reason) })
    }
  },

  retryLines() {
    this.setData({ linesFailure: null })
    if (this.data.open) void this.loadLines(this.data.open.id)
  },

  close() {
    this.setData({ open: null, lines: null })
  },

  activity(event: WechatMiniprogram.TouchEvent) {
    const id = String(event.currentTarget.dataset.id)
    if (id !== '') go(`/host/activity/activity?id=${id}`)
  },

  async confirmProfile() {
    if (this.data.busy) return
    this.setData({ busy: true })
    try {
      await api.demonstration.confirmProfile({ homeId: this.homeId }, await newRequestId())
      await api.demonstration.refreshScore({ homeId: this.homeId }, await newRequestId())
      this.close()
      await this.load()
      announce('记下了,90 天内都算')
    } catch (reason) {
      this.setData({ linesFailure: shown(reason) })
    }
    this.setData({ busy: false })
  },

  profile() {
    go(`/host/profile/profile?id=${this.homeId}`)
  },
})
