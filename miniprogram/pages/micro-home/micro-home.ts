import { api } from '../../services/api'
import { keep, kept } from '../../services/cache'
import { everyMinute } from '../../services/clock'
import { type ShownFailure, shown } from '../../services/failure'
import { type HomePage, homePage } from '../../services/home-page'
import { type HoursShown, hoursShown } from '../../services/hours'
import { currentLook, followLook } from '../../services/look'
import type { HomeView } from '../../services/model'
import { dial } from '../../services/phone'
import { back, isFirstPage } from '../../services/way'

/** 微家: a home's own page. People come from a share card as often as from the list, so it shows its own way home. */
Page({
  data: {
    look: currentLook(),
    home: null as HomePage | null,
    times: null as HoursShown | null,
    now: 0,
    loading: true,
    failure: null as ShownFailure | null,
    first: false,
  },
  homeId: '',
  view: null as HomeView | null,
  stopClock: () => {},

  onLoad(query: { id?: string }) {
    this.homeId = query.id ?? ''
    this.setData({ first: isFirstPage() })
    const last = kept<HomeView>(`home-${this.homeId}`)
    if (last) this.show(last)
    void this.load()
  },

  onShow() {
    followLook(this)
    this.stopClock = everyMinute((now) => this.tick(now))
  },

  onHide() {
    this.stopClock()
  },

  onUnload() {
    this.stopClock()
  },

  onShareAppMessage() {
    const home = this.data.home
    if (!home) return { title: '身边有家', path: '/pages/home/home' }
    return {
      title: `${home.name},就在${home.place.replace(' · ', '')}`,
      path: `/pages/micro-home/micro-home?id=${home.id}`,
      imageUrl: `/images/share-${home.type}.png`,
    }
  },

  async load() {
    this.setData({ loading: true, failure: null })
    try {
      const view = await api.home.view({ homeId: this.homeId })
      keep(`home-${this.homeId}`, view)
      this.show(view)
    } catch (reason) {
      this.setData({ loading: false, failure: shown(reason) })
    }
  },

  show(view: HomeView) {
    this.view = view
    const now = new Date()
    this.setData({
      home: homePage(view),
      times: hoursShown(view, now),
      now: now.getTime(),
      loading: false,
      failure: null,
    })
  },

  tick(now: Date) {
    this.setData({ now: now.getTime(), times: this.view && hoursShown(this.view, now) })
  },

  retry() {
    void this.load()
  },

  call() {
    if (this.data.home) dial(this.data.home.phone)
  },

  go() {
    const view = this.view
    if (!view?.point || !view.pointExact) return
    wx.openLocation({ ...view.point, name: view.name, address: view.address, scale: 16 })
  },

  home() {
    back()
  },
})
