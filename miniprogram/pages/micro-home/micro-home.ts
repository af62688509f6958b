import { api } from '../../services/api'
import { keep, kept } from '../../services/cache'
import { everyMinute } from '../../services/clock'
import { type DutyDay, dutyDays, stillComing } from '../../services/coming'
import { type ShownFailure, shown } from '../../services/failure'
import { type HomePage, homePage } from '../../services/home-page'
import { type HoursShown, hoursShown } from '../../services/hours'
import { currentLook, followLook } from '../../services/look'
import type { ComingCard, HomeView } from '../../services/model'
import { dial } from '../../services/phone'
import { activityPath, back, isFirstPage, go as open } from '../../services/way'

/** 微家: a home's own page. People come from a share card as often as from the list, so it shows its own way home. */
Page({
  data: {
    look: currentLook(),
    home: null as HomePage | null,
    times: null as HoursShown | null,
    /** The hours of reception, where they are other than the place's. */
    reception: null as HoursShown | null,
    rough: null as RoughMap | null,
    coming: [] as ComingCard[],
    duty: [] as DutyDay[],
    shot: 0,
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
      reception: receptionShown(view, now),
      rough: roughMap(view),
      ...weekShown(view, now),
      now: now.getTime(),
      loading: false,
      failure: null,
    })
  },

  tick(now: Date) {
    const { view } = this
    this.setData({
      now: now.getTime(),
      times: view && hoursShown(view, now),
      reception: view && receptionShown(view, now),
      ...(view && weekShown(view, now)),
    })
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

  turn(event: WechatMiniprogram.SwiperChange) {
    this.setData({ shot: event.detail.current })
  },

  /** The photos in full, the tapped one first. */
  enlarge(event: WechatMiniprogram.TouchEvent) {
    const photos = this.data.home?.photos ?? []
    const current = photos[Number(event.currentTarget.dataset.index)]
    if (current) wx.previewImage({ urls: photos, current })
  },

  enlargeCode() {
    const code = this.data.home?.groupCode
    if (code) wx.previewImage({ urls: [code.fileId] })
  },

  claim() {
    open(`/pages/claim/claim?home=${this.homeId}`)
  },

  openActivity(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    open(activityPath(event.detail.id))
  },

  chooseVillage() {
    open('/pages/village/village')
  },
})

/** Reception has hours of its own only where somebody wrote them. */
function receptionShown({ reception, receptionText, days }: HomeView, now: Date): HoursShown | null {
  return receptionText === '' ? null : hoursShown({ hours: reception, hoursText: receptionText, days }, now)
}

/** What goes on here in the next days; what an older version kept has none. */
function weekShown({ coming, duty }: HomeView, now: Date): { coming: ComingCard[]; duty: DutyDay[] } {
  return { coming: stillComing(coming ?? [], now), duty: dutyDays(duty ?? [], now) }
}

interface RoughMap {
  longitude: number
  latitude: number
  circles: {
    longitude: number
    latitude: number
    radius: number
    color: string
    fillColor: string
    strokeWidth: number
  }[]
}

/** Half a grid cell and a little: the flat lies somewhere within. */
const ROUGH_RADIUS_M = 600

/** A flat shows as a round area, never as a point (safety, "Private venues"). */
function roughMap({ point, pointExact }: HomeView): RoughMap | null {
  if (point === null || pointExact) return null
  const circle = { ...point, radius: ROUGH_RADIUS_M, color: '#1D6B67AA', fillColor: '#1D6B6726', strokeWidth: 2 }
  return { ...point, circles: [circle] }
}
