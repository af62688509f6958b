import { pickWorkplace } from '../../../services/session'
import { back } from '../../../services/way'
import type { Office } from '../../services/office'
import { askTomorrow, type LockState, mayAskToSet, startSetting, touched, watchLock } from '../../services/staff-lock'

/** What an officer can open; only what works stands here. */
const PLACES = [
  { id: 'applications', icon: 'check', label: '待办', appoint: false },
  { id: 'homes', icon: 'list', label: '微家名册', appoint: false },
  { id: 'roll', icon: 'sheet', label: '导入摸底表', appoint: true },
  { id: 'coverage', icon: 'pin', label: '覆盖和结对', appoint: true },
  { id: 'duties', icon: 'people', label: '轮值', appoint: true },
  { id: 'pace', icon: 'clock', label: '节奏', appoint: false },
  { id: 'calendar', icon: 'calendar', label: '日历', appoint: true },
  { id: 'people', icon: 'people', label: '人和组织', appoint: false },
]

/** How to stop watching, by shell. */
const watching = new WeakMap<object, () => void>()

/**
 * The frame of every officer's page: a side bar in a wide window, a row on a phone, and the page in its slot. While it is covered nothing of the
 * page is on the screen; the page itself stays as it is, with what was typed.
 */
Component({
  properties: {
    active: { type: String, value: '' },
    office: { type: Object, value: null as Office | null },
    wide: { type: Boolean, value: false },
    loading: { type: Boolean, value: false },
    failure: { type: String, value: '' },
    /** Place id -> how many things wait there. */
    counts: { type: Object, value: {} as Record<string, number> },
  },
  data: {
    places: PLACES.filter((place) => !place.appoint),
    others: [] as Office['others'],
    lock: 'open' as LockState,
    /** She has no 工作密码 and has not put the question off today. */
    asksToSet: false,
    /** Where the page was scrolled to when it was covered. */
    scrolled: 0,
  },
  lifetimes: {
    attached() {
      watching.set(
        this,
        watchLock((lock) => this.follow(lock)),
      )
    },
    detached() {
      watching.get(this)?.()
    },
  },
  pageLifetimes: {
    show() {
      touched()
    },
  },
  observers: {
    office(office: Office | null) {
      this.setData({
        places: PLACES.filter((place) => !place.appoint || office?.mayAppoint),
        others: office?.others ?? [],
        asksToSet: office !== null && mayAskToSet(),
      })
    },
  },
  methods: {
    touched() {
      touched()
    },
    follow(lock: LockState) {
      if (lock === this.data.lock) return
      if (lock === 'open') {
        const { scrolled } = this.data
        const asksToSet = this.data.office !== null && mayAskToSet()
        return this.setData({ lock, asksToSet }, () => wx.pageScrollTo({ scrollTop: scrolled, duration: 0 }))
      }
      if (this.data.lock !== 'open') return this.setData({ lock })
      wx.hideKeyboard({ fail: () => {} })
      this.createSelectorQuery()
        .select('.shell')
        .boundingClientRect((place) => this.setData({ scrolled: Math.max(0, -(place?.top ?? 0)) }))
        .exec()
      this.setData({ lock })
    },
    setPin() {
      startSetting()
    },
    laterPin() {
      askTomorrow()
      this.setData({ asksToSet: false })
    },
    open(event: WechatMiniprogram.TouchEvent) {
      const id = String(event.currentTarget.dataset.id)
      if (id !== this.data.active) wx.redirectTo({ url: `/federation/${id}/${id}` })
    },
    change(event: WechatMiniprogram.TouchEvent) {
      pickWorkplace(String(event.currentTarget.dataset.org))
      wx.redirectTo({ url: '/federation/homes/homes' })
    },
    retry() {
      this.triggerEvent('retry')
    },
    home() {
      back()
    },
  },
})
