import type { CadenceKind } from '../../../domain/cadence'
import { api } from '../../services/api'
import { keep, kept } from '../../services/cache'
import { type ShownFailure, shown } from '../../services/failure'
import { currentLook, followLook } from '../../services/look'
import type { Pace } from '../../services/model'
import { type PaceTile, paceTiles } from '../../services/pace'
import { go } from '../../services/way'
import { type BeatShown, beatsOf } from './beats'

/** 节奏: whether each beat of the home was kept, period by period, and why one counts or does not. Last time's stands without a network. */
Page({
  data: {
    look: currentLook(),
    tiles: [] as PaceTile[],
    beats: [] as BeatShown[],
    loading: true,
    failure: null as ShownFailure | null,
  },
  homeId: '',

  onLoad({ id = '' }: Record<string, string | undefined>) {
    this.homeId = id
    const last = kept<Pace>(`pace-${id}`)
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
      const pace = await api.rotation.pace({ homeId: this.homeId })
      keep(`pace-${this.homeId}`, pace)
      this.show(pace)
    } catch (reason) {
      this.setData({ loading: false, failure: shown(reason) })
    }
  },

  show(pace: Pace) {
    this.setData({ tiles: paceTiles(pace), beats: beatsOf(pace), loading: false, failure: null })
  },

  retry() {
    this.setData({ loading: true, failure: null })
    void this.load()
  },

  seek(event: WechatMiniprogram.CustomEvent<{ kind: CadenceKind }>) {
    wx.pageScrollTo({ selector: `#beat-${event.detail.kind}`, duration: 200 })
  },

  plan() {
    go(`/host/plan/plan?id=${this.homeId}`)
  },
})
