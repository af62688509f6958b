import { announce } from '../../services/announce'
import { api } from '../../services/api'
import { type ShownFailure, shown } from '../../services/failure'
import { currentLook, followLook } from '../../services/look'
import { chosenPlace } from '../../services/place'
import { newRequestId } from '../../services/random'
import { loadMe } from '../../services/session'
import { go } from '../../services/way'
import { type HonourRow, honourRow } from './rows'

/** 示范微家公示: name, total and level of every home in public notice or named, for everybody; while the notice runs whoever lives here may object. */
Page({
  data: {
    look: currentLook(),
    loading: true,
    failure: null as ShownFailure | null,
    needsVillage: false,
    campaigns: [] as { id: string; label: string }[],
    chosen: [] as string[],
    about: '',
    rows: [] as HonourRow[],
    /** The home that she has something to say against. */
    against: null as HonourRow | null,
    text: '',
    busy: false,
    problem: '',
  },
  intention: '',
  wanted: '',

  onLoad({ id = '' }: Record<string, string | undefined>) {
    this.wanted = id
    void this.load()
  },

  onShow() {
    followLook(this)
    if (this.data.needsVillage) void this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },

  async load() {
    try {
      const orgId = await placeOfHers()
      if (orgId === null && this.wanted === '') return this.setData({ loading: false, needsVillage: true })
      const near = orgId === null ? [] : (await api.demonstration.noticesNear({ orgId })).campaigns
      const campaigns = near.map(({ campaignId, name }) => ({ id: campaignId, label: name }))
      const campaignId = this.wanted || (campaigns[0]?.id ?? '')
      this.setData({ campaigns, chosen: [campaignId], needsVillage: false })
      if (campaignId === '') return this.setData({ loading: false, failure: null, rows: [], about: '' })
      await this.list(campaignId)
    } catch (reason) {
      this.setData({ loading: false, failure: shown(reason) })
    }
  },

  async list(campaignId: string) {
    const { name, initiator, approvalDocument, homes } = await api.demonstration.notices({ campaignId })
    this.setData({
      ...{ loading: false, failure: null, rows: homes.map(honourRow) },
      about: [name, initiator, approvalDocument ?? ''].filter((part) => part !== '').join(' · '),
    })
  },

  retry() {
    this.setData({ loading: true, failure: null })
    void this.load()
  },

  pick(event: WechatMiniprogram.CustomEvent<{ value: string[] }>) {
    const id = event.detail.value.find((one) => !this.data.chosen.includes(one))
    if (id === undefined) return
    this.wanted = id
    this.retry()
  },

  village() {
    go('/pages/village/village')
  },

  home(event: WechatMiniprogram.TouchEvent) {
    go(`/pages/micro-home/micro-home?id=${String(event.currentTarget.dataset.id)}`)
  },

  start(event: WechatMiniprogram.TouchEvent) {
    this.intention = ''
    const against = this.data.rows.find(({ id }) => id === event.currentTarget.dataset.id) ?? null
    this.setData({ against, text: '', problem: '' })
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.intention = ''
    this.setData({ text: event.detail.value, problem: '' })
  },

  stop() {
    this.setData({ against: null, problem: '' })
  },

  async object() {
    const { against, text, chosen, busy } = this.data
    if (!against || busy) return
    if (text.trim() === '') return this.setData({ problem: '写一写哪里不对。' })
    this.setData({ busy: true, problem: '' })
    try {
      this.intention ||= await newRequestId()
      const input = { homeId: against.id, campaignId: chosen[0] ?? '', text: text.trim() }
      await api.demonstration.object(input, this.intention)
      this.setData({ against: null })
      announce('收到了,由没有参加过评审的人来处理')
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
    this.setData({ busy: false })
  },
})

/** The village that she chose on this phone, else the one that she lives in. */
async function placeOfHers(): Promise<string | null> {
  const place = chosenPlace()
  if (place?.source === 'village') return place.villageId
  return (await loadMe()).village?.id ?? null
}
