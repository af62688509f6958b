import { groupCodeReminder } from '../../../domain/group-code'
import { announce, confirm } from '../../services/announce'
import { api } from '../../services/api'
import { everyMinute } from '../../services/clock'
import { type ShownFailure, shown } from '../../services/failure'
import { helloByName } from '../../services/greeting'
import { type HomePage, homePage } from '../../services/home-page'
import { type HoursShown, hoursShown } from '../../services/hours'
import { currentLook, followLook } from '../../services/look'
import type { HomeView } from '../../services/model'
import { newRequestId } from '../../services/random'
import { loadMe } from '../../services/session'
import { back, go } from '../../services/way'

/** One of my homes as the workbench shows it. */
interface Mine extends HoursShown {
  page: HomePage
  /** 「群二维码后天到期」 from two days before, and that it has ended; empty until then. */
  codeWords: string
  changing: boolean
}

/** A host's workbench: what today asks of her, her hours, her number, and her home to pass on. */
Page({
  data: {
    look: currentLook(),
    hello: '',
    now: 0,
    homes: [] as Mine[],
    loading: true,
    failure: null as ShownFailure | null,
  },
  stopClock: () => {},
  intentions: {} as Record<string, string>,

  onLoad() {
    void this.load()
  },

  onShow() {
    followLook(this)
    this.stopClock = everyMinute((now) => this.tick(now))
    // Back from her record or her hosts: what she changed there stands here.
    if (!this.data.loading) void this.load()
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

  onShareAppMessage({ target }: WechatMiniprogram.Page.IShareAppMessageOption) {
    const mine = this.data.homes[Number(target?.dataset?.index ?? 0)]
    if (!mine) return { title: '身边有家', path: '/pages/home/home' }
    return {
      title: `来${mine.page.name}坐坐`,
      path: `/pages/micro-home/micro-home?id=${mine.page.id}`,
      imageUrl: `/images/share-${mine.page.type}.png`,
    }
  },

  async load() {
    this.setData({ failure: null })
    try {
      const me = await loadMe()
      const views = await Promise.all(me.homes.map(({ homeId }) => api.home.view({ homeId })))
      const now = new Date()
      this.setData({ homes: views.map((view) => mineOf(view, now)), hello: helloByName(now), loading: false })
    } catch (reason) {
      this.setData({ loading: false, failure: shown(reason) })
    }
  },

  tick(now: Date) {
    const homes = this.data.homes.map((mine) => ({ ...mine, ...hoursShown(mine, now) }))
    this.setData({ now: now.getTime(), hello: helloByName(now), homes })
  },

  retry() {
    this.setData({ loading: true })
    void this.load()
  },

  home() {
    back()
  },

  hosts(event: WechatMiniprogram.TouchEvent) {
    go(`/host/hosts/hosts?id=${String(event.currentTarget.dataset.id)}`)
  },

  open(event: WechatMiniprogram.TouchEvent) {
    go(`/pages/micro-home/micro-home?id=${String(event.currentTarget.dataset.id)}`)
  },

  rotation(event: WechatMiniprogram.TouchEvent) {
    go(`/host/rotation/rotation?id=${String(event.currentTarget.dataset.id)}`)
  },

  five(event: WechatMiniprogram.TouchEvent) {
    go(`/host/five/five?id=${String(event.currentTarget.dataset.id)}`)
  },

  profile(event: WechatMiniprogram.TouchEvent) {
    go(`/host/profile/profile?id=${String(event.currentTarget.dataset.id)}`)
  },

  activities(event: WechatMiniprogram.TouchEvent) {
    go(`/host/activities/activities?home=${String(event.currentTarget.dataset.id)}`)
  },

  plan(event: WechatMiniprogram.TouchEvent) {
    go(`/host/plan/plan?id=${String(event.currentTarget.dataset.id)}`)
  },

  publish(event: WechatMiniprogram.TouchEvent) {
    go(`/host/publish/publish?home=${String(event.currentTarget.dataset.id)}`)
  },

  async togglePhone(event: WechatMiniprogram.CustomEvent<{ on: boolean }>) {
    const index = Number(event.currentTarget.dataset.index)
    const mine = this.data.homes[index]
    if (!mine || mine.changing) return
    const publish = event.detail.on
    if (publish && !(await agreeToPublish())) return
    this.setData({ [`homes[${index}].changing`]: true, failure: null })
    const change = publish ? 'publishPhone' : 'withdrawPhone'
    const intention = `${change} ${mine.page.id}`
    try {
      this.intentions[intention] ??= await newRequestId()
      await api.home[change]({ homeId: mine.page.id }, this.intentions[intention])
      delete this.intentions[intention]
      const view = await api.home.view({ homeId: mine.page.id })
      this.setData({ [`homes[${index}]`]: mineOf(view, new Date()) })
      announce(publish ? '邻居现在可以打给您了' : '号码已经收回,不再显示')
    } catch (reason) {
      this.setData({ [`homes[${index}].changing`]: false, failure: shown(reason) })
    }
  },
})

const agreeToPublish = (): Promise<boolean> =>
  confirm('把电话公开给邻居', '同意以后,打开您家主页的人都能看到号码、直接打给您。随时可以收回。', '我同意')

const mineOf = (view: HomeView, now: Date): Mine => ({
  page: homePage(view),
  codeWords: 'expiresAt' in view.groupCode ? groupCodeReminder(new Date(view.groupCode.expiresAt), now) : '',
  changing: false,
  ...hoursShown(view, now),
})
