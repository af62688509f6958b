import { ACTIVITY_KIND_LABELS } from '../../../domain/activity'
import { chainText, dayWords, hoursWords, placesWords } from '../../../domain/activity-share'
import { poster, shareCard } from '../../services/activity-pictures'
import { announce } from '../../services/announce'
import { api } from '../../services/api'
import { everyMinute } from '../../services/clock'
import { type ShownFailure, shown } from '../../services/failure'
import { currentLook, followLook } from '../../services/look'
import type { ManagedActivity } from '../../services/model'
import { newRequestId } from '../../services/random'
import { activityPath, go } from '../../services/way'
import { type DeskTime, deskOf, type PersonLine, PHASE_TAGS, personLines, sharedOf } from '../activity-words'
import { markWords } from '../publish/plan-form'
import { type Draft, draftOf, make, REASONS, SCOPES, type Scope, TITLES, type What, warning } from './editing'

/** So many names at first; the rest on a tap. */
const FIRST_PEOPLE = 12

/** What the page shows of the plan. */
interface Shown {
  title: string
  note: string
  kind: string
  tag: { text: string; tone: string }
  when: string
  where: string
  mark: string
  series: string
  taken: number
  capacity: number
  places: string
  cancelledWhy: string
  /** What can still be done. */
  editable: boolean
  cancellable: boolean
  held: boolean
  recordWords: string
  desk: DeskTime
}

