import { HOME_STATE_LABELS, type HomeState } from '../../../domain/home-state'
import { PRIMARY_TYPE_LABELS, PRIMARY_TYPES, type PrimaryType } from '../../../domain/micro-home'
import { api } from '../../services/api'
import { shown } from '../../services/failure'
import { followLook } from '../../services/look'
import type { HomeRow, OrganisationItem, RegisterPage } from '../../services/model'
import type { ExportWish } from '../components/export-sheet/export-sheet'
import { takeTold } from '../services/changed-homes'
import { arrives, comeIn, entrance } from '../services/entrance'

/** Waits until she stops typing. */
const TYPING_PAUSE_MS = 300

/** In the order in which an office asks for them. */
const STATES: readonly HomeState[] = [
  'active',
  'approved',
  'villageChecked',
  'submitted',
  'draft',
  'returned',
  'suspended',
  'closed',
  'rejected',
  'withdrawn',
]

/** 微家名册: the homes of my place, by township, state and type, with a way to reach each, and to print them. */
Page({
  ...arrives,
  data: {
    ...entrance(),
    towns: [] as OrganisationItem[],
    orgId: '',
    orgName: '',
    /** A village that she found by its name; the townships beside it are none of it. */
    place: null as RegisterPage['places'][number] | null,
    /** Which of the states and of the types; the first is all of them. */
    stateAt: 0,
    states: ['所有状态', ...STATES.map((state) => HOME_STATE_LABELS[state])],
    typeAt: 0,
    types: ['五型都看', ...PRIMARY_TYPES.map((type) => PRIMARY_TYPE_LABELS[type])],
    /** Of the whole place, whatever it is narrowed to. */
    counts: { all: 0, active: 0, underWay: 0 },
    total: 0,
    homes: [] as HomeRow[],
    /** Beside those with such a name: homes of a host of exactly this name, and places of it. */
    hosted: [] as HomeRow[],
    places: [] as RegisterPage['places'],
    query: '',
    next: null as string | null,
    listing: false,
    problem: '',
    opened: null as HomeRow | null,
    wish: null as ExportWish | null,
  },

  pause: 0 as ReturnType<typeof setTimeout> | 0,
  /** Which list was asked for last: an older answer is not shown. */
  asked: 0,

  onShow() {
    followLook(this)
    const { homes, hosted } = this.data
    this.setData(takeTold({ homes, hosted }))
  },

  onUnload() {
    if (this.pause !== 0) clearTimeout(this.pause)
  },

  onReachBottom() {
    void this.more()
  },

  async enter() {
    await comeIn(this, async (office) => {
      this.setData({ orgId: office.orgId, orgName: office.orgName, place: null, listing: true })
      if (office.mayAppoint) {
        const { organisations } = await api.federation.organisations({ parentId: office.orgId })
        this.setData({ towns: organisations })
      }
      await this.list()
    })
  },

  /** What the list is narrowed to. A name is looked for in homes of any type. */
  wishes(): { orgId: string; state?: HomeState; primaryType?: PrimaryType; query?: string } {
    const { place, orgId, stateAt, typeAt, query } = this.data
    const type = PRIMARY_TYPES[typeAt - 1]
    const state = STATES[stateAt - 1]
    return {
      orgId: place?.id ?? orgId,
      ...(state ? { state } : {}),
      ...(query !== '' ? { query } : type ? { primaryType: type } : {}),
    }
  },

  /** The first page of what is chosen; its counts come with it while no name is looked for. */
  async list() {
    this.asked += 1
    const asked = this.asked
    this.setData({ listing: true, homes: [], hosted: [], places: [], next: null, problem: '' })
    try {
      const page = await api.home.list(this.wishes())
      if (asked !== this.asked) return
      const { homes, hosted, places, next, total, counts } = page
      this.setData({ homes, hosted, places, next, total, listing: false, ...(counts ? { counts } : {}) })
    } catch (reason) {
      if (asked === this.asked) this.setData({ listing: false, problem: shown(reason).message })
    }
  },

  async more() {
    const { next, listing, homes } = this.data
    const { asked } = this
    if (next === null || listing) return
    this.setData({ listing: true, problem: '' })
    try {
      const page = await api.home.list({ ...this.wishes(), after: next })
      if (asked !== this.asked) return
      this.setData({
        ...Object.fromEntries(page.homes.map((home, i) => [`homes[${homes.length + i}]`, home])),
        next: page.next,
        listing: false,
      })
    } catch (reason) {
      if (asked === this.asked) this.setData({ listing: false, problem: shown(reason).message })
    }
  },

  typeQuery(event: WechatMiniprogram.Input) {
    const query = event.detail.value.trim()
    if (this.pause !== 0) clearTimeout(this.pause)
    this.pause = setTimeout(() => {
      if (query === this.data.query) return
      this.setData({ query })
      void this.list()
    }, TYPING_PAUSE_MS)
  },

  clearQuery() {
    this.setData({ query: '' })
    void this.list()
  },

  pickTown(event: WechatMiniprogram.TouchEvent) {
    const { id, name } = event.currentTarget.dataset
    this.setData({ orgId: String(id), orgName: String(name), place: null })
    void this.list()
  },

  /** A village or township of the name that she typed: from now on the list is of it. */
  pickPlace(event: WechatMiniprogram.TouchEvent) {
    const place = this.data.places.find(({ id }) => id === String(event.currentTarget.dataset.id)) ?? null
    this.setData({ place, query: '' })
    void this.list()
  },

  leavePlace() {
    this.setData({ place: null })
    void this.list()
  },

  pickState(event: WechatMiniprogram.PickerChange) {
    this.setData({ stateAt: Number(event.detail.value) })
    void this.list()
  },

  pickType(event: WechatMiniprogram.PickerChange) {
    this.setData({ typeAt: Number(event.detail.value) })
    void this.list()
  },

  openHome(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    const { homes, hosted } = this.data
    this.setData({ opened: [...homes, ...hosted].find((home) => home.id === event.detail.id) ?? null })
  },

  closeHome() {
    this.setData({ opened: null })
  },

  /** The place and its filters; what she looks for by name is not exported. */
  askExport() {
    const { place, orgName, typeAt } = this.data
    const { query: _, ...wishes } = this.wishes()
    const type = PRIMARY_TYPES[typeAt - 1]
    const name = place?.name ?? orgName
    const words = [
      name,
      wishes.state ? HOME_STATE_LABELS[wishes.state] : '所有状态',
      type ? PRIMARY_TYPE_LABELS[type] : '五型都有',
    ]
    this.setData({
      wish: { ...wishes, ...(type ? { primaryType: type } : {}), orgName: name, words: words.join(' · ') },
    })
  },

  closeExport() {
    this.setData({ wish: null })
  },

  openRoll() {
    wx.redirectTo({ url: '/federation/roll/roll' })
  },

  retry() {
    void (this.data.homes.length > 0 ? this.more() : this.list())
  },
})
