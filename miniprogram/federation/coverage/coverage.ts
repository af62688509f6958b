import { MEMBER_LEVEL_LABELS, MEMBER_LEVELS, type MemberLevel } from '../../../domain/micro-home'
import { announce } from '../../services/announce'
import { api } from '../../services/api'
import { shown } from '../../services/failure'
import { followLook } from '../../services/look'
import type { Coverage, Unpaired } from '../../services/model'
import { newRequestId } from '../../services/random'
import { comeIn, entrance, followWidth } from '../services/entrance'
import { type Figures, figuresOf, nudgeText, type Pin, pinsOf, type View, viewOf } from './gaps'

type Township = Coverage['townships'][number]

const LEVELS = MEMBER_LEVELS.map((id) => ({ id, label: `${MEMBER_LEVEL_LABELS[id]}执委` }))
const NOBODY = { name: '', level: 'township' as MemberLevel, until: '' }

/** 覆盖: where no home stands yet, on a list and on the map, and which homes have no committee member beside them. */
Page({
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
    levels: LEVELS,
    pairing: null as Unpaired | null,
    member: NOBODY,
    sending: false,
    problem: '',
  },
  coverage: null as Coverage | null,
  intention: '',

  onLoad() {
    void this.enter()
  },

  onShow() {
    followLook(this)
  },

  onResize() {
    followWidth(this)
  },

  async onPullDownRefresh() {
    await this.enter()
    wx.stopPullDownRefresh()
  },

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
    this.intention = ''
    const pairing = this.data.unpaired[Number(event.currentTarget.dataset.index)] ?? null
    this.setData({ pairing, member: NOBODY, problem: '' })
  },

  stopPairing() {
    this.setData({ pairing: null, problem: '' })
  },

  change(event: WechatMiniprogram.CustomEvent<{ name: string; value: string }>) {
    this.intention = ''
    this.setData({ [`member.${event.detail.name}`]: event.detail.value, problem: '' })
  },

  async pair() {
    const { pairing, member, sending } = this.data
    if (!pairing || sending) return
    if (member.name.trim() === '') return this.setData({ problem: '写一下她的名字。' })
    this.setData({ sending: true, problem: '' })
    const until = member.until === '' ? null : `${member.until}T23:59:59+08:00`
    try {
      if (this.intention === '') this.intention = await newRequestId()
      const { name, level } = member
      await api.home.pair({ homeId: pairing.id, member: { name, level }, until }, this.intention)
      const unpaired = this.data.unpaired.filter(({ id }) => id !== pairing.id)
      this.setData({ sending: false, pairing: null, unpaired })
      announce(`${member.name}和${pairing.name}结对了`)
    } catch (reason) {
      this.setData({ sending: false, problem: shown(reason).message })
    }
  },
})
