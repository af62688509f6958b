import { announce } from '../../../services/announce'
import { api } from '../../../services/api'
import { shown } from '../../../services/failure'
import type { ActivityRecordView } from '../../../services/model'
import { newRequestId } from '../../../services/random'

const HEARTS = [1, 2, 3, 4, 5]

/** What is left of an activity: its record for everybody; for whoever was there her hearts, and whether photos may show her. */
Component({
  properties: {
    activityId: { type: String, value: '' },
  },
  data: {
    record: null as ActivityRecordView | null,
    hearts: HEARTS,
    heartsWords: '',
    busy: false,
    problem: '',
  },
  lifetimes: {
    attached() {
      void this.load()
    },
  },
  methods: {
    async load() {
      try {
        const record = await api.activity.record({ activityId: this.data.activityId })
        const { hearts } = record
        this.setData({ record, heartsWords: hearts ? `${hearts.count} 位来过的人给了 ${hearts.mean} 颗心` : '' })
      } catch (reason) {
        // The activity's own page stands without it, and says itself that there is no network.
        console.warn(shown(reason).code)
      }
    },

    look(event: WechatMiniprogram.TouchEvent) {
      const urls = this.data.record?.photos ?? []
      wx.previewImage({ urls, current: urls[Number(event.currentTarget.dataset.index)] ?? '' })
    },

    async rate(event: WechatMiniprogram.TouchEvent) {
      const hearts = Number(event.currentTarget.dataset.hearts)
      await this.act(async (intention) => {
        await api.activity.rate({ activityId: this.data.activityId, hearts }, intention)
        return '记下了,谢谢您'
      })
    },

    async agree(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
      const agree = event.detail.value
      await this.act(async (intention) => {
        await api.activity.agreeToPhotos({ activityId: this.data.activityId, agree }, intention)
        return agree ? '好,照片里可以有您' : '收回了,有您的照片撤下了'
      })
    },

    async act(what: (intention: string) => Promise<string>) {
      if (this.data.busy) return
      this.setData({ busy: true, problem: '' })
      try {
        announce(await what(await newRequestId()))
        await this.load()
      } catch (reason) {
        this.setData({ problem: shown(reason).message })
      }
      this.setData({ busy: false })
    },
  },
})
