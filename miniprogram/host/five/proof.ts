import { api } from '../../services/api'
import { type ShownFailure, shown } from '../../services/failure'
import { currentLook, followLook } from '../../services/look'
import { type ProofShown, proofShown } from './proof-rows'
import { type LineShown, linesShown } from './rows'

/**
 * 总分怎么来的: the frozen evidence of an application, what the reviewers counted, and the total computed from them once more each time the page opens. For
 * the home itself once it is public, and for officers, however many years later.
 */
Page({
  data: {
    look: currentLook(),
    loading: true,
    failure: null as ShownFailure | null,
    proof: null as ProofShown | null,
    open: null as ProofShown['dimensions'][number]['rows'][number] | null,
    lines: null as LineShown[] | null,
    problem: '',
  },
  homeId: '',
  campaignId: '',

  onLoad({ id = '', campaign = '' }: Record<string, string | undefined>) {
    this.homeId = id
    this.campaignId = campaign
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
      const { homeId, campaignId } = this
      const proof = proofShown(await api.demonstration.recompute({ homeId, campaignId }))
      this.setData({ proof, loading: false, failure: null })
    } catch (reason) {
      this.setData({ loading: false, failure: shown(reason) })
    }
  },

  retry() {
    this.setData({ loading: true, failure: null })
    void this.load()
  },

  /** One item's evidence as it was frozen; of what people counted the counts stand in the row itself. */
  openItem(event: WechatMiniprogram.TouchEvent) {
    const rows = this.data.proof?.dimensions.flatMap((dimension) => dimension.rows) ?? []
    const open = rows.find(({ id }) => id === event.currentTarget.dataset.id) ?? null
    if (!open || open.human) return
    this.setData({ open, lines: null, problem: '' })
    void this.loadLines(open.id)
  },

  async loadLines(indicatorId: string) {
    try {
      const { homeId, campaignId } = this
      const { lines } = await api.demonstration.evidence({ homeId, campaignId, indicatorId })
      if (this.data.open?.id === indicatorId) this.setData({ lines: linesShown(lines) })
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
  },

  close() {
    this.setData({ open: null, lines: null })
  },
})
