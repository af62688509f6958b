import { pickWorkplace } from '../../../services/session'
import { back } from '../../../services/way'
import type { Office } from '../../services/office'
import {
  askTomorrow,
  hasPin,
  type LockState,
  mayAskToSet,
  startSetting,
  touched,
  watchLock,
} from '../../services/staff-lock'

/** What an officer can open; only what works stands here. */
const PLACES = [
  { id: 'applications', icon: 'check', label: '待办', for: 'isOfficer' },
  { id: 'help', icon: 'heart', label: '娘家人', for: 'hasDesk' },
  { id: 'homes', icon: 'list', label: '微家名册', for: 'isOfficer' },
  { id: 'roll', icon: 'sheet', label: '导入摸底表', for: 'mayAppoint' },
  { id: 'coverage', icon: 'pin', label: '覆盖和结对', for: 'mayAppoint' },
  { id: 'duties', icon: 'people', label: '轮值', for: 'mayAppoint' },
  { id: 'check-ins', icon: 'scan', label: '签到抽查', for: 'mayAppoint' },
  { id: 'pace', icon: 'clock', label: '节奏', for: 'isOfficer' },
  { id: 'five', icon: 'shield', label: '示范创建', for: 'mayAppoint' },
  { id: 'reviews', icon: 'check', label: '我的评审', for: 'mayAppoint' },
  { id: 'calendar', icon: 'calendar', label: '日历', for: 'mayAppoint' },
  { id: 'people', icon: 'people', label: '人和组织', for: 'isOfficer' },
] as const

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
    /** What stands here is shown behind a 工作密码 only. */
    behindPin: { type: Boolean, value: false },
    /** Place id -> how many things wait there. */
    counts: { type: Object, value: {} as Record<string, number> },
  },
  data: {
    places: PLACES.filter((place) => place.for === 'isOfficer') as (typeof PLACES)[number][],
    others: [] as Office['others'],
    lock: 'open' as LockState,
    /** She has no 工作密码 and has not put the question off today. */
    asksToSet: false,
    /** She has none, and nothing here is shown without one. */
    mustSet: false,
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
        places: PLACES.filter((place) => (office ? office[place.for] : place.for === 'isOfficer')),
        others: office?.others ?? [],
        ...this.asking(office),
      })
    },
  },
  methods: {
    touched() {
      touched()
    },
    asking(office: Office | null) {
      const mustSet = office !== null && this.data.behindPin && !hasPin()
      return { mustSet, asksToSet: office !== null && !mustSet && mayAskToSet() }
    },
    follow(lock: LockState) {
      if (lock === this.data.lock) return
      if (lock === 'open') {
        const { scrolled } = this.data
        const hadToSet = this.data.mustSet
        this.setData({ lock, ...this.asking(this.data.office as Office | null) }, () =>
          wx.pageScrollTo({ scrollTop: scrolled, duration: 0 }),
        )
        // She has set one just now: the page fetches what it had to leave.
        if (hadToSet && !this.data.mustSet) this.retry()
        return
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
