import { api } from '../../services/api'
import { keep, kept } from '../../services/cache'
import { type ShownFailure, shown } from '../../services/failure'
import { currentLook, followLook } from '../../services/look'
import type { MyReview } from '../../services/model'
import { go } from '../../services/way'
import { type ReviewRow, reviewRow } from './rows'

const KEPT = 'my-reviews'

/** 我的评审: the homes that she was drawn by lot to look at. It opens at a door without a network, from what was seen last. */
Page({
  data: {
    look: currentLook(),
    rows: [] as ReviewRow[],
    loading: true,
    failure: null as ShownFailure | null,
  },

  onLoad() {
    const last = kept<MyReview[]>(KEPT)
    if (last) this.setData({ rows: last.map(reviewRow), loading: false })
  },

  onShow() {
    followLook(this)
    void this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },

  async load() {
    try {
      const { reviews } = await api.demonstration.myReviews({})
      keep(KEPT, reviews)
      this.setData({ rows: reviews.map(reviewRow), loading: false, failure: null })
    } catch (reason) {
      this.setData({ loading: false, failure: shown(reason) })
    }
  },

  retry() {
    this.setData({ loading: true, failure: null })
    void this.load()
  },

  open(event: WechatMiniprogram.TouchEvent) {
    go(`/federation/reviews/review?id=${String(event.currentTarget.dataset.id)}`)
  },

  office() {
    wx.redirectTo({ url: '/federation/five/five' })
  },
})
