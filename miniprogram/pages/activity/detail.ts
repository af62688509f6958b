import { type ActivityShown, activityShown } from '../../services/activity-page'
import { momentWords } from '../../services/activity-words'
import { announce, confirm } from '../../services/announce'
import { api } from '../../services/api'
import { keep, kept } from '../../services/cache'
import { everyMinute } from '../../services/clock'
import { type ShownFailure, shown } from '../../services/failure'
import { currentLook, followLook } from '../../services/look'
import type { ActivityView, Family } from '../../services/model'
import { dial } from '../../services/phone'
import { newRequestId } from '../../services/random'
import { knownMe } from '../../services/session'
import { go, isFirstPage, back as toHome } from '../../services/way'

/** For young people, day and night (rules that bind 5). */
const YOUTH_LINE = '12355'

/** 活动详情: what, when, where, what is left, and one big button. Most people come here from a card in a group. */
Page({
  data: {
    look: currentLook(),
    activity: null as ActivityShown | null,
    /** What she may do it for: her children, and the adults whom she remembers; null until she opens the sheet. */
    family: null as { children: { id: string; label: string }[]; adults: { personId: string; name: string }[] } | null,
    children: [] as string[],
    sheet: '' as '' | 'others' | 'young' | 'lost',
    /** Of the home, for whoever cannot find her child; null while it is looked up, empty where none is public. */
    hostPhone: null as string | null,
    busy: '',
    done: '',
    address: '',
    problem: '',
    loading: true,
    failure: null as ShownFailure | null,
    first: false,
  },
  activityId: '',
  view: null as ActivityView | null,
  /** Whom she remembers, as the cloud said last. */
  known: null as Family | null,
  /** One intention for each thing that she wants, kept until it has succeeded. */
  intentions: {} as Record<string, string>,
  stopClock: () => {},

  /** `scene` from a poster's code. */
  onLoad(query: { id?: string; scene?: string }) {
    this.activityId = query.id ?? decodeURIComponent(query.scene ?? '')
    this.setData({ first: isFirstPage() })
    const last = kept<ActivityView>(`activity-${this.activityId}`)
    if (last) this.show(last)
  },

  onShow() {
    followLook(this)
    this.stopClock = everyMinute((now) => this.view && this.setData({ activity: activityShown(this.view, now) }))
    if (this.data.family) void this.loadFamily()
    void this.load()
  },

  onHide() {
    this.stopClock()
  },

  onUnload() {
    this.stopClock()
  },

  onShareAppMessage() {
    const { view } = this
    if (!view) return { title: '身边有家', path: '/pages/home/home' }
    const when = momentWords(view.startsAt, new Date())
    return { title: `${when},${view.title},在${view.homeName}`, path: `/pages/activity/detail?id=${view.id}` }
  },

  async load() {
    this.setData({ loading: true, failure: null })
    try {
      const view = await api.activity.view({ activityId: this.activityId })
      keep(`activity-${this.activityId}`, view)
      this.show(view)
    } catch (reason) {
      this.setData({ loading: false, failure: shown(reason) })
    }
  },

  show(view: ActivityView) {
    this.view = view
    this.setData({ activity: activityShown(view, new Date()), loading: false, failure: null })
    this.drawFamily()
  },

  main() {
    const { activity } = this.data
    if (activity?.main === 'homes') go('/pages/activity/activity')
    else if (activity?.atDoor) go(activity.atDoor.way)
    else void this.signUp('me', {})
  },

  /** A visitor chooses her village first, once; then the same tap goes on. */
  async isSettled(): Promise<boolean> {
    if ((await knownMe()).personId !== null) return true
    go('/pages/village/village?for=settle')
    return false
  },

  async signUp(key: string, who: { personId?: string; lineIds?: string[] }) {
    if (this.data.busy || !(await this.isSettled())) return
    const places = this.view?.countCompanions ? 1 + (who.lineIds?.length ?? 0) : 1
    await this.act(`signUp ${key} ${who.lineIds?.join() ?? ''}`, key, async (intention: string) => {
      const { standing } = await api.activity.signUp({ activityId: this.activityId, places, ...who }, intention)
      const name = standing.name ?? '您'
      return standing.as === 'seat' ? `${name}报上了` : `${name}排上候补了,轮到会在「消息」里告诉您`
    })
  },

  async leave(event: WechatMiniprogram.TouchEvent) {
    const standing = this.data.activity?.standings[Number(event.currentTarget.dataset.index)]
    if (!standing) return
    const yes = await confirm('取消报名', `${standing.who}的位置让给下一位?再报就要从后面排起。`, '取消报名')
    if (!yes) return
    await this.act(`leave ${standing.personId}`, standing.personId, async (intention: string) => {
      await api.activity.cancelSignUp(this.whose(standing), intention)
      return `${standing.who}的位置让出来了`
    })
  },

  /** Her code, or that of whom she signed up, for the host's camera. */
  code(event: WechatMiniprogram.TouchEvent) {
    const way = this.data.activity?.standings[Number(event.currentTarget.dataset.index)]?.code?.way
    if (way) go(way)
  },

  async reply(event: WechatMiniprogram.TouchEvent) {
    const standing = this.data.activity?.standings[Number(event.currentTarget.dataset.index)]
    const yes = event.currentTarget.dataset.yes === 'yes'
    if (!standing) return
    await this.act(`reply ${standing.personId} ${yes}`, standing.personId, async (intention: string) => {
      const whose = this.whose(standing)
      if (standing.asks === 'move') await api.activity.reconfirm({ ...whose, coming: yes }, intention)
      else await api.activity.answer({ ...whose, yes }, intention)
      return yes ? `好,给${standing.who === '我' ? '您' : standing.who}留着` : '位置让给下一位了'
    })
  },

  whose(standing: { personId: string; who: string }) {
    const { activityId } = this
    return standing.who === '我' ? { activityId } : { activityId, personId: standing.personId }
  },

  /** One thing at a time; what was said of it stands on the page, and the page is looked at anew. */
  async act(intent: string, busy: string, work: (intention: string) => Promise<string>) {
    if (this.data.busy) return
    this.setData({ busy, problem: '', done: '' })
    try {
      this.intentions[intent] ??= await newRequestId()
      const done = await work(this.intentions[intent])
      delete this.intentions[intent]
      this.setData({ done, sheet: '', children: [] })
    } catch (reason) {
      const failure = shown(reason)
      if (failure.code === 'SIGN_IN_NEEDED') go('/pages/village/village?for=settle')
      if (failure.code === 'ADULT_NEEDED') this.setData({ sheet: 'young' })
      this.setData({ problem: failure.message })
    }
    this.setData({ busy: '' })
    await this.load()
  },

  async others() {
    if (!(await this.isSettled())) return
    this.setData({ sheet: 'others', problem: '' })
    await this.loadFamily()
  },

  async loadFamily() {
    try {
      this.known = await api.member.family({})
      this.drawFamily()
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
  },

  /** The adults who do not stand on the roster already. */
  drawFamily() {
    const { known, view } = this
    if (known) this.setData({ family: familyShown(known, view?.standings ?? []) })
  },

  pickChildren(event: WechatMiniprogram.CustomEvent<{ value: string[] }>) {
    this.setData({ children: event.detail.value })
  },

  withChildren() {
    const { children } = this.data
    void this.signUp('me', { lineIds: children })
  },

  signUpAdult(event: WechatMiniprogram.TouchEvent) {
    const personId = String(event.currentTarget.dataset.id)
    void this.signUp(personId, { personId })
  },

  addFamily() {
    go('/pages/family/family')
  },

  young() {
    this.setData({ sheet: 'young' })
  },

  /** 110 stands there at once; whom to call at the home is looked up meanwhile. */
  async lost() {
    const { activity } = this.data
    this.setData({ sheet: 'lost', hostPhone: null })
    if (!activity) return
    try {
      const { publicPhone } = await api.home.view({ homeId: activity.homeId })
      this.setData({ hostPhone: publicPhone ?? '' })
    } catch (reason) {
      shown(reason)
      this.setData({ hostPhone: '' })
    }
  },

  callPolice() {
    dial('110')
  },

  callHost() {
    if (this.data.hostPhone) dial(this.data.hostPhone)
  },

  callYouth() {
    dial(YOUTH_LINE)
  },

  closeSheet() {
    this.setData({ sheet: '', problem: '' })
  },

  async door() {
    try {
      this.setData({ address: (await api.activity.where({ activityId: this.activityId })).address })
    } catch (reason) {
      announce(shown(reason).message)
    }
  },

  way() {
    const { view } = this
    if (!view?.point || !this.data.activity?.exact) return
    wx.openLocation({ ...view.point, name: view.homeName, address: view.shownPlace, scale: 16 })
  },

  calendar() {
    const { view } = this
    if (!view) return
    wx.addPhoneCalendar({
      title: view.title,
      startTime: Date.parse(view.startsAt) / 1000,
      endTime: String(Date.parse(view.endsAt) / 1000),
      location: view.shownPlace,
      description: `${view.homeName},身边有家`,
      success: () => announce('写进手机日历了'),
    })
  },

  openHome() {
    if (this.view) go(`/pages/micro-home/micro-home?id=${this.view.homeId}`)
  },

  toActivities() {
    go('/pages/activity/activity')
  },

  back() {
    toHome()
  },

  retry() {
    void this.load()
  },
})

function familyShown({ lines, adults }: Family, standings: ActivityView['standings']) {
  return {
    children: lines
      .filter(({ consents }) => consents.some((each) => each.purpose === 'join' && each.withdrawnAt === null))
      .map(({ id, nickname, ageBand }) => ({ id, label: `${nickname}(${ageBand} 岁)` })),
    adults: adults
      .filter((adult) => !standings.some(({ personId }) => personId === adult.personId))
      .map(({ personId, name }) => ({ personId, name })),
  }
}
