import { pickWorkplace } from '../../../services/session'
import { back } from '../../../services/way'
import type { Office } from '../../services/office'

/** What an officer can open; only what works stands here. */
const PLACES = [
  { id: 'applications', icon: 'check', label: '待办', appoint: false },
  { id: 'homes', icon: 'list', label: '微家名册', appoint: false },
  { id: 'roll', icon: 'sheet', label: '导入摸底表', appoint: true },
  { id: 'coverage', icon: 'pin', label: '覆盖和结对', appoint: true },
  { id: 'calendar', icon: 'calendar', label: '日历', appoint: true },
  { id: 'people', icon: 'people', label: '人和组织', appoint: false },
]

/** The frame of every officer's page: a side bar in a wide window, a row on a phone, and the page in its slot. */
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
  data: { places: PLACES.filter((place) => !place.appoint), others: [] as Office['others'] },
  observers: {
    office(office: Office | null) {
      this.setData({
        places: PLACES.filter((place) => !place.appoint || office?.mayAppoint),
        others: office?.others ?? [],
      })
    },
  },
  methods: {
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
