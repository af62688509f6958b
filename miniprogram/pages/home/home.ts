import type { WeeklySlot } from '../../../domain/opening-hours'
import { everyMinute } from '../../services/clock'
import { type ShownFailure, shown } from '../../services/failure'
import { greetWords } from '../../services/greeting'
import { currentLook, followLook } from '../../services/look'
import type { HomeCard, Nearby } from '../../services/model'
import { lastNearby, loadNearby, moreNearby } from '../../services/nearby'
import { watchNetwork } from '../../services/network'
import { type WeekDay, weekOf } from '../../services/opening'
import { placeName } from '../../services/place'
import { go } from '../../services/way'

/** 首页: the homes near me, the nearest first; what was seen last time at once, then one call of the cloud. */
Page({
  data: {
    look: currentLook(),
    where: '',
    homes: [] as HomeCard[],
    loaded: false,
    radiusKm: 0,
    /** The middle of the chosen village, to measure from; null for a whole county. */
    centre: null as Nearby['where']['centre'] | null,
    next: null as string | null,
    loading: true,
    loadingMore: false,
    failure: null as ShownFailure | null,
    now: 0,
    greeting: { hello: '', before: '', strong: '', after: '' },
    week: [] as WeekDay[],
    /** ISO weekday to show only; 0 shows all. */
    day: 0,
    /** With big letters the page is four buttons; the list opens from the first. */
    listing: false,
    view: 'list',
    views: [
      { id: 'list', label: '列表' },
      { id: 'map', label: '地图' },
    ],
  },
  shownFrom: '',
  stopClock: () => {},
  stopNetwork: () => {},

  onLoad() {
    this.shownFrom = placeName()
    this.showLast()
    void this.load()
  },

  onShow() {
    followLook(this)
    this.stopClock = everyMinute((now) => this.tick(now))
    this.stopNetwork = watchNetwork((online) => online && this.data.failure?.code === 'OFFLINE' && this.retry())
    if (this.shownFrom !== placeName()) this.moved()
  },

  onHide() {
    this.stop()
  },

  onUnload() {
    this.stop()
  },

  stop() {
    this.stopClock()
    this.stopNetwork()
  },

  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },

  onReachBottom() {
    void this.more()
  },

  onShareAppMessage() {
    return { title: '身边有家:看看离你最近的妇女微家', path: '/pages/home/home' }
  },

  moved() {
    this.shownFrom = placeName()
    this.setData({ homes: [], loaded: false, loading: true, next: null, day: 0, where: '' })
    this.showLast()
    void this.load()
  },

  showLast() {
    const last = lastNearby()
    if (last) this.show(last)
  },

  async load() {
    const from = placeName()
    try {
      const nearby = await loadNearby()
      if (from === placeName()) this.show(nearby)
    } catch (reason) {
      this.setData({ loading: false, failure: shown(reason) })
      this.tick(new Date())
    }
  },

  show({ where, homes, next, radiusKm }: Nearby) {
    const centre = where.source === 'county' ? null : where.centre
    this.setData({ where: where.label, centre, homes, next, radiusKm, loaded: true, loading: false, failure: null })
    this.tick(new Date())
  },

  async more() {
    const { next, loadingMore, homes } = this.data
    if (next === null || loadingMore) return
    this.setData({ loadingMore: true })
    try {
      const page = await moreNearby(next)
      const added = Object.fromEntries(page.homes.map((home, i) => [`homes[${homes.length + i}]`, home]))
      this.setData({ ...added, next: page.next, loadingMore: false })
      this.tick(new Date())
    } catch (reason) {
      this.setData({ loadingMore: false, failure: shown(reason) })
    }
  },

  tick(now: Date) {
    const { homes, loaded, failure } = this.data
    const slots: WeeklySlot[] = homes.flatMap((home) => home.hours ?? [])
    this.setData({
      now: now.getTime(),
      greeting: greetWords(loaded ? homes : failure ? 'failed' : 'loading', now),
      week: homes.length > 0 ? weekOf(slots, now) : [],
    })
  },

  chooseDay(event: WechatMiniprogram.CustomEvent<{ weekday: number }>) {
    this.setData({ day: event.detail.weekday })
  },

  chooseView(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.setData({ view: event.detail.id })
  },

  choosePlace() {
    go('/pages/village/village')
  },

  openHome(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    go(`/pages/micro-home/micro-home?id=${event.detail.id}`)
  },

  openHelp() {
    go('/pages/help/help')
  },

  openList() {
    this.setData({ listing: true })
    wx.pageScrollTo({ scrollTop: 0, duration: 0 })
  },

  closeList() {
    this.setData({ listing: false })
    wx.pageScrollTo({ scrollTop: 0, duration: 0 })
  },

  retry() {
    this.setData({ loading: true, failure: null })
    void this.load()
  },
})
