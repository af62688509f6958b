import { type ActivityRow, activityRow } from '../../services/activity-words'
import { api } from '../../services/api'
import { type AtDoor, atDoor } from '../../services/at-door'
import { keep, kept } from '../../services/cache'
import { type ShownFailure, shown } from '../../services/failure'
import { currentLook, followLook } from '../../services/look'
import type { MyActivity } from '../../services/model'
import { standingShown } from '../../services/standing-words'
import { activityPath, go } from '../../services/way'

type Part = 'coming' | 'past'

interface Row {
  row: ActivityRow
  standing: string
  /** What to do at the door, once it is time. */
  door: AtDoor | null
}

/** 我报名的: what she and her people are signed up for, and what they have been to. */
Page({
  data: {
    look: currentLook(),
    part: 'coming' as Part,
    parts: [
      { id: 'coming', label: '要来的' },
      { id: 'past', label: '来过的' },
    ],
    rows: [] as Row[],
    next: null as string | null,
    loading: true,
    loadingMore: false,
    failure: null as ShownFailure | null,
  },
  asked: 0,

  onLoad() {
    const last = kept<MyActivity[]>('my-activities')
    if (last) this.setData({ rows: last.map(rowOf) })
  },

  onShow() {
    followLook(this)
    void this.load()
  },

  onReachBottom() {
    void this.more()
  },

  async load() {
    const asked = ++this.asked
    this.setData({ loading: true, failure: null })
    try {
      const { activities, next } = await api.activity.mine(this.wish())
      if (asked !== this.asked) return
      if (this.data.part === 'coming') keep('my-activities', activities)
      this.setData({ rows: activities.map(rowOf), next, loading: false })
    } catch (reason) {
      if (asked === this.asked) this.setData({ loading: false, failure: shown(reason) })
    }
  },

  async more() {
    const { next, loadingMore, rows } = this.data
    if (next === null || loadingMore) return
    const { asked } = this
    this.setData({ loadingMore: true })
    try {
      const page = await api.activity.mine({ ...this.wish(), after: next })
      if (asked === this.asked) this.setData({ rows: [...rows, ...page.activities.map(rowOf)], next: page.next })
    } catch (reason) {
      this.setData({ failure: shown(reason) })
    }
    this.setData({ loadingMore: false })
  },

  wish(): { past?: true } {
    return this.data.part === 'past' ? { past: true } : {}
  },

  choosePart(event: WechatMiniprogram.CustomEvent<{ id: Part }>) {
    this.setData({ part: event.detail.id, rows: [], next: null })
    void this.load()
  },

  open(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    go(activityPath(event.detail.id))
  },

  door(event: WechatMiniprogram.TouchEvent) {
    const way = this.data.rows[Number(event.currentTarget.dataset.index)]?.door?.way
    if (way) go(way)
  },

  retry() {
    void this.load()
  },

  look() {
    go('/pages/activity/activity')
  },
})

function rowOf(activity: MyActivity): Row {
  const now = new Date()
  const at = { startsAt: activity.startsAt, now }
  const words = activity.standings.map((each) => standingShown(each, at)).map(({ who, state }) => `${who}:${state}`)
  return { row: activityRow(activity, now), standing: words.join(' · '), door: atDoor(activity, now) }
}
