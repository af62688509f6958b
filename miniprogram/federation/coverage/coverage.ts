import { api } from '../../services/api'
import { shown } from '../../services/failure'
import type { Coverage, Unpaired } from '../../services/model'
import type { PairWish } from '../components/pair-sheet/pair-sheet'
import { arrives, comeIn, entrance } from '../services/entrance'
import { type Figures, figuresOf, nudgeText, type Pin, pinsOf, type View, viewOf } from './gaps'

type Township = Coverage['townships'][number]

/** 覆盖: where no home stands yet, on a list and on the map, and which homes have no committee member beside them. */
Page({
  ...arrives,
  data: {
    ...entrance(),
    figures: null as Figures | null,
    townships: [] as Township[],
    chosen: '',
    gaps: [] as Township['gaps'],
    pins: [] as Pin[],
    view: null as View | null,
    unpaired: [] as Unpaired[],
    more: null as string | null,
    wish: null as PairWish | null,
    problem: '',
  },
  coverage: null as Coverage | null,

  async enter() {
    await comeIn(
      this,
      async ({ orgId }) => {
        const [coverage, unpaired] = await Promise.all([
          api.federation.coverage({ orgId }),
          api.home.unpaired({ orgId }),
        ])
        this.coverage = coverage
        this.setData({
          figures: figuresOf(coverage),
          townships: coverage.townships.map((township) => ({ ...township, gaps: [] })),
          unpaired: unpaired.homes,
          more: unpaired.next,
        })
        this.open(coverage.townships.find(({ gaps }) => gaps.length > 0)?.id ?? '')
      },
      (office) => office.mayAppoint,
    )
  },

  pick(event: WechatMiniprogram.TouchEvent) {
    this.open(String(event.currentTarget.dataset.id))
  },

  /** The gaps of one township, or of all when it is tapped again: only these go to the page, a county has many. */
  open(id: string) {
    const townships = this.coverage?.townships ?? []
    const chosen = this.data.chosen === id ? '' : id
    const within = chosen === '' ? townships : townships.filter((township) => township.id === chosen)
    const pins = pinsOf(within)
    this.setData({ chosen, gaps: chosen === '' ? [] : within.flatMap(({ gaps }) => gaps), pins, view: viewOf(pins) })
  },

  copy() {
    const { office } = this.data
    if (!this.coverage || !office) return
    wx.setClipboardData({ data: nudgeText(office.orgName, this.coverage) })
  },

  async list() {
    const { office, more, unpaired } = this.data
    if (!office || more === null) return
    try {
      const page = await api.home.unpaired({ orgId: office.orgId, after: more })
      this.setData({ unpaired: [...unpaired, ...page.homes], more: page.next })
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
  },

  startPairing(event: WechatMiniprogram.TouchEvent) {
    const home = this.data.unpaired[Number(event.currentTarget.dataset.index)]
    if (home) this.setData({ wish: { homeId: home.id, homeName: home.name, leaving: null } })
  },

  stopPairing() {
    this.setData({ wish: null })
  },

  paired(event: WechatMiniprogram.CustomEvent<{ homeId: string }>) {
    const unpaired = this.data.unpaired.filter(({ id }) => id !== event.detail.homeId)
    this.setData({ wish: null, unpaired })
  },
})