/** One activity as its host runs it: bring it into the group, see who comes, change it. `new` right after publishing. */
Page({
  data: {
    look: currentLook(),
    loading: true,
    failure: null as ShownFailure | null,
    fresh: false,
    shown: null as Shown | null,
    people: [] as PersonLine[],
    allPeople: false,
    count: 0,
    painting: false,
    what: '' as What | '',
    sheetTitle: '',
    draft: null as Draft | null,
    scope: 'one' as Scope,
    scopes: SCOPES,
    reasons: REASONS,
    warning: '',
    busy: false,
    problem: '',
  },
  activityId: '',
  activity: null as ManagedActivity | null,
  card: null as string | null,
  intention: '',
  stopClock: () => {},

  onLoad(query: { id?: string; new?: string }) {
    this.activityId = query.id ?? ''
    this.setData({ fresh: query.new === '1' })
  },

  onShow() {
    followLook(this)
    this.stopClock = everyMinute(() => this.activity && this.show(this.activity))
    void this.load()
  },

  onHide() {
    this.stopClock()
  },

  onUnload() {
    this.stopClock()
  },

  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },

  onShareAppMessage() {
    const { activity } = this
    if (!activity) return { title: '身边有家', path: '/pages/home/home' }
    return {
      title: `${dayWords(new Date(activity.startsAt))} ${activity.title}`,
      path: activityPath(activity.activityId),
      ...(this.card === null ? {} : { imageUrl: this.card }),
    }
  },

  async load() {
    this.setData({ failure: null })
    try {
      const activity = await api.activity.manage({ activityId: this.activityId })
      this.activity = activity
      this.show(activity)
      this.card = await shareCard(this, 'card', sharedOf(activity))
    } catch (reason) {
      this.setData({ loading: false, failure: shown(reason) })
    }
  },

  show(activity: ManagedActivity) {
    const people = personLines(activity.people)
    this.setData({
      loading: false,
      shown: shownOf(activity, new Date()),
      count: people.length,
      people: this.data.allPeople ? people : people.slice(0, FIRST_PEOPLE),
    })
  },

  showAll() {
    this.setData({ allPeople: true })
    if (this.activity) this.show(this.activity)
  },

  retry() {
    this.setData({ loading: true })
    void this.load()
  },

  copyChain() {
    if (!this.activity) return
    wx.setClipboardData({
      data: chainText(sharedOf(this.activity)),
      success: () => announce('接龙复制好了,去群里贴上'),
    })
  },

  async drawPoster() {
    const { activity } = this
    if (!activity || this.data.painting) return
    this.setData({ painting: true, problem: '' })
    try {
      const { fileId } = await api.activity.posterCode({ activityId: activity.activityId })
      const path = await poster(this, 'poster', sharedOf(activity), fileId)
      if (path === null) announce('这台手机画不了海报,换一台试试')
      else wx.previewImage({ urls: [path], fail: () => announce('海报没有打开,再点一次') })
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
    this.setData({ painting: false })
  },

  checkIn() {
    go(`/host/check-in/check-in?id=${this.activityId}`)
  },

  record() {
    go(`/host/record/record?id=${this.activityId}`)
  },

  calls() {
    go(`/host/calls/calls?id=${this.activityId}`)
  },

  again() {
    go(`/host/publish/publish?home=${this.activity?.homeId ?? ''}`)
  },

  edit(event: WechatMiniprogram.TouchEvent) {
    const what = String(event.currentTarget.dataset.what) as What
    const { activity } = this
    if (!activity) return
    const draft = draftOf(activity)
    this.intention = ''
    this.setData({
      what,
      sheetTitle: TITLES[what],
      draft,
      scope: 'one',
      warning: warning(what, activity, draft),
      problem: '',
    })
  },

  close() {
    this.setData({ what: '', draft: null, problem: '' })
  },

  chooseScope(event: WechatMiniprogram.CustomEvent<{ id: Scope }>) {
    this.intention = ''
    this.setData({ scope: event.detail.id })
  },

  change(event: WechatMiniprogram.CustomEvent<{ name: keyof Draft; value: unknown }>) {
    const { draft, what } = this.data
    const { activity } = this
    if (!draft || !activity || what === '') return
    this.intention = ''
    const next = { ...draft, [event.detail.name]: event.detail.value } as Draft
    this.setData({ draft: next, warning: warning(what, activity, next), problem: '' })
  },

  async done() {
    const { what, draft, scope, busy } = this.data
    const { activity } = this
    if (what === '' || !draft || !activity || busy) return
    if (what === 'capacity' && draft.capacity === null) return this.setData({ problem: '写一个 1 到 500 的数。' })
    this.setData({ busy: true, problem: '' })
    try {
      if (this.intention === '') this.intention = await newRequestId()
      const said = await make(what, scope, activity, draft, this.intention)
      this.setData({ busy: false, what: '', draft: null })
      announce(said)
      await this.load()
    } catch (reason) {
      const { code, message } = shown(reason)
      const alone = what === 'cancel' && code === 'TEXT_NOT_CHECKED'
      this.setData({ busy: false, problem: alone ? '微信的审核没有回音。去掉自己写的话,就能马上取消。' : message })
    }
  },
})

function shownOf(activity: ManagedActivity, now: Date): Shown {
  const { phase, capacity, left, series, record } = activity
  const [startsAt, endsAt] = [new Date(activity.startsAt), new Date(activity.endsAt)]
  const held = phase === 'ongoing' || phase === 'over' || phase === 'completed'
  return {
    ...{
      title: activity.title,
      note: activity.note,
      kind: ACTIVITY_KIND_LABELS[activity.kind],
      tag: PHASE_TAGS[phase],
    },
    when: `${dayWords(startsAt)} ${hoursWords(startsAt, endsAt)}`,
    ...{ where: activity.whereWords, mark: markWords(activity.mark) },
    series: series === null ? '' : series.on ? '每周一次,先排出四周' : '每周的已经停了',
    ...{ taken: capacity - left, capacity, places: placesWords(left), cancelledWhy: activity.cancelledWhy ?? '' },
    editable: phase === 'notOpen' || phase === 'open' || phase === 'closed',
    cancellable: !held && phase !== 'cancelled',
    held,
    recordWords: record === 'none' ? '三天内写好算及时' : record === 'late' ? '已经写了,晚了一点' : '已经写好了',
    desk: deskOf(activity, now),
  }
}
