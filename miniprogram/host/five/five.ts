import { announce, confirm } from '../../services/announce'
import { api } from '../../services/api'
import { keep, kept } from '../../services/cache'
import { type ShownFailure, shown } from '../../services/failure'
import { currentLook, followLook } from '../../services/look'
import type { MyScore } from '../../services/model'
import { newRequestId } from '../../services/random'
import { go } from '../../services/way'
import { type CampaignShown, campaignsShown, type ItemShown, itemsShown } from './applying'
import { type FiveShown, fiveShown, type LineShown, linesShown } from './rows'

/** 五有自查: how a home stands in every indicator, what it was computed from, and what would raise it most for least. */
Page({
  data: {
    look: currentLook(),
    five: null as FiveShown | null,
    canCompute: false,
    loading: true,
    busy: false,
    failure: null as ShownFailure | null,
    /** The indicator whose evidence is open. */
    open: null as { id: string; name: string; points: string; said: string; human: boolean } | null,
    lines: null as LineShown[] | null,
    linesFailure: null as ShownFailure | null,
    campaigns: [] as CampaignShown[],
    items: [] as ItemShown[],
    /** The campaign for which she scores herself, with what she counted so far. */
    scoring: null as { campaignId: string; scores: Record<string, number | null> } | null,
    problem: '',
  },
  homeId: '',
  intention: '',
  selfScores: {} as Record<string, Record<string, number>>,

  onLoad({ id = '' }: Record<string, string | undefined>) {
    this.homeId = id
    const last = kept<MyScore>(`five-${id}`)
    if (last) this.show(last)
    void this.load()
  },

  onShow() {
    followLook(this)
  },

  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },

  async load() {
    try {
      const mine = await api.demonstration.myScore({ homeId: this.homeId })
      keep(`five-${this.homeId}`, mine)
      this.show(mine)
      await this.loadCampaigns()
    } catch (reason) {
      this.setData({ loading: false, failure: shown(reason) })
    }
  },

  show({ score, canCompute }: MyScore) {
    this.setData({ five: score && fiveShown(score), canCompute, loading: false, failure: null })
  },

  retry() {
    this.setData({ loading: true, failure: null })
    void this.load()
  },

  async compute() {
    if (this.data.busy) return
    this.setData({ busy: true, failure: null })
    try {
      await api.demonstration.refreshScore({ homeId: this.homeId }, await newRequestId())
      await this.load()
      announce('按现在的记录算好了')
    } catch (reason) {
      this.setData({ failure: shown(reason) })
    }
    this.setData({ busy: false })
  },

  openItem(event: WechatMiniprogram.TouchEvent) {
    const id = String(event.currentTarget.dataset.id)
    const indicator = this.data.five?.dimensions.flatMap(({ indicators }) => indicators).find((one) => one.id === id)
    if (!indicator) return
    const { name, points, said, human } = indicator
    this.setData({ open: { id, name, points, said, human }, lines: human ? [] : null, linesFailure: null })
    if (!human) void this.loadLines(id)
  },

  async loadLines(indicatorId: string) {
    try {
      const { lines } = await api.demonstration.evidence({ homeId: this.homeId, indicatorId })
      if (this.data.open?.id === indicatorId) this.setData({ lines: linesShown(lines) })
    } catch (reason) {
      this.setData({ linesFailure: shown(reason) })
    }
  },

  retryLines() {
    this.setData({ linesFailure: null })
    if (this.data.open) void this.loadLines(this.data.open.id)
  },

  close() {
    this.setData({ open: null, lines: null })
  },

  activity(event: WechatMiniprogram.TouchEvent) {
    const id = String(event.currentTarget.dataset.id)
    if (id !== '') go(`/host/activity/activity?id=${id}`)
  },

  async confirmProfile() {
    if (this.data.busy) return
    this.setData({ busy: true })
    try {
      await api.demonstration.confirmProfile({ homeId: this.homeId }, await newRequestId())
      await api.demonstration.refreshScore({ homeId: this.homeId }, await newRequestId())
      this.close()
      await this.load()
      announce('记下了,90 天内都算')
    } catch (reason) {
      this.setData({ linesFailure: shown(reason) })
    }
    this.setData({ busy: false })
  },

  async loadCampaigns() {
    const here = await api.demonstration.campaignsHere({ homeId: this.homeId })
    for (const { campaignId, mine } of here.campaigns) this.selfScores[campaignId] = mine?.selfScores ?? {}
    this.setData({ campaigns: campaignsShown(here), items: itemsShown(here) })
  },

  startScoring(event: WechatMiniprogram.TouchEvent) {
    const campaignId = String(event.currentTarget.dataset.id)
    this.intention = ''
    this.setData({ scoring: { campaignId, scores: { ...this.selfScores[campaignId] } }, problem: '' })
  },

  score(event: WechatMiniprogram.CustomEvent<{ name: string; value: number | null }>) {
    this.intention = ''
    this.setData({ [`scoring.scores.${event.detail.name}`]: event.detail.value, problem: '' })
  },

  stopScoring() {
    this.setData({ scoring: null, problem: '' })
  },

  async saveScores() {
    const { scoring, items } = this.data
    if (!scoring) return
    const counted = items.flatMap(({ id }) => {
      const count = scoring.scores[id]
      return typeof count === 'number' ? [{ id, count }] : []
    })
    if (counted.length < items.length) return this.setData({ problem: '每一项都填一个数,再存。' })
    await this.act(async (intention) => {
      const { campaignId } = scoring
      await api.demonstration.selfScore({ homeId: this.homeId, campaignId, scores: counted }, intention)
      this.setData({ scoring: null })
      announce('自评存好了')
    })
  },

  async submit(event: WechatMiniprogram.TouchEvent) {
    const campaignId = String(event.currentTarget.dataset.id)
    if (!(await confirm('提交申报', '交上去以后由镇街核对,有要补的会退回来。公示以前随时可以撤回。', '提交'))) return
    await this.act(async (intention) => {
      await api.demonstration.submit({ homeId: this.homeId, campaignId }, intention)
      announce('申报交上去了')
    })
  },

  async withdraw(event: WechatMiniprogram.TouchEvent) {
    const campaignId = String(event.currentTarget.dataset.id)
    if (!(await confirm('撤回申报', '撤回以后,这一次就不再参加,分数也不再给人看。下一次可以再申报。', '撤回'))) return
    await this.act(async (intention) => {
      await api.demonstration.withdraw({ homeId: this.homeId, campaignId }, intention)
      announce('撤回了')
    })
  },

  /** Does something about an application once, and shows how it stands afterwards. */
  async act(work: (intention: string) => Promise<void>) {
    if (this.data.busy) return
    this.setData({ busy: true, problem: '' })
    try {
      this.intention ||= await newRequestId()
      await work(this.intention)
      this.intention = ''
      await this.loadCampaigns()
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
    this.setData({ busy: false })
  },

  proof(event: WechatMiniprogram.TouchEvent) {
    go(`/host/five/proof?id=${this.homeId}&campaign=${String(event.currentTarget.dataset.id)}`)
  },

  profile() {
    go(`/host/profile/profile?id=${this.homeId}`)
  },
})
