import { dateOf } from '../../../domain/calendar-day'
import { monthAfter, monthOf } from '../../../domain/rotation-plan'
import { announce, confirm } from '../../services/announce'
import { api } from '../../services/api'
import { keep, kept } from '../../services/cache'
import { type DutyDay, dayWords, monthGrid, rateWords, type SlotRow, slotRow } from '../../services/duty'
import { type ShownFailure, shown } from '../../services/failure'
import { currentLook, followLook } from '../../services/look'
import type { DutyMonth } from '../../services/model'
import { newRequestId } from '../../services/random'
import { go } from '../../services/way'
import { deedsOf, type SlotDeed, swapChoices } from './deeds'

/** 轮值: the month at a home, whose turn it is, and what may be done about a slot: say that I come, swap, stand in. */
Page({
  data: {
    look: currentLook(),
    loading: true,
    failure: null as ShownFailure | null,
    homeName: '',
    month: '',
    title: '',
    rate: '',
    weekdays: [...'一二三四五六日'],
    before: [] as number[],
    days: [] as DutyDay[],
    rows: [] as SlotRow[],
    mayPlan: false,
    /** The slot that is open in the sheet. */
    slot: null as SlotRow | null,
    deeds: [] as SlotDeed[],
    /** Whom she may ask, and what she would take in return. */
    people: [] as { id: string; label: string }[],
    theirs: [] as { id: string; label: string }[],
    toPersonId: '',
    forSlotId: '',
    asking: false,
    busy: '',
    problem: '',
    siteCode: '',
    visits: [] as { who: string; day: string }[],
    trained: [] as { name: string; words: string }[],
  },
  homeId: '',
  told: null as DutyMonth | null,
  intentions: {} as Record<string, string>,

  onLoad(query: { id?: string; month?: string }) {
    this.homeId = query.id ?? ''
    this.setData({ month: query.month ?? monthOf(new Date()) })
  },

  onShow() {
    followLook(this)
    void this.load()
    void this.loadCare()
  },

  async onPullDownRefresh() {
    await this.load()
    wx.stopPullDownRefresh()
  },

  async load() {
    const { month } = this.data
    const name = `month-${this.homeId}-${month}`
    const last = kept<DutyMonth>(name)
    if (last && this.told === null) this.show(last)
    try {
      const told = await api.rotation.monthPlan({ homeId: this.homeId, month })
      if (month !== this.data.month) return
      keep(name, told)
      this.show(told)
    } catch (reason) {
      this.setData({ loading: false, failure: last ? null : shown(reason) })
    }
  },

  /** Who came by and who was trained; the home's own hosts see it, so nothing stands here for a paired member. */
  async loadCare() {
    try {
      const { homeId } = this
      const [{ visits }, { hosts }] = await Promise.all([
        api.rotation.visits({ homeId }),
        api.rotation.trainings({ homeId }),
      ])
      this.setData({
        visits: visits
          .slice(0, 5)
          .map(({ day, name, as }) => ({ who: `${name} · ${VISITORS[as]}`, day: dayWords(day) })),
        trained: hosts.map(({ name, trainings: [last] }) => ({
          name,
          words: last ? `${last.title},${dayWords(last.at)}` : '还没有',
        })),
      })
    } catch (reason) {
      shown(reason)
    }
  },

  async showCode() {
    try {
      this.setData({ siteCode: (await api.rotation.siteCode({ homeId: this.homeId })).siteCode })
    } catch (reason) {
      announce(shown(reason).message)
    }
  },
  closeCode() {
    this.setData({ siteCode: '' })
  },
  async renew() {
    if (this.data.busy !== '' || !(await confirm('换一张门口码', '墙上的旧码马上没用,要打印新的贴上。', '换一张')))
      return
    this.setData({ busy: 'renew' })
    try {
      this.intentions.renew ??= await newRequestId()
      const { siteCode } = await api.rotation.renewSiteCode({ homeId: this.homeId }, this.intentions.renew)
      delete this.intentions.renew
      this.setData({ siteCode })
    } catch (reason) {
      announce(shown(reason).message)
    }
    this.setData({ busy: '' })
  },

  show(told: DutyMonth) {
    this.told = told
    const { month } = this.data
    const today = dateOf(new Date())
    const rows = told.slots.map(slotRow)
    this.setData({
      loading: false,
      failure: null,
      homeName: told.homeName,
      title: `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`,
      rate: rateWords(told.rate),
      rows,
      mayPlan: month >= monthOf(new Date()),
      ...monthGrid(month, rows, told.days, today),
    })
  },

  earlier() {
    this.turn(-1)
  },
  later() {
    this.turn(1)
  },
  turn(months: number) {
    this.told = null
    this.setData({ month: monthAfter(this.data.month, months), loading: true, rows: [], days: [] })
    void this.load()
  },

  retry() {
    this.setData({ loading: true })
    void this.load()
  },

  plan() {
    go(`/host/rotation/make?id=${this.homeId}&month=${this.data.month}`)
  },

  pickDay(event: WechatMiniprogram.TouchEvent) {
    const row = this.data.rows.find(({ date }) => date === event.currentTarget.dataset.date)
    if (row) this.open(row.id)
  },
  pick(event: WechatMiniprogram.TouchEvent) {
    this.open(String(event.currentTarget.dataset.id))
  },
  open(id: string) {
    const slot = this.told?.slots.find((each) => each.id === id)
    if (!slot || !this.told) return
    this.setData({
      slot: slotRow(slot),
      deeds: deedsOf(slot, new Date()),
      ...swapChoices(this.told, slot, new Date()),
      toPersonId: '',
      forSlotId: '',
      asking: false,
      problem: '',
    })
  },
  close() {
    this.setData({ slot: null, asking: false })
  },

  askWho() {
    this.setData({ asking: true })
  },
  choose({ detail }: WechatMiniprogram.CustomEvent<{ name: 'toPersonId' | 'forSlotId'; value: string }>) {
    if (detail.name === 'forSlotId') return this.setData({ forSlotId: detail.value })
    const theirs = swapChoices(this.told, this.slotNow(), new Date(), detail.value).theirs
    this.setData({ toPersonId: detail.value, theirs, forSlotId: '' })
  },
  slotNow() {
    return this.told?.slots.find(({ id }) => id === this.data.slot?.id)
  },

  async deed(event: WechatMiniprogram.TouchEvent) {
    const what = event.currentTarget.dataset.deed as SlotDeed['id']
    if (what === 'askSwap') return this.askWho()
    await this.take(what)
  },
  async sendSwap() {
    if (this.data.toPersonId === '') return this.setData({ problem: '先选一位姐妹。' })
    await this.take('askSwap')
  },

  async take(what: SlotDeed['id']) {
    const { slot, busy } = this.data
    if (!slot || busy !== '') return
    this.setData({ busy: what, problem: '' })
    const key = `${what} ${slot.id} ${this.data.toPersonId} ${this.data.forSlotId}`
    try {
      this.intentions[key] ??= await newRequestId()
      await this.call(what, slot, this.intentions[key])
      delete this.intentions[key]
      announce(DONE[what])
      this.setData({ busy: '', slot: null, asking: false })
      await this.load()
    } catch (reason) {
      const { code, message } = shown(reason)
      this.setData({ busy: '', problem: message })
      if (code === 'SLOT_CHANGED') await this.load()
    }
  },

  call(what: SlotDeed['id'], { id: slotId, month }: SlotRow, intention: string): Promise<unknown> {
    const input = { homeId: this.homeId, month, slotId }
    const swapId = this.slotNow()?.swap?.id ?? ''
    const { toPersonId, forSlotId } = this.data
    switch (what) {
      case 'confirmSlot':
        return api.rotation.confirmSlot(input, intention)
      case 'comeInstead':
        return api.rotation.comeInstead(input, intention)
      case 'askSwap':
        return api.rotation.askSwap({ ...input, toPersonId, forSlotId: forSlotId || null }, intention)
      case 'takeBackSwap':
        return api.rotation.takeBackSwap({ ...input, swapId }, intention)
      case 'accept':
      case 'decline':
        return api.rotation.answerSwap({ ...input, swapId, yes: what === 'accept' }, intention)
    }
  },
})

const VISITORS = { paired: '结对执委', member: '执委', officer: '妇联干部' } as const

const DONE: Record<SlotDeed['id'], string> = {
  confirmSlot: '记下了,到时候见',
  comeInstead: '好,大家知道您来了',
  askSwap: '已经问她了,一天里等她回话',
  takeBackSwap: '不换了,还是您来',
  accept: '换好了',
  decline: '已经告诉她换不了',
}
