import { announce } from '../../services/announce'
import { api } from '../../services/api'
import { type ShownFailure, shown } from '../../services/failure'
import { currentLook, followLook } from '../../services/look'
import type { PersonToCall } from '../../services/model'
import { noticeWords } from '../../services/notice-words'
import { dial } from '../../services/phone'
import { newRequestId } from '../../services/random'
import { back } from '../../services/way'

/** One woman to ring up. */
interface Row {
  personId: string
  name: string
  elder: boolean
  hasPhone: boolean
  news: string
}

/** 打电话名单: whom WeChat could not tell that something changed, elders first; a number shows when it is asked for. Nothing is kept on the phone. */
Page({
  data: {
    look: currentLook(),
    rows: [] as Row[],
    loaded: false,
    busy: '',
    failure: null as ShownFailure | null,
  },
  activityId: '',

  onLoad(query: { id?: string }) {
    this.activityId = query.id ?? ''
    void this.load()
  },

  onShow() {
    followLook(this)
  },

  async load() {
    try {
      const { people } = await api.activity.callList({ activityId: this.activityId })
      this.setData({ rows: people.map(rowOf), loaded: true, failure: null })
    } catch (reason) {
      this.setData({ failure: shown(reason) })
    }
  },

  async call(event: WechatMiniprogram.TouchEvent) {
    const personId = String(event.currentTarget.dataset.id)
    await this.during(personId, async () => {
      const input = { activityId: this.activityId, personId }
      dial((await api.activity.callNumber(input, await newRequestId())).phone)
    })
  },

  async called(event: WechatMiniprogram.TouchEvent) {
    const personId = String(event.currentTarget.dataset.id)
    await this.during(personId, async () => {
      await api.activity.called({ activityId: this.activityId, personId }, await newRequestId())
      this.setData({ rows: this.data.rows.filter((row) => row.personId !== personId) })
    })
  },

  /** One thing at a time; what does not succeed is said, and the row stays. */
  async during(personId: string, act: () => Promise<void>) {
    if (this.data.busy !== '') return
    this.setData({ busy: personId })
    try {
      await act()
    } catch (reason) {
      announce(shown(reason).message)
    }
    this.setData({ busy: '' })
  },

  retry() {
    this.setData({ failure: null })
    void this.load()
  },

  back() {
    back()
  },
})

function rowOf({ personId, name, elder, hasPhone, news }: PersonToCall): Row {
  const now = new Date()
  const words = news.map(({ kind }) => noticeWords({ kind, about: {} }, now).title)
  return { personId, name: name ?? '没留名字的邻居', elder, hasPhone, news: [...new Set(words)].join(';') }
}
