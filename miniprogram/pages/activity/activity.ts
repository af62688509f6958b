import { ACTIVITY_KIND_LABELS, ACTIVITY_KINDS, type ActivityKind } from '../../../domain/activity'
import { dateAfter, dateOf } from '../../../domain/calendar-day'
import { type ActivityDay, byDay, dayWords } from '../../services/activity-words'
import { api } from '../../services/api'
import { keep, kept } from '../../services/cache'
import { everyMinute } from '../../services/clock'
import { type ShownFailure, shown } from '../../services/failure'
import { currentLook, followLook } from '../../services/look'
import type { ActivityCard, ActivityList, ActivityListInput } from '../../services/model'
import { watchNetwork } from '../../services/network'
import { chosenPlace, placeName } from '../../services/place'
import { knownMe, lastMe } from '../../services/session'
import { activityPath, go } from '../../services/way'

type Width = ActivityList['where']['width']

const WIDTHS: { id: Width; label: string }[] = [
  { id: 'village', label: '本村社区' },
  { id: 'township', label: '本镇街' },
  { id: 'county', label: '全县' },
]
const DAYS_AHEAD = 7
const ALL = 'all'

/** 活动: what comes up around me, by the day; the kinds and days narrow it. */
Page({
  data: {
    look: currentLook(),
    where: '',
    widths: WIDTHS,
    width: 'township' as Width,
    kinds: [{ id: ALL, label: '都看' }, ...ACTIVITY_KINDS.map((id) => ({ id, label: ACTIVITY_KIND_LABELS[id] }))],
    kind: ALL,
    days: [] as { id: string; label: string }[],
    day: ALL,
    shownDays: [] as ActivityDay[],
    count: 0,
    next: null as string | null,
    known: false,
    loading: true,
    loadingMore: false,
    failure: null as ShownFailure | null,
  },
  activities: [] as ActivityCard[],
  shownFrom: '',
  /** She has not narrowed anything yet: where her township has nothing, the county is shown at once. */
  untouched: true,
  /** An answer that a later question has overtaken is dropped. */
  asked: 0,
  stopClock: () => {},
  stopNetwork: () => {},

  onLoad() {
    this.shownFrom = placeName()
    this.showLast()
  },

  onShow() {
    followLook(this)
    void knownMe().then(
      ({ personId }) => this.setData({ known: personId !== null }),
      () => this.setData({ known: lastMe()?.personId != null }),
    )
    this.stopClock = everyMinute((now) => this.tick(now))
    this.stopNetwork = watchNetwork((online) => online && this.data.failure?.code === 'OFFLINE' && this.retry())
    if (this.shownFrom !== placeName()) {
      this.shownFrom = placeName()
      this.activities = []
    }
    void this.load()
  },

  onHide() {
    this.stopClock()
    this.stopNetwork()
  },

  onUnload() {
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
    return { title: '这一周,身边的家有这些活动', path: '/pages/activity/activity' }
  },

  tick(now: Date) {
    const today = dateOf(now)
    const days = Array.from({ length: DAYS_AHEAD }, (_, i) => dateAfter(today, i)).map((date) => ({
      id: date,
      label: dayWords(`${date}T12:00:00+08:00`, now),
    }))
    this.setData({ days: [{ id: ALL, label: '哪天都行' }, ...days] })
    this.draw(now)
  },

  wish(): ActivityListInput {
    const { width, kind, day } = this.data
    const place = chosenPlace()
    return {
      within: width,
      ...(place?.source === 'village' ? { villageId: place.villageId } : {}),
      ...(kind === ALL ? {} : { kind: kind as ActivityKind }),
      ...(day === ALL ? {} : { day }),
    }
  },

  isPlain(): boolean {
    return this.data.kind === ALL && this.data.day === ALL && this.data.width === 'township'
  },

  showLast() {
    const last = kept<ActivityList>(`activities-${placeName()}`)
    if (!last) return
    this.activities = last.activities
    this.setData({ where: last.where.label })
  },

  async load() {
    const asked = ++this.asked
    this.setData({ loading: true, failure: null })
    try {
      const list = await api.activity.list(this.wish())
      if (asked !== this.asked) return
      if (this.untouched && this.isPlain() && list.activities.length === 0) return this.narrow({ width: 'county' })
      if (this.isPlain()) keep(`activities-${placeName()}`, list)
      this.activities = list.activities
      this.setData({ where: list.where.label, width: list.where.width, next: list.next, loading: false })
      this.draw(new Date())
    } catch (reason) {
      if (asked === this.asked) this.setData({ loading: false, failure: shown(reason) })
    }
  },

  async more() {
    const { next, loadingMore } = this.data
    if (next === null || loadingMore) return
    const { asked } = this
    this.setData({ loadingMore: true })
    try {
      const list = await api.activity.list({ ...this.wish(), after: next })
      if (asked !== this.asked) return
      this.activities = [...this.activities, ...list.activities]
      this.setData({ next: list.next })
      this.draw(new Date())
    } catch (reason) {
      this.setData({ failure: shown(reason) })
    } finally {
      this.setData({ loadingMore: false })
    }
  },

  draw(now: Date) {
    const { activities } = this
    this.setData({ shownDays: byDay(activities, now), count: activities.length })
  },

  chooseWidth(event: WechatMiniprogram.CustomEvent<{ id: Width }>) {
    this.untouched = false
    this.narrow({ width: event.detail.id })
  },

  chooseKind(event: WechatMiniprogram.TouchEvent) {
    this.narrow({ kind: String(event.currentTarget.dataset.id) })
  },

  chooseDay(event: WechatMiniprogram.TouchEvent) {
    this.narrow({ day: String(event.currentTarget.dataset.id) })
  },

  narrow(wish: Partial<{ width: Width; kind: string; day: string }>) {
    this.activities = []
    this.setData({ ...wish, shownDays: [], count: 0, next: null })
    void this.load()
  },

  /** Nothing found: the widest look there is. */
  widen() {
    if (this.isPlain() || (this.data.kind === ALL && this.data.day === ALL)) this.narrow({ width: 'county' })
    else this.narrow({ kind: ALL, day: ALL })
  },

  retry() {
    void this.load()
  },

  open(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    go(activityPath(event.detail.id))
  },

  mine() {
    go('/pages/activity/mine')
  },

  choosePlace() {
    go('/pages/village/village')
  },

  homes() {
    go('/pages/home/home')
  },
})
