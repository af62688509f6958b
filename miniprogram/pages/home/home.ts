import type { WeeklySlot } from '../../../domain/opening-hours'
import { everyMinute } from '../../services/clock'
import { comingOn } from '../../services/coming'
import { type ShownFailure, shown } from '../../services/failure'
import { emptyWords, find, findOnMap, hasWishes, NO_WISHES, type Wishes, without } from '../../services/finding'
import { greetWords } from '../../services/greeting'
import { currentLook, followLook } from '../../services/look'
import type { Bounds } from '../../services/map-view'
import type { CalendarDay, ComingCard, Found, HomeCard, MapGroup, Nearby, Wish } from '../../services/model'
import { lastNearby, loadNearby, moreNearby } from '../../services/nearby'
import { watchNetwork } from '../../services/network'
import { type WeekDay, weekOf } from '../../services/opening'
import { placeName } from '../../services/place'
import { activityPath, go } from '../../services/way'

/**
 * 首页: the homes near me, the nearest first; what was seen last time at once, then one call of the cloud. What she wishes for narrows the list and
 * the map alike, and stays when she changes between them.
 */
Page({
  data: {
    look: currentLook(),
    where: '',
    homes: [] as HomeCard[],
    /** This week's at the nearest homes, and those of them that stand above the homes now. */
    activities: [] as ComingCard[],
    comingUp: [] as ComingCard[],
    loaded: false,
    /** The middle of wherever we look, a county too: the map starts there when there are no homes. */
    around: null as Nearby['where']['centre'] | null,
    radiusKm: 0,
    days: [] as CalendarDay[],
    wishes: NO_WISHES,
    narrowed: false,
    /** Homes looked at when looking stopped; 0 when all were. */
    stoppedAfter: 0,
    /** Which wish to drop when nothing meets them all. */
    nothing: '',
    helps: [] as { wish: Wish; words: string }[],
    mapGroups: [] as MapGroup[],
    mapTotal: -1,
    mapAbout: false,
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
  /** Each load has a number: an answer that a later question has overtaken is dropped. */
  asked: 0,
  /** The list is of these wishes; the map changes them without it. */
  listed: NO_WISHES as Wishes,
  /** The map's signs are of these wishes. */
  mapped: NO_WISHES as Wishes,
  bounds: null as Bounds | null,
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
    this.bounds = null
    this.setData({
      homes: [],
      loaded: false,
      loading: true,
      next: null,
      day: 0,
      where: '',
      mapGroups: [],
      mapTotal: -1,
    })
    this.showLast()
    void this.load()
  },

  showLast() {
    const last = this.data.narrowed ? null : lastNearby()
    if (last) this.show(last)
  },

  async load() {
    this.asked += 1
    const { asked } = this
    const { wishes } = this.data
    try {
      if (hasWishes(wishes)) {
        const found = await find(wishes, null)
        if (asked === this.asked) this.showFound(found, wishes)
      } else {
        const nearby = await loadNearby()
        if (asked === this.asked) this.show(nearby)
      }
      if (asked === this.asked) this.listed = wishes
    } catch (reason) {
      if (asked !== this.asked) return
      this.setData({ loading: false, failure: shown(reason) })
      this.tick(new Date())
    }
  },

  show({ where, homes, next, radiusKm, days, activities }: Nearby) {
    const centre = where.source === 'county' ? null : where.centre
    const found = { where: where.label, centre, homes, next, radiusKm, days: days ?? [], stoppedAfter: 0, helps: [] }
    // What an older version kept has none.
    this.setData({
      ...found,
      activities: activities ?? [],
      around: where.centre,
      loaded: true,
      loading: false,
      failure: null,
    })
    this.tick(new Date())
  },

  showFound(found: Found, wishes: Wishes) {
    const { where, homes, next, days } = found
    const measured = where.source === 'position' || where.source === 'village'
    this.setData({
      where: where.label,
      centre: measured ? where.centre : null,
      around: where.centre,
      homes,
      next,
      days,
      stoppedAfter: found.stoppedAfter ?? 0,
      ...emptyWords(found, wishes),
      loaded: true,
      loading: false,
      failure: null,
    })
    this.tick(new Date())
  },

  async more() {
    const { next, loadingMore, homes, wishes, narrowed, view } = this.data
    if (next === null || loadingMore || view === 'map') return
    const { asked } = this
    this.setData({ loadingMore: true })
    try {
      const page = narrowed ? await find(wishes, next) : await moreNearby(next)
      if (asked !== this.asked) return
      const added = Object.fromEntries(page.homes.map((home, i) => [`homes[${homes.length + i}]`, home]))
      const stoppedAfter = 'stoppedAfter' in page ? (page.stoppedAfter ?? 0) : 0
      this.setData({ ...added, next: page.next, stoppedAfter, loadingMore: false })
      this.tick(new Date())
    } catch (reason) {
      this.setData({ loadingMore: false, failure: shown(reason) })
    }
  },

  wish(event: WechatMiniprogram.CustomEvent<{ wishes: Wishes }>) {
    this.narrow(event.detail.wishes)
  },

  drop(event: WechatMiniprogram.TouchEvent) {
    this.narrow(without(this.data.wishes, event.currentTarget.dataset.wish as Wish))
  },

  dropAll() {
    this.narrow(NO_WISHES)
  },

  narrow(wishes: Wishes) {
    this.setData({ wishes, narrowed: hasWishes(wishes), day: 0, helps: [], stoppedAfter: 0, mapTotal: -1 })
    if (this.data.view === 'map') void this.loadMap()
    else this.reload()
  },

  reload() {
    this.setData({ homes: [], loaded: false, loading: true, next: null, failure: null })
    this.showLast()
    void this.load()
  },

  look(event: WechatMiniprogram.CustomEvent<{ bounds: Bounds }>) {
    this.bounds = event.detail.bounds
    void this.loadMap()
  },

  async loadMap() {
    const { bounds } = this
    const { wishes } = this.data
    if (bounds === null) return
    try {
      const { groups, total, about, days } = await findOnMap(wishes, bounds)
      if (bounds !== this.bounds || wishes !== this.data.wishes) return
      this.mapped = wishes
      this.setData({ mapGroups: groups, mapTotal: total, mapAbout: about, days, failure: null })
    } catch (reason) {
      if (bounds !== this.bounds || wishes !== this.data.wishes) return
      // Signs of other wishes would be taken for an answer to these.
      if (wishes !== this.mapped) this.setData({ mapGroups: [], mapTotal: -1 })
      this.setData({ failure: shown(reason) })
    }
  },

  tick(now: Date) {
    const { homes, loaded, failure, days, activities, day } = this.data
    const slots: WeeklySlot[] = homes.flatMap((home) => home.hours ?? [])
    this.setData({
      now: now.getTime(),
      greeting: greetWords(loaded ? homes : failure ? 'failed' : 'loading', now, days),
      week: homes.length > 0 ? weekOf(slots, now, days) : [],
      comingUp: comingOn(activities, day, now),
    })
  },

  chooseDay(event: WechatMiniprogram.CustomEvent<{ weekday: number }>) {
    this.setData({ day: event.detail.weekday })
    this.tick(new Date())
  },

  chooseView(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    if (event.detail.id === 'list') this.showList()
    else this.setData({ view: 'map' })
  },

  turnView() {
    if (this.data.view === 'map') this.showList()
    else this.setData({ view: 'map' })
  },

  showList() {
    this.setData({ view: 'list' })
    if (JSON.stringify(this.listed) !== JSON.stringify(this.data.wishes)) this.reload()
  },

  choosePlace() {
    go('/pages/village/village')
  },

  openHome(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    go(`/pages/micro-home/micro-home?id=${event.detail.id}`)
  },

  openActivity(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    go(activityPath(event.detail.id))
  },

  allActivities() {
    go('/pages/activity/activity')
  },

  openHelp() {
    go('/pages/help/help')
  },

  openList() {
    this.setData({ listing: true })
    wx.pageScrollTo({ scrollTop: 0, duration: 0 })
  },

  closeList() {
    this.setData({ listing: false, view: 'list' })
    wx.pageScrollTo({ scrollTop: 0, duration: 0 })
  },

  retry() {
    this.setData({ loading: true, failure: null })
    if (this.data.view === 'map') void this.loadMap()
    void this.load()
  },
})
