import { announce } from '../../services/announce'
import { api } from '../../services/api'
import { keep, kept } from '../../services/cache'
import { agoWords } from '../../services/day-words'
import { type ShownFailure, shown } from '../../services/failure'
import { canKnock } from '../../services/knock'
import { currentLook, followLook } from '../../services/look'
import type { Inbox, InboxEntry } from '../../services/model'
import { watchNetwork } from '../../services/network'
import { noticeWords } from '../../services/notice-words'
import { newRequestId } from '../../services/random'
import { go } from '../../services/way'

/** One message as a row. */
interface Row {
  id: string
  title: string
  note: string
  ago: string
  fresh: boolean
  way: string
}

/** 我的消息: what changed about what she signed up for or looks after, the newest first. What she has seen here is seen. */
Page({
  data: {
    look: currentLook(),
    rows: [] as Row[],
    loaded: false,
    next: null as string | null,
    knocks: null as Inbox['knocks'] | null,
    canKnock: canKnock(),
    saving: false,
    loading: true,
    loadingMore: false,
    failure: null as ShownFailure | null,
  },
  stopNetwork: () => {},

  onLoad() {
    const last = kept<Inbox>('inbox')
    if (last) this.show(last)
    void this.load()
  },

  onShow() {
    followLook(this)
    this.stopNetwork = watchNetwork((online) => online && this.data.failure?.code === 'OFFLINE' && this.retry())
  },

  onHide() {
    this.stopNetwork()
  },

  onUnload() {
    this.stopNetwork()
  },

  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },

  onReachBottom() {
    void this.more()
  },

  async load() {
    try {
      const inbox = await api.member.inbox({})
      keep('inbox', inbox)
      this.show(inbox)
      await this.markRead(inbox.entries)
    } catch (reason) {
      this.setData({ loading: false, failure: shown(reason) })
    }
  },

  show({ entries, next, knocks }: Inbox) {
    this.setData({ rows: rowsOf(entries), next, knocks, loaded: true, loading: false, failure: null })
  },

  async more() {
    const { next, loadingMore, rows } = this.data
    if (next === null || loadingMore) return
    this.setData({ loadingMore: true })
    try {
      const page = await api.member.inbox({ after: next })
      const added = rowsOf(page.entries).map((row, i) => [`rows[${rows.length + i}]`, row] as const)
      this.setData({ ...Object.fromEntries(added), next: page.next, loadingMore: false })
      await this.markRead(page.entries)
    } catch (reason) {
      this.setData({ loadingMore: false, failure: shown(reason) })
    }
  },

  /** The sign of what is new stays for this look: it says what has come since the last one. */
  async markRead(entries: readonly InboxEntry[]) {
    const ids = entries.filter(({ read }) => !read).map(({ id }) => id)
    if (ids.length > 0) await api.member.markRead({ ids }, await newRequestId())
  },

  open(event: WechatMiniprogram.TouchEvent) {
    const way = String(event.currentTarget.dataset.way)
    if (way !== '') go(way)
  },

  asked(event: WechatMiniprogram.CustomEvent<{ answer: string }>) {
    const { knocks } = this.data
    if (event.detail.answer === 'yes' && knocks) this.setData({ 'knocks.left': knocks.left + 1 })
  },

  async wantKnocks(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
    if (this.data.saving) return
    this.setData({ saving: true })
    try {
      const { wanted } = await api.member.wantKnocks({ wanted: event.detail.value }, await newRequestId())
      this.setData({ 'knocks.wanted': wanted, saving: false })
    } catch (reason) {
      this.setData({ saving: false })
      announce(shown(reason).message)
    }
  },

  activities() {
    go('/pages/activity/activity')
  },

  retry() {
    this.setData({ loading: true, failure: null })
    void this.load()
  },
})

function rowsOf(entries: readonly InboxEntry[]): Row[] {
  const now = new Date()
  return entries.map((entry) => ({
    id: entry.id,
    ...noticeWords(entry, now),
    ago: agoWords(entry.at, now),
    fresh: !entry.read,
  }))
}
