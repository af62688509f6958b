import { dateOf } from '../../../domain/calendar-day'
import { announce } from '../../services/announce'
import { api } from '../../services/api'
import { hideFromCapture, showToCapture } from '../../services/capture'
import { everyMinute } from '../../services/clock'
import { dayName } from '../../services/day-words'
import { shown } from '../../services/failure'
import { followLook } from '../../services/look'
import { newRequestId } from '../../services/random'
import { lastMe } from '../../services/session'
import { go } from '../../services/way'
import { comeToDesk, inPieces, openCase } from '../services/desk'
import { entrance, followWidth } from '../services/entrance'
import { clockWords, type DeskRow, deskRow, momentWords, numberOf } from '../services/help-words'

/** Somebody in danger waits for whoever is on duty, right now. */
interface CallRow {
  caseId: string
  since: string
  next: string
}
/** A case that lies still at a desk of the county: its number and its moments, nothing of what it is about. */
interface StillRow {
  caseId: string
  number: string
  words: string
  red: boolean
}
interface GlassRow {
  caseId: string
  words: string
  reason: string
}

const VIEWS = [
  { id: 'open', label: '在办的' },
  { id: 'ended', label: '办结的' },
]

/** 娘家人, from the staff's side: who calls me right now, what waits for me, and what lies still at a desk of the county. */
Page({
  data: {
    ...entrance(),
    views: VIEWS,
    view: 'open',
    listing: true,
    /** Nobody looks: there is nothing on the page. */
    away: false,
    calls: [] as CallRow[],
    rows: [] as DeskRow[],
    counts: {} as Record<string, number>,
    unanswered: [] as StillRow[],
    still: [] as StillRow[],
    glass: [] as GlassRow[],
    problem: '',
    /** The case that is to be opened in need. */
    breaking: '',
    breakProblem: '',
    busy: '',
  },
  intention: '',
  stopClock: () => {},

  onLoad() {
    void this.enter()
  },
  onShow() {
    followLook(this)
    hideFromCapture()
    this.stopClock = everyMinute(() => {
      if (this.data.office !== null && !this.data.listing) void this.listenToCalls()
    })
    if (!this.data.away) return
    this.setData({ away: false, listing: true })
    void this.enter()
  },
  /** Nothing of a case stays on a screen that nobody looks at. */
  onHide() {
    this.stopClock()
    showToCapture()
    this.setData({ rows: [], calls: [], unanswered: [], still: [], glass: [], away: true })
  },
  onUnload() {
    this.stopClock()
    showToCapture()
  },
  onResize() {
    followWidth(this)
  },
  async onPullDownRefresh() {
    await this.enter()
    wx.stopPullDownRefresh()
  },

  async enter() {
    await comeToDesk(this, () => this.list())
  },

  async list() {
    const { view } = this.data
    this.setData({ listing: true, problem: '' })
    try {
      const [{ cases }, { calls }, watched, { glass }] = await Promise.all([
        api.help.desk({ ended: view === 'ended' }),
        api.help.calls({}),
        api.help.supervision({}),
        api.help.openGlass({}),
      ])
      if (view !== this.data.view) return
      const now = new Date()
      const myId = lastMe()?.personId ?? ''
      const rows = cases.map((row) => deskRow(row, myId, now))
      for (const piece of inPieces('rows', rows)) this.setData(piece)
      this.setData({
        listing: false,
        calls: calls.map(({ caseId, since, nextAt }) => ({
          caseId,
          since: clockWords(since),
          next: nextAt === null ? '' : clockWords(nextAt),
        })),
        ...(view === 'open' ? { counts: { help: rows.length } } : {}),
        unanswered: watched.unanswered.map(({ caseId, desk, sentAt }) => ({
          caseId,
          number: numberOf(caseId),
          words: `${desk} · ${momentWords(sentAt, now)}发来`,
          red: true,
        })),
        still: watched.cases.map(({ caseId, desk, sentAt, dueOn, red }) => ({
          caseId,
          number: numberOf(caseId),
          words: `${desk} · ${momentWords(sentAt, now)}发来${dueOn ? ` · ${dayName(dueOn, dateOf(now))}到期` : ''}`,
          red,
        })),
        glass: glass.map(({ caseId, name, at, reason }) => ({
          caseId,
          words: `${name ?? '一位干部'} ${momentWords(at, now)}紧急打开了${numberOf(caseId)}`,
          reason,
        })),
      })
    } catch (reason) {
      this.setData({ listing: false, problem: shown(reason).message })
    }
  },

  /** Once a minute, quietly: whoever is on duty at night may be looking at nothing else. */
  async listenToCalls() {
    try {
      const { calls } = await api.help.calls({})
      const known = new Set(this.data.calls.map(({ caseId, next }) => `${caseId} ${next}`))
      const now = calls.map(({ caseId, nextAt }) => `${caseId} ${nextAt === null ? '' : clockWords(nextAt)}`)
      if (now.length !== known.size || now.some((one) => !known.has(one))) await this.list()
    } catch (reason) {
      this.setData({ problem: shown(reason).message })
    }
  },

  pickView(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    this.setData({ view: event.detail.id, rows: [] })
    void this.list()
  },

  async answer(event: WechatMiniprogram.TouchEvent) {
    const caseId = String(event.currentTarget.dataset.id)
    if (this.data.busy !== '') return
    this.setData({ busy: caseId, problem: '' })
    try {
      await api.help.acknowledge({ caseId }, await newRequestId())
      this.setData({ busy: '' })
      announce('您接下了,别人不再被呼叫')
      openCase(caseId)
    } catch (reason) {
      const { message } = shown(reason)
      this.setData({ busy: '' })
      await this.list()
      this.setData({ problem: message })
    }
  },

  open(event: WechatMiniprogram.TouchEvent) {
    openCase(String(event.currentTarget.dataset.id))
  },

  askToBreak(event: WechatMiniprogram.TouchEvent) {
    this.intention = ''
    this.setData({ breaking: String(event.currentTarget.dataset.id), breakProblem: '' })
  },
  stopBreaking() {
    this.setData({ breaking: '' })
  },
  async breakGlass(event: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    const { breaking, busy } = this.data
    if (busy !== '' || breaking === '') return
    this.setData({ busy: breaking, breakProblem: '' })
    try {
      this.intention ||= await newRequestId()
      await api.help.breakGlass({ caseId: breaking, reason: event.detail.reason }, this.intention)
      this.setData({ busy: '', breaking: '' })
      announce('打开半小时,另一位干部和她本人都会看到')
      openCase(breaking)
    } catch (reason) {
      this.setData({ busy: '', breakProblem: shown(reason).message })
    }
  },

  async seeGlass(event: WechatMiniprogram.TouchEvent) {
    const caseId = String(event.currentTarget.dataset.id)
    if (this.data.busy !== '') return
    this.setData({ busy: caseId, problem: '' })
    try {
      await api.help.seeGlass({ caseId }, await newRequestId())
      this.setData({ busy: '' })
      announce('记下了,您问过她')
      await this.list()
    } catch (reason) {
      this.setData({ busy: '', problem: shown(reason).message })
    }
  },

  enterOne() {
    go('/federation/help/enter')
  },
  duty() {
    go('/federation/help/duty')
  },
  figures() {
    go('/federation/help/figures')
  },
  retry() {
    void this.list()
  },
})
