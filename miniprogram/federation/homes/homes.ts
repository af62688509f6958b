import { HOME_STATES, type HomeState } from '../../../domain/home-state'
import { api } from '../../services/api'
import { shown } from '../../services/failure'
import { followLook } from '../../services/look'
import type { HomeRow, OrganisationItem } from '../../services/model'
import { comeIn, entrance, followWidth } from '../services/entrance'

/** Waits until she stops typing. */
const TYPING_PAUSE_MS = 300

/** 微家名册: the homes of my place, by township and state, with a way to reach each. */
Page({
  data: {
    ...entrance(),
    towns: [] as OrganisationItem[],
    orgId: '',
    orgName: '',
    state: 'all',
    states: [
      { id: 'all', label: '全部' },
      { id: 'active', label: '已建成' },
      { id: 'draft', label: '计划中' },
    ],
    counts: { all: 0, active: 0, draft: 0 },
    /** All that came so far, and of these the ones that match what she looks for. */
    homes: [] as HomeRow[],
    found: [] as HomeRow[],
    query: '',
    next: null as string | null,
    listing: false,
    problem: '',
    opened: null as HomeRow | null,
  },

  pause: 0 as ReturnType<typeof setTimeout> | 0,

  onLoad() {
    void this.enter()
  },

  onShow() {
    followLook(this)
  },

  onUnload() {
    if (this.pause !== 0) clearTimeout(this.pause)
  },

  onResize() {
    followWidth(this)
  },

  async onPullDownRefresh() {
    await this.enter()
    wx.stopPullDownRefresh()
  },

  onReachBottom() {
    void this.more()
  },

  async enter() {
    await comeIn(this, async (office) => {
      this.setData({ orgId: office.orgId, orgName: office.orgName })
      if (office.mayAppoint) {
        const { organisations } = await api.federation.organisations({ parentId: office.orgId })
        this.setData({ towns: organisations })
      }
      await this.list()
    })
  },

  /** The first page of what is chosen, and how many there are of each kind. */
  async list() {
    const { orgId, state } = this.data
    this.setData({ listing: true, homes: [], found: [], next: null, problem: '' })
    try {
      const [shownPage, all, active, draft] = await Promise.all([
        api.home.list({ orgId, ...stateOf(state) }),
        state === 'all' ? null : api.home.list({ orgId }),
        state === 'active' ? null : api.home.list({ orgId, state: 'active' }),
        state === 'draft' ? null : api.home.list({ orgId, state: 'draft' }),
      ])
      if (orgId !== this.data.orgId || state !== this.data.state) return
      const total = (page: { total: number } | null): number => (page ?? shownPage).total
      this.setData({
        homes: shownPage.homes,
        found: matching(shownPage.homes, this.data.query),
        next: shownPage.next,
        counts: { all: total(all), active: total(active), draft: total(draft) },
        listing: false,
      })
      await this.find()
    } catch (reason) {
      this.setData({ listing: false, problem: shown(reason).message })
    }
  },

  async more() {
    const { orgId, state, next, listing, homes } = this.data
    if (next === null || listing) return
    this.setData({ listing: true, problem: '' })
    try {
      const page = await api.home.list({ orgId, ...stateOf(state), after: next })
      if (orgId !== this.data.orgId || state !== this.data.state) return
      const added = matching(page.homes, this.data.query)
      this.setData({
        ...Object.fromEntries(page.homes.map((home, i) => [`homes[${homes.length + i}]`, home])),
        ...Object.fromEntries(added.map((home, i) => [`found[${this.data.found.length + i}]`, home])),
        next: page.next,
        listing: false,
      })
    } catch (reason) {
      this.setData({ listing: false, problem: shown(reason).message })
    }
  },

  typeQuery(event: WechatMiniprogram.Input) {
    const query = event.detail.value.trim()
    if (this.pause !== 0) clearTimeout(this.pause)
    this.pause = setTimeout(() => {
      this.setData({ query, found: matching(this.data.homes, query) })
      void this.find()
    }, TYPING_PAUSE_MS)
  },

  /** While she looks for one, the rest of the register comes page by page. */
  async find() {
    while (this.data.query !== '' && this.data.next !== null && !this.data.listing && this.data.problem === '') {
      await this.more()
    }
  },

  pickTown(event: WechatMiniprogram.TouchEvent) {
    const { id, name } = event.currentTarget.dataset
    this.setData({ orgId: String(id), orgName: String(name) })
    void this.list()
  },

  pickState(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.setData({ state: event.detail.id })
    void this.list()
  },

  openHome(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.setData({ opened: this.data.homes.find((home) => home.id === event.detail.id) ?? null })
  },

  closeHome() {
    this.setData({ opened: null })
  },

  openRoll() {
    wx.redirectTo({ url: '/federation/roll/roll' })
  },

  retry() {
    void (this.data.homes.length > 0 ? this.more().then(() => this.find()) : this.list())
  },
})

/** Homes with these letters in their name, their place or their host's name. */
const matching = (homes: readonly HomeRow[], query: string): HomeRow[] =>
  homes.filter(({ name, villageName, townshipName, hostName }) =>
    [name, villageName, townshipName, hostName ?? ''].some((words) => words.includes(query)),
  )

const stateOf = (state: string): { state?: HomeState } => {
  const known = HOME_STATES.find((one) => one === state)
  return known ? { state: known } : {}
}
